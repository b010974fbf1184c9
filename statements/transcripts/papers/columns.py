"""Columns of a page: pieces of print put into lines in the order in which they are read.

Records are set in two columns (since the 1960s) or in one (provisional records typed
before 1993, and all since the middle of 2024, as S/PV.9642). Where the gutter runs is seen
from the page itself: at the place in its middle that the fewest pieces cross. What does cross
it, a heading set over both columns, parts the page: what stands above is read first.

Lengths are in any unit; everything is judged in ems (`PrintedPiece.size`), so that points on a
PDF page and character cells of a text are read alike. `base` grows downwards.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import NamedTuple

_SAME_ROW = 0.45
"""Ems between the base lines of two pieces of one row: a raised mark is no new row."""
_WORD_SPACE = 0.12
_OVERHANG = 0.6
"""Ems by which an italic letter or a mark hung in the margin may reach over the gutter."""
_MOST_CROSSING = 0.2


class PageColumn(StrEnum):
    """Where on its page a line stands."""

    LEFT = "left"
    RIGHT = "right"
    ACROSS = "across"


class PrintedPiece(NamedTuple):
    """A run of print on one base line. `lead` and `italic` are as in `PrintedLine`.

    A tuple, as `PlacedLine` and `PrintedLine` are: of these there are some hundred a page,
    and tuples are made in less than half the time and leave the garbage collector nothing to
    follow.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    lead: int | None = None
    italic: bool | None = None


class PlacedLine(NamedTuple):
    """A line of one column. `block` counts the columns of a page and the parts of them."""

    piece: PrintedPiece
    page: int
    column: PageColumn
    block: int


def rows(pieces: Iterable[PrintedPiece]) -> list[list[PrintedPiece]]:
    """Return the pieces by base line, from the top, those of one row from the left."""
    found: list[list[PrintedPiece]] = []
    for piece in sorted(pieces, key=lambda piece: (piece.base, piece.left)):
        if found and piece.base - found[-1][0].base <= _SAME_ROW * piece.size:
            found[-1].append(piece)
        else:
            found.append([piece])
    for row in found:
        row.sort(key=lambda piece: piece.left)
    return found


def joined(row: Sequence[PrintedPiece]) -> PrintedPiece:
    """Return the pieces of one row, or of one column's part of it, as one piece."""
    first = row[0]
    if len(row) == 1:
        return first
    text, right = first.text, first.right
    lead, all_bold = first.lead, first.lead is None or first.lead == len(first.text)
    for piece in row[1:]:
        gap = " " if piece.left - right > _WORD_SPACE * piece.size else ""
        if all_bold and piece.lead:
            lead = len(text) + len(gap) + piece.lead
        all_bold = all_bold and piece.lead == len(piece.text)
        text = f"{text}{gap}{piece.text}"
        right = max(right, piece.right)
    slants = {piece.italic for piece in row}
    return PrintedPiece(
        text,
        first.left,
        right,
        first.base,
        max(piece.size for piece in row),
        lead,
        slants.pop() if len(slants) == 1 else False,
    )


def gutter(pieces: Sequence[PrintedPiece], between: tuple[float, float]) -> float | None:
    """Return where the gutter runs, `None` where the page is set in one column.

    `between` are the places from which and up to which it is looked for.
    """
    lowest, highest = between
    lefts = sorted(piece.left for piece in pieces)
    rights = sorted(piece.right for piece in pieces)
    best: tuple[int, float, float] | None = None
    for right in (lowest, *rights):
        if not lowest <= right < highest:
            continue
        after = bisect_left(lefts, right)
        following = min(lefts[after], highest) if after < len(lefts) else highest
        crossing = after - bisect_right(rights, right)
        candidate = (crossing, -(following - right), (following + right) / 2)
        if best is None or candidate < best:
            best = candidate
    if best is None or best[0] > _MOST_CROSSING * len(pieces):
        return None
    return best[2]


def placed(pieces: Sequence[PrintedPiece], at: float | None, page: int) -> list[PlacedLine]:
    """Return the lines of one page in reading order, parted at the gutter `at`."""
    lines: list[PlacedLine] = []
    block = 0
    waiting: list[PlacedLine] = []
    for row in rows(pieces):
        parts = _parts(row, at)
        across = parts.pop(PageColumn.ACROSS, None)
        if across is not None and at is not None:
            lines.extend(waiting)
            waiting.clear()
            block += 1
        if across is not None:
            lines.append(PlacedLine(joined(across), page, PageColumn.ACROSS, block))
            if at is not None:
                block += 1
        if left := parts.get(PageColumn.LEFT):
            lines.append(PlacedLine(joined(left), page, PageColumn.LEFT, block))
        if right := parts.get(PageColumn.RIGHT):
            waiting.append(PlacedLine(joined(right), page, PageColumn.RIGHT, block))
    return lines + waiting


def _parts(row: Sequence[PrintedPiece], at: float | None) -> dict[PageColumn, list[PrintedPiece]]:
    if at is None:
        return {PageColumn.ACROSS: list(row)}
    parts: dict[PageColumn, list[PrintedPiece]] = {}
    for piece in row:
        over = _OVERHANG * piece.size
        if piece.right <= at + over:
            column = PageColumn.LEFT
        elif piece.left >= at - over:
            column = PageColumn.RIGHT
        else:
            column = PageColumn.ACROSS
        parts.setdefault(column, []).append(piece)
    if PageColumn.ACROSS in parts:
        return {PageColumn.ACROSS: list(row)}
    return parts
