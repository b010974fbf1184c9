"""Stores one meeting, in one transaction and a constant number of queries.

What is there already keeps its key and its address. A statement met again is found by its
number or, where a source numbers differently, by its words; then it moves and leaves a
redirect. Nothing is deleted because a source does not have it, and what a later source
does not say is kept from an earlier one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from django.db import transaction

from statements.ingest.names.labels import Resolver
from statements.ingest.names.people import NOBODY, Delegation
from statements.models import IngestRun, Meeting, Redirect, Source, Statement
from statements.transcripts import records
from statements.transcripts.symbols import parse as parse_symbol

from .citations import save_citations
from .language_versions import save_versions
from .proceedings import save_proceedings
from .report import Fate, Report
from .review_queue import enqueue
from .rows import changed_fields, fields_of, stored_repairs, take_over
from .same_statements import fingerprint, match
from .sources import save_sources

Amend = Callable[[Meeting], object]


# Of two sources of one statement the better one is kept: the official file has pages, real
# hyphens and accents, its text has lost the pages, the corpus was read by machine.
_RANK: dict[str, int] = {
    records.Format.STATEMENT_FILES: 0,
    records.Format.CORPUS_5: 0,
    records.Format.CORPUS_6: 0,
    records.Format.LETTER: 1,
    records.Format.RECORD_TEXT: 1,
    records.Format.RECORD_PDF: 2,
}

# What every source tells of its meeting, and what counts only where a source has it.
_ALWAYS_TOLD = ("number", "resumption", "part", "kind", "specimen")
_PERHAPS_TOLD = (
    *("date", "city", "agenda_item_id", "year_of_council", "scheduled", "opened", "closed"),
    *("president_printed", "president_id", "president_country_id"),
)
_STATEMENT_FIELDS = fields_of(Statement, leave=("meeting", "source", "stamp"))


@dataclass(frozen=True, slots=True)
class Store:
    """Stores meetings for one run. `amend` puts corrections back after each meeting."""

    resolver: Resolver
    report: Report
    run: IngestRun
    amend: Amend

    def save(
        self, files: records.MeetingFiles, read: records.ParsedMeeting
    ) -> list[records.ReadingProblem]:
        """Store one meeting, all or nothing, and return what was found wrong with it.

        What was created and updated is counted in the report once the transaction stands.
        """
        counts = Report()
        problems: list[records.ReadingProblem] = []
        with transaction.atomic():
            meeting, fate, items = self._meeting(read)
            counts.count("meetings", fate)
            sources = save_sources(meeting, files, self.run)
            if read.language == "en":
                rows, problems = self._rows(read, meeting, sources, counts)
                self._statements(meeting, read, rows, counts)
                save_proceedings(meeting, read, self.resolver)
            else:
                save_versions(meeting, read, sources, counts)
            problems = [*read.problems, *problems]
            enqueue(self.run, [*problems, *counts.suggestions], meeting)
            self.amend(meeting)
            self.resolver.drop_agenda_items(items)
        self.report.counts.update(counts.counts)
        self.report.suggestions += counts.suggestions
        return problems

    def _meeting(self, read: records.ParsedMeeting) -> tuple[Meeting, Fate, set[int]]:
        """Store what is said of the meeting itself.

        Returns it with its fate, and the agenda items that may have lost their last meeting.
        """
        stored = Meeting.objects.select_for_update().filter(symbol=read.symbol).first()
        if read.language != "en":
            # Its cover is in its own language: it only tells when, if nothing else does.
            date = stored.date if stored else None
            read = replace(
                read,
                date=date or read.date,
                city="",
                agenda="",
                president="",
                year_of_council="",
            )
        row = self._meeting_row(read)
        told = [*_ALWAYS_TOLD, *(name for name in _PERHAPS_TOLD if getattr(row, name))]
        if read.format in {records.Format.RECORD_PDF, records.Format.RECORD_TEXT}:
            told.append("provisional")
        if stored is None:
            row.save(force_insert=True)
            return row, Fate.CREATED, set()
        items = {stored.agenda_item_id, row.agenda_item_id}
        changed = changed_fields(stored, row, told)
        take_over(stored, row, changed)
        if changed:
            stored.save(update_fields=[name.removesuffix("_id") for name in changed])
        fate = Fate.UPDATED if changed else Fate.UNCHANGED
        left = {key for key in items if key} if "agenda_item_id" in changed else set()
        return stored, fate, left

    def _meeting_row(self, read: records.ParsedMeeting) -> Meeting:
        """Return the meeting as this source has it, its names resolved to keys."""
        symbol = parse_symbol(read.symbol)
        row = Meeting(
            symbol=read.symbol,
            number=symbol.number if symbol.is_meeting else None,
            resumption=symbol.resumption,
            part=symbol.part,
            kind=read.kind.value,
            specimen=read.symbol.startswith("SPECIMEN/"),
            date=read.date,
            city=read.city,
            # The title; a record lists the documents under it line by line.
            agenda_item_id=self.resolver.agenda_item(read.agenda.partition("\n")[0]),
            year_of_council=read.year_of_council[:40],
            scheduled=read.scheduled,
            opened=read.opened,
            closed=read.closed,
            provisional=read.provisional,
        )
        label = read.president_country
        delegation = self.resolver.delegations([label])[0][label] if label else NOBODY
        row.president_country_id = delegation.country
        if read.president:
            speaker = (read.president, delegation)
            row.president_id = self.resolver.people.find([speaker], read.date).speakers[speaker]
            row.president_printed = f"{read.president} ({label})" if label else read.president
        return row

    def _rows(
        self,
        read: records.ParsedMeeting,
        meeting: Meeting,
        sources: dict[str, Source],
        counts: Report,
    ) -> tuple[list[Statement], list[records.ReadingProblem]]:
        """Return each statement as this source has it, its names resolved to keys."""
        belongs, problems = self.resolver.delegations(
            dict.fromkeys(map(_label, filter(_label, read.statements)))
        )
        said_by = [
            (statement.speaker, belongs.get(_label(statement), NOBODY))
            for statement in read.statements
        ]
        people = self.resolver.people.find((pair for pair in said_by if pair[0].strip()), read.date)
        counts.count("speakers", Fate.CREATED, people.made)
        counts.count("speakers", Fate.UNCHANGED, len(people.speakers) - people.made)
        counts.suggestions += people.suggestions
        rows = [
            _statement_row(
                statement,
                meeting,
                sources.get(statement.file),
                delegation,
                people.speakers.get((name, delegation)),
            )
            for statement, (name, delegation) in zip(read.statements, said_by, strict=True)
        ]
        return rows, problems

    def _statements(
        self,
        meeting: Meeting,
        read: records.ParsedMeeting,
        rows: Sequence[Statement],
        counts: Report,
    ) -> None:
        at_meeting = Statement.objects.at(meeting).select_related("source").defer("source__content")
        stored = match(read.statements, at_meeting)
        kept: list[Statement] = []
        created: list[Statement] = []
        updated: list[Statement] = []
        moved: list[Redirect] = []
        for statement, row, known in zip(read.statements, rows, stored, strict=True):
            if known is None:
                kept.append(row)
                created.append(row)
                continue
            kept.append(known)
            if known.source is not None and _RANK[read.format] < _RANK[known.source.format]:
                continue  # the better source has been read already
            if not changed_fields(known, row, _STATEMENT_FIELDS):
                continue
            if known.number != statement.number:
                moved.append(Redirect(meeting=meeting, number=known.number, statement=known))
            take_over(known, row, (*_STATEMENT_FIELDS, "source"))
            updated.append(known)
        counts.count("statements", Fate.CREATED, len(created))
        counts.count("statements", Fate.UPDATED, len(updated))
        counts.count("statements", Fate.UNCHANGED, len(kept) - len(created) - len(updated))
        _write(created, updated, moved)
        read_anew = [
            (row, statement)
            for row, statement in zip(kept, read.statements, strict=True)
            if row.source is None or _RANK[read.format] >= _RANK[row.source.format]
        ]
        save_citations(read_anew, self.resolver, counts)


def _label(statement: records.ParsedStatement) -> str:
    return statement.affiliation or statement.country or statement.organization


def _statement_row(
    statement: records.ParsedStatement,
    meeting: Meeting,
    source: Source | None,
    delegation: Delegation,
    speaker: int | None,
) -> Statement:
    return Statement(
        meeting=meeting,
        number=statement.number,
        heading=statement.heading[:500],
        speaker_id=speaker,
        country_id=delegation.country,
        organization_id=delegation.organization,
        capacity=statement.capacity[:500],
        language=statement.language[:40],
        procedural=statement.procedural,
        printed=statement.printed,
        paragraphs=list(statement.paragraphs),
        repairs=stored_repairs(statement.repairs),
        pages=list(statement.pages),
        word_count=statement.word_count,
        source=source,
        fingerprint=fingerprint(statement.paragraphs),
    )


def _write(
    created: Sequence[Statement], updated: Sequence[Statement], moved: Sequence[Redirect]
) -> None:
    if updated:
        # One command for all rows, so that numbers may change places among them.
        Statement.objects.bulk_create(
            updated,
            update_conflicts=True,
            unique_fields=["id"],
            update_fields=[name.removesuffix("_id") for name in (*_STATEMENT_FIELDS, "source")],
        )
    Statement.objects.bulk_create(created)
    if moved:
        Redirect.objects.bulk_create(
            moved,
            update_conflicts=True,
            unique_fields=["meeting", "number"],
            update_fields=["statement"],
        )
