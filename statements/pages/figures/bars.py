"""Counts as thin bars: numbers with their share of the greatest, ready to be drawn."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from statements.writing.numbers import bar_percent


@dataclass(frozen=True, slots=True)
class Bar:
    """One count. `length` is in per cent of the greatest count of its list."""

    label: str
    count: int
    length: float
    href: str = ""


def bars(rows: Iterable[tuple[str, int, str]]) -> list[Bar]:
    """Return a bar for each (label, count, address) in `rows`, in their order."""
    rows = list(rows)
    greatest = max((count for _, count, _ in rows), default=0)
    return [Bar(label, count, bar_percent(count, greatest), href) for label, count, href in rows]
