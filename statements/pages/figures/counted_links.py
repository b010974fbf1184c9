"""Counts by value, ready to be printed: each with its label, its link and the length of its bar.

Every list of the kind "Japan 12, Mali 9" is made of these, whatever is counted: statements of a
country, meetings of a year, words of a delegation. What carries more builds on `CountedLink`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TypeVar

from statements.writing.numbers import bar_percent


@dataclass(frozen=True, slots=True)
class CountedLink:
    """One value with its count.

    The label leads to `href`, nowhere where that is empty. `search` is the query string of the
    search that finds what is counted. `selected` tells that the page is narrowed to this value.
    `length` is that of the bar, in per cent of the longest (see `with_lengths`).
    """

    label: str
    count: int
    href: str = ""
    search: str = ""
    selected: bool = False
    length: float = 0.0


LinkedRow = TypeVar("LinkedRow", bound=CountedLink)


def with_lengths(rows: Iterable[LinkedRow]) -> list[LinkedRow]:
    """Return `rows` in their order, each with its length: 100 for the greatest count."""
    rows = list(rows)
    greatest = max((row.count for row in rows), default=0)
    return [replace(row, length=bar_percent(row.count, greatest)) for row in rows]
