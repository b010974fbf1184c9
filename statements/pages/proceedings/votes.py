"""Votes as pages print them: who voted how, in numbers, by name and as marks at the table."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Prefetch, Q, QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from statements.models import Ballot, Country, Document, Vote
from statements.pages.figures.horseshoe import HorseshoeSeat, seated
from statements.pages.figures.scale import Slots

METHODS = {
    "": _("Vote"),
    "show-of-hands": _("Vote by show of hands"),
    "recorded": _("Recorded vote"),
    "secret-ballot": _("Vote by secret ballot"),
    "unanimous": _("Unanimous vote"),
}
CHOICES = {
    Ballot.Choice.IN_FAVOUR: _("In favour"),
    Ballot.Choice.AGAINST: _("Against"),
    Ballot.Choice.ABSTAINING: _("Abstaining"),
    Ballot.Choice.ABSENT: _("Did not take part"),
}
# The Council has 15 members. A misread total of thousands is printed, but not drawn.
MOST_DRAWN = 30
STEP = 16  # from one mark of the row to the next, in units of the drawing


@dataclass(frozen=True, slots=True)
class VotingSide:
    """Those who voted one way. `named` are those the record names, `count` its own number."""

    choice: str
    label: str
    count: int
    named: list[Country]

    @property
    def differs(self) -> bool:
        """Whether some are named, and not as many as the record counts."""
        return bool(self.named) and len(self.named) != self.count


@dataclass(frozen=True, slots=True)
class BallotMark:
    """One vote in the row that is drawn, `x` units from its start."""

    choice: str
    x: float


@dataclass(frozen=True, slots=True)
class VoteResult:
    """A vote with its sides, and what to draw them with.

    Where the record names all who voted, that is the seats of the table; else a row of as
    many marks as it counts, and nothing where that would mislead.
    """

    vote: Vote
    method: str
    sides: list[VotingSide]
    seats: tuple[HorseshoeSeat, ...]
    marks: list[BallotMark]

    @property
    def width(self) -> int:
        """Width of the drawn row in its own units."""
        return STEP * len(self.marks)


def results_of(votes: QuerySet[Vote]) -> list[VoteResult]:
    """Return `votes` ready to be shown, in their order. Two queries."""
    ballots = Ballot.objects.select_related("country").order_by("country__name")
    rows = votes.select_related("meeting", "subject", "adopted")
    return [result_of(vote) for vote in rows.prefetch_related(Prefetch("ballots", ballots))]


def votes_on(document: Document) -> list[VoteResult]:
    """Return the votes on `document` and those that made it, oldest first. Two queries."""
    votes = Vote.objects.filter(Q(adopted=document) | Q(subject=document))
    return results_of(votes.order_by("meeting__date", "meeting", "place"))


def result_of(vote: Vote) -> VoteResult:
    """Return one vote ready to be shown: the record's own numbers before those of its lists."""
    named: dict[str, list[Country]] = defaultdict(list)
    for ballot in vote.ballots.all():
        named[ballot.choice].append(ballot.country)
    stated = {
        Ballot.Choice.IN_FAVOUR: vote.in_favour,
        Ballot.Choice.AGAINST: vote.against,
        Ballot.Choice.ABSTAINING: vote.abstaining,
        Ballot.Choice.ABSENT: None,
    }
    sides = []
    for choice, number in stated.items():
        count = len(named[choice]) if number is None else number
        # That nobody was absent goes without saying; that nobody was against does not.
        if count or named[choice] or (choice != Ballot.Choice.ABSENT and _is_known(vote, named)):
            sides.append(VotingSide(choice.value, str(CHOICES[choice]), count, named[choice]))
    seats = _seats(vote, sides)
    return VoteResult(vote, _method(vote.method), sides, seats, [] if seats else _row(sides))


def _method(method: str) -> str:
    if method in METHODS:
        return str(METHODS[method])
    return gettext("Vote (%(method)s)") % {"method": method.replace("-", " ")}


def _seats(vote: Vote, sides: list[VotingSide]) -> tuple[HorseshoeSeat, ...]:
    # A member that is counted but not named would be missing at the table.
    if any(len(side.named) != side.count for side in sides):
        return ()
    return seated(vote.ballots.all(), vote.meeting.president_country_id)


def _is_known(vote: Vote, named: dict[str, list[Country]]) -> bool:
    return vote.in_favour is not None or any(named.values())


def _row(sides: list[VotingSide]) -> list[BallotMark]:
    if sum(side.count for side in sides) > MOST_DRAWN:
        return []
    choices = [side.choice for side in sides for _ in range(side.count)]
    slots = Slots(len(choices), 0, STEP * len(choices))
    return [BallotMark(choice, slots.at(number)) for number, choice in enumerate(choices)]
