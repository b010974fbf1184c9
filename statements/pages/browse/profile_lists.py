"""The lists of a profile: agenda items spoken on, documents cited, and who spoke."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from django.urls import reverse

from statements.pages.figures.counted_links import CountedLink
from statements.search.studies.comparison import ComparedValue
from statements.search.studies.profile import MIN_STATEMENTS_ON_ITEM, Profile, ValueCount

VALUES_LISTED = 8
"""Values in one list."""

# The page of a value of each facet.
_VIEWS = {
    "agenda": "agenda-item",
    "cites": "record",
    "country": "country",
    "org": "organization",
    "speaker": "speaker",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class CharacteristicItem(CountedLink):
    """An agenda item spoken on more than by others: per cent of each, and how many times more.

    `times` is None where nobody else spoke on it.
    """

    share: float
    share_of_others: float
    times: float | None
    log_likelihood: float


@dataclass(frozen=True, slots=True)
class ProfileLists:
    """The lists beside the statements of one country, speaker or agenda item.

    `characteristic` are agenda items, with `fewest` statements or more on each.
    """

    characteristic: list[CharacteristicItem]
    agenda: list[CountedLink]
    cites: list[CountedLink]
    countries: list[CountedLink]
    organizations: list[CountedLink]
    speakers: list[CountedLink]
    fewest: int = MIN_STATEMENTS_ON_ITEM


def profile_lists(profile: Profile) -> ProfileLists:
    """Return the lists of `profile`, each cut short."""

    def links(facet: str, values: Iterable[ValueCount]) -> list[CountedLink]:
        return [
            CountedLink(
                one.label,
                one.statements,
                reverse(_VIEWS[facet], args=[one.value]),
                profile.question.narrowed(facet, one.value).query_string(),
            )
            for one in islice(values, VALUES_LISTED)
        ]

    return ProfileLists(
        characteristic=[
            _characteristic(profile, item) for item in profile.characteristic_agenda[:VALUES_LISTED]
        ],
        agenda=links("agenda", profile.agenda),
        cites=links("cites", profile.cites),
        countries=links("country", profile.countries),
        organizations=links("org", profile.organizations),
        speakers=links("speaker", profile.speakers),
    )


def _characteristic(profile: Profile, item: ComparedValue) -> CharacteristicItem:
    others = profile.held - profile.total
    share, share_of_others = 100 * item.one / profile.total, 100 * item.other / others
    return CharacteristicItem(
        label=item.label,
        count=item.one,
        href=reverse(_VIEWS["agenda"], args=[item.value]),
        search=profile.question.narrowed("agenda", item.value).query_string(),
        share=share,
        share_of_others=share_of_others,
        times=share / share_of_others if share_of_others else None,
        log_likelihood=item.log_likelihood,
    )
