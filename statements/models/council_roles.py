"""Who sat on the Council when: the role in which a delegation speaks."""

from __future__ import annotations

import datetime
import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from django.utils.translation import gettext_noop

from . import CouncilTerm, Organization, Statement


class Role(StrEnum):
    """What a speaker's delegation was to the Council on the day."""

    PERMANENT = "permanent"
    ELECTED = "elected"
    NON_MEMBER = "non-member"
    UN = "un"
    OTHER = "other"

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS = {
    Role.PERMANENT: gettext_noop("Permanent member"),
    Role.ELECTED: gettext_noop("Elected member"),
    Role.NON_MEMBER: gettext_noop("Not a member"),
    Role.UN: gettext_noop("United Nations official"),
    Role.OTHER: gettext_noop("Other"),
}

# The offices by which an official is known when no affiliation is printed: "The
# Secretary-General" has none in any record, nor have the briefers of S/PV.8699.
_UN_OFFICE = re.compile(
    r"\b(?:(?:Deputy |Under-|Assistant )?Secretary-General"
    r"|Special (?:Representative|Envoy|Coordinator|Adviser)|Personal Envoy"
    r"|(?:United Nations|Deputy) High Commissioner|Emergency Relief Coordinator"
    r"|Force Commander|United Nations|UN)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Term:
    first: datetime.date
    after: datetime.date | None
    seat: Role


@dataclass(frozen=True, slots=True)
class Roster:
    """Every Council term, by country. One query to load, none to ask."""

    terms: Mapping[int, tuple[_Term, ...]]

    @classmethod
    def load(cls) -> Self:
        """Read the terms from the record."""
        terms: dict[int, list[_Term]] = defaultdict(list)
        rows = CouncilTerm.objects.values_list("country_id", "seat", "period")
        for country, seat, period in rows.order_by("period"):
            terms[country].append(_Term(period.lower, period.upper, Role(seat)))
        return cls({country: tuple(held) for country, held in terms.items()})

    def role(
        self,
        country: int | None,
        organization_kind: str | None,
        date: datetime.date | None,
        office: str = "",
    ) -> Role:
        """Return the role of a country (by key) or organization (by kind) on a day.

        `office` is the capacity of the speaker, or the name where that is an office; it
        tells a United Nations official of whom the record prints no affiliation. A country
        on a day not known is `OTHER`: nothing can be said of it.
        """
        if country is not None:
            return self._seat(country, date) if date is not None else Role.OTHER
        if organization_kind is not None:
            is_un = organization_kind == Organization.Kind.UN
            return Role.UN if is_un else Role.OTHER
        return Role.UN if _UN_OFFICE.search(office) else Role.OTHER

    def _seat(self, country: int, date: datetime.date) -> Role:
        for term in self.terms.get(country, ()):
            if term.first <= date and (term.after is None or date < term.after):
                return term.seat
        return Role.NON_MEMBER


def role_in(roster: Roster, statement: Statement) -> Role:
    """Return the role in which a statement fetched `with_names` was made. No query."""
    organization = statement.organization
    name = statement.speaker.name if statement.speaker else ""
    return roster.role(
        statement.country_id,
        organization.kind if organization else None,
        statement.meeting.date,
        f"{name}, {statement.capacity}",
    )
