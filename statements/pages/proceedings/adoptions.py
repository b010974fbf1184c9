"""What is known of a resolution of the Council beside the record: its year, date and vote."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext, gettext_noop

from statements.facts import ResolutionFact, resolution_year, resolutions
from statements.models import Document, Meeting
from statements.pages.web.addresses import official
from statements.transcripts.symbols import RESOLUTION, SECURITY_COUNCIL

_VOTES = {
    "unanimous": gettext_noop("adopted unanimously"),
    "without-vote": gettext_noop("adopted without a vote"),
}


@dataclass(frozen=True, slots=True)
class Adoption:
    """The adoption of a resolution. `address` is that of the record of its meeting.

    `held` tells whether that record is in the archive; else the address is the official one.
    """

    fact: ResolutionFact
    vote: str
    address: str
    held: bool


def true_year_of(document: Document) -> int | None:
    """Return the year of the resolution that `document` is cited as, None where not known."""
    if document.kind != RESOLUTION or document.body != SECURITY_COUNCIL or not document.number:
        return None
    return resolution_year(document.number)


def adoption_of(document: Document) -> Adoption | None:
    """Return how a resolution was adopted, None where its year is wrong or nothing is known.

    One query, for a resolution.
    """
    year = true_year_of(document)
    fact = resolutions().get(document.number or 0) if year else None
    if fact is None or document.year not in (None, year):
        return None
    meeting = Meeting.objects.filter(symbol=fact.meeting).first()
    address = meeting.get_absolute_url() if meeting else official(fact.meeting)
    return Adoption(fact, vote_in_words(fact.vote), address, meeting is not None)


def vote_in_words(vote: str) -> str:
    """Return a vote of the table in words: "14-0-1", "unanimous", "without-vote"."""
    if not vote or vote in _VOTES:
        return gettext(_VOTES.get(vote, ""))
    in_favour, against, abstaining = vote.split("-")
    words = gettext("%(in_favour)s in favour, %(against)s against, %(abstaining)s abstaining")
    return words % {"in_favour": in_favour, "against": against, "abstaining": abstaining}
