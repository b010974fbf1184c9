from __future__ import annotations

import datetime

import pytest
from pytest_django import DjangoAssertNumQueries

from statements.models import CouncilTerm
from statements.models.council_roles import Role, Roster
from tests.factories import make_country

pytestmark = pytest.mark.django_db


@pytest.fixture
def japan(db: None) -> int:
    japan = make_country("Japan")
    CouncilTerm.objects.create(country=japan, seat="elected", period=("2016-01-01", "2018-01-01"))
    return japan.pk


@pytest.mark.parametrize(
    ("date", "role"),
    [
        ("2015-12-31", Role.NON_MEMBER),
        ("2016-01-01", Role.ELECTED),
        ("2017-12-31", Role.ELECTED),
        ("2018-01-01", Role.NON_MEMBER),
    ],
)
def test_a_seat_has_a_first_and_a_last_day(japan: int, date: str, role: Role) -> None:
    assert Roster.load().role(japan, None, datetime.date.fromisoformat(date)) is role


def test_a_permanent_seat_has_no_last_day() -> None:
    france = make_country("France")
    CouncilTerm.objects.create(country=france, seat="permanent", period=("1946-01-17", None))
    assert Roster.load().role(france.pk, None, datetime.date(2020, 1, 1)) is Role.PERMANENT


def test_of_a_country_on_no_known_day_nothing_is_said(japan: int) -> None:
    assert Roster.load().role(japan, None, None) is Role.OTHER


@pytest.mark.parametrize(
    ("kind", "office", "role"),
    [
        ("un", "", Role.UN),
        ("regional", "Secretary-General", Role.OTHER),
        (None, "The Secretary-General", Role.UN),
        (None, "Mr. Griffiths, Special Envoy of the Secretary-General for Yemen", Role.UN),
        (None, "Mr. Lowcock, Under-Secretary-General for Humanitarian Affairs", Role.UN),
        (None, "Ms. Murad", Role.OTHER),
        (None, "", Role.OTHER),
    ],
)
def test_who_speaks_for_no_country(kind: str | None, office: str, role: Role) -> None:
    assert Roster({}).role(None, kind, datetime.date(2020, 1, 1), office) is role


def test_the_roster_is_one_query(
    japan: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(1):
        roster = Roster.load()
        for day in range(1, 28):
            roster.role(japan, None, datetime.date(2016, 2, day))
