"""What has changed since a card was pinned, with the statements that it concerns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

from django.http import QueryDict
from pghistory.core import event_models

from statements.models import Meeting, PinnedSet, QueryCard, Statement
from statements.search.index.sync import Opened
from statements.search.language.question import Question
from statements.search.studies.pinned_results import (
    PinnedDifference,
    PinnedResult,
    pinned_difference,
)

from .search_form import SearchFilter


@dataclass(frozen=True, slots=True)
class LostStatement:
    """A statement that the archive holds no more, and where it stood; empty where unknown."""

    place: str


@dataclass(frozen=True, slots=True)
class SetChanges:
    """What has changed in one set of a card, each list as long as was asked for at most.

    `gone` are held, but do not fit any more; `lost` are not held any more.
    """

    pinned: PinnedSet
    difference: PinnedDifference
    added: Sequence[Statement]
    gone: Sequence[Statement]
    lost: Sequence[LostStatement]
    changed: Sequence[Statement]


def question_of(pinned: PinnedSet) -> Question:
    """Return the question that a set of a card answers."""
    return SearchFilter(QueryDict(pinned.query)).question()


def changes_of(card: QueryCard, opened: Opened, most: int) -> list[SetChanges]:
    """Return the changes of each set of `card`, with `most` statements of each kind.

    Two queries, and two more where statements are not held any more.
    """
    pairs = [(pinned, _difference(card, pinned, opened)) for pinned in card.sets.all()]
    wanted = set(chain.from_iterable(_listed(changed, most) for _, changed in pairs))
    held = Statement.objects.with_names().without_text().in_bulk(wanted) if wanted else {}
    lost = _lost(wanted - held.keys())

    def those(keys: Iterable[int] | None) -> list[Statement]:
        return [held[key] for key in list(keys or ())[:most] if key in held]

    return [
        SetChanges(
            pinned=pinned,
            difference=changed,
            added=those(changed.added),
            gone=those(changed.gone),
            lost=[lost[key] for key in list(changed.gone or ())[:most] if key in lost],
            changed=those(changed.changed),
        )
        for pinned, changed in pairs
    ]


def _difference(card: QueryCard, pinned: PinnedSet, opened: Opened) -> PinnedDifference:
    keys = tuple(pinned.statements) if pinned.statements is not None else None
    then = PinnedResult(pinned.count, keys, pinned.years)
    return pinned_difference(question_of(pinned), then, card.newest_change, opened)


def _listed(changed: PinnedDifference, most: int) -> Iterable[int]:
    for keys in (changed.added, changed.gone, changed.changed):
        yield from (keys or ())[:most]


def _lost(keys: set[int]) -> dict[int, LostStatement]:
    """Return where statements stood that are not held any more, as history has it."""
    if not keys:
        return {}
    (events,) = event_models(tracks_model=Statement)
    rows = events._default_manager.filter(pgh_obj_id__in=keys).order_by("pgh_id")
    places = {key: at for key, *at in rows.values_list("pgh_obj_id", "meeting_id", "number")}
    meetings = Meeting.objects.in_bulk({meeting for meeting, _ in places.values()})
    return {
        key: LostStatement(
            _place(meetings.get(places[key][0]), places[key][1]) if key in places else ""
        )
        for key in keys
    }


def _place(meeting: Meeting | None, number: int) -> str:
    return f"{meeting.symbol}, statement {number}" if meeting else ""
