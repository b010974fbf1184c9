"""Years drawn beside one another: terms on the Council, statements, and their share.

Everything along the axis is in per cent of its length and everything across it in pixels, so
that a figure is as wide as there is room while its letters keep their size.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from statements.facts.council import FIRST_DAY
from statements.search.studies.profile import ProfileYear
from statements.writing.numbers import bar_percent

HEIGHT = 72
"""How high the greatest column is drawn, in pixels."""

TOP = 20
"""The room above it, for the value that it stands for."""

# A label needs this much of the axis, or it would run into the next.
_ROOM = 7.0
_COLUMN = 0.78
_STEPS = (1, 2, 5, 10, 20)
_TICKS = 9


@dataclass(frozen=True, slots=True)
class Term:
    """A seat on the Council; `last` is None while it runs with no end known."""

    permanent: bool
    first: datetime.date
    last: datetime.date | None
    note: str

    @property
    def years(self) -> str:
        """The years it is known by: "2016–2017", "2017", or "2016–" while it runs."""
        if self.last is None:
            return f"{self.first.year}–"
        if self.last.year == self.first.year:
            return str(self.first.year)
        return f"{self.first.year}–{self.last.year}"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of the axis. `label` stands below it where there is room for one."""

    x: float
    width: float
    label: str = ""
    permanent: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Tick:
    """A year named on the axis; a `minor` one only where the page is wide."""

    x: float
    label: str
    minor: bool


@dataclass(frozen=True, slots=True)
class Column:
    """The statements of a year; `bar_percent` is None where it has too few to draw one."""

    x: float
    width: float
    y: float
    height: float
    middle: float
    share_y: float | None
    year: ProfileYear


@dataclass(frozen=True, slots=True)
class Slope:
    """The line between the shares of two years that follow one another."""

    x1: float
    y1: float
    x2: float
    y2: float


@dataclass(frozen=True, slots=True)
class Figure:
    """Terms, columns and shares on one axis from `first` to `last`.

    `gaps` are the years of which nothing is held, `few` those with too few statements for a
    share. `most` and `highest` are the years with the greatest count and share.
    """

    first: int
    last: int
    ticks: tuple[Tick, ...]
    terms: tuple[Stretch, ...]
    gaps: tuple[Stretch, ...]
    columns: tuple[Column, ...]
    slopes: tuple[Slope, ...]
    most: ProfileYear
    highest: ProfileYear | None
    few: int
    top: int = TOP
    base: int = TOP + HEIGHT


def figure(years: Sequence[ProfileYear], terms: Sequence[Term] = ()) -> Figure | None:
    """Return `terms` and `years` on one axis; None where there is nothing to draw."""
    numbers = [int(year.label) for year in years]
    if terms:
        # From the first meeting on, so that two countries can be held beside one another.
        numbers.append(FIRST_DAY.year)
    numbers += [term.last.year for term in terms if term.last]
    if not any(year.statements for year in years):
        return None
    axis = _Axis(min(numbers), max(numbers))
    most = max(years, key=lambda year: year.statements)
    shared = [year for year in years if year.share]
    highest = max(shared, key=lambda year: year.share or 0.0, default=None)
    columns = tuple(_columns(axis, years, most.statements, (highest and highest.share) or 0.0))
    return Figure(
        first=axis.first,
        last=axis.last,
        ticks=tuple(axis.ticks()),
        terms=tuple(_terms(axis, terms)),
        gaps=tuple(_gaps(axis, {int(year.label) for year in years if year.held})),
        columns=columns,
        slopes=tuple(_slopes(columns)),
        most=most,
        highest=highest,
        few=sum(1 for year in years if year.held and year.share is None),
    )


@dataclass(frozen=True, slots=True)
class _Axis:
    first: int
    last: int

    def at(self, year: float) -> float:
        """Return the place of the beginning of a year, or of a moment within it."""
        return round(100 * (year - self.first) / (self.last + 1 - self.first), 2)

    def on(self, day: datetime.date) -> float:
        return self.at(day.year + (day.timetuple().tm_yday - 1) / 366)

    def ticks(self) -> Iterator[Tick]:
        span = self.last + 1 - self.first
        step = next((step for step in _STEPS if span / step <= _TICKS), _STEPS[-1])
        named = [year for year in range(self.first, self.last + 1) if year % step == 0]
        for place, year in enumerate(named):
            x = self.at(year + 0.5)
            if 2 < x < 98:
                yield Tick(x, str(year), minor=bool(place % 2) and len(named) > 5)


def _terms(axis: _Axis, terms: Sequence[Term]) -> Iterator[Stretch]:
    free = 0.0
    for term in terms:
        start = axis.on(term.first)
        end = axis.on(term.last + datetime.timedelta(days=1)) if term.last else 100.0
        has_room = start >= free and start <= 100 - _ROOM
        free = start + _ROOM if has_room else free
        label = term.years if has_room else ""
        yield Stretch(start, round(end - start, 2), label, term.permanent, term.years)


def _gaps(axis: _Axis, held: set[int]) -> Iterator[Stretch]:
    known = [axis.first - 1, *sorted(held), axis.last + 1]
    for before, after in pairwise(known):
        if after > before + 1:
            start = axis.at(before + 1)
            yield Stretch(start, round(axis.at(after) - start, 2))


def _columns(
    axis: _Axis, years: Sequence[ProfileYear], greatest: int, highest: float
) -> Iterator[Column]:
    for year in years:
        if not year.held:
            continue
        number = int(year.label)
        start, width = axis.at(number), axis.at(axis.first + 1)
        height = round(bar_percent(year.statements, greatest) * HEIGHT / 100, 1)
        of_year = year.share
        yield Column(
            x=round(start + width * (1 - _COLUMN) / 2, 2),
            width=round(width * _COLUMN, 2),
            y=TOP + HEIGHT - height,
            height=height,
            middle=axis.at(number + 0.5),
            share_y=None if of_year is None else _share_y(of_year, highest),
            year=year,
        )


def _share_y(of_year: float, highest: float) -> float:
    return round(TOP + HEIGHT * (1 - of_year / highest), 1) if highest else float(TOP + HEIGHT)


def _slopes(columns: Sequence[Column]) -> Iterator[Slope]:
    for one, next_one in pairwise(columns):
        follows = int(next_one.year.label) == int(one.year.label) + 1
        if follows and one.share_y is not None and next_one.share_y is not None:
            yield Slope(one.middle, one.share_y, next_one.middle, next_one.share_y)
