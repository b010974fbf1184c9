"""The page that compares two sets, and the same as JSON and CSV."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client

from statements.models import Meeting
from tests.pages.page import Page, look, rows
from tests.pages.small_record import cite, country, meeting, speaker, statement

pytestmark = pytest.mark.django_db

BOTH = "a=country:japan&b=country:france"


@pytest.fixture
def two() -> None:
    at = meeting()
    japan = speaker("Mr. Bessho", country("Japan", "JPN"))
    france = speaker("Ms. Delattre", country("France", "FRA"))
    for number in range(6):
        said = statement(at, 2 * number + 1, ["Serenity " * 4 + "and peace."], by=japan)
        cite(said, "peace", "S/2016/1", 1)
        said = statement(at, 2 * number + 2, ["Hurricane " * 4 + "and peace."], by=france)
        cite(said, "peace", f"S/2016/{1 + number % 2}", 1)


def searches(page: Page, path: str) -> list[dict[str, list[str]]]:
    parts = [urlsplit(address) for address in page.addresses]
    return [parse_qs(part.query) for part in parts if part.path == path and part.query]


@pytest.mark.usefixtures("two")
def test_each_side_has_its_words_and_every_number_in_a_table(client: Client) -> None:
    page = look(client, f"/compare?{BOTH}")
    assert "No statement is in both sets." in page.text
    assert "Everything is counted in all statements of both." in page.text
    assert "Said more in: Statements by Japan" in page.text
    # 24 of the 36 words that Japan said.
    assert " serenity 66666.7 " in page.words
    assert searches(page, "/concordance") == [
        {"q": ["=serenity country:japan"]},
        {"q": ["=hurricane country:france"]},
    ]


@pytest.mark.usefixtures("two")
def test_every_link_leads_to_what_it_counts(client: Client) -> None:
    page = look(client, f"/compare?{BOTH}&type=substantive")
    counted = {
        (found["q"][0], found["cites"][0])
        for found in searches(page, "/search")
        if "cites" in found
    }
    assert counted == {
        ("country:japan", "S/2016/1"),
        ("country:france", "S/2016/1"),
        ("country:france", "S/2016/2"),
    }
    for address in set(page.addresses) - {page.address}:
        if not address.startswith("/S/"):
            assert client.get(address).status_code == 200, address
    (concordance, _) = (a for a in page.addresses if a.startswith("/concordance?"))
    assert "24 lines" in look(client, concordance).text
    within = look(client, f"/compare?{BOTH}&cites=S/2016/1&cites=S/2016/2")
    asked = {found["q"][0] for found in searches(within, "/search")}
    assert "cites:S/2016/1 country:japan" in asked


@pytest.mark.usefixtures("two")
def test_how_words_are_chosen_is_unfolded_where_it_was_changed(client: Client) -> None:
    folded, unfolded = ('<details class="unfold">', '<details class="unfold" open>')
    assert folded in look(client, f"/compare?{BOTH}&rows=25&least=5").html
    for changed in ("rows=3", "least=2", "order=ratio"):
        assert unfolded in look(client, f"/compare?{BOTH}&{changed}").html


@pytest.mark.usefixtures("two")
def test_an_empty_query_stands_for_everything_else(client: Client) -> None:
    for query in ("a=country:japan", "b=-country:japan"):
        page = look(client, f"/compare?{query}")
        assert "Said more in: Statements, not by Japan" in page.text
        assert "Said more in: Statements by Japan" in page.text
    swapped = next(found for found in searches(page, "/compare") if found.get("a"))
    assert swapped["a"] == ["-country:japan"]


@pytest.mark.usefixtures("two")
def test_what_both_must_fit_narrows_both(client: Client) -> None:
    page = look(client, f"/compare?{BOTH}&q=hurricane&agenda=none")
    assert (
        "No statement fits A, and none fits B. Both sets are within what both must fit."
        in page.words
    )
    assert '<input type="hidden" name="agenda" value="none">' in page.html
    body = client.get(f"/compare.json?{BOTH}&q=peace&cites=S/2016/2").json()
    assert [each["statements"] for each in body["sets"]] == [0, 3]


@pytest.mark.usefixtures("two")
@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("a=country:japan&b=xylophone", "No statement fits B. So there is nothing to compare."),
        ("a=peace&b=peace", "A and B are the same 12 statements"),
        ("a=peace&b=serenity", "6 statements are in both sets"),
        ("a=serenity&b=%22open", "In B: This quotation mark is never closed. At character 1."),
    ],
)
def test_what_stands_in_the_way_of_a_comparison_is_said(
    client: Client, query: str, told: str
) -> None:
    assert told in look(client, f"/compare?{query}").words


@pytest.mark.usefixtures("two")
def test_how_a_search_was_shown_is_nothing_to_compare(client: Client) -> None:
    shown = "page=7&after=20.4.0.0123456789abcdef&sort=oldest&group=meeting&explain=1"
    body = client.get(f"/compare.json?a=peace&b=war&country=japan&{shown}").json()
    assert [one["query"] for one in body["sets"]] == [
        "q=peace&country=japan",
        "q=war&country=japan",
    ]


def test_an_empty_page_offers_comparisons_of_what_is_held(held: Meeting, client: Client) -> None:
    page = look(client, "/compare?q=remember")
    assert "A comparison shows which words" in page.text
    offered = [found for found in searches(page, "/compare") if "a" in found]
    assert [found["a"] for found in offered] == [
        *(["role:permanent"], ["country:japan"], ["country:japan"], ["before:2017"]),
    ]
    assert {found["q"][0] for found in offered} == {"remember"}
    for address in page.addresses:
        if address.startswith("/compare?"):
            assert "It was left out" not in look(client, address).text
    assert look(client, "/compare").robots == ""


def test_an_archive_without_statements_says_so(client: Client) -> None:
    assert "Nothing has been loaded yet" in look(client, "/compare").text
    assert "nothing to compare" in look(client, "/compare?a=peace").text


@pytest.mark.usefixtures("two")
def test_what_the_glossary_adds_is_said_and_can_be_left_off(client: Client) -> None:
    page = look(client, "/compare?a=R2P&b=peace")
    assert "“R2P” also finds “responsibility to protect”" in page.text
    assert "/compare?a=R2P&b=peace&glossary=off" in page.addresses
    assert "also finds" not in look(client, "/compare?a=R2P&b=peace&glossary=off").text


@pytest.mark.usefixtures("two")
def test_the_same_as_json_and_csv(client: Client) -> None:
    body = client.get(f"/compare.json?{BOTH}&least=2").json()
    words = rows(client, f"/compare.csv?{BOTH}&least=2&spread=1")
    assert [row["word"] for row in words] == ["hurricane", "serenity"]
    assert (words[1]["more_in"], words[1]["a_count"], words[1]["a_statements"]) == ("a", "24", "6")
    assert words[1]["a_words_read"] == words[1]["b_words_read"] == "36"
    assert [key["word"] for key in body["words"]["a"]] == ["serenity"]
    assert (body["statements_in_both"], body["statements_held"]) == (0, 12)
    cited = {row["document"]: row for row in rows(client, f"/compare.csv?{BOTH}&table=citations")}
    assert (cited["S/2016/1"]["a_statements"], cited["S/2016/1"]["b_statements"]) == ("6", "3")
    assert body["shared_citations"] == ["S/2016/1"]
    (item,) = rows(client, f"/compare.csv?{BOTH}&table=agenda")
    assert (item["a_statements"], item["of_b_statements"]) == ("6", "6")
    (year,) = rows(client, f"/compare.csv?{BOTH}&table=years")
    assert (year["year"], year["a_statements"], year["a_words"]) == ("2016", "6", "36")
    assert rows(client, "/compare.csv") == []


def test_a_value_that_makes_no_sense_is_told_of_and_left_out(client: Client) -> None:
    for query in (
        *("rows=501", "rows=x", "least=0", "spread=-1", "seed=1.5", "order=random"),
        *("table=x", "year=x", "a=%00", f"b={'x' * 451}"),
    ):
        page = look(client, f"/compare?{query}")
        assert f"{query.partition('=')[0]}: " in page.text
        assert "It was left out." in page.text
