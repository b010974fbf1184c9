"""What stands in the margins of a record's pages: running heads, feet and their numbers.

A page of 2020 has "S/PV.8704 The situation in the Middle East 16/01/2020" at its head and
"2/19 20-01174" at its foot, the parts in the other order on odd pages; one of 1997
(S/PV.3756) has "Security Council 3756th meeting / Fifty-second year 21 March 1997" and the
number of the page alone; one of the early 2000s has the symbol alone, and "2 03-23456".
What no pattern names is known by standing at the edge of page after page.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from .columns import PrintedPiece, join_pieces, rows_of_pieces

_SYMBOL = r"S(?:PECIMEN)?/PV\. ?\d{1,5}(?: ?\([^()\n]{1,24}\))?(?: ?/(?:Corr|Add|Rev)\. ?\d)?"
_DATE = r"\d{1,2}/\d{1,2}/\d{4}"
_JOB = r"(?:\d{2}-\d{5}|\d{7}[Ee]?(?:\.doc)?)"
_PAGES = r"\d{1,3}/\d{1,3}"
_ALONE = r"[-–—(\[]? ?(\d{1,3})(?:-\d{1,3})? ?[-–—)\]]?"
"""A number alone, or the numbers of several: a typed record counts pages of other tongues."""
_INITIALS = r"[A-Z]{1,4}/[a-z]{1,4}(?:/[a-z]{1,4})?"
_TITLE = r"[^\n]{3,300}"
_HEAD = re.compile(
    rf"(?:{_SYMBOL}(?:\s+{_TITLE}?\s{_DATE}|\s+{_ALONE})?|{_ALONE}\s+{_SYMBOL}|{_DATE}(?:\s+{_TITLE}?\s{_SYMBOL})?"
    r"|Security Council\s+\d{1,5}(?:st|nd|rd|th) meeting"
    r"|[A-Z][a-z]+(?:-[a-z]+)? [Yy]ear\s+\d{1,2} [A-Z][a-z]+ (?:19|20)\d{2})\Z"
)
_PARTS = (
    re.compile(r"\d{1,5}(?:st|nd|rd|th) [Mm]eeting\Z"),
    re.compile(r"[A-Z][a-z]+(?:-[a-z]+)? [Yy]ear\Z"),
    re.compile(r"Security Council\Z"),
    re.compile(r"\d{1,2} [A-Z][a-z]+ (?:19|20)\d{2}\Z"),
)
"""The head of S/PV.3756 in parts; the first two show that it stands on a page."""
_WHOLE_HEAD = re.compile(
    rf"(?:{_SYMBOL}\s+({_TITLE}?)\s+{_DATE}|{_DATE}\s+({_TITLE}?)\s+{_SYMBOL})\Z"
)
_FOOT = re.compile(
    rf"(?:{_PAGES}(?:\s*{_JOB})?|{_JOB}\s*(?:{_PAGES}|\([A-Z]\))?|\d{{1,3}}\s+{_JOB}"
    rf"|{_JOB}\s+\d{{1,3}})\Z"
)
_BARE = re.compile(rf"{_ALONE}\Z")
_TYPED = re.compile(
    rf"(?:{_INITIALS}(?:\s+{_ALONE})?"
    r"|\((?:The PRESIDENT|The President|(?:Mr|Mrs|Ms|Miss|Sir|Dr)\.? [^()\n]{2,60})\))\Z"
)
"""Under the head of a typed record (before 1993): a typist's initials, who is speaking on."""
_NUMBERS = (
    re.compile(rf"(\d{{1,3}})/\d{{1,3}}(?:\s*{_JOB})?\Z"),
    re.compile(rf"{_JOB}\s*(\d{{1,3}})/\d{{1,3}}\Z"),
    re.compile(rf"(\d{{1,3}})\s+{_JOB}\Z"),
    re.compile(rf"{_JOB}\s+(\d{{1,3}})\Z"),
    re.compile(rf"{_INITIALS}\s+{_ALONE}\Z"),
    _BARE,
)
_DIGITS = re.compile(r"\d+")
_LONGEST = 420
"""Characters of the longest head worth looking at: longer lines are text."""

_DEEPEST_HEAD = 4
_DEEPEST_FOOT = 3
"""Rows that a head, a foot may have."""
_APART = 1.5
"""Leadings between a margin and the text, at least."""
_ONE_LEADING = 1.3
_OFTEN = 3
_SHARE = 0.4
"""A row of the margin recurs on this share of the pages, at least."""


class Margin(Enum):
    """The two margins that are printed in."""

    HEAD = "head"
    FOOT = "foot"


@dataclass(frozen=True, slots=True)
class Stripped:
    """A page without its margins, what stood in them, and the page number found there."""

    pieces: tuple[PrintedPiece, ...]
    margins: tuple[str, ...]
    number: int | None


def margin_of(line: str) -> Margin | None:
    """Return which margin a whole line, stripped, belongs to, `None` for a line of text.

    The number of a page alone ("2", "-6-") is not enough to tell: see `bare_number`.
    """
    if len(line) > _LONGEST:
        return None
    if _HEAD.match(line):
        return Margin.HEAD
    return Margin.FOOT if _FOOT.match(line) else None


def running_title(line: str) -> str | None:
    """Return the title of the item in a running head that is whole, otherwise `None`."""
    match = _WHOLE_HEAD.match(line) if len(line) <= _LONGEST else None
    return (match[1] or match[2]) if match else None


def is_typed_head(line: str) -> bool:
    """Whether a line under the head of a typed page belongs to it: "(Mr. Oudovenko)"."""
    return _TYPED.match(line) is not None


def parts_of_head(lines: Sequence[str]) -> list[int]:
    """Return which lines of a page are the parts of a head like that of S/PV.3756."""
    found = [
        next((at for at, line in enumerate(lines) if pattern.match(line)), None)
        for pattern in _PARTS
    ]
    if found[0] is None and found[1] is None:
        return []
    return [at for at in found if at is not None]


def bare_number(line: str) -> int | None:
    """Return the number of a page that `line` consists of: "2", "-6-"."""
    match = _BARE.match(line)
    return int(match[1]) if match else None


def printed_number(line: str) -> int | None:
    """Return the number of the page that a foot gives: 2 for "2/19 20-01174"."""
    for pattern in _NUMBERS:
        if match := pattern.match(line):
            return int(match[1])
    return None


def numbers_of_pages(numbers: Sequence[int | None]) -> list[int]:
    """Return the number of every page, from those printed on some.

    A record's pages are numbered without a gap, so one misread number changes nothing.
    """
    shifts = Counter(number - index for index, number in enumerate(numbers) if number)
    shift = min(shifts.most_common(1), default=(1, 0))[0]
    return [max(index + shift, 1) for index in range(len(numbers))]


def strip(pages: Sequence[Sequence[PrintedPiece]], leading: float) -> list[Stripped]:
    """Return the pages with running heads and feet taken off their edges.

    `leading` is the usual distance of two base lines.
    """
    rowed = [rows_of_pieces(page) for page in pages]
    texts = [_edge_texts(page) for page in rowed]
    edges = Counter(
        key
        for page in texts
        for key in {_DIGITS.sub("#", text) for text in (*page[:4], *page[-3:])}
    )
    often = max(_OFTEN, _SHARE * len(pages))
    recurring = {key for key, count in edges.items() if count >= often}
    return [
        _stripped(page, rowed_page, page_texts, recurring, leading)
        for page, rowed_page, page_texts in zip(pages, rowed, texts, strict=True)
    ]


def _edge_texts(page: list[list[PrintedPiece]]) -> list[str]:
    """Return the text of each row where a margin can be, or be told from; of others nothing."""
    inner = range(_DEEPEST_HEAD + 1, len(page) - _DEEPEST_FOOT - 1)
    return ["" if index in inner else join_pieces(row).text for index, row in enumerate(page)]


def _stripped(
    page: Sequence[PrintedPiece],
    page_rows: list[list[PrintedPiece]],
    texts: list[str],
    recurring: set[str],
    leading: float,
) -> Stripped:
    bases = [row[0].base for row in page_rows]
    top, end = 0, len(page_rows)

    def is_margin(index: int, neighbour: int, outer: int) -> bool:
        """`neighbour` is the row next to it on the side of the text, `outer` the other one."""
        text = texts[index]
        if margin_of(text) or any(margin_of(piece.text) for piece in page_rows[index]):
            return True
        alone = not 0 <= neighbour < len(bases)
        apart = alone or abs(bases[index] - bases[neighbour]) >= _APART * leading
        if 0 <= outer < len(bases) and (bare_number(text) is not None or is_typed_head(text)):
            return True
        return (apart and bare_number(text) is not None) or (
            _DIGITS.sub("#", text) in recurring
            and (apart or margin_of(texts[neighbour]) is not None)
        )

    while top < min(end, _DEEPEST_HEAD) and is_margin(top, top + 1, top - 1):
        top += 1
    if 0 < top < end - 1 and _is_wrapped_title(page_rows, top, leading):
        top += 1
    while end > max(top, len(page_rows) - _DEEPEST_FOOT) and is_margin(end - 1, end - 2, end):
        end -= 1
    if top == 0 and end == len(page_rows):
        return Stripped(tuple(page), (), None)
    kept = [piece for row in page_rows[top:end] for piece in row]
    outer = [*texts[end:], *texts[:top]]
    numbers = (printed_number(text) for text in outer)
    return Stripped(tuple(kept), tuple(outer), next((n for n in numbers if n), None))


def _is_wrapped_title(page_rows: list[list[PrintedPiece]], at: int, leading: float) -> bool:
    """Whether a row under a head is the rest of a long title, set in the middle under it."""
    above, row, below = page_rows[at - 1], page_rows[at], page_rows[at + 1]
    inner_left = row[0].left - above[0].left
    inner_right = above[-1].right - row[-1].right
    return (
        len(above) > 1
        and len(row) == 1
        and row[0].base - above[0].base < _ONE_LEADING * leading
        and below[0].base - row[0].base >= _APART * leading
        and min(inner_left, inner_right) > 3 * row[0].size
        and abs(inner_left - inner_right) < 4 * row[0].size
    )
