"""One meeting into the record: one transaction, a constant number of queries.

What is there already keeps its key and its address. A statement met again is found by its
number or, where a source numbers differently, by its words; then it moves and leaves a
redirect. Nothing is deleted because a source does not have it, and what a later source
does not say is kept from an earlier one.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from django.db import transaction

from statements.ingest.names.labels import Resolver
from statements.ingest.names.people import NOBODY, Delegation
from statements.models import IngestRun, Meeting, Redirect, Source, Statement
from statements.transcripts import records
from statements.transcripts.symbols import parse as parse_symbol
from statements.transcripts.version import PARSER_VERSION

from .citations import save_citations
from .language_versions import save_versions
from .proceedings import save_proceedings
from .report import Fate, Report
from .review_queue import enqueue
from .same_statements import fingerprint, match

Amend = Callable[[Meeting], object]
Row = dict[str, Any]


def source_digest(files: records.MeetingFiles, file: records.StatementFile) -> str:
    """Return the SHA-256 of all that a statement is read from: bytes and metadata."""
    digest = hashlib.sha256(file.content)
    beside = (file.number, asdict(file.metadata), files.date, files.city, files.agenda)
    digest.update(repr((*beside, files.president)).encode())
    return digest.hexdigest()


def is_unchanged(files: records.MeetingFiles) -> bool:
    """Tell whether every file of the meeting was stored before just as it is now. One query."""
    known = set(
        Source.objects.filter(
            meeting__symbol=files.symbol, format=files.format, parser_version=PARSER_VERSION
        ).values_list("name", "digest")
    )
    return bool(files.files) and all(
        (file.name, source_digest(files, file)) in known for file in files.files
    )


def stored_statements(files: records.MeetingFiles) -> int:
    """Return how many statements the record has of what `files` holds."""
    if not files.format.is_whole:
        return len(files.files)
    return Statement.objects.filter(meeting__symbol=files.symbol).count()


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


@dataclass(frozen=True, slots=True)
class Store:
    """Stores meetings for one run. `amend` puts corrections back after each meeting."""

    resolver: Resolver
    report: Report
    run: IngestRun
    amend: Amend

    def save(self, files: records.MeetingFiles, read: records.Meeting) -> list[records.Problem]:
        """Store one meeting, all or nothing, and return what was found wrong with it.

        What was created and updated is counted in the report once the transaction stands.
        """
        counts = Report()
        problems: list[records.Problem] = []
        with transaction.atomic():
            meeting, fate, items = self._meeting(read)
            counts.count("meetings", fate)
            sources = self._sources(meeting, files)
            if read.language == "en":
                rows, problems = self._rows(read, counts)
                self._statements(meeting, read, rows, sources, counts)
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

    def _meeting(self, read: records.Meeting) -> tuple[Meeting, Fate, set[int]]:
        """Store what is said of the meeting itself.

        Returns it with its fate, and the agenda items that may have lost their last meeting.
        """
        symbol = parse_symbol(read.symbol)
        said: Row = {
            "number": symbol.number if symbol.is_meeting else None,
            "resumption": symbol.resumption,
            "part": symbol.part,
            "kind": read.kind.value,
            "specimen": read.symbol.startswith("SPECIMEN/"),
        }
        meeting = Meeting.objects.select_for_update().filter(symbol=read.symbol).first()
        if read.language != "en":
            # Its cover is in its own language: it only tells when, if nothing else does.
            date = meeting.date if meeting else None
            read = replace(read, date=date or read.date, city="", agenda="", president="")
        perhaps: Row = {
            "date": read.date,
            "city": read.city,
            # The title; a record lists the documents under it line by line.
            "agenda_item_id": self.resolver.agenda_item(read.agenda.partition("\n")[0]),
            "year_of_council": read.year_of_council[:40] if read.language == "en" else "",
            "scheduled": read.scheduled,
            "opened": read.opened,
            "closed": read.closed,
            **self._president(read),
        }
        said |= {name: value for name, value in perhaps.items() if value}
        if read.format in {records.Format.RECORD_PDF, records.Format.RECORD_TEXT}:
            said["provisional"] = read.provisional
        if meeting is None:
            return Meeting.objects.create(symbol=read.symbol, **said), Fate.CREATED, set()
        items = {meeting.agenda_item_id, said.get("agenda_item_id")}
        changed = [name for name, value in said.items() if getattr(meeting, name) != value]
        for name in changed:
            setattr(meeting, name, said[name])
        if changed:
            meeting.save(update_fields=[name.removesuffix("_id") for name in changed])
        fate = Fate.UPDATED if changed else Fate.UNCHANGED
        left = {key for key in items if key} if "agenda_item_id" in changed else set()
        return meeting, fate, left

    def _president(self, read: records.Meeting) -> Row:
        label = read.president_country
        delegation = self.resolver.delegations([label])[0][label] if label else NOBODY
        if not read.president:
            return {"president_country_id": delegation.country}
        speaker = (read.president, delegation)
        return {
            "president_printed": f"{read.president} ({label})" if label else read.president,
            "president_id": self.resolver.people.find([speaker], read.date).speakers[speaker],
            "president_country_id": delegation.country,
        }

    def _sources(self, meeting: Meeting, files: records.MeetingFiles) -> dict[str, Source]:
        stored = Source.objects.bulk_create(
            [
                Source(
                    meeting=meeting,
                    format=files.format.value,
                    name=file.name[:300],
                    sha256=hashlib.sha256(file.content).hexdigest(),
                    digest=source_digest(files, file),
                    size=len(file.content),
                    content=zlib.compress(file.content),
                    parser_version=PARSER_VERSION,
                    run=self.run,
                )
                for file in files.files
            ],
            update_conflicts=True,
            unique_fields=["meeting", "format", "name"],
            update_fields=["sha256", "digest", "size", "content", "parser_version", "run"],
        )
        return {source.name: source for source in stored}

    def _rows(
        self, read: records.Meeting, counts: Report
    ) -> tuple[list[Row], list[records.Problem]]:
        """Return the column values of each statement, names resolved to keys."""
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
            _row(statement, delegation, people.speakers.get((name, delegation)))
            for statement, (name, delegation) in zip(read.statements, said_by, strict=True)
        ]
        return rows, problems

    def _statements(
        self,
        meeting: Meeting,
        read: records.Meeting,
        rows: Sequence[Row],
        sources: dict[str, Source],
        counts: Report,
    ) -> None:
        at_meeting = Statement.objects.at(meeting).select_related("source").defer("source__content")
        stored = match(read.statements, at_meeting)
        kept: list[Statement] = []
        created: list[Statement] = []
        updated: list[Statement] = []
        moved: list[Redirect] = []
        for statement, row, known in zip(read.statements, rows, stored, strict=True):
            source = sources.get(statement.file)
            if known is None:
                kept.append(Statement(meeting=meeting, source=source, **row))
                created.append(kept[-1])
                continue
            kept.append(known)
            if known.source is not None and _RANK[read.format] < _RANK[known.source.format]:
                continue  # the better source has been read already
            if all(getattr(known, name) == value for name, value in row.items()):
                continue
            if known.number != statement.number:
                moved.append(Redirect(meeting=meeting, number=known.number, statement=known))
            for name, value in row.items():
                setattr(known, name, value)
            known.source = source
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


def _label(statement: records.Statement) -> str:
    return statement.affiliation or statement.country or statement.organization


def _row(statement: records.Statement, delegation: Delegation, speaker: int | None) -> Row:
    return {
        "number": statement.number,
        "heading": statement.heading[:500],
        "speaker_id": speaker,
        "country_id": delegation.country,
        "organization_id": delegation.organization,
        "capacity": statement.capacity[:500],
        "language": statement.language[:40],
        "procedural": statement.procedural,
        "printed": statement.printed,
        "paragraphs": list(statement.paragraphs),
        "repairs": [asdict(repair) for repair in statement.repairs],
        "pages": list(statement.pages),
        "word_count": statement.word_count,
        "fingerprint": fingerprint(statement.paragraphs),
    }


_WRITTEN = (
    "number",
    "heading",
    "speaker",
    "country",
    "organization",
    "capacity",
    "language",
    "procedural",
    "printed",
    "paragraphs",
    "repairs",
    "pages",
    "word_count",
    "fingerprint",
    "source",
)


def _write(
    created: Sequence[Statement], updated: Sequence[Statement], moved: Sequence[Redirect]
) -> None:
    if updated:
        # One command for all rows, so that numbers may change places among them.
        Statement.objects.bulk_create(
            updated, update_conflicts=True, unique_fields=["id"], update_fields=_WRITTEN
        )
    Statement.objects.bulk_create(created)
    if moved:
        Redirect.objects.bulk_create(
            moved,
            update_conflicts=True,
            unique_fields=["meeting", "number"],
            update_fields=["statement"],
        )
