"""Turns and the events between them, put together from the pieces of a record's body."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from statements.transcripts.papers.lines import PrintedLine
from statements.transcripts.records import EventKind

from .directions import joined, parts
from .sections import Titles, headings_in
from .turns import BodyPiece, BodyPieceKind

LineSpan = tuple[int, int]
"""The first line of a run and the line after it."""


@dataclass(frozen=True, slots=True)
class BodyEvent:
    """A stage direction, a section heading or the lists of a vote.

    `turn` is the number of the turn it follows, `spans` after how many runs of lines of
    that turn. `lists` is where the lists of the vote stand that it tells of.
    """

    kind: EventKind
    text: str
    turn: int
    spans: int
    page: int
    lists: LineSpan | None = None


def grouped(
    body: Sequence[PrintedLine], pieces: Sequence[BodyPiece], titles: Titles
) -> tuple[list[list[LineSpan]], list[BodyEvent]]:
    """Return the runs of lines of each turn, and the marks between them, both in order."""
    turns: list[list[LineSpan]] = []
    marks: list[BodyEvent] = []
    closed = False
    for piece in pieces:
        lines = body[piece.start : piece.end]
        if not any(line.text.strip() for line in lines):
            continue
        page = next(line.page for line in lines if line.text.strip())
        place = (len(turns), len(turns[-1]) if turns else 0, page)
        if piece.kind is BodyPieceKind.TURN:
            turns.append([(piece.start, piece.end)])
            closed = False
        elif piece.kind is BodyPieceKind.SPEECH and closed:
            # Nobody speaks after the meeting rose.
            marks.append(BodyEvent(EventKind.OTHER, joined(lines), *place))
        elif piece.kind is BodyPieceKind.SPEECH:
            if not turns:
                turns.append([])
            turns[-1].append((piece.start, piece.end))
        elif piece.kind is BodyPieceKind.SECTION:
            for start, end in headings_in(body, piece.start, piece.end, titles):
                marks.append(BodyEvent(EventKind.SECTION, joined(body[start:end]), *place))
        elif piece.kind is BodyPieceKind.EVENT:
            for kind, text in parts(piece.event, joined(lines)):
                marks.append(BodyEvent(kind, text, *place))
            closed = piece.event is EventKind.CLOSED
        else:
            _add_lists(marks, BodyEvent(EventKind.VOTE, "", *place, (piece.start, piece.end)))
    return turns, marks


def _add_lists(marks: list[BodyEvent], lists: BodyEvent) -> None:
    last = marks[-1] if marks else None
    told = last is not None and last.kind is EventKind.VOTE and last.lists is None
    if last is not None and told and (last.turn, last.spans) == (lists.turn, lists.spans):
        marks[-1] = replace(last, lists=lists.lists)
    else:
        marks.append(lists)
