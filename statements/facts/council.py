"""Who sat on the Security Council, and who presided, on any day since its first meeting."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path

from .countries import countries, country
from .labels import fold
from .tables import DIRECTORY, FactRow, read_rows

PERMANENT, ELECTED = "permanent", "elected"
COUNCIL_SEATS = frozenset({PERMANENT, ELECTED})
FIRST_DAY = datetime.date(1946, 1, 17)
"""The day of the first meeting, S/PV.1, from which the first terms are counted."""

# The Charter as amended gave the Council four more elected seats.
_ENLARGED = datetime.date(1966, 1, 1)
_SEATS_BEFORE, _SEATS_SINCE = 11, 15

# The rotation is followed from a month that is certain: the United Kingdom presided over
# S/PV.3046, the meeting of heads of State and Government of 31 January 1992.
_FIRST_PRESIDENCY = datetime.date(1992, 1, 1)
_FIRST_PRESIDENT = "united-kingdom"
# In 1994 Rwanda's turn in September was put off, and those after it moved up; from
# January 1995 (Argentina) the order is the usual one.
_OUT_OF_TURN = frozenset((1994, month) for month in range(9, 13))


@dataclass(frozen=True, slots=True)
class TermFact:
    """One term of one member. `end` is the last day of it; None while it continues.

    `country` is a slug, `seat` "permanent" or "elected".
    """

    country: str
    seat: str
    start: datetime.date
    end: datetime.date | None
    note: str

    def covers(self, day: datetime.date) -> bool:
        """Tell whether `day` is within the term."""
        return self.start <= day and (self.end is None or day <= self.end)


@dataclass(frozen=True, slots=True)
class VacancyFact:
    """Days, both counted, on which `seats` seats of the Council were not filled."""

    start: datetime.date
    end: datetime.date
    seats: int
    note: str


@cache
def council_terms() -> tuple[TermFact, ...]:
    """Return every term since 17 January 1946, in order of their start."""
    return read_terms(DIRECTORY / "council_terms.csv", {fact.slug for fact in countries()})


@cache
def vacancies() -> tuple[VacancyFact, ...]:
    """Return the periods in which a seat was empty."""
    return read_vacancies(DIRECTORY / "council_vacancies.csv")


@lru_cache(maxsize=4096)
def members_on(day: datetime.date) -> tuple[str, ...]:
    """Return the members on `day` as slugs, in the English alphabetical order of names.

    Empty before the first meeting; incomplete after `known_through`.
    """
    members = [term.country for term in council_terms() if term.covers(day)]
    return tuple(sorted(members, key=_alphabetical))


def seat_on(country_slug: str, day: datetime.date) -> str:
    """Return the seat that a country held on `day`: "permanent", "elected" or ""."""
    for term in council_terms():
        if term.country == country_slug and term.covers(day):
            return term.seat
    return ""


def seats_on(day: datetime.date) -> int:
    """Return how many seats the Council had on `day`, filled or not."""
    return _SEATS_SINCE if day >= _ENLARGED else _SEATS_BEFORE


@cache
def known_through() -> datetime.date:
    """Return the last day for which all members are recorded."""
    ends = {term.end for term in council_terms() if term.end is not None}
    return max(end for end in ends if len(members_on(end)) == seats_on(end))


def president_on(day: datetime.date) -> str:
    """Return the slug of the country presiding on `day`, "" where it is not known.

    Each month the presidency passes to the next member in English alphabetical order
    (rule 18 of the provisional rules of procedure, S/96/Rev.7). Followed from January
    1992 through `known_through`, but for September to December 1994, when it was not kept.
    """
    return _presidents().get((day.year, day.month), "")


@cache
def _presidents() -> dict[tuple[int, int], str]:
    presidents = {}
    month, president = _FIRST_PRESIDENCY, _FIRST_PRESIDENT
    while month <= known_through():
        if (month.year, month.month) not in _OUT_OF_TURN:
            presidents[month.year, month.month] = president
        month = (month + datetime.timedelta(days=31)).replace(day=1)
        president = _next_president(president, members_on(month))
    return presidents


def _next_president(president: str, members: tuple[str, ...]) -> str:
    later = (slug for slug in members if _alphabetical(slug) > _alphabetical(president))
    return next(later, members[0])


@cache
def _alphabetical(slug: str) -> str:
    return fold(country(slug).name)


def read_terms(path: Path, slugs: Iterable[str]) -> tuple[TermFact, ...]:
    """Read a table of terms, whose countries must be among `slugs`.

    Raises `FactsError` for a malformed row or two terms of a country on one day.
    """
    known = frozenset(slugs)
    terms: dict[str, list[tuple[TermFact, FactRow]]] = {}
    for row in read_rows(path, ("country", "seat", "start", "end", "note")):
        term = TermFact(
            country=row.choice("country", known),
            seat=row.choice("seat", COUNCIL_SEATS),
            start=row.date("start"),
            end=row.optional_date("end"),
            note=row.optional("note"),
        )
        if term.end is not None and term.end < term.start:
            row.fail("the term ends before it starts")
        terms.setdefault(term.country, []).append((term, row))
    for of_country in terms.values():
        of_country.sort(key=lambda pair: pair[0].start)
        for (earlier, _), (later, row) in pairwise(of_country):
            if earlier.covers(later.start):
                row.fail(f"{later.country} has another term on {later.start}")
    everyone = [term for of_country in terms.values() for term, _ in of_country]
    return tuple(sorted(everyone, key=lambda term: (term.start, term.country)))


def read_vacancies(path: Path) -> tuple[VacancyFact, ...]:
    """Read a table of vacancies; raises `FactsError` for a malformed row."""
    found = []
    for row in read_rows(path, ("start", "end", "seats", "note")):
        vacancy = VacancyFact(
            row.date("start"), row.date("end"), row.number("seats"), row.optional("note")
        )
        if vacancy.end < vacancy.start:
            row.fail("the vacancy ends before it starts")
        found.append(vacancy)
    return tuple(found)
