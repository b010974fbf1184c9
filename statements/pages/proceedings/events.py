"""What happened between and within statements, each thing in its place among the words."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Q

from statements.models import Direction, Meeting, Vote
from statements.transcripts.records import EventKind

from .votes import VoteResult, results_of


@dataclass(frozen=True, slots=True)
class MeetingEvent:
    """A stage direction, a section heading or a vote: one of the two is there.

    It stands after `paragraph` paragraphs of statement number `after`, or before the
    first statement where that is 0.
    """

    after: int
    paragraph: int
    direction: Direction | None = None
    result: VoteResult | None = None

    @property
    def is_heading(self) -> bool:
        """Whether it is a heading that belongs to no speaker."""
        return self.direction is not None and self.direction.kind == EventKind.SECTION

    @property
    def is_remark(self) -> bool:
        """Whether it is a remark within a speech: "(spoke in English)"."""
        return self.direction is not None and self.direction.text.startswith("(")


def events_at(meeting: Meeting, after: int | None = None) -> list[MeetingEvent]:
    """Return what happened at `meeting`, in order; with `after` only at that statement.

    Three queries.
    """
    of = Q(meeting=meeting) if after is None else Q(meeting=meeting, after=after)
    directions = Direction.objects.filter(of).order_by("after", "paragraph", "place")
    votes = Vote.objects.filter(of).order_by("after", "paragraph", "place")
    return in_order(directions, results_of(votes))


def in_order(directions: Iterable[Direction], results: Iterable[VoteResult]) -> list[MeetingEvent]:
    """Put votes among directions: each follows the words that it was taken with.

    "A vote was taken by show of hands." stands where the vote stands; what comes of the
    vote stands after it, at the same place.
    """
    at: dict[tuple[int, int], list[VoteResult]] = defaultdict(list)
    for result in results:
        at[result.vote.after, result.vote.paragraph].append(result)
    events: list[MeetingEvent] = []
    for direction in directions:
        place = (direction.after, direction.paragraph)
        events.append(MeetingEvent(*place, direction=direction))
        if direction.kind == EventKind.VOTE and at[place]:
            events.append(MeetingEvent(*place, result=at[place].pop(0)))
    events += [
        MeetingEvent(*place, result=result) for place, results in at.items() for result in results
    ]
    return sorted(events, key=lambda event: (event.after, event.paragraph))


def by_statement(
    events: Sequence[MeetingEvent], numbers: Sequence[int]
) -> Mapping[int, list[MeetingEvent]]:
    """Return `events` by the number of the statement held that they follow, else 0.

    `numbers` are those of the statements held, in order: a statement may be missing.
    """
    grouped: dict[int, list[MeetingEvent]] = defaultdict(list)
    for event in events:
        place = bisect_right(numbers, event.after)
        grouped[numbers[place - 1] if place else 0].append(event)
    return grouped
