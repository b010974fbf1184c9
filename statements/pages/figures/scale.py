"""Where numbers, years and marks stand in a drawing: what every chart works out its places with.

A `Scale` is an axis of values, `Slots` are equal stretches side by side, `Columns` stand in them.
All give places in whatever the drawing is measured in, per cent or pixels, rounded to so many
decimal places, so that a template only prints numbers.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from statements.writing.numbers import bar_percent

_YEAR_STEPS = (1, 2, 5, 10, 20)


@dataclass(frozen=True, slots=True)
class Tick:
    """A value on an axis: where it stands and what is written there.

    A `minor` one is written only where the page is wide.
    """

    at: float
    label: str
    minor: bool = False


@dataclass(frozen=True, slots=True)
class Band:
    """A stretch of an axis."""

    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Scale:
    """An axis of values: `low` stands at `start`, `high` at `end`, the others between.

    SVG counts from above, so that an axis that grows upwards has its `end` at the smaller
    number. Where `low` and `high` are the same, everything stands at `start`.
    """

    low: float
    high: float
    start: float
    end: float
    decimals: int = 1

    def at(self, value: float) -> float:
        """Return the place of `value`."""
        if self.high == self.low:
            return round(float(self.start), self.decimals)
        part = (value - self.low) / (self.high - self.low)
        return round(self.start + (self.end - self.start) * part, self.decimals)


@dataclass(frozen=True, slots=True)
class Slots:
    """`count` stretches of one width from `start` to `end`, numbered from 0.

    One for each year of an axis, each period of a line, each vote of a row.
    """

    count: int
    start: float
    end: float
    decimals: int = 1

    def at(self, number: float) -> float:
        """Return where a slot begins; a fraction stands within it."""
        return round(self.start + self._width * number, self.decimals)

    def middle(self, number: int) -> float:
        """Return the middle of a slot."""
        return self.at(number + 0.5)

    def band(self, first: float, after: float) -> Band:
        """Return the stretch from one slot, or a place within it, up to another."""
        return Band(self.at(first), round(self._width * (after - first), self.decimals))

    def gaps(self, held: Sequence[bool]) -> Iterator[Band]:
        """Yield a band over each run of slots that are not `held`."""
        first = 0
        while first < len(held):
            after = first
            while after < len(held) and not held[after]:
                after += 1
            if after > first:
                yield self.band(first, after)
            first = after + 1

    @property
    def _width(self) -> float:
        return (self.end - self.start) / max(1, self.count)


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its corner above and to the left, its width and its height."""

    x: float
    width: float
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class Columns:
    """Columns on the same `base`, one in the middle of each slot, `part` of it wide.

    The count `most` reaches to `top`, above the base; none is too low to be seen.
    """

    slots: Slots
    most: int
    top: float
    base: float
    part: float = 1.0

    def at(self, number: int, count: int) -> Column:
        """Return the column of `count` in a slot."""
        edge = (1 - self.part) / 2
        band = self.slots.band(number + edge, number + 1 - edge)
        height = round(bar_percent(count, self.most) * (self.base - self.top) / 100, 2)
        return Column(band.x, band.width, round(self.base - height, 2), height)


def round_steps(highest: float, most: int = 5) -> list[float]:
    """Return round values from 0 to the first that is not below `highest`.

    They go up by 1, 2 or 5 times a power of ten, in `most` steps at most.
    """
    if highest <= 0:
        return [0.0, 1.0]
    power = 10.0 ** math.floor(math.log10(highest / most))
    step = next(power * by for by in (1, 2, 5, 10) if power * by * most >= highest)
    return [step * number for number in range(math.ceil(round(highest / step, 9)) + 1)]


def round_years(first: int, last: int, most: int) -> range:
    """Return the years to name on an axis: all, or those that 2, 5, 10 or 20 divide.

    The steps are as small as they can be for `most` years, give or take one.
    """
    span = last + 1 - first
    step = next((step for step in _YEAR_STEPS if span / step <= most), _YEAR_STEPS[-1])
    return range(first + -first % step, last + 1, step)


def thinned(places: Sequence[int], most: int) -> Sequence[int]:
    """Return all of `places`, or every second, third … of them: `most` or fewer."""
    return places[:: max(1, math.ceil(len(places) / most))]
