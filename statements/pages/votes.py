"""Votes as a page shows them: who voted how, in numbers, by name and as a row of marks."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet

from statements.models import Ballot, Country, Vote

METHODS = {
    "show-of-hands": "by show of hands",
    "recorded": "by recorded vote",
    "secret-ballot": "by secret ballot",
    "unanimous": "unanimously",
}
# The Council has 15 members. A misread total of thousands is told, but not drawn.
MOST_DRAWN = 30
STEP = 16


@dataclass(frozen=True, slots=True)
class Side:
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
class Mark:
    """One member in the row that is drawn, `place` units from its start."""

    choice: str
    place: int


@dataclass(frozen=True, slots=True)
class Result:
    """A vote with its sides, and the marks to draw them with (none where that would mislead)."""

    vote: Vote
    method: str
    sides: list[Side]
    marks: list[Mark]

    @property
    def width(self) -> int:
        """Width of the drawn row in its own units."""
        return STEP * len(self.marks)


def results_of(votes: QuerySet[Vote]) -> list[Result]:
    """Return `votes` ready to be shown, in their order. Two queries."""
    ballots = Ballot.objects.select_related("country").order_by("country__name")
    rows = votes.select_related("meeting", "subject", "adopted")
    return [result_of(vote) for vote in rows.prefetch_related(Prefetch("ballots", ballots))]


def result_of(vote: Vote) -> Result:
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
        if count or named[choice] or (choice != Ballot.Choice.ABSENT and _is_told(vote, named)):
            sides.append(Side(choice.value, str(choice.label), count, named[choice]))
    return Result(vote, METHODS.get(vote.method, vote.method.replace("-", " ")), sides, _row(sides))


def _is_told(vote: Vote, named: dict[str, list[Country]]) -> bool:
    return vote.in_favour is not None or any(named.values())


def _row(sides: list[Side]) -> list[Mark]:
    if sum(side.count for side in sides) > MOST_DRAWN:
        return []
    choices = [side.choice for side in sides for _ in range(side.count)]
    return [Mark(choice, STEP * place) for place, choice in enumerate(choices)]
