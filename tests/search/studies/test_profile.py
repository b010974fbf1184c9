"""What the statements of one country are about, beside all others."""

from __future__ import annotations

import datetime

import pytest

from statements.search.index import sync
from statements.search.language.question import Question
from statements.search.studies.keyness import log_likelihood
from statements.search.studies.profile import MIN_STATEMENTS_ON_ITEM, Profile, ProfileYear, profile
from statements.search.studies.trends import MIN_STATEMENTS_FOR_SHARE
from tests.factories import make_statement

pytestmark = pytest.mark.django_db

JAPAN = Question(country=("japan",), type=("substantive",))


@pytest.fixture
def japan(db: None, index: object) -> Profile:
    """Japan, which speaks on Mali often and on Peace as others do, among those others.

    In 2016 there are enough statements for a share, in 2014 there are not, in 2015 none.
    """
    for _ in range(8):
        make_statement(symbol="S/PV.1", country="Japan", agenda="Mali", cites=["S/2016/1"])
    make_statement(symbol="S/PV.2", country="Japan", agenda="Peace", cites=["S/2016/2"])
    for _ in range(2):
        make_statement(symbol="S/PV.3", country="Japan", agenda="Haiti")
    make_statement(symbol="S/PV.1", country="Japan", agenda="Mali", procedural=True)
    for n in range(20):
        make_statement(symbol="S/PV.2", country="France" if n else "Kenya", agenda="Peace")
    make_statement(symbol="S/PV.1", speaker="Mr. Delattre", country="France", agenda="Mali")
    long_ago = datetime.date(2014, 5, 5)
    make_statement(symbol="S/PV.4", country="Japan", agenda="Peace", date=long_ago)
    make_statement(symbol="S/PV.5", country="Japan", agenda="Peace", date=None)
    return profile(sync.current(), JAPAN)


def test_the_share_is_of_all_statements_of_the_year_of_the_same_type(japan: Profile) -> None:
    assert [(year.label, year.statements, year.held) for year in japan.years] == [
        ("2014", 1, 1),
        ("2015", 0, 0),
        ("2016", 11, 32),
    ]
    assert [year.share for year in japan.years] == [None, None, 100 * 11 / 32]
    assert (japan.total, japan.undated) == (13, 1)


def test_an_item_is_told_that_is_spoken_on_more_than_by_others(japan: Profile) -> None:
    (mali,) = japan.characteristic_agenda
    assert (mali.label, mali.one, mali.other) == ("Mali", 8, 1)
    assert mali.log_likelihood == log_likelihood(8, japan.total, 1, japan.held - japan.total)


def test_few_statements_mark_nobody(japan: Profile) -> None:
    haiti = next(one for one in japan.agenda if one.label == "Haiti")
    assert haiti.statements == MIN_STATEMENTS_ON_ITEM - 1
    assert "Haiti" not in [item.label for item in japan.characteristic_agenda]


def test_lists_begin_with_what_most_statements_have(japan: Profile) -> None:
    assert [(one.value, one.statements) for one in japan.cites] == [
        ("S/2016/1", 8),
        ("S/2016/2", 1),
    ]
    assert [one.label for one in japan.agenda] == ["Mali", "Peace", "Haiti"]
    assert [one.label for one in japan.all_countries] == ["France", "Japan", "Kenya"]


@pytest.mark.usefixtures("index")
def test_nothing_held_is_a_profile_of_nothing() -> None:
    nothing = profile(sync.current(), JAPAN)
    assert (nothing.total, nothing.years, nothing.characteristic_agenda) == (0, (), ())


def test_a_year_with_just_enough_statements_has_a_share() -> None:
    assert ProfileYear("2016", 1, MIN_STATEMENTS_FOR_SHARE).share == 100 / MIN_STATEMENTS_FOR_SHARE
    assert ProfileYear("2016", 1, MIN_STATEMENTS_FOR_SHARE - 1).share is None
