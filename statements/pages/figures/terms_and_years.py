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

from .scale import Band, Column, Columns, Scale, Slots, Tick, round_years

HEIGHT = 72
"""How high the greatest column is drawn, in pixels."""

TOP = 20
"""The room above it, for the value that it stands for."""

_BASE = TOP + HEIGHT

# A label needs this much of the axis, or it would run into the next.
_ROOM = 7.0
_COLUMN = 0.78
_MOST_TICKS = 9


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
class TermBand(Band):
    """A term on the axis; `label` stands below it, empty where there is no room for one."""

    label: str
    permanent: bool
    note: str


@dataclass(frozen=True, slots=True)
class YearColumn(Column):
    """The statements of a year, with the place of their share of all statements of the year.

    `share_y` is None where the year has too few statements for a share.
    """

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
class TermsAndYears:
    """Terms, columns and shares on one axis from `first` to `last`.

    `gaps` are the years of which nothing is held, `few` those with too few statements for a
    share. `most` and `highest` are the years with the greatest count and share.
    """

    first: int
    last: int
    ticks: tuple[Tick, ...]
    terms: tuple[TermBand, ...]
    gaps: tuple[Band, ...]
    columns: tuple[YearColumn, ...]
    slopes: tuple[Slope, ...]
    most: ProfileYear
    highest: ProfileYear | None
    few: int
    top: int = TOP
    base: int = _BASE


def terms_and_years(
    years: Sequence[ProfileYear], terms: Sequence[Term] = ()
) -> TermsAndYears | None:
    """Return `terms` and `years` on one axis; None where there is nothing to draw."""
    if not any(year.statements for year in years):
        return None
    numbers = [int(year.label) for year in years]
    if terms:
        # From the first meeting on, so that two countries can be held beside one another.
        numbers.append(FIRST_DAY.year)
    numbers += [term.last.year for term in terms if term.last]
    axis = _YearAxis(min(numbers), max(numbers))
    most = max(years, key=lambda year: year.statements)
    shared = [year for year in years if year.share]
    highest = max(shared, key=lambda year: year.share or 0.0, default=None)
    columns = tuple(_columns(axis, years, most.statements, (highest and highest.share) or 0.0))
    held = {int(year.label) for year in years if year.held}
    return TermsAndYears(
        first=axis.first,
        last=axis.last,
        ticks=tuple(axis.ticks()),
        terms=tuple(_terms(axis, terms)),
        gaps=tuple(axis.slots.gaps([year in held for year in axis.years])),
        columns=columns,
        slopes=tuple(_slopes(columns)),
        most=most,
        highest=highest,
        few=sum(1 for year in years if year.held and year.share is None),
    )


@dataclass(frozen=True, slots=True)
class _YearAxis:
    first: int
    last: int

    @property
    def years(self) -> range:
        return range(self.first, self.last + 1)

    @property
    def slots(self) -> Slots:
        return Slots(len(self.years), 0, 100, decimals=2)

    def number(self, day: datetime.date) -> float:
        """Return the number of a year's slot, with the part of the year that is over."""
        return day.year - self.first + (day.timetuple().tm_yday - 1) / 366

    def ticks(self) -> Iterator[Tick]:
        named = round_years(self.first, self.last, _MOST_TICKS)
        for place, year in enumerate(named):
            at = self.slots.middle(year - self.first)
            # A label at either end would run out of the drawing.
            if 2 < at < 98:
                yield Tick(at, str(year), minor=bool(place % 2) and len(named) > 5)


def _terms(axis: _YearAxis, terms: Sequence[Term]) -> Iterator[TermBand]:
    free = 0.0
    for term in terms:
        after = term.last + datetime.timedelta(days=1) if term.last else None
        end = axis.number(after) if after else len(axis.years)
        band = axis.slots.band(axis.number(term.first), end)
        has_room = free <= band.x <= 100 - _ROOM
        free = band.x + _ROOM if has_room else free
        label = term.years if has_room else ""
        yield TermBand(band.x, band.width, label, term.permanent, term.years)


def _columns(
    axis: _YearAxis, years: Sequence[ProfileYear], greatest: int, highest: float
) -> Iterator[YearColumn]:
    columns = Columns(axis.slots, greatest, TOP, _BASE, part=_COLUMN)
    shares = Scale(0, highest, _BASE, TOP)
    for year in years:
        if not year.held:
            continue
        number = int(year.label) - axis.first
        column = columns.at(number, year.statements)
        yield YearColumn(
            x=column.x,
            width=column.width,
            y=column.y,
            height=column.height,
            middle=axis.slots.middle(number),
            share_y=None if year.share is None else shares.at(year.share),
            year=year,
        )


def _slopes(columns: Sequence[YearColumn]) -> Iterator[Slope]:
    for one, next_one in pairwise(columns):
        follows = int(next_one.year.label) == int(one.year.label) + 1
        if follows and one.share_y is not None and next_one.share_y is not None:
            yield Slope(one.middle, one.share_y, next_one.middle, next_one.share_y)
