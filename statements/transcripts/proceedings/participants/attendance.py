"""Who is at the table: the chair and those invited, so that a heading can be resolved.

"The President:" is the person and country on the cover, until somebody else takes the
Chair. "Mr. Griffiths:" is the briefer whom the President invited as Special Envoy of the
Secretary-General (S/PV.8704).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from statements.facts import country_of, organization_of
from statements.transcripts.proceedings.directions import takes_the_chair
from statements.transcripts.records import ParsedInvitation, ParsedSeat, StatementMetadata
from statements.transcripts.turn.headings import Heading
from statements.transcripts.turn.presidency import PRESIDENT, presides

from .invitations import (
    Introduced,
    gathered,
    introductions_in,
    invitations_in,
    office_called,
    seated_in,
)
from .offices import body_of, matches

_OFFICES = re.compile(r"The\s", re.IGNORECASE)
_TAKER = re.compile(
    r"(?P<name>(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Sheikha?|Prince(?:ss)?)\b\.?\s[^,;()]{2,60}?)"
    r"(?:\s*\((?P<country>[^()]+)\)|,[^.;]{3,200}?,)?\s+"
    r"(?:then\s+)?(?:took|assumed|resumed|returned\s+to)\s+the\b"
)
_RETURNS = re.compile(r"\bThe\s+President\s+(?:returned\s+to|resumed|took)\s+the\b")
_CALLS_ON = re.compile(r"(?:Permanent\s+)?[Rr]epresentative\s+of\s+(?:the\s+)?(?P<country>.+)\Z")


@dataclass(frozen=True, slots=True)
class _Chair:
    person: str
    country: str


class Attendance:
    """What is known so far of those present; it grows as the record is read.

    `president` and `country` are as the cover has them, either may be empty; `changes`
    says whether the record tells of another taking the Chair, so that "Mr. A/Mr. B" on the
    cover is first the one and then the other.
    """

    def __init__(
        self, president: str, country: str, seats: Sequence[ParsedSeat], *, changes: bool
    ) -> None:
        first = president.split("/", maxsplit=1)[0] if changes else president
        self._first = _Chair(first.strip(), country)
        self._chair = self._first
        self._seats = seats
        self._spoken: list[ParsedInvitation] = []
        self._seated: list[ParsedInvitation] = []
        self._introduced: list[Introduced] = []
        self._called = ""

    @property
    def invitations(self) -> tuple[ParsedInvitation, ...]:
        """Everybody invited, each once."""
        return gathered(self._spoken, self._seated)

    def presides(self, heading: Heading | None) -> bool:
        """Whether a heading is that of whoever is in the Chair."""
        return heading is not None and presides(heading.name)

    def hear(self, paragraphs: Sequence[str]) -> None:
        """Take in what the chair said: whom it invited, introduced or called on."""
        self._spoken.extend(invitations_in(paragraphs))
        self._introduced.extend(introductions_in(paragraphs))
        self._called = office_called(paragraphs)

    def see(self, text: str) -> None:
        """Take in a stage direction: who took a seat, or the Chair."""
        self._seated.extend(seated_in(text))
        if not takes_the_chair(text):
            return
        if _RETURNS.search(text):
            self._chair = self._first
        elif taker := _TAKER.search(text):
            fact = country_of(taker["country"] or "")
            self._chair = _Chair(
                " ".join(taker["name"].split()), fact.name if fact else self._first.country
            )

    def metadata(self, heading: Heading | None) -> StatementMetadata:
        """Return what the record tells of a speaker beside the heading."""
        if heading is None:
            return StatementMetadata()
        if self.presides(heading):
            return StatementMetadata(self._chair.person, self._chair.country, "", PRESIDENT)
        capacity, body = self._introduction(heading)
        if heading.affiliation:
            return StatementMetadata(capacity=capacity)
        if not body and not _OFFICES.match(heading.name):
            body = self._seat_of(heading.name)
        return StatementMetadata(country=body, capacity=capacity)

    def _introduction(self, heading: Heading) -> tuple[str, str]:
        """Return the office in which somebody speaks and the body it belongs to."""
        label = _canonical(heading.affiliation)
        named = [
            known
            for known in self._introduced
            if matches(heading.name, known.person.name) and _agrees(label, known.body)
        ]
        if named:
            # "I thank Mr. Roe, Special Envoy" says less than his invitation did.
            best = next((known for known in reversed(named) if known.body), named[0])
            return best.person.office, best.body
        if self._called and not label and not _OFFICES.match(heading.name):
            if state := _CALLS_ON.match(self._called):
                fact = country_of(state["country"])
                return "", fact.name if fact else ""
            return self._called[:1].upper() + self._called[1:], body_of(self._called)
        return "", ""

    def _seat_of(self, name: str) -> str:
        """Return the country of a member whose country the heading leaves out."""
        found = {seat.country for seat in self._seats if matches(name, seat.representative)}
        found |= {seat.country for seat in self._seated if matches(name, seat.name)}
        return found.pop() if len(found) == 1 else ""


def _canonical(label: str) -> str:
    if not label:
        return ""
    fact = country_of(label) or organization_of(label)
    return fact.name if fact else label


def _agrees(label: str, body: str) -> bool:
    return not label or label == body
