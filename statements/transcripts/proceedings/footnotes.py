"""Footnotes in the body of a record: "S/11713.1" and, below, "1 Incorporated in the record …".

A text has no small type: the mark of a note is a figure at the end of a word, and the note a
line that begins with the same figure. Either alone proves nothing; both together do. The
note is told as an event of its own, and the mark is left out of the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from statements.transcripts.papers.lines import PrintedLine
from statements.transcripts.restoration.edits import Edit

from .numbering import Numbers

FOOTNOTE_MARK = "footnote-mark"

_NOTE = re.compile(r"\s*(?P<number>\d{1,2})\s+(?=[A-Z“\"(])")
_SENTENCE_END = re.compile(r"[.!?;:”\"’)]\d{0,2}\s*\Z")
_WITHIN = 60
"""Lines between a mark and its note: a page has about so many."""
_MOST_LINES = 6


class Footnotes:
    """Where the footnotes of a body stand, and the marks that lead to them."""

    def __init__(self) -> None:
        self._ends: dict[int, int] = {}
        self._marks: dict[int, list[tuple[int, int]]] = {}

    def end(self, index: int) -> int | None:
        """Return the line after the note that begins at a line; None where none begins."""
        return self._ends.get(index)

    def edits(self, index: int, position: int) -> list[Edit]:
        """Return what leaves out the marks of a line whose text begins at `position`."""
        return [
            Edit(position + start, position + end, "", FOOTNOTE_MARK)
            for start, end in self._marks.get(index, ())
        ]

    def add(self, start: int, end: int, marked: int, mark: tuple[int, int]) -> None:
        """Note that lines `start` to `end` are the note of a mark in line `marked`."""
        self._ends[start] = end
        self._marks.setdefault(marked, []).append(mark)


def footnotes_in(body: Sequence[PrintedLine], numbers: Numbers) -> Footnotes:
    """Find the footnotes of `body`, of which `numbers` has the numbered paragraphs."""
    found = Footnotes()
    for index, line in enumerate(body):
        match = None if index in numbers else _NOTE.match(line.text)
        if match is None or line.begins is False or not _SENTENCE_END.search(_before(body, index)):
            continue
        marked = _marked(body, index, match["number"])
        if marked is not None:
            found.add(index, _end(body, index), *marked)
    return found


def _before(body: Sequence[PrintedLine], index: int) -> str:
    return next((line.text for line in reversed(body[:index]) if line.text.strip()), "")


def _marked(
    body: Sequence[PrintedLine], index: int, number: str
) -> tuple[int, tuple[int, int]] | None:
    """Return the nearest line above that has the mark, and where it stands in it."""
    mark = re.compile(rf"(?<=[^\W\d_]|[.,;:”\"’)\]]){number}(?=[\s.,;:)”’]|\Z)(?![.,]\d)")
    for above in range(index - 1, max(index - _WITHIN, 0) - 1, -1):
        if match := mark.search(body[above].text.strip()):
            return above, match.span()
    return None


def _end(body: Sequence[PrintedLine], start: int) -> int:
    """Return the line after a note: where a paragraph begins, or a sentence has ended."""
    for index in range(start + 1, min(start + _MOST_LINES, len(body))):
        if body[index].begins or _SENTENCE_END.search(body[index - 1].text):
            return index
    return min(start + 1, len(body))
