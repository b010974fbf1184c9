"""The years of the Council as columns: how many public records there are, and how many here.

Places and lengths are in per cent of the room, so that a template only has to print them and
the letters beside them keep their size on every screen.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from statements.writing.numbers import bar_percent

from .coverage import YearCoverage

_STEP = 100


@dataclass(frozen=True, slots=True)
class Column:
    """One year: where it stands, and how high its records reach, held and public."""

    coverage: YearCoverage
    x: float
    width: float
    held: float
    public: float

    @property
    def held_from(self) -> float:
        """Where what is held begins, from above."""
        return round(100 - self.held, 2)

    @property
    def public_from(self) -> float:
        """Where what is public begins, from above."""
        return round(100 - self.public, 2)

    @property
    def href(self) -> str:
        """The meetings of the year where any are here, and else what is known of it."""
        if self.coverage.held or self.coverage.letters:
            return reverse("meetings", args=[self.coverage.year])
        return self.coverage.href


@dataclass(frozen=True, slots=True)
class Tick:
    """A year or a number of meetings, and where on its axis it stands."""

    at: float
    label: str


@dataclass(frozen=True, slots=True)
class YearColumns:
    """Every year from the first to the last, room left for those of which nothing is known."""

    columns: tuple[Column, ...]
    decades: tuple[Tick, ...]
    numbers: tuple[Tick, ...]


def year_columns(years: Sequence[YearCoverage]) -> YearColumns:
    """Return the columns of `years`, which are sorted."""
    if not years:
        return YearColumns((), (), ())
    first, last = years[0].year, years[-1].year
    width = 100 / (last - first + 1)
    greatest = max(max(year.public, year.held) for year in years)
    top = max(_STEP, -(-greatest // (_STEP // 2)) * (_STEP // 2))
    columns = (
        Column(
            coverage=year,
            x=round((year.year - first) * width, 3),
            width=round(width, 3),
            held=bar_percent(year.held, top),
            public=bar_percent(max(year.public, year.held), top),
        )
        for year in years
    )
    decades = range(first + -first % 10, last + 1, 10)
    return YearColumns(
        columns=tuple(columns),
        decades=tuple(Tick(round((year - first + 0.5) * width, 3), str(year)) for year in decades),
        numbers=tuple(
            Tick(round(100 - 100 * number / top, 2), str(number))
            for number in range(0, top + 1, _STEP)
        ),
    )
