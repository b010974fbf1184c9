"""The judged queries themselves, and how an answer to one is judged."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from pytest_django import Settings

from tests.factories import make_statement
from tests.search.hostile_texts import strings

from . import hostile, queries
from .queries import Judged, Placed, judged, shown


@pytest.mark.parametrize("table", queries.TABLES)
def test_enough_is_asked_in_many_ways(table: Path) -> None:
    asked = judged(table)
    assert len({one.query for one in asked}) == len(asked) >= 100
    assert min(Counter(one.kind for one in asked).values()) >= 5
    assert all(expected and expected == expected.strip() for o in asked for expected in o.expected)


def test_a_place_is_that_of_the_first_expected() -> None:
    one = Judged("name", "power", ("speakers/*power*", "S/PV.1/2"))
    assert one.place(["S/PV.1/1", "speakers/ms-power-united-states", "S/PV.1/2"]) == 2
    assert one.place(["S/PV.1/1"]) == one.place([]) == 0


def test_a_table_by_kind_and_what_is_not_first() -> None:
    answers = [
        Placed(Judged("name", "power", ("a",)), 1),
        Placed(Judged("name", "soft power", ("b",)), 0),
        Placed(Judged("topic", "war", ("c", "d")), 10),
    ]
    assert [" ".join(line.split()) for line in queries.table(answers)] == [
        "searches queries first in ten",
        "name 2 50.0% 50.0%",
        "topic 1 0.0% 100.0%",
        "all 3 33.3% 66.7%",
        "not there: soft power → b",
        "at place 10: war → c or d",
    ]
    first, ten = queries.measures(answers)
    assert (first.recall, ten.recall) == (1 / 3, 2 / 3)


@pytest.mark.django_db
def test_what_a_page_shows_from_the_top(settings: Settings, tmp_path: Path) -> None:
    settings.ARCHIVE_INDEX = tmp_path / "index"
    make_statement("Peace in our time.", country="Japan", cites=["S/RES/1325 (2000)"])
    assert shown("peace") == ["S/PV.7802/1"]
    assert shown("japan") == ["countries/japan", "S/PV.7802/1"]
    assert shown("res 1325") == ["S/RES/1325(2000)"]
    assert shown("scr 2295") == ["S/RES/2295(2016)"]
    assert shown("peace in their time at last") == ["S/PV.7802/1"]


def test_what_nobody_has_seen_is_asked_nowhere_else() -> None:
    known, unseen = ({one.query for one in judged(table)} for table in queries.TABLES)
    assert not known & unseen


@pytest.mark.django_db
def test_strings_are_asked_and_timed(settings: Settings, tmp_path: Path) -> None:
    settings.ARCHIVE_INDEX = tmp_path / "index"
    make_statement("Peace.")
    answers = hostile.asked(strings(3))
    assert [one.text for one in answers] == list(strings(3))
    (measure,) = hostile.measures([*answers, hostile.Asked("x", 0.0, "ValueError()")])
    assert measure.recall == 3 / 4
    middle, slowest = hostile.figures("strings", answers)
    assert 0 < middle.value <= slowest.value
    assert len(list(hostile.slowest(answers))) == 3


def test_strings_are_the_same_for_the_same_seed() -> None:
    assert list(strings(20)) == list(strings(20)) != list(strings(20, seed=1))
