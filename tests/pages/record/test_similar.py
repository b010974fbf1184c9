"""The page of statements like one, the list on the page of the statement, and the files."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings

from tests.pages.page import look, rows
from tests.pages.small_record import cite, country, meeting, speaker, statement

pytestmark = pytest.mark.django_db

ADDRESS = "/S/PV.7802/1/similar"
SAID = ["Zeppelins carry turnips over Atlantis."]


@pytest.fixture(autouse=True)
def _three() -> None:
    here, there = meeting(), meeting("S/PV.7900", agenda="The moon")
    japan = speaker("Mr. Bessho", country("Japan", "JPN"))
    france = speaker("Ms. <Delattre>", country("France", "FRA"))
    for said in (
        statement(here, 1, SAID, by=japan),
        statement(there, 1, ["Turnips and zeppelins over Atlantis."], by=france),
    ):
        cite(said, "Atlantis", "S/2016/1", 1)
    statement(here, 2, SAID, by=france)
    for number in range(2, 6):
        statement(there, number, ["Nothing of the kind."], by=japan)


def test_each_statement_comes_with_its_reason(client: Client) -> None:
    page = look(client, ADDRESS)
    assert "Both say Atlantis, over, turnips, Zeppelins." in page.text
    assert "Both cite: S/2016/1" in " ".join(page.text.split())
    assert "Ms. <Delattre> (France)" in page.text
    assert "At the same meeting" in page.text
    assert page.robots == "noindex, nofollow"
    assert {"/S/PV.7900/1", "/S/PV.7802/2", "/S/PV.7802/1"} <= {*page.addresses}


def test_whose_statements_are_listed_can_be_chosen(client: Client) -> None:
    assert "/S/PV.7900/1" in look(client, f"{ADDRESS}?within=others").addresses
    page = look(client, f"{ADDRESS}?within=same")
    assert "No such statement shares what is characteristic of this one." in page.text
    assert "/S/PV.7900/1" not in page.addresses


def test_the_statement_shows_the_first_once_the_index_has_it(client: Client) -> None:
    assert "Similar statements" not in look(client, "/S/PV.7802/1").text
    look(client, ADDRESS)
    page = look(client, "/S/PV.7802/1")
    assert "Similar statements" in page.text
    assert {ADDRESS, "/S/PV.7900/1"} <= {*page.addresses}


def test_the_same_as_json_and_csv(client: Client) -> None:
    body = client.get(f"{ADDRESS}.json?rows=1").json()
    (first,) = body["other_meetings"]
    assert (first["record"], first["cites"]) == ("S/PV.7900/1", ["S/2016/1"])
    assert [one["record"] for one in body["same_meeting"]] == ["S/PV.7802/2"]
    found = rows(client, f"{ADDRESS}.csv")
    assert [(row["statement"], row["same_meeting"]) for row in found] == [
        ("S/PV.7900/1", "no"),
        ("S/PV.7802/2", "yes"),
    ]
    assert found[0]["shared_citations"] == "S/2016/1"


@pytest.mark.parametrize("form", ["", ".json", ".csv"])
def test_another_spelling_leads_to_the_address(client: Client, form: str) -> None:
    response = client.get(f"/s/pv.7802/1/similar{form}?within=same")
    assert response.status_code == 301
    assert response["Location"] == f"{ADDRESS}{form}?within=same"


@pytest.mark.parametrize("form", ["", ".json", ".csv"])
def test_only_a_statement_has_others_like_it(client: Client, form: str) -> None:
    others = ("S/PV.7802", "S/PV.7802/99", "S/2016/1", "nothing", "%00/1", "S/PV.7802/1/similar")
    for symbol in others:
        assert client.get(f"/{symbol}/similar{form}").status_code == 404, symbol


def test_a_value_that_makes_no_sense_is_told_of_and_left_out(client: Client) -> None:
    for query in ("within=mine", "rows=0", "rows=51", "rows=x"):
        page = look(client, f"{ADDRESS}?{query}")
        assert f"{query.partition('=')[0]}: " in page.text
        assert "Both say" in page.text


def test_it_asks_the_record_for_the_statement_only(
    client: Client, settings: Settings, django_assert_max_num_queries: Any
) -> None:
    settings.ARCHIVE_INDEX_INTERVAL = 600.0  # the index has asked for news, and not again so soon
    look(client, ADDRESS)
    with django_assert_max_num_queries(4):
        # Meeting, document, statement; and the tag of the page.
        look(client, ADDRESS)
