from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from statements.search.language.question import Sort
from tests.factories import make_statement
from tests.search.answers import find

pytestmark = pytest.mark.django_db

FILLER = "Nothing of that kind was said here at all. " * 5


@pytest.fixture(autouse=True)
def _index(db: None, index: Path) -> None: ...


def day(number: int) -> datetime.date:
    return datetime.date(2016, 11, number)


def test_words_that_stand_together_come_first() -> None:
    make_statement(f"Asymmetric means {FILLER} and threats.", number=1)
    make_statement(f"Means and {FILLER} asymmetric threats.", number=2)
    assert find("asymmetric threats")[0] == "S/PV.7802/2"


def test_substance_comes_before_procedure() -> None:
    make_statement("Peace and order.", number=1, procedural=True)
    make_statement("Peace and order.", number=2)
    assert find("peace")[0] == "S/PV.7802/2"


def test_what_was_said_comes_before_what_it_was_about() -> None:
    make_statement(FILLER, symbol="S/PV.1", number=1, agenda="The situation in Mali")
    make_statement(FILLER + "Mali.", symbol="S/PV.2", number=1, agenda="The situation in Chad")
    assert find("mali")[0] == "S/PV.2/1"


def test_of_equals_the_later_comes_first() -> None:
    for number in (2, 3, 1):
        make_statement("Peace.", symbol=f"S/PV.{number}", date=day(number))
    assert find("peace") == ["S/PV.3/1", "S/PV.2/1", "S/PV.1/1"]


@pytest.fixture
def two_meetings(_index: None) -> None:
    for symbol, number in (("S/PV.9", 2), ("S/PV.10", 1), ("S/PV.9", 1), ("S/PV.10", 2)):
        make_statement(symbol=symbol, number=number)


@pytest.mark.usefixtures("two_meetings")
def test_newest_first_reads_each_meeting_forwards() -> None:
    assert find() == ["S/PV.10/1", "S/PV.10/2", "S/PV.9/1", "S/PV.9/2"]


@pytest.mark.usefixtures("two_meetings")
def test_oldest_first() -> None:
    found = find(sort=Sort.OLDEST)
    assert found == ["S/PV.9/1", "S/PV.9/2", "S/PV.10/1", "S/PV.10/2"]


def test_a_resumption_follows_its_meeting() -> None:
    for symbol in ("S/PV.8699 (Resumption 1)", "S/PV.8699"):
        make_statement(symbol=symbol)
    assert find(sort=Sort.OLDEST) == ["S/PV.8699/1", "S/PV.8699(Resumption1)/1"]


def test_statements_of_a_letter_stay_together() -> None:
    for symbol, number in (("S/2020/254", 1), ("S/2020/251", 2), ("S/2020/254", 2)):
        make_statement(symbol=symbol, number=number)
    assert find(sort=Sort.OLDEST) == ["S/2020/251/2", "S/2020/254/1", "S/2020/254/2"]
