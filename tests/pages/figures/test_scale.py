"""Places in a drawing: values on an axis, slots side by side, columns in them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statements.pages.figures.scale import (
    Band,
    Column,
    Columns,
    Scale,
    Slots,
    round_steps,
    round_years,
    thinned,
)


def test_values_stand_between_the_ends_of_the_axis() -> None:
    up = Scale(0, 40, 356, 16)
    assert [up.at(value) for value in (0, 10, 40)] == [356, 271, 16]


def test_without_values_all_stands_at_the_start() -> None:
    assert Scale(0, 0, 92, 20).at(0) == 92


def test_slots_share_the_room() -> None:
    slots = Slots(4, 0, 100)
    assert [slots.at(number) for number in range(5)] == [0, 25, 50, 75, 100]
    assert slots.middle(1) == 37.5
    assert slots.band(1, 3) == Band(25, 50)
    assert Slots(3, 0, 100, decimals=2).at(1) == 33.33


@pytest.mark.parametrize(
    ("held", "gaps"),
    [
        ([True, True], []),
        ([], []),
        ([False, True, True, False], [Band(0, 25), Band(75, 25)]),
        ([True, False, False, True], [Band(25, 50)]),
        ([False] * 4, [Band(0, 100)]),
    ],
)
def test_each_run_of_what_is_not_held_is_a_gap(held: list[bool], gaps: list[Band]) -> None:
    assert list(Slots(max(1, len(held)), 0, 100).gaps(held)) == gaps


def test_columns_stand_on_their_base_in_the_middle_of_their_slots() -> None:
    columns = Columns(Slots(10, 0, 100), most=50, top=20, base=92, part=0.5)
    assert columns.at(1, 50) == Column(x=12.5, width=5, y=20, height=72)
    assert columns.at(9, 25) == Column(x=92.5, width=5, y=56, height=36)
    assert columns.at(0, 0) == Column(x=2.5, width=5, y=92, height=0)


def test_the_lowest_column_can_be_seen() -> None:
    assert Columns(Slots(1, 0, 1), most=1_000_000, top=0, base=100).at(0, 1).height == 0.5


@given(st.floats(1e-6, 1e9), st.integers(2, 12))
def test_steps_are_few_and_even_and_reach_the_highest(highest: float, most: int) -> None:
    steps = round_steps(highest, most)
    assert steps[0] == 0
    assert steps[-1] >= highest * (1 - 1e-8)
    assert 2 <= len(steps) <= most + 1
    assert all(b - a == pytest.approx(steps[1]) for a, b in pairwise(steps))
    assert f"{steps[1]:e}"[0] in "125"


def test_steps_of_nothing_are_an_axis_all_the_same() -> None:
    assert round_steps(0) == [0, 1]


@pytest.mark.parametrize(
    ("first", "last", "named"),
    [
        (2014, 2018, [2014, 2015, 2016, 2017, 2018]),
        (2005, 2022, [2006, 2008, 2010, 2012, 2014, 2016, 2018, 2020, 2022]),
        (1946, 2026, list(range(1950, 2021, 10))),
    ],
)
def test_years_are_named_in_round_steps(first: int, last: int, named: list[int]) -> None:
    assert list(round_years(first, last, most=9)) == named


@given(st.integers(0, 200), st.integers(1, 20))
def test_what_is_thinned_out_is_still_spread_evenly(number: int, most: int) -> None:
    left = thinned(range(number), most)
    assert len(left) <= most
    assert len({b - a for a, b in pairwise(left)}) <= 1
