"""A document named in a paragraph, before its symbol is known for certain."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mention:
    """`symbol` is named at `start`:`end` of a paragraph, with the place cited, if any."""

    start: int
    end: int
    symbol: str
    pinpoint: str = ""


def settled(mentions: Iterable[Mention]) -> Iterator[Mention]:
    """Yield mentions in order, and of two that overlap the one that starts first, or is longer."""
    end = 0
    for one in sorted(mentions, key=lambda one: (one.start, -one.end)):
        if one.start >= end:
            yield one
            end = one.end
