"""The communiqué of a private meeting, which stands in place of a record (rule 55)."""

from __future__ import annotations

import re

from statements.transcripts.papers.lines import PrintedLine
from statements.transcripts.proceedings.cover import read_cover

from .records import EventKind, Format, MeetingKind, ParsedEvent, ParsedMeeting, ReadingProblem

_TITLE = re.compile(r"Official\s+communiqu[eé]\b", re.IGNORECASE)
_PARTED = re.compile(r"\n\s*\n")
_IMPRINT = re.compile(r"\d{2}-\d{5}\b|\*\d+\*|\d{1,3}/\d{1,3}\s")


def read_communique(text: str, *, symbol: str, file: str) -> ParsedMeeting:
    """Read a communiqué: a private meeting, its day and place, and no statement.

    What it says is kept as events of the kind `COMMUNIQUE`, a paragraph each, in order.
    """
    cover = read_cover([PrintedLine(line) for line in text.split("\n")])
    problems = []
    named = cover.symbol or symbol
    if not named:
        problems.append(ReadingProblem("no-symbol", file, "Nothing tells which meeting this is."))
    if cover.date is None:
        problems.append(ReadingProblem("no-date", file, "Nothing tells the day of the meeting."))
    return ParsedMeeting(
        symbol=named,
        format=Format.RECORD_TEXT,
        statements=(),
        date=cover.date,
        city=cover.city,
        kind=MeetingKind.PRIVATE,
        president=cover.president,
        president_country=cover.president_country,
        problems=tuple(problems),
        year_of_council=cover.year_of_council,
        scheduled=cover.scheduled,
        events=tuple(
            ParsedEvent(EventKind.COMMUNIQUE, paragraph, 0) for paragraph in _paragraphs(text)
        ),
    )


def _paragraphs(text: str) -> list[str]:
    """Return the communiqué from its title on, its lines joined and the imprint left off."""
    title = _TITLE.search(text)
    pieces = _PARTED.split(text[title.start() :] if title else text)
    joined = (" ".join(piece.split()) for piece in pieces)
    return [piece for piece in joined if piece and not _IMPRINT.match(piece)]
