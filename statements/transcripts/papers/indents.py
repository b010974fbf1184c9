"""Where paragraphs begin, seen from indents, from space above and from type.

Since the 1990s a paragraph of a record is indented and has space above it; a stage
direction of 1997 ("At the invitation of the President …", S/PV.3756) and a quotation are
indented in all their lines, a quotation's first line twice.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from .columns import PageColumn, PlacedLine, PrintedPiece
from .widths import width

_INDENT = 0.8
"""Ems from the margin, or from the line above, that count as an indent."""
_SAME = 0.5
_SPACE_ABOVE = 1.22
"""Leadings between base lines where space was left; justified columns are a little loose."""
_ROW_ABOVE = 1.5
"""Leadings where a row of a text was left empty, perhaps for the other column's sake."""
_ROOM = 1.0
"""Ems to spare after the next word before a line counts as ended on purpose …"""
_MORE_ROOM = 3.0
_MUCH_ROOM = 8.0
"""… in a text without an indent, where the width of letters is not known."""
_FEW_LINES = 6
"""Lines of a column from which its margin is where most of them begin; of fewer, the leftmost."""
_SENTENCE_END = re.compile(r"[.!?:;。؟…][\"”’»)\]*]*\Z")
_FIRST_WORD = re.compile(r"\S+")


def usual_leading(pages: Sequence[Sequence[PrintedPiece]]) -> float:
    """Return the commonest distance of two base lines, 0 where there are not two lines."""
    steps: Counter[float] = Counter()
    for page in pages:
        bases = sorted({round(piece.base, 1) for piece in page})
        size = median(piece.size for piece in page) if page else 0
        steps.update(
            round(below - above, 1)
            for above, below in pairwise(bases)
            if below - above > 0.7 * size
        )
    return max(steps, key=lambda step: (steps[step], -step), default=0.0)


class ColumnMargins:
    """The margins of each column, and so what an indent is, over the pages of a record."""

    def __init__(self, lines: Sequence[PlacedLine], leading: float, spaced: bool) -> None:
        """`spaced` tells whether space between lines means anything (in text it may not)."""
        self._leading = leading
        self._spaced = spaced
        lefts: dict[tuple[PageColumn, int], list[int]] = {}
        rights: dict[tuple[PageColumn, int], list[float]] = {}
        for line in lines:
            key = self._key(line)
            lefts.setdefault(key, []).append(round(2 * line.piece.left))
            rights.setdefault(key, []).append(self._end(line.piece))
        bases: dict[int, set[float]] = {}
        for line in lines:
            bases.setdefault(line.page, set()).add(line.piece.base)
        self._bases = {page: sorted(found) for page, found in bases.items()}
        self._left = {key: _margin(halves) for key, halves in lefts.items()}
        self._right = {key: sorted(ends)[len(ends) * 3 // 4] for key, ends in rights.items()}

    def begins(
        self,
        line: PlacedLine,
        above: PlacedLine | None,
        below: PlacedLine | None = None,
        begun: bool | None = None,
    ) -> bool | None:
        """Whether a paragraph begins with `line`; `above` and `below` are the lines around it.

        `begun` is what was found of the line above. `None` where a text leaves it open: at the
        top of a column, under an empty row, and between two indented lines, when a sentence
        ended above.
        """
        if above is None or _type_changes(above.piece, line.piece):
            return True
        if not self._spaced and _runs_on(above.piece.text, line.piece.text):
            return False
        if (line.page, line.block, line.column) == (above.page, above.block, above.column):
            return self._begins_within(line, above)
        indent = self._indent(line)
        if indent > _INDENT * line.piece.size:
            deeper = indent - self._indent(above) > _SAME * line.piece.size
            # Between paragraphs of one line a full one tells nothing; a quotation goes on.
            alone = begun is True or self._is_first_line(line, below)
            ended = alone and _SENTENCE_END.search(above.piece.text) is not None
            return deeper or ended or self._ended_early(above, line.piece, _ROOM)
        if self._ended_early(above, line.piece, _ROOM if self._spaced else _MUCH_ROOM):
            return True
        return None if self._is_open(above) else False

    def _key(self, line: PlacedLine) -> tuple[PageColumn, int]:
        """Return the column whose margins a line has.

        In print those of all left pages are alike; in a text each page has its own, for a tool
        sets the columns of characters apart as the longest line of the page needs.
        """
        return line.column, line.page % 2 if self._spaced else line.page

    def _is_first_line(self, line: PlacedLine, below: PlacedLine | None) -> bool:
        """Whether the line below goes back to the margin, so that this one is indented alone."""
        if below is None or (below.page, below.column) != (line.page, line.column):
            return False
        return self._indent(line) - self._indent(below) > _INDENT * line.piece.size

    def _is_open(self, above: PlacedLine) -> bool:
        return not self._spaced and _SENTENCE_END.search(above.piece.text) is not None

    def _begins_within(self, line: PlacedLine, above: PlacedLine) -> bool | None:
        """Whether a paragraph begins below the first line of a column."""
        piece, least = line.piece, _INDENT * line.piece.size
        indent = self._indent(line)
        deeper = indent - self._indent(above)
        spaces = (piece.base - above.piece.base) / self._leading if self._leading else 1.0
        if deeper > least or self._spaced:
            return deeper > least or spaces > _SPACE_ABOVE
        if spaces > _ROW_ABOVE and piece.text[:1].isupper():
            if self._follows_space(line, above, max(indent, -deeper) > least):
                return True
            return None if self._is_open(above) else False
        if self._ended_early(above, piece, _ROOM if indent > least else _MUCH_ROOM):
            return True
        return None if indent > least and self._is_open(above) else False

    def _indent(self, line: PlacedLine) -> float:
        return line.piece.left - self._left[self._key(line)]

    def _follows_space(self, line: PlacedLine, above: PlacedLine, after_single: bool) -> bool:
        """Whether an empty row of a text parts paragraphs, or only lacks the other column.

        `after_single`: the line above would be a paragraph of its own, by its indent.
        """
        blank = not self._is_row_between(above, line)
        if (blank or after_single) and _SENTENCE_END.search(above.piece.text):
            return True
        spare = _ROOM if blank else _MORE_ROOM
        return self._ended_early(above, line.piece, spare, blank or after_single)

    def _is_row_between(self, above: PlacedLine, line: PlacedLine) -> bool:
        """Whether the other column has a line between two lines of one."""
        bases = self._bases[line.page]
        between = bisect_left(bases, line.piece.base) - bisect_right(bases, above.piece.base)
        return between > 0

    def _end(self, piece: PrintedPiece) -> float:
        """Return where a line ends; by the width of its letters where cells stand for them."""
        return piece.right if self._spaced else piece.left + width(piece.text) * piece.size / 1000

    def _ended_early(
        self, above: PlacedLine, piece: PrintedPiece, spare: float, any_end: bool = False
    ) -> bool:
        """Whether the line above stopped where the next word had room, `spare` ems to spare.

        Unless with `any_end`, a sentence must have ended there too.
        """
        before = above.piece
        if not any_end and not _SENTENCE_END.search(before.text):
            return False
        word = _FIRST_WORD.match(piece.text)
        letters = word.end() if word else 0
        letter = (self._end(piece) - piece.left) / max(len(piece.text), 1)
        room = self._right[self._key(above)] - self._end(before)
        return room > letters * letter + spare * piece.size


def _runs_on(above: str, below: str) -> bool:
    return above.endswith("-") or (below[:1].islower() and not _SENTENCE_END.search(above))


def _type_changes(above: PrintedPiece, below: PrintedPiece) -> bool:
    """Whether a line is all bold and the one above is not, or starts bold after text.

    A bold line after a bold one runs on: a heading may be wrapped.
    """
    if below.lead is None or above.lead is None:
        return False
    all_bold = above.lead == len(above.text)
    return bool(below.lead) and not all_bold


def _margin(halves: Sequence[int]) -> float:
    """Return where most lines begin, given in half points; of a few lines the leftmost."""
    often = Counter(halves).most_common(1)[0][0] if len(halves) >= _FEW_LINES else min(halves)
    return often / 2
