"""Countries: members and observers of the United Nations, and former states.

Names and dates are those that the United Nations publishes. A renaming does not end a
country; where the record keeps the old and the new state apart, both have a row.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from .aliases import file_aliases, labels_of, read_aliases
from .labels import LabelIndex
from .tables import DIRECTORY, FactRow, read_rows

MEMBER, OBSERVER, FORMER, OTHER_STATE = "member", "observer", "former", "other"
STATUSES = frozenset({MEMBER, OBSERVER, FORMER, OTHER_STATE})
REGIONAL_GROUPS = frozenset(
    {
        "african",
        "asia-pacific",
        "eastern-european",
        "latin-american-caribbean",
        "western-european-others",
    }
)
_COLUMNS = (
    "slug",
    "name",
    "official_name",
    "alpha3",
    "status",
    "regional_group",
    "admitted",
    "ended",
    "successors",
)
_ALPHA3_LENGTH = 3


@dataclass(frozen=True, slots=True)
class CountryFact:
    """One country.

    `name` is the short form of United Nations records, and `slug` is that name without
    what stands in brackets, as an address.

    `alpha3` is from ISO 3166-1, for former states from ISO 3166-3; for those that ended
    before that standard, and for Kosovo, it is a code of the range left to users (X..).

    `status` is "member" or "observer" of the United Nations, "former", or "other": in the
    corpora a speaker's country, but neither member nor observer. It takes no position on
    the legal status of a territory.

    `regional_group` is the electoral group, empty for those outside the groups (Türkiye,
    Israel and the United States count with Western European and other States).

    `admitted` is the day of admission, for a continued membership that of the first
    holder (Russian Federation: 24 October 1945), for a state that took over a seat under
    another name the day it did; None where there was no membership. `ended` is the day
    that the United Nations gives for its end. `successors` are slugs, a continuing state
    first. `aliases` are its labels beyond `name` and `official_name`.
    """

    slug: str
    name: str
    official_name: str
    alpha3: str
    status: str
    regional_group: str
    admitted: datetime.date | None
    ended: datetime.date | None
    successors: tuple[str, ...]
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CountryTables:
    """The two tables of countries, read and checked against each other."""

    by_slug: dict[str, CountryFact]
    index: LabelIndex[CountryFact]


def countries() -> tuple[CountryFact, ...]:
    """Return every country, by slug."""
    return tuple(_tables().by_slug.values())


def country(slug: str) -> CountryFact:
    """Return the country with this slug; raises `KeyError` for an unknown one."""
    return _tables().by_slug[slug]


def country_of(label: str) -> CountryFact | None:
    """Return the country that `label` names, however it is written or damaged.

    >>> country_of("C6te d'Ivoire").slug
    'cote-divoire'
    """
    return _tables().index.find(label)


def read_countries(directory: Path) -> CountryTables:
    """Read `countries.csv` and `country_aliases.csv` in `directory`.

    Raises `FactsError` for a malformed row, a slug or code used twice, a successor that
    is not there, or a label that would mean two countries.
    """
    by_slug: dict[str, CountryFact] = {}
    index: LabelIndex[CountryFact] = LabelIndex(damaged=True)
    rows: list[FactRow] = []
    codes: set[str] = set()
    aliases = read_aliases(directory / "country_aliases.csv", "country")
    for row in read_rows(directory / "countries.csv", _COLUMNS):
        fact = _country(row, labels_of(row.text("slug"), aliases))
        if fact.slug in by_slug:
            row.fail(f"slug “{fact.slug}” is used twice")
        if fact.alpha3 in codes:
            row.fail(f"alpha3 “{fact.alpha3}” is used twice")
        for name in (fact.name, fact.official_name):
            try:
                index.add(name, fact)
            except ValueError as error:
                row.fail(str(error))
        by_slug[fact.slug] = fact
        codes.add(fact.alpha3)
        rows.append(row)
    for row in rows:
        for successor in row.optional("successors").split():
            if successor not in by_slug:
                row.fail(f"there is no country “{successor}” to succeed")
    file_aliases(aliases, by_slug, index)
    return CountryTables(by_slug, index)


def _country(row: FactRow, aliases: tuple[str, ...]) -> CountryFact:
    fact = CountryFact(
        slug=row.text("slug"),
        name=row.text("name"),
        official_name=row.text("official_name"),
        alpha3=row.text("alpha3"),
        status=row.choice("status", STATUSES),
        regional_group=row.choice("regional_group", REGIONAL_GROUPS | {""}),
        admitted=row.optional_date("admitted"),
        ended=row.optional_date("ended"),
        successors=tuple(row.optional("successors").split()),
        aliases=aliases,
    )
    code = fact.alpha3
    if not (len(code) == _ALPHA3_LENGTH and code.isascii() and code.isalpha() and code.isupper()):
        row.fail(f"alpha3 is “{code}”, not three capital letters")
    if (fact.status == FORMER) != (fact.ended is not None):
        row.fail("a former country, and no other, has an end")
    if fact.status == MEMBER and fact.admitted is None:
        row.fail("a member has a day of admission")
    if fact.admitted and fact.ended and fact.admitted > fact.ended:
        row.fail("it ended before it was admitted")
    return fact


@cache
def _tables() -> CountryTables:
    return read_countries(DIRECTORY)
