"""What is held, what is missing, and who sat and presided when."""

from __future__ import annotations

import datetime

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from statements.models import CouncilTerm, Meeting, Problem
from statements.pages.browse.coverage import ranges, years_covered
from tests.pages.page import look
from tests.pages.small_record import country, meeting, speaker, statement, term


@pytest.mark.usefixtures("held")
def test_a_year_tells_what_is_held_and_what_is_missing() -> None:
    (year,) = [each for each in years_covered() if each.year == 2016]
    assert year.held == 1
    assert year.missing_count == year.public - 1
    assert not any(part.startswith("7802") for part in year.missing)
    assert "7801" in "".join(year.missing)


def test_a_closed_meeting_is_not_missing(db: None) -> None:
    (year,) = [each for each in years_covered() if each.year == 1946]
    assert year.met == 88
    assert year.closed == 8
    assert year.missing_count == year.public == 80
    assert "5–10" in year.missing
    assert "12–52" in year.missing


def test_a_meeting_beyond_the_table_counts(db: None) -> None:
    meeting("S/PV.9999", datetime.date(2025, 3, 3))
    (year,) = [each for each in years_covered() if each.year == 2025]
    assert (year.met, year.held, year.missing) == (1, 1, ())


@given(st.sets(st.integers(1, 60)))
def test_ranges_name_each_number_once(numbers: set[int]) -> None:
    named: list[int] = []
    for part in ranges(sorted(numbers)):
        first, _, last = part.partition("–")
        named += range(int(first), int(last or first) + 1)
    assert named == sorted(numbers)


@pytest.mark.usefixtures("held")
def test_the_page_and_its_formats_tell_the_same(client: Client) -> None:
    Problem.objects.create(kind="vote-total", reason="It does not add up.", digest="1" * 64)
    page = look(client, "/coverage/")
    body = client.get("/coverage.json").json()
    assert body["problems"] == {"vote-total": 1}
    assert "Vote total" in page.text
    assert {year["year"] for year in body["years"]} >= {1946, 2016}
    assert "/coverage/2016/" in page.addresses


@pytest.mark.usefixtures("held")
def test_a_year_lists_each_meeting_by_number(client: Client) -> None:
    page = look(client, "/coverage/2016/")
    assert "/S/PV.7802" in page.addresses
    assert any(link["href"].endswith("/en/S/PV.7801") for link in page.links)
    assert look(client, "/coverage/1950/").headings == ["h1"]
    assert client.get("/coverage/1900/").status_code == 404


def test_a_closed_meeting_is_explained_where_its_record_is_asked_for(
    client: Client, db: None
) -> None:
    page = look(client, "/S/PV.11", status=404)
    assert "communiqué" in page.text
    assert "1946" in page.text


def test_a_month_names_its_presidency(client: Client, held: Meeting) -> None:
    senegal = country("Senegal", "SEN", "african")
    Meeting.objects.filter(pk=held.pk).update(president_country=senegal)
    page = look(client, "/meetings/2016/11/")
    assert "/countries/senegal/" in page.addresses
    assert "/S/PV.7802" in page.addresses
    assert client.get("/meetings/2016/1/").status_code == 404
    assert client.get("/meetings/2016/13/").status_code == 404


@pytest.mark.usefixtures("held")
def test_the_council_of_a_year(client: Client) -> None:
    japan, china = country("Japan", "JPN"), country("China", "CHN")
    CouncilTerm.objects.filter(country__in=[japan, china]).delete()
    CouncilTerm.objects.create(country=japan, seat="elected", period="[2016-01-01,2018-01-01)")
    CouncilTerm.objects.create(country=china, seat="permanent", period="[1946-01-17,)")
    page = look(client, "/council/2016/")
    assert {"/countries/japan/", "/countries/china/"} <= set(page.addresses)
    assert "2016–2017" in page.text
    assert client.get("/council/1990/").status_code == 404
    assert client.get("/council/99999/").status_code == 404


def test_a_member_is_told_with_what_it_said_in_that_year_alone(client: Client, db: None) -> None:
    japan = country("Japan", "JPN")
    term(japan, "elected", "2016-01-01", "2018-01-01")
    bessho = speaker("Mr. Bessho", japan)
    held, later = meeting("S/PV.1"), meeting("S/PV.2", datetime.date(2017, 1, 1))
    for number in (1, 2):
        statement(held, number, by=bessho)
    statement(held, 3, by=bessho, procedural=True)
    statement(later, 1, by=bessho)
    assert "Japan 2016–2017 2 statements" in " ".join(look(client, "/council/2016/").text.split())
    assert "Japan 2016–2017 1 statement" in " ".join(look(client, "/council/2017/").text.split())
