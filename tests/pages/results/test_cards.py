"""Query cards: a result pinned, and what a card tells when the archive has changed."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import F
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from pytest_django import Settings

from statements.models import PinnedSet, QueryCard, Statement
from statements.pages.results.pinnable import NotPinnable, asked_at
from statements.search.studies import pinned_results
from tests.factories import make_statement
from tests.pages.page import Page, lines, look

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _asked_each_time(settings: Settings) -> None:
    settings.ARCHIVE_INDEX_INTERVAL = 0


@pytest.fixture
def said() -> Statement:
    return make_statement("Sanctions are near.", country="Japan")


def pin(client: Client, result: str = "/search?q=sanctions") -> str:
    """Pin a result and return the address of its card."""
    response = client.post("/cards/", {"result": result})
    assert response.status_code == 303, response.content.decode()
    return str(response["Location"])


def earlier() -> None:
    """Let the cards be of an earlier transaction: a test is all in one."""
    QueryCard.objects.update(newest_change=F("newest_change") - 1)


def words(page: Page) -> str:
    return " ".join(page.text.split())


def test_a_card_holds_question_answer_day_and_state(said: Statement, client: Client) -> None:
    page = look(client, pin(client, "/search?q=sanctions&country=japan"))
    card = QueryCard.objects.get()
    told = words(page)
    assert "Nothing has changed" in told
    assert (
        "Statements containing “sanctions” by Japan: 1 statement. Security Council Archive" in told
    )
    assert f"of an archive of 1 statement, {card.pinned_at:%-d %B %Y}." in told
    assert "/search?q=sanctions&country=japan" in page.addresses
    assert page.robots == "noindex, nofollow"
    assert (card.held, card.newest_change) == (1, Statement.objects.get().stamp)
    assert card.sets.get().statements == [said.pk]


def test_a_card_tells_what_is_new_gone_and_changed(said: Statement, client: Client) -> None:
    kept = make_statement("Sanctions again.", country="France")
    removed = make_statement("Sanctions at last.")
    address = pin(client)
    make_statement("Sanctions anew.", country="Mali")
    said.paragraphs = ["War is near."]
    said.save()
    kept.capacity = "Minister"
    kept.save()
    removed.delete()
    earlier()
    page = look(client, address)
    told = words(page)
    assert "What has changed" in told
    assert "New: 1 statement Mr. Bessho (Mali), S/PV.7802" in told
    assert "Gone: 2 statements Mr. Bessho (Japan), S/PV.7802, 7 November 2016 S/PV.7802, " in told
    assert "statement 3, which the archive does not hold any more" in told
    assert "otherwise changed: 1 statement Mr. Bessho (France)" in told
    assert {"/S/PV.7802/4", "/S/PV.7802/1", "/S/PV.7802/2"} <= set(page.addresses)


def test_the_formats_tell_the_same(said: Statement, client: Client) -> None:
    address = pin(client)
    make_statement("Sanctions anew.", country="Mali", symbol="S/PV.8000")
    said.delete()
    earlier()
    body = client.get(f"{address}.json").json()
    (one,) = body["sets"]
    assert (one["then"], one["now"]) == (1, 1)
    assert [row["symbol"] for row in one["added"]["statements"]] == ["S/PV.8000"]
    assert one["gone"] == {
        "count": 1,
        "statements": [],
        "not_held": ["S/PV.7802, statement 1"],
    }
    assert (body["then"]["statements_held"], body["now"]["statements_held"]) == (1, 1)
    assert body["now"]["newest_change"] > body["then"]["newest_change"]
    response = client.get(f"{address}.csv")
    assert [(row["change"], row["symbol"]) for row in lines(response)] == [
        ("new", "S/PV.8000"),
        ("not held", "S/PV.7802, statement 1"),
    ]
    assert response["Access-Control-Allow-Origin"] == "*"


def test_of_a_large_result_years_are_told(
    said: Statement, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pinned_results, "MAX_STATEMENTS_KEPT", 0)
    address = pin(client)
    assert PinnedSet.objects.get().statements is None
    make_statement("Sanctions anew.")
    told = words(look(client, address))
    assert "Which statements these are is not kept" in told
    table = told.partition("Years in which the counts differ")[2].replace(" ", "")
    assert table.startswith("YearThenNow201612")


@pytest.mark.parametrize(
    ("result", "counts", "query"),
    [
        ("/search?q=sanctions&page=3&junk=1", [1], "q=sanctions"),
        ("/search", [1], ""),
        ("/concordance?q=sanctions&window=3&lines=200", [1], "q=sanctions&window=3"),
        ("/concordance?table=collocates&q=sanctions", [1], "q=sanctions&table=collocates"),
        ("/trends?q=sanctions&q=war&by=month&measure=share", [1, 0], "q=sanctions&q=war&by=month"),
        ("/trends?q=sanctions&q=war&split=country", [1], "q=sanctions&split=country"),
        ("/compare?a=sanctions&seed=1&rows=7", [1, 0], "a=sanctions&rows=7"),
        ("http://testserver/search?q=++(sanctions)", [1], "q=sanctions"),
        ("/search?q=sanctions+AND+%22unbalanced", [0], "q=sanctions%20%22unbalanced%22"),
    ],
)
def test_each_kind_of_result_is_pinned_in_its_plainest_form(
    said: Statement, client: Client, result: str, counts: list[int], query: str
) -> None:
    address = pin(client, result)
    card = QueryCard.objects.get()
    assert card.query == query
    assert [pinned.count for pinned in card.sets.all()] == counts
    assert asked_at(card.result, "testserver").query == query
    look(client, card.result)
    look(client, address)


def test_pinning_the_same_twice_is_one_card(said: Statement, client: Client) -> None:
    assert pin(client) == pin(client, "/search?page=2&q=(sanctions)")
    assert QueryCard.objects.count() == PinnedSet.objects.count() == 1
    make_statement("War.")
    pin(client)
    assert QueryCard.objects.count() == 2


def test_pinning_sets_no_cookie_and_needs_none(said: Statement) -> None:
    client = Client(enforce_csrf_checks=True)
    look(client, pin(client))
    assert not client.cookies


OWN = [
    {"Sec-Fetch-Site": "same-origin", "Origin": "http://testserver"},
    {"Sec-Fetch-Site": "none"},
    {"Origin": "http://testserver"},
    {},
]
OTHERS = [
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
    {"Sec-Fetch-Site": "cross-site", "Origin": "http://testserver"},
    {"Origin": "https://elsewhere.example"},
    {"Origin": "null"},
]


def test_another_site_cannot_make_a_browser_pin(said: Statement, client: Client) -> None:
    asked = {"result": "/search?q=sanctions"}
    for headers in OTHERS:
        assert client.post("/cards/", asked, headers=headers).status_code == 403
    assert not QueryCard.objects.exists()
    for headers in OWN:
        assert client.post("/cards/", asked, headers=headers).status_code == 303


def test_so_many_cards_in_a_while_and_no_more(
    said: Statement, client: Client, settings: Settings
) -> None:
    settings.CARD_LIMITS = [(2, 60)]
    pin(client, "/search?q=sanctions")
    pin(client, "/search?q=war")
    response = client.post("/cards/", {"result": "/search?q=law"})
    assert (response.status_code, response["Retry-After"]) == (503, "60")
    assert b"Please try later" in response.content
    pin(client, "/search?q=sanctions")
    QueryCard.objects.update(pinned_at="2020-01-01T00:00Z")
    pin(client, "/search?q=law")


@pytest.mark.parametrize(
    ("result", "why"),
    [
        ("", "This field is required"),
        ("/help", "Only results can be pinned"),
        ("https://elsewhere.example/search?q=x", "Only a result of this archive"),
        ("//[", "This is no address"),
        ("/search?q=" + "x" * 5_000, "at most 4000 characters"),
        ("/search?q=\0", "Null characters are not allowed"),
        ("/compare?q=sanctions", "Nothing is compared"),
        ("javascript:alert(1)", "Only results can be pinned"),
    ],
)
def test_what_cannot_be_pinned_is_told(client: Client, result: str, why: str) -> None:
    response = client.post("/cards/", {"result": result})
    assert response.status_code == 400
    assert why in response.content.decode()
    assert not QueryCard.objects.exists()


def test_a_hostile_query_is_escaped(client: Client) -> None:
    address = pin(client, "/search?q=%3Cscript%3Ealert(1)%3C/script%3E&country=%3Cb%3E")
    page = look(client, address)
    assert page.inline == []
    assert "<b>" not in page.html


@pytest.mark.parametrize("key", ["a" * 16, "A", "x.json", "up2", "%00"])
def test_a_card_that_is_not_there(client: Client, key: str) -> None:
    assert client.get(f"/cards/{key}").status_code == 404


def test_a_card_costs_the_same_however_much_has_changed(
    said: Statement, client: Client, settings: Settings
) -> None:
    address = pin(client, "/trends?q=sanctions&q=war&q=law")
    numbers = []
    for rows in (1, 6):
        for n in range(rows):
            make_statement("Sanctions and war.", symbol=f"S/PV.{9000 + rows + n}")
        settings.ARCHIVE_INDEX_INTERVAL = 0
        client.get("/search")
        settings.ARCHIVE_INDEX_INTERVAL = 60
        with CaptureQueriesContext(connection) as queries:
            look(client, address)
        numbers.append(len(queries))
    # Three of the card, and the entity tag.
    assert numbers == [4, 4]


def test_the_database_bounds_a_card(said: Statement, client: Client) -> None:
    pin(client)
    for change in ({"key": "../etc"}, {"page": "admin"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            QueryCard.objects.update(**change)
    for fields in ({"count": 5}, {"place": 7}, {"count": 10_001, "statements": [1] * 10_001}):
        with pytest.raises(IntegrityError), transaction.atomic():
            PinnedSet.objects.update(**fields)


@hypothesis_settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    page=st.sampled_from(["search", "concordance", "trends", "compare"]),
    query=st.text(max_size=40) | st.text('q=&%"()*-:~sanctions 0123456789', max_size=60),
)
def test_what_is_asked_comes_out_plain_or_is_refused(page: str, query: str) -> None:
    try:
        asked = asked_at(f"/{page}?q={query}&a=x", "testserver")
    except NotPinnable:
        return
    again = asked_at(f"/{page}?{asked.query}", "testserver")
    assert again == asked
