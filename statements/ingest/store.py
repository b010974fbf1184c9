"""One meeting into the record: one transaction, a constant number of queries.

What is there already keeps its key and its address. A statement met again is found by its
number or, where a source numbers differently, by its words; then it moves and leaves a
redirect. Nothing is deleted because a source does not have it, and what a later source
does not say is kept from an earlier one.
"""

from __future__ import annotations

import hashlib
import zlib
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from django.db import transaction

from statements.models import Citation, IngestRun, Meeting, Redirect, Source, Statement
from statements.transcripts import records
from statements.transcripts.symbols import parse as parse_symbol
from statements.transcripts.verbatim import PARSER_VERSION

from .matching import fingerprint, match
from .queue import enqueue
from .report import Fate, Report
from .resolve import NOBODY, Delegation, Resolver

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
        with transaction.atomic():
            meeting, fate = self._meeting(read)
            counts.count("meetings", fate)
            sources = self._sources(meeting, files)
            rows, problems = self._rows(read, counts)
            self._statements(meeting, read, rows, sources, counts)
            problems = [*read.problems, *problems]
            enqueue(self.run, problems, meeting)
            self.amend(meeting)
        self.report.counts.update(counts.counts)
        return problems

    def _meeting(self, read: records.Meeting) -> tuple[Meeting, Fate]:
        symbol = parse_symbol(read.symbol)
        said: Row = {
            "number": symbol.number if symbol.is_meeting else None,
            "resumption": symbol.resumption,
            "part": symbol.part,
            "kind": read.kind.value,
            "specimen": read.symbol.startswith("SPECIMEN/"),
        }
        perhaps: Row = {
            "date": read.date,
            "city": read.city,
            "agenda_item_id": self.resolver.agenda_item(read.agenda),
            **self._president(read),
        }
        said |= {name: value for name, value in perhaps.items() if value}
        meeting = Meeting.objects.select_for_update().filter(symbol=read.symbol).first()
        if meeting is None:
            return Meeting.objects.create(symbol=read.symbol, **said), Fate.CREATED
        changed = [name for name, value in said.items() if getattr(meeting, name) != value]
        for name in changed:
            setattr(meeting, name, said[name])
        if changed:
            meeting.save(update_fields=[name.removesuffix("_id") for name in changed])
        return meeting, Fate.UPDATED if changed else Fate.UNCHANGED

    def _president(self, read: records.Meeting) -> Row:
        label = read.president_country
        delegation = self.resolver.delegations([label])[0][label] if label else NOBODY
        if not read.president:
            return {"president_country_id": delegation.country}
        speaker = (read.president, delegation)
        return {
            "president_printed": f"{read.president} ({label})" if label else read.president,
            "president_id": self.resolver.speakers([speaker], read.date)[0][speaker],
            "president_country_id": delegation.country,
        }

    def _sources(self, meeting: Meeting, files: records.MeetingFiles) -> dict[str, int]:
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
        return {source.name: source.pk for source in stored}

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
        speakers, made = self.resolver.speakers(
            (pair for pair in said_by if pair[0].strip()), read.date
        )
        counts.count("speakers", Fate.CREATED, made)
        counts.count("speakers", Fate.UNCHANGED, len(speakers) - made)
        rows = [
            _row(statement, delegation, speakers.get((name, delegation)))
            for statement, (name, delegation) in zip(read.statements, said_by, strict=True)
        ]
        return rows, problems

    def _statements(
        self,
        meeting: Meeting,
        read: records.Meeting,
        rows: Sequence[Row],
        sources: dict[str, int],
        counts: Report,
    ) -> None:
        stored = match(read.statements, Statement.objects.at(meeting))
        kept: list[Statement] = []
        created: list[Statement] = []
        updated: list[Statement] = []
        moved: list[Redirect] = []
        for statement, row, known in zip(read.statements, rows, stored, strict=True):
            source = sources.get(statement.file)
            if known is None:
                kept.append(Statement(meeting=meeting, source_id=source, **row))
                created.append(kept[-1])
                continue
            kept.append(known)
            if all(getattr(known, name) == value for name, value in row.items()):
                continue
            if known.number != statement.number:
                moved.append(Redirect(meeting=meeting, number=known.number, statement=known))
            for name, value in row.items():
                setattr(known, name, value)
            known.source_id = source
            updated.append(known)
        counts.count("statements", Fate.CREATED, len(created))
        counts.count("statements", Fate.UPDATED, len(updated))
        counts.count("statements", Fate.UNCHANGED, len(kept) - len(created) - len(updated))
        _write(created, updated, moved)
        self._citations(list(zip(kept, read.statements, strict=True)), counts)

    def _citations(
        self, pairs: Sequence[tuple[Statement, records.Statement]], counts: Report
    ) -> None:
        documents = self.resolver.documents(
            citation.symbol for _, read in pairs for citation in read.citations
        )
        stored: dict[int, set[tuple[object, ...]]] = defaultdict(set)
        for key, *citation in Citation.objects.filter(
            statement__in=[row.pk for row, _ in pairs]
        ).values_list("statement_id", *_CITED):
            stored[key].add(tuple(citation))
        stale: list[int] = []
        made: list[Citation] = []
        for row, read in pairs:
            said = {_cited(citation, documents[citation.symbol]) for citation in read.citations}
            if said == stored[row.pk]:
                counts.count("citations", Fate.UNCHANGED, len(said))
                continue
            fate = Fate.UPDATED if stored[row.pk] else Fate.CREATED
            counts.count("citations", fate, len(said))
            if stored[row.pk]:
                stale.append(row.pk)
            made += [
                Citation(statement=row, **dict(zip(_CITED, values, strict=True)))
                for values in sorted(said, key=lambda values: values[1:3])
            ]
        if stale:
            Citation.objects.filter(statement__in=stale).delete()
        Citation.objects.bulk_create(made)


_CITED = ("document_id", "paragraph", "start", "end", "printed", "pinpoint")


def _cited(citation: records.Citation, document: int) -> tuple[Any, ...]:
    return (
        document,
        citation.paragraph,
        citation.start,
        citation.end,
        citation.printed[:200],
        citation.pinpoint[:100],
    )


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
