"""What a country, organization, speaker or agenda item is marked by, ready to be printed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from statements.search.studies.comparison import ComparedValue
from statements.search.studies.profile import MIN_STATEMENTS_ON_ITEM, Profile, ValueCount

SHOWN = 8


@dataclass(frozen=True, slots=True)
class MarkedItem:
    """An agenda item spoken on more than by others: per cent of each, and how many times more.

    `times` is None where nobody else spoke on it. `query` finds these statements.
    """

    item: ComparedValue
    share: float
    share_of_others: float
    times: float | None
    query: str


@dataclass(frozen=True, slots=True)
class Counted:
    """A value with the number of statements that have it, and the query that finds them."""

    value: str
    label: str
    count: int
    query: str


@dataclass(frozen=True, slots=True)
class Portrait:
    """The lists beside the statements of one country, speaker or agenda item."""

    marked: list[MarkedItem]
    agenda: list[Counted]
    cites: list[Counted]
    countries: list[Counted]
    organizations: list[Counted]
    speakers: list[Counted]
    fewest: int = MIN_STATEMENTS_ON_ITEM


def portrait(profile: Profile) -> Portrait:
    """Return the lists of `profile`, each cut short."""

    def counted(facet: str, values: Iterable[ValueCount]) -> list[Counted]:
        return [
            Counted(
                one.value,
                one.label,
                one.statements,
                profile.question.narrowed(facet, one.value).query_string(),
            )
            for one in islice(values, SHOWN)
        ]

    return Portrait(
        marked=[_marked(profile, item) for item in profile.characteristic_agenda[:SHOWN]],
        agenda=counted("agenda", profile.agenda),
        cites=counted("cites", profile.cites),
        countries=counted("country", profile.countries),
        organizations=counted("org", profile.organizations),
        speakers=counted("speaker", profile.speakers),
    )


def _marked(profile: Profile, item: ComparedValue) -> MarkedItem:
    others = profile.held - profile.total
    own_share, share = 100 * item.one / profile.total, 100 * item.other / others
    times = own_share / share if share else None
    query = profile.question.narrowed("agenda", item.value).query_string()
    return MarkedItem(item, own_share, share, times, query)
