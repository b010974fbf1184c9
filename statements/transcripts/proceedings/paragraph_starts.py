"""Where paragraphs begin in a text that keeps line ends but no indents.

A line that ends a sentence ended there on purpose if the first word of the next one had
room beside it. Room is measured in the width of letters, for the record is set in a
proportional type: "illicit" takes less than half of "Moreover".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from statements.transcripts.papers.lines import PrintedLine
from statements.transcripts.papers.widths import width

from .paragraphs import continues

_SPACE = 250

_ENOUGH_LINES = 20
_FULL = 0.85
"""Share of lines no wider than the column; the rest have headings in bold, or are merged."""
_TIGHT = 0.985
"""Justified lines may be set a little tighter than the type's own spaces."""
_ENOUGH_TO_COMPARE = 6
_LINES_ARE_PARAGRAPHS = 100
"""Characters beyond which lines are not those of a column."""
_WHOLE_PARAGRAPH = 160
"""Characters of a line that no column holds: it is a paragraph, if it ends as one."""
_FAR_WIDER = 1.3
_SENTENCE_END = re.compile(r"[.!?:][\"”’)\]]*\Z|[\"”]\Z")
_ABBREVIATION = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|St|No|Messrs|vs|p|pp|para|paras|art|arts)\.\Z")
# The record sets these apart, whatever room there is: a decision, and giving the floor.
_ALWAYS_BEGINS = re.compile(
    r"There being \w+ objection|I (?:shall |will )?(?:now )?(?:give the floor|call on)\b"
)
_ALWAYS_ENDS = re.compile(r"\bit is so decided\.\Z")
_OPENS = re.compile(r"[\"“‘(\[]*(?:[^\W\d_a-z]|\d)|—")
_QUOTES = '“"‘'
_FIRST_WORD = re.compile(r"[^\s—-]+[—-]?")


def looks_interleaved(lines: Sequence[str]) -> bool:
    """Whether lines of two columns seem to have been printed as one.

    Told by two lines in a row far wider than the column. One alone is no sign: a tool that
    takes hyphens away joins the lines on both sides of one.
    """
    lengths = [len(line) for line in lines]
    if len(lengths) < _ENOUGH_TO_COMPARE:
        return False
    usual = sorted(lengths)[len(lengths) * 3 // 4]
    if usual > _LINES_ARE_PARAGRAPHS:
        return False
    wide = [length >= _FAR_WIDER * usual for length in lengths[1:]]
    return any(above and below for above, below in pairwise(wide))


def paragraphed(body: Sequence[PrintedLine]) -> tuple[PrintedLine, ...]:
    """Return the lines with `begins` told for each of which the layout did not tell."""
    if all(line.begins is not None for line in body):
        return tuple(body)
    column = _column(body)
    found: list[PrintedLine] = []
    above: PrintedLine | None = None
    for line in body:
        begins = line.begins
        head = continues(line.text.strip())
        if begins is None:
            begins = above is not None and not head and _begins(above.text, line.text, column)
        found.append(line._replace(begins=begins))
        if line.text.strip() and not head:
            above = line
    return tuple(found)


def _column(body: Sequence[PrintedLine]) -> float:
    """Return the width that a line can have, 0 where there are too few to tell."""
    widths = sorted(_measured(line.text) for line in body if line.text.strip())
    if len(widths) < _ENOUGH_LINES:
        return 0.0
    return widths[int((len(widths) - 1) * _FULL)] * _TIGHT


@lru_cache(maxsize=4096)
def _measured(text: str) -> int:
    return width(" ".join(text.split()))


def _begins(above: str, below: str, column: float) -> bool:
    above, below = " ".join(above.split()), " ".join(below.split())
    if not below or not _OPENS.match(below):
        return False
    if not _SENTENCE_END.search(above) or _ABBREVIATION.search(above):
        return False
    if len(above) > _WHOLE_PARAGRAPH:
        return True
    if _ALWAYS_BEGINS.match(below) or _ALWAYS_ENDS.search(above):
        return True
    if above.endswith(":") and below[0] not in _QUOTES:
        return False
    word = _FIRST_WORD.match(below)
    following = width(word.group()) if word else 0
    return _measured(above) + _SPACE + following < column
