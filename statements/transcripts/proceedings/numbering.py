"""Numbers of paragraphs, which the printer set in records before 1970.

"12.  The PRESIDENT: I call on the representative of China." A number in the margin was
not spoken: it is left out of the paragraph, and recorded as a repair so that it can be
seen and the passage found by it. The numbers of one record run on through the whole of
it, which tells them from a list within a statement.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from statements.transcripts.papers.lines import PrintedLine
from statements.transcripts.turn.headings import split

PARAGRAPH_NUMBER = "paragraph-number"

_NUMBER = re.compile(r"\s*(?P<number>\d{1,3})\s?\.\s+(?=[^\W\d_a-z“\"(‘])")
_ENOUGH = 2
"""Headings with a number before the record counts as numbered."""
_LOST = 3
"""Numbers that may be missing in a row, misread or lost with a line."""


class Numbers:
    """Where the numbers of paragraphs stand: index of a line to the length of its number."""

    def __init__(self, lengths: dict[int, int]) -> None:
        self._lengths = lengths

    def __contains__(self, index: int) -> bool:
        return index in self._lengths

    def length(self, index: int) -> int:
        """Return the characters that the number of a line takes, 0 where it has none."""
        return self._lengths.get(index, 0)

    def without(self, index: int, text: str) -> str:
        """Return the text of a line without its number."""
        return text[self.length(index) :]


def numbers_of(body: Sequence[PrintedLine]) -> Numbers:
    """Find the numbers of paragraphs in `body`; there are none where few stand at headings."""
    matches = [
        (index, match)
        for index, line in enumerate(body)
        if (match := _NUMBER.match(line.text)) is not None
    ]
    headed = [
        index
        for index, match in matches
        if split("\n".join([body[index].text[match.end() :], *_texts(body, index)])) is not None
    ]
    if len(headed) < _ENOUGH:
        return Numbers({})
    lengths: dict[int, int] = {}
    expected = 0
    for index, match in matches:
        number = int(match["number"])
        if index < headed[0] and number != expected:
            continue
        if not expected or expected <= number <= expected + _LOST:
            lengths[index] = match.end()
            expected = number + 1
    return Numbers(lengths)


def _texts(body: Sequence[PrintedLine], index: int) -> list[str]:
    return [line.text for line in body[index + 1 : index + 4]]
