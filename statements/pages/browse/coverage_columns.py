"""The years of the Council as columns: how many public records there are, and how many here.

Places and lengths are in per cent of the room, so that a template only has to print them and
the letters beside them keep their size on every screen.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from statements.pages.figures.scale import Column, Columns, Scale, Slots, Tick

from .coverage import YearCoverage

_STEP = 100
_DECADE = 10


@dataclass(frozen=True, slots=True)
class YearRecords:
    """One year: the column of its public records, and before it that of those held here."""

    coverage: YearCoverage
    public: Column
    held: Column

    @property
    def href(self) -> str:
        """The meetings of the year where any are here, and else what is known of it."""
        if self.coverage.held or self.coverage.letters:
            return reverse("meetings", args=[self.coverage.year])
        return self.coverage.href


@dataclass(frozen=True, slots=True)
class CoverageColumns:
    """Every year from the first to the last, room left for those of which nothing is known.

    `decades` are written along the axis of years, `numbers` along that of meetings.
    """

    years: tuple[YearRecords, ...]
    decades: tuple[Tick, ...]
    numbers: tuple[Tick, ...]


def coverage_columns(years: Sequence[YearCoverage]) -> CoverageColumns:
    """Return the columns of `years`, which are sorted."""
    if not years:
        return CoverageColumns((), (), ())
    first, last = years[0].year, years[-1].year
    greatest = max(max(year.public, year.held) for year in years)
    top = max(_STEP, -(-greatest // (_STEP // 2)) * (_STEP // 2))
    slots = Slots(last - first + 1, 0, 100, decimals=3)
    columns, up = Columns(slots, top, top=0, base=100), Scale(0, top, 100, 0, decimals=2)
    return CoverageColumns(
        years=tuple(
            YearRecords(
                coverage=year,
                public=columns.at(year.year - first, max(year.public, year.held)),
                held=columns.at(year.year - first, year.held),
            )
            for year in years
        ),
        decades=tuple(
            Tick(slots.middle(year - first), str(year))
            for year in range(first + -first % _DECADE, last + 1, _DECADE)
        ),
        numbers=tuple(Tick(up.at(number), str(number)) for number in range(0, top + 1, _STEP)),
    )
