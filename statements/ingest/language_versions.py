"""Stores a record in another official language: each turn with the statement that it is."""

from __future__ import annotations

from collections.abc import Iterable

from statements.models import Citation, LanguageVersion, Meeting, Source, Statement
from statements.transcripts import records
from statements.transcripts.languages import align

from .report import Fate, Report
from .rows import stored_repairs
from .same_statements import fingerprint


def save_versions(
    meeting: Meeting, read: records.ParsedMeeting, sources: dict[str, Source], counts: Report
) -> None:
    """Store the turns of a record with the statements they are. A constant number of queries.

    Where the English record is not held yet, its statements are made with no text of their
    own, so that every language can be read; English fills them when it comes.
    """
    statements = list(Statement.objects.at(meeting).select_related("speaker", "country"))
    if not statements:
        statements = Statement.objects.bulk_create(_empty(meeting, read, sources))
        counts.count("statements", Fate.CREATED, len(statements))
        found = {turn.number: (turn.number, 1.0) for turn in read.statements}
    else:
        matches = align(read, _as_read(meeting, statements))
        found = {m.number: (m.english, m.confidence) for m in matches if m.english is not None}
    by_number = {statement.number: statement for statement in statements}
    versions = [
        _version(turn, by_number[number], read.language, confidence, sources)
        for turn in read.statements
        if turn.number in found
        for number, confidence in [found[turn.number]]
    ]
    LanguageVersion.objects.bulk_create(
        versions,
        update_conflicts=True,
        unique_fields=["statement", "language"],
        update_fields=["heading", "printed", "paragraphs", "repairs", "confidence", "source"],
    )


def _version(
    turn: records.ParsedStatement,
    statement: Statement,
    language: str,
    confidence: float,
    sources: dict[str, Source],
) -> LanguageVersion:
    return LanguageVersion(
        statement=statement,
        language=language,
        heading=turn.heading[:500],
        printed=turn.printed,
        paragraphs=list(turn.paragraphs),
        repairs=stored_repairs(turn.repairs),
        confidence=confidence,
        source=sources.get(turn.file),
    )


def _empty(
    meeting: Meeting, read: records.ParsedMeeting, sources: dict[str, Source]
) -> Iterable[Statement]:
    for turn in read.statements:
        yield Statement(
            meeting=meeting,
            number=turn.number,
            language=turn.language,
            procedural=turn.procedural,
            printed="",
            paragraphs=[],
            fingerprint=fingerprint(()),
        )


def _as_read(meeting: Meeting, statements: list[Statement]) -> records.ParsedMeeting:
    """The English record as the parser would have it, as far as matching looks at it."""
    cited: dict[int, list[records.ParsedCitation]] = {}
    for statement, symbol in Citation.objects.filter(statement__meeting=meeting).values_list(
        "statement_id", "document__symbol"
    ):
        cited.setdefault(statement, []).append(records.ParsedCitation(symbol, "", 1, 0, 0))
    return records.ParsedMeeting(
        symbol=meeting.symbol,
        format=records.Format.RECORD_TEXT,
        statements=tuple(
            records.ParsedStatement(
                number=one.number,
                heading=one.heading,
                speaker=one.speaker.name if one.speaker else "",
                printed="",
                paragraphs=tuple(one.paragraphs),
                country=one.country.name if one.country else "",
                capacity=one.capacity,
                language=one.language,
                citations=tuple(cited.get(one.pk, ())),
            )
            for one in statements
        ),
    )
