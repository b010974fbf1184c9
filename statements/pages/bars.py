"""Counts as thin bars: numbers with their share of the greatest, ready to be drawn."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bar:
    """One count. `length` is in per cent of the greatest count of its list."""

    label: str
    count: int
    length: float
    href: str = ""

    @property
    def depth(self) -> float:
        """What is left of the length, for columns that are drawn from above."""
        return round(100 - self.length, 2)


def bars(rows: Iterable[tuple[str, int, str]]) -> list[Bar]:
    """Return a bar for each (label, count, address) in `rows`, in their order."""
    rows = list(rows)
    greatest = max((count for _, count, _ in rows), default=0)
    return [Bar(label, count, share(count, greatest), href) for label, count, href in rows]


def share(count: int, greatest: int) -> float:
    """Return `count` in per cent of `greatest`; whatever is there can be seen."""
    return round(max(100 * count / greatest, 0.5), 2) if count and greatest else 0.0
