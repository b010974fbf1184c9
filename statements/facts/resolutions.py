"""The year of a Council resolution from its number: resolutions are counted through."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from .tables import DIRECTORY, read_rows


@dataclass(frozen=True, slots=True)
class ResolutionYear:
    """The first and last resolution that the Council adopted in a year."""

    year: int
    first: int
    last: int


@cache
def resolution_years() -> tuple[ResolutionYear, ...]:
    """Return the years since 1946 of which both resolutions are known, in order."""
    return read_resolution_years(DIRECTORY / "resolution_years.csv")


def resolution_year(number: int) -> int | None:
    """Return the year in which resolution `number` was adopted, None where not known.

    >>> resolution_year(1325)
    2000
    """
    years = resolution_years()
    place = bisect_right(years, number, key=lambda year: year.first) - 1
    return years[place].year if place >= 0 and number <= years[place].last else None


def read_resolution_years(path: Path) -> tuple[ResolutionYear, ...]:
    """Read a table of years; raises `FactsError` where a year or a number is skipped."""
    years: list[ResolutionYear] = []
    for row in read_rows(path, ("year", "first", "last")):
        year = ResolutionYear(row.number("year"), row.number("first"), row.number("last"))
        if year.last < year.first:
            row.fail("the last resolution comes before the first")
        if years and (year.year, year.first) != (years[-1].year + 1, years[-1].last + 1):
            row.fail("a year or a resolution is skipped")
        years.append(year)
    return tuple(years)
