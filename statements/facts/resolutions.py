"""What is known of the resolutions of the Council: year, date, meeting and vote by number."""

from __future__ import annotations

import datetime
import re
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


@dataclass(frozen=True, slots=True)
class ResolutionFact:
    """The adoption of a resolution.

    `meeting` is a symbol, empty where not known. `vote` is "15-0-0" (in favour, against,
    abstaining), "unanimous", "without-vote", or empty where not known.
    """

    number: int
    date: datetime.date
    meeting: str
    vote: str


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


_VOTE = re.compile(r"\d{1,2}-\d{1,2}-\d{1,2}|unanimous|without-vote|")


@cache
def resolutions() -> dict[int, ResolutionFact]:
    """Return what is known of each resolution, by number; a few are missing."""
    return read_resolutions(DIRECTORY / "resolutions.csv")


def read_resolutions(path: Path) -> dict[int, ResolutionFact]:
    """Read a table of adoptions; raises `FactsError` for one out of order or of no year."""
    found: dict[int, ResolutionFact] = {}
    last = 0
    for row in read_rows(path, ("number", "date", "meeting", "vote")):
        number, date, vote = row.number("number"), row.date("date"), row.optional("vote")
        if number <= last:
            row.fail("the resolutions are not in order")
        if not _VOTE.fullmatch(vote):
            row.fail(f"“{vote}” is not a vote")
        found[number] = ResolutionFact(number, date, row.optional("meeting"), vote)
        last = number
    return found
