"""Which words find which statements."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from pytest_django import Settings

from tests.factories import make_statement
from tests.search.answers import ask, find

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _record(db: None, index: Path, settings: Settings) -> None:
    settings.ARCHIVE_INDEX_INTERVAL = 3600.0  # nothing changes while a test asks
    make_statement("The Secretary-General fights terrorism.", country="Japan")  # 1
    make_statement("Counter-terrorism is the Council’s task.", country="France")  # 2
    make_statement("Counterterrorism needs peacekeeping.", country="China")  # 3
    make_statement("Côte d’Ivoire recalls a threat of long ago.", country="Côte d'Ivoire")  # 4
    make_statement(
        "Threats were named.\n\nPeace was not.",
        symbol="S/PV.8699",
        agenda="The situation in Mali",
        speaker="Ms. Jürgenson",
        country="Estonia",
    )
    make_statement(
        "I have the honour.",
        symbol="S/PV.8699",
        organization="OCHA",
        speaker="Mr. O'Brien",
        capacity="Emergency Relief Coordinator",
        agenda="The situation in Mali",
    )


TEXT: dict[str, set[int]] = {
    "terrorism": {1, 2},  # a part of what a hyphen joins, not of one word
    "fight": {1},
    "TERRORISM": {1, 2},
    "counter-terrorism": {2, 3},
    "counterterrorism": {2, 3},
    "counter terrorism": {2, 3},
    "counter terrorism -task": {3},
    "terrorism counter": {2},
    '"counter terrorism needs"': {3},
    "peace keeping": {3},
    '"peace keeping"': set(),  # in quotation marks words are joined by hyphens only
    "Counter‑Terrorism,": {2, 3},
    "peace-keeping": {3},
    "council": {2},
    "council's": {2},
    "councils": {2},
    "Côte d'Ivoire": {4},
    "cote d’ivoire": {4},
    "cote divoire": {4},
    "ivoire": {4},
    "threats": {4},
    "threat -ivoire": set(),
    "fights OR ivoire": {1, 4},
    "(fights OR ivoire) secretary": {1},
    "-terrorism": {3, 4},
    '"secretary general"': {1},
    '"secretary-general fights"': {1},
    '"council\'s task"': {2},
    '"counterterrorism is"': {2},
    '"fights terrorist"': set(),  # in quotation marks a word has one form
    '"threats"': set(),
    '"general secretary"': set(),
    "terror*": {1, 2},
    "counter-terr*": {2},
    "secretary-gen*": {1},
    "ivo*": {4},
    "…": {1, 2, 3, 4},  # no words: no condition
}

NAMES: dict[str, set[int]] = {
    "jurgenson": {1},
    "Jürgenson": {1},
    '"Ms. Jürgenson"': {1},
    "obrien": {2},
    "o'brien": {2},
    "estonia": {1},
    "ocha": {2},
    "emergency relief coordinator": {2},
    "mali": {1, 2},
    '"situation in Mali"': {1, 2},
    "mali threats": {1},  # one in the title, one in the text
    "jurgenson peace mali": {1},
    '"named peace"': {1},  # on from one paragraph to the next
}


def found(text: str, agenda: str) -> set[int]:
    return {int(record.rpartition("/")[2]) for record in find(text, agenda=(agenda,))}


def test_words_of_the_text() -> None:
    assert {
        text: found(text, "maintenance-of-international-peace-and-security") for text in TEXT
    } == TEXT


def test_words_of_names_and_titles() -> None:
    assert {text: found(text, "the-situation-in-mali") for text in NAMES} == NAMES


def test_what_cannot_be_read_is_told_and_the_rest_is_searched() -> None:
    assert (ask("(mali").total, ask("(mali").problem is None) == (2, False)


def test_a_year_is_when_it_was_said(index: Path) -> None:
    make_statement("Amnesty.", symbol="S/PV.1", date=datetime.date(2015, 3, 1))
    make_statement("Amnesty, as in 2015.", symbol="S/PV.2", date=datetime.date(2016, 3, 1))
    assert sorted(find("amnesty 2015")) == ["S/PV.1/1", "S/PV.2/1"]
    assert find("amnesty 2016") == ["S/PV.2/1"]
    assert find('"2014"') == find("=2014") == find("amnesty 0216") == []
