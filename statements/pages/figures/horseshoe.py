"""The horseshoe table of the Council, with how each member voted at its seat."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from statements.facts.labels import fold
from statements.models import Ballot, Country

from .scale import Scale

# The Council has 15 members since 1966, and had 11 before: more is a misread list.
MOST_SEATED = 15

# In the units of the drawing, which is 320 wide and 232 high.
_MIDDLE = 160
_BEND = 152  # where the legs end and the bend of the table begins, from above
_RADIUS = 118
_LEG = 64
_MARK = 8  # half of a mark
_LABEL = 23  # from the middle of a seat to that of its label, away from the table


@dataclass(frozen=True, slots=True)
class HorseshoeSeat:
    """One seat: who sits there, how it voted, and where its mark and label are drawn.

    `x` and `y` are the corner of the mark, `label_x` and `label_y` the middle of the label.
    """

    country: Country
    choice: str
    presides: bool
    x: int
    y: int
    label_x: int
    label_y: int


def seated(ballots: Iterable[Ballot], president: int | None) -> tuple[HorseshoeSeat, ...]:
    """Return the seats of those whose `ballots` are known, along the table from its left.

    Members sit in the alphabetical order of their English names. `president` is the key of
    the country that presides: it sits at the head, and the order goes on from there around
    the table. Empty where there are more than the Council has seats.
    """
    order = sorted(ballots, key=lambda ballot: fold(ballot.country.name))
    if len(order) > MOST_SEATED:
        return ()
    head = next((n for n, row in enumerate(order) if row.country_id == president), None)
    if head is not None:
        first = (head - len(order) // 2) % len(order)
        order = order[first:] + order[:first]
    return tuple(
        HorseshoeSeat(
            ballot.country,
            ballot.choice,
            ballot.country_id == president,
            *_at(place, len(order)),
        )
        for place, ballot in enumerate(order)
    )


def _at(place: int, seats: int) -> tuple[int, int, int, int]:
    """Return where the mark of a seat is and where its label: up a leg, around, down."""
    bend = math.pi * _RADIUS
    edge = 2 * _LEG + bend
    along = Scale(0, seats - 1, 0, edge, decimals=6).at(place) if seats > 1 else edge / 2
    down = max(_LEG - along, along - _LEG - bend, 0.0)
    angle = min(max(along - _LEG, 0.0), bend) / _RADIUS
    out_x, out_y = -math.cos(angle), -math.sin(angle)
    x, y = _MIDDLE + _RADIUS * out_x, _BEND + _RADIUS * out_y + down
    return (
        round(x - _MARK),
        round(y - _MARK),
        round(x + _LABEL * out_x),
        round(y + _LABEL * out_y),
    )
