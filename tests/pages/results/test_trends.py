"""The page of trends, and the same as JSON and CSV."""

from __future__ import annotations

from itertools import product

import pytest
from django.test import Client

from statements.models import Meeting
from tests.pages.page import look, rows
from tests.pages.small_record import meeting, statement

pytestmark = pytest.mark.django_db


@pytest.fixture
def twelve() -> None:
    at = meeting()
    for number in range(12):
        text = "Serenity, please." if number % 3 else "War goes on."
        statement(at, number + 1, [text])


@pytest.mark.usefixtures("twelve")
def test_the_chart_has_every_number_in_a_table(client: Client) -> None:
    page = look(client, "/trends?q=serenity&q=war&measure=share")
    assert "<svg" in page.html
    assert "2016: 8 of 12 statements" in page.text
    for number in ("66.67", "33.33", "12"):
        assert f'<td class="number">{number}</td>' in page.html


def test_every_way_to_draw_answers(held: Meeting, client: Client) -> None:
    splits, measures = ("", "country", "region", "role", "agenda"), ("count", "share", "rate")
    for by, split, measure in product(("year", "month"), splits, measures):
        page = look(client, f"/trends?q=briefers&measure={measure}&split={split}&by={by}")
        assert "was left out" not in page.text, page.address
        assert "<svg" in page.html, page.address


def test_of_few_no_share_is_drawn_and_it_says_so(held: Meeting, client: Client) -> None:
    page = look(client, "/trends?q=briefers")
    assert "fewer than 10 statements no share and no rate is given" in page.text
    assert "–too few for a share" in page.text


def test_what_is_not_held_is_shaded_and_named(held: Meeting, client: Client) -> None:
    page = look(client, "/trends?q=briefers")
    assert "chart-gap" in page.html
    assert "Shaded: the archive holds nothing of" in page.text


def test_a_series_leads_to_its_statements(held: Meeting, client: Client) -> None:
    page = look(client, "/trends?q=briefers&q=resolution&country=japan")
    assert {"/search?q=briefers&country=japan", "/search?q=resolution&country=japan"} <= {
        *page.addresses
    }
    assert '<input type="hidden" name="country" value="japan">' in page.html


@pytest.mark.usefixtures("twelve")
def test_the_same_as_json_and_csv(client: Client) -> None:
    query = "q=serenity&q=war"
    body = client.get(f"/trends.json?{query}").json()
    assert [series["total"] for series in body["series"]] == [8, 4]
    point = body["series"][0]["points"][0]
    assert (point["statements"], point["of_statements"]) == (8, 12)
    found = rows(client, f"/trends.csv?{query}")
    assert [(row["series"], row["statements"]) for row in found] == [
        ("serenity", "8"),
        ("war", "4"),
    ]
    assert float(found[0]["share_percent"]) == point["share"]


def test_an_empty_archive_says_so(client: Client) -> None:
    assert "No statement with a date is held" in look(client, "/trends").text


def test_a_split_of_what_nothing_fits_says_so(held: Meeting, client: Client) -> None:
    page = look(client, "/trends?q=xylophone&split=country")
    assert "there is nothing to split" in page.text


SENSELESS = [
    ("by=day", "by: "),
    ("split=moon", "split: "),
    ("measure=x", "measure: "),
    ("year=x", "year: "),
    ("q=a&q=b&split=role", "split: Only one query can be split."),
    ("q=a&q=b&q=c&q=d&q=e&q=f&q=g", "q: Only 6 queries are drawn."),
]


def test_what_makes_no_sense_is_told_of(held: Meeting, client: Client) -> None:
    for query, said in SENSELESS:
        assert said in look(client, f"/trends?{query}").text


def test_search_offers_both(held: Meeting, client: Client) -> None:
    addresses = look(client, "/search?q=briefers&country=japan").addresses
    assert "/concordance?q=briefers&country=japan" in addresses
    assert "/trends?q=briefers&country=japan" in addresses
