"""Stores one meeting, in one transaction and a constant number of queries.

What is there already keeps its key and its address. A statement met again is found by its
number or, where a source numbers differently, by its words; then it moves and leaves a
redirect. Nothing is deleted because a source does not have it, and what a later source
does not say is kept from an earlier one.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from django.db import transaction

from statements.ingest.names.aliases_held import NOBODY, Delegation, HeldAlias
from statements.ingest.names.identity.family_names import people_named
from statements.ingest.names.labels import Resolver
from statements.ingest.names.people import PrintedName
from statements.ingest.names.printed_names import label_of, printed_names
from statements.models import IngestRun, Meeting, Redirect, Source, Statement
from statements.transcripts import records
from statements.transcripts.symbols import parse as parse_symbol

from .citations import save_citations
from .language_versions import save_versions
from .proceedings import save_proceedings
from .report import Fate, Report
from .review_queue import enqueue
from .rows import changed_fields, fields_of, stored_repairs, take_over
from .same_statements import fingerprint, match_statements
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
)
# Who presided is taken from the best source, whichever came first.
_PRESIDENT = ("president_printed", "president_id", "president_alias_id", "president_country_id")
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
            stored = Meeting.objects.select_for_update().filter(symbol=read.symbol).first()
            held = list(stored.sources.only("meeting", "format", "name")) if stored else []
            day = read.date or (stored.date if stored else None)
            names: list[PrintedName] = []
            if read.language == "en":
                names, problems = printed_names(read, files, self.resolver)
                self._weigh(names, day, _sources_again(held, files), counts)
            meeting, fate, items = self._meeting(read, stored, held)
            counts.count("meetings", fate)
            sources = save_sources(meeting, files, self.run)
            if read.language == "en":
                self.resolver.people.attest(names, day, sources)
                rows = self._rows(read, meeting, sources)
                self._statements(meeting, read, rows, counts)
                save_proceedings(meeting, read, self.resolver)
            else:
                save_versions(meeting, read, sources, counts)
            problems = [*read.problems, *problems]
            enqueue(self.run, problems, meeting)
            self.amend(meeting)
            self.resolver.drop_agenda_items(items)
        self.report.counts.update(counts.counts)
        self.report.suggestions += counts.suggestions
        return problems

    def _weigh(
        self,
        names: Sequence[PrintedName],
        day: datetime.date | None,
        again: Sequence[Source],
        counts: Report,
    ) -> None:
        """Settle whose the names are."""
        people = self.resolver.people
        weighed = people.weigh(names, day, again)
        found = (people.find((name.printed, name.delegation), day) for name in names)
        speakers = {alias.speaker for alias in found if alias is not None}
        counts.count("speakers", Fate.CREATED, weighed.made)
        counts.count("speakers", Fate.UNCHANGED, max(len(speakers) - weighed.made, 0))
        counts.suggestions += weighed.questions

    def _meeting(
        self, read: records.ParsedMeeting, stored: Meeting | None, held: Sequence[Source]
    ) -> tuple[Meeting, Fate, set[int]]:
        """Store what is said of the meeting itself.

        Returns it with its fate, and the agenda items that may have lost their last meeting.
        """
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
        row = self._meeting_row(read, read.date or (stored.date if stored else None))
        told = [*_ALWAYS_TOLD, *(name for name in _PERHAPS_TOLD if getattr(row, name))]
        if all(_RANK[read.format] >= _RANK[source.format] for source in held):
            told += [name for name in _PRESIDENT if getattr(row, name)]
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

    def _meeting_row(self, read: records.ParsedMeeting, day: datetime.date | None) -> Meeting:
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
            alias = self._alias(read.president, delegation, day)
            row.president_id = alias.speaker if alias else None
            row.president_alias_id = alias.pk if alias else None
            row.president_printed = f"{read.president} ({label})" if label else read.president
        return row

    def _alias(
        self, printed: str, delegation: Delegation, day: datetime.date | None
    ) -> HeldAlias | None:
        """Return the alias of a name. Where two are named at once nothing tells who is meant."""
        named = people_named(printed)
        return self.resolver.people.find((named[0], delegation), day) if len(named) == 1 else None

    def _rows(
        self, read: records.ParsedMeeting, meeting: Meeting, sources: dict[str, Source]
    ) -> list[Statement]:
        """Return each statement as this source has it, its names resolved to keys."""
        labels = dict.fromkeys(filter(None, map(label_of, read.statements)))
        belongs = self.resolver.delegations(labels)[0]
        rows = []
        for statement in read.statements:
            delegation = belongs.get(label_of(statement), NOBODY)
            alias = self._alias(statement.speaker, delegation, meeting.date)
            source = sources.get(statement.file)
            rows.append(_statement_row(statement, meeting, source, delegation, alias))
        return rows

    def _statements(
        self,
        meeting: Meeting,
        read: records.ParsedMeeting,
        rows: Sequence[Statement],
        counts: Report,
    ) -> None:
        at_meeting = Statement.objects.at(meeting).select_related("source").defer("source__content")
        stored = match_statements(read.statements, at_meeting)
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


def _sources_again(held: Sequence[Source], files: records.MeetingFiles) -> list[Source]:
    """Return the sources held that are read again."""
    names = {file.name for file in files.files}
    return [source for source in held if source.format == files.format and source.name in names]


def _statement_row(
    statement: records.ParsedStatement,
    meeting: Meeting,
    source: Source | None,
    delegation: Delegation,
    alias: HeldAlias | None,
) -> Statement:
    return Statement(
        meeting=meeting,
        number=statement.number,
        heading=statement.heading[:500],
        speaker_id=alias.speaker if alias else None,
        alias_id=alias.pk if alias else None,
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
