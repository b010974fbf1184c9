"""Lines into paragraphs: hard wraps, line-end hyphens, page breaks.

A record is set in columns of about 52 characters, and the text that reaches us keeps
the line ends of the page. White space carries nothing else, so moving it is not
recorded; joining what stood in two paragraphs, or taking a printed line away, is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .edits import LAYOUT, Edit
from .furniture import FURNITURE, is_furniture
from .words import is_closed_class, is_suspended, known

LINE_END_HYPHEN = "line-end-hyphen"
PAGE_BREAK = "page-break"

PARAGRAPH = "\n\n"
"""What stands between two paragraphs of restored text."""

_LINE = re.compile(r"[^\n]+")
_GAP_IN_LINE = re.compile(r"[^\S\n]{2,}|[^\S \n]")

_HYPHENATED_END = re.compile(r"([^\W\d_]+|\d+)-\Z")
_FIRST_WORD = re.compile(r"\w+")
_LAST_WORD = re.compile(r"(?:[^\W\d_]+)\Z")

_NARROW = 100
"""Lines shorter than this were wrapped; a longer one is a paragraph of its own."""
_ROOM = 6
"""Characters to spare before a line counts as ended on purpose."""


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    text: str


def reflow(text: str) -> list[Edit]:
    """Return the edits that make `text` paragraphs, one blank line between them."""
    edits: list[Edit] = []
    lines: list[_Line] = []
    furniture_before: list[bool] = []
    pending = False
    for line in _lines(text):
        if is_furniture(line.text):
            pending = True
            continue
        lines.append(line)
        furniture_before.append(pending)
        pending = False

    if not lines:
        return [Edit(0, len(text), "", FURNITURE if pending else LAYOUT)] if text else []
    for start, end, removed in (
        (0, lines[0].start, furniture_before[0]),
        (lines[-1].end, len(text), pending),
    ):
        if end > start:
            edits.append(Edit(start, end, "", FURNITURE if removed else LAYOUT))

    width = _width(lines)
    for index in range(1, len(lines)):
        above, below = lines[index - 1], lines[index]
        edits.extend(_between(text, above, below, furniture_before[index], index, width))
    for line in lines:
        if " ".join(line.text.split()) != line.text:
            for gap in _GAP_IN_LINE.finditer(text, line.start, line.end):
                edits.append(Edit(gap.start(), gap.end(), " ", LAYOUT))
    return edits


def _lines(text: str) -> Iterator[_Line]:
    for match in _LINE.finditer(text):
        content = match.group().strip()
        if content:
            start = match.start() + match.group().index(content[0])
            yield _Line(start, start + len(content), content)


def _width(lines: list[_Line]) -> int:
    """Return the width of the column: three quarters of its lines are no longer."""
    lengths = sorted(len(line.text) for line in lines)
    return lengths[len(lengths) * 3 // 4]


def _between(
    text: str, above: _Line, below: _Line, furniture: bool, index: int, width: int
) -> Iterator[Edit]:
    gap = text[above.end : below.start]
    blank = gap.count("\n") > 1
    rule = FURNITURE if furniture else LAYOUT
    if blank:
        ends = not _runs_on(above.text, below.text)
        rule = rule if ends or furniture else PAGE_BREAK
    else:
        ends = not furniture and _ended_early(above.text, below.text, index, width)
    if ends:
        if gap != PARAGRAPH:
            yield Edit(above.end, below.start, PARAGRAPH, rule)
        return
    hyphen = _HYPHENATED_END.search(above.text)
    word = _FIRST_WORD.match(below.text)
    if hyphen and word:
        start = above.start + hyphen.start()
        joined = _joined(hyphen[1], word.group())
        yield Edit(start, below.start + word.end(), joined, LINE_END_HYPHEN)
        return
    yield Edit(above.end, below.start, " ", rule)


def _joined(left: str, right: str) -> str:
    """Join two halves of a word broken at a hyphen.

    The hyphen nearly always belongs to the word ("counter-terrorism"); it stays in a
    suspended compound ("troop- and"), and goes only when neither half is a word and the
    whole is.
    """
    if is_suspended(right):
        return f"{left}- {right}"
    words = known()
    halves = left.lower() in words or right.lower() in words
    if not halves and (left + right).lower() in words:
        return left + right
    return f"{left}-{right}"


def _runs_on(above: str, below: str) -> bool:
    """Whether a blank line between the two stands inside a sentence."""
    if below[0].islower():
        return above[-1].isalnum() or above[-1] in ",-)"
    if not below[0].isalnum():
        return False
    if word := _LAST_WORD.search(above):
        return word.group().islower() and is_closed_class(word.group())
    return False


def _ended_early(above: str, below: str, index: int, width: int) -> bool:
    """Whether a line stopped where it did although the next word had room on it.

    The first line is not judged: part of it may have been the heading.
    """
    if above.rstrip(")]\"'”’")[-1:] not in {".", "!", "?", ":"}:
        return False
    if len(above) > _NARROW:
        return True
    opening = below.split(" ", 1)[0]
    if index == 1 or width > _NARROW or not opening[0].isupper():
        return False
    return len(above) + 1 + len(opening) + _ROOM < width
