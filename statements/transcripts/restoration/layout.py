"""Lines into paragraphs: hard wraps, line-end hyphens, page breaks.

A record is set in columns of about 52 characters, and the text that reaches us keeps
the line ends of the page. White space carries nothing else, so moving it is not
recorded; joining what stood in two paragraphs, or taking a printed line away, is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

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

_LONGEST_WORD = 60
_NARROW = 100
"""Lines shorter than this were wrapped; a longer one is a paragraph of its own."""
_ENOUGH_LINES = 6
_FAR_WIDER = 1.3
_ROOM = 6
"""Characters to spare before a line counts as ended on purpose."""


class _Line(NamedTuple):
    """A printed line, stripped, and what stood above it."""

    start: int
    end: int
    text: str
    after_furniture: bool = False


def reflow(text: str) -> list[Edit]:
    """Return the edits that make `text` paragraphs, one blank line between them."""
    lines: list[_Line] = []
    pending = False
    for start, content in _contents(text):
        if is_furniture(content):
            pending = True
            continue
        lines.append(_Line(start, start + len(content), content, pending))
        pending = False
    if not lines:
        return [Edit(0, len(text), "", FURNITURE if pending else LAYOUT)] if text else []

    edits: list[Edit] = []
    for start, end, removed in (
        (0, lines[0].start, lines[0].after_furniture),
        (lines[-1].end, len(text), pending),
    ):
        if end > start:
            edits.append(Edit(start, end, "", FURNITURE if removed else LAYOUT))
    # The first line is not judged by its length: part of it may have been the heading.
    widths = [0, *[_width(lines)] * (len(lines) - 1)]
    for above, below, width in zip(lines, lines[1:], widths, strict=False):
        edits.extend(_between(text, above, below, width))
    spaced = " ".join(line.text for line in lines)
    if "  " in spaced or not spaced.isprintable():  # of white space only " " is printable
        for line in lines:
            for gap in _GAP_IN_LINE.finditer(text, line.start, line.end):
                edits.append(Edit(gap.start(), gap.end(), " ", LAYOUT))
    return edits


def text_looks_interleaved(text: str) -> bool:
    """Whether lines of two columns seem to have been printed as one, as in S/PV.7643.

    Seen by lines far wider than the column that the rest of the text is set in. The first
    line may be wide because of its heading, and one more by chance.
    """
    if text.count("\n") < _ENOUGH_LINES - 1:
        return False
    lines = [_Line(start, start + len(line), line) for start, line in _contents(text)]
    if len(lines) < _ENOUGH_LINES or (width := _width(lines)) > _NARROW:
        return False
    return sum(len(line.text) >= _FAR_WIDER * width for line in lines[1:]) > 1


def _contents(text: str) -> Iterator[tuple[int, str]]:
    for match in _LINE.finditer(text):
        if content := match.group().strip():
            yield match.start() + match.group().index(content[0]), content


def _width(lines: list[_Line]) -> int:
    """Return the width of the column: three quarters of its lines are no longer."""
    lengths = sorted(len(line.text) for line in lines)
    return lengths[len(lengths) * 3 // 4]


def _between(text: str, above: _Line, below: _Line, width: int) -> Iterator[Edit]:
    gap = text[above.end : below.start]
    rule = FURNITURE if below.after_furniture else LAYOUT
    if gap.count("\n") > 1:
        ends = not _runs_on(above.text, below.text)
        rule = rule if ends or below.after_furniture else PAGE_BREAK
    else:
        ends = _ended_early(above.text, below.text, width)
    if ends:
        if gap != PARAGRAPH:
            yield Edit(above.end, below.start, PARAGRAPH, rule)
        return
    hyphen = word = None
    if above.text.endswith("-"):
        hyphen = _HYPHENATED_END.search(above.text, max(0, len(above.text) - _LONGEST_WORD))
        word = _FIRST_WORD.match(below.text)
    if hyphen and word and not is_suspended(word.group()):
        start = above.start + hyphen.start()
        joined = _joined(hyphen[1], word.group())
        yield Edit(start, below.start + word.end(), joined, LINE_END_HYPHEN)
        return
    yield Edit(above.end, below.start, " ", rule)


def _joined(left: str, right: str) -> str:
    """Join two halves of a word broken at a hyphen.

    The hyphen nearly always belongs to the word ("counter-terrorism"); it goes only when
    neither half is a word and the whole is.
    """
    words = known()
    halves = left.lower() in words or right.lower() in words
    if not halves and (left + right).lower() in words:
        return left + right
    return f"{left}-{right}"


def _runs_on(above: str, below: str) -> bool:
    """Whether a blank line between the two stands inside a sentence."""
    if below[0].islower():
        return above[-1].isalnum() or above[-1] in ",-)"
    if not (below[0].isalnum() and above[-1].isalnum()):
        return False
    if word := _LAST_WORD.search(above, max(0, len(above) - _LONGEST_WORD)):
        return word.group().islower() and is_closed_class(word.group())
    return False


def _ended_early(above: str, below: str, width: int) -> bool:
    """Whether a line stopped where it did although the next word had room on it."""
    if above.rstrip(")]\"'”’")[-1:] not in {".", "!", "?", ":"}:
        return False
    if len(above) > _NARROW:
        return True
    opening = below.split(" ", 1)[0]
    if width > _NARROW or not opening[0].isupper():
        return False
    return len(above) + 1 + len(opening) + _ROOM < width
