"""The page of a search: what it says, offers and survives."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.test import Client

from statements.models import Meeting
from statements.search.language.question import FACETS
from tests.pages.page import look, rows
from tests.pages.small_record import country, meeting, speaker, statement

pytestmark = pytest.mark.django_db


def test_what_was_found_is_told_with_who_where_and_when(held: Meeting, client: Client) -> None:
    page = look(client, "/search?q=co-sponsored+resolution&country=japan")
    assert "3 statements" in page.text
    assert "Mr. Bessho (Japan)" in page.text
    assert "7 November 2016" in page.text
    assert "<mark>" in page.html
    assert any(address.startswith("/S/PV.7802/1?q=") for address in page.addresses)


def test_each_facet_of_the_country_page_and_others_narrows(held: Meeting, client: Client) -> None:
    everything = look(client, "/search")
    queries = "".join(link["href"] for link in everything.links)
    assert [facet for facet in FACETS if f"?{facet}=" not in queries] == ["meeting"]


def test_a_chosen_value_has_a_chip_that_takes_it_off(held: Meeting, client: Client) -> None:
    page = look(client, "/search?q=briefers&country=japan&country=france")
    assert "Country: Japan" in page.text
    assert "/search?q=briefers&country=france" in page.addresses
    assert "/search?q=briefers" in page.addresses
    assert '<input type="hidden" name="country" value="japan">' in page.html


def test_the_orders_are_links_and_without_words_relevance_is_none(
    held: Meeting, client: Client
) -> None:
    assert {"/search?q=briefers&sort=newest", "/search?q=briefers&sort=oldest"} <= set(
        look(client, "/search?q=briefers").addresses
    )
    assert "relevance" not in look(client, "/search").text


def test_long_results_have_numbered_pages(client: Client) -> None:
    at = meeting()
    for number in range(45):
        statement(at, number + 1, [f"Briefing number {number}."])
    first = look(client, "/search?q=briefing")
    assert {"/search?q=briefing&page=2", "/search?q=briefing&page=3"} <= set(first.addresses)
    last = look(client, "/search?q=briefing&page=3")
    assert last.html.count("<mark>") == 5


@pytest.mark.parametrize("asked", ["", "&group=meeting"])
def test_a_page_past_the_last_leads_back_to_the_first(
    held: Meeting, client: Client, asked: str
) -> None:
    query = f"q=briefers&country=japan{asked}"
    past = look(client, f"/search?{query}&page=9")
    assert "fewer pages than that" in past.text
    (back,) = re.findall(r'<a href="([^"]+)"[^>]*>Go back to the results', past.html)
    assert unescape(back) == f"/search?{query}"
    assert '<li class="row">' in look(client, unescape(back)).html


def test_what_leads_from_a_page_to_all_that_is_found_forgets_the_page(client: Client) -> None:
    at = meeting()
    for number in range(21):
        land = country(f"Land{chr(97 + number)}", "AA" + chr(65 + number))
        statement(at, number + 1, [f"Briefing number {number}."], by=speaker("Mr. Doe", land))
    second = look(client, "/search?q=briefing&page=2")
    assert {
        *("/concordance?q=briefing", "/trends?q=briefing", "/compare?q=briefing"),
        "/search/facets?q=briefing&facet=country",
    } <= set(second.addresses)


def test_more_values_of_a_facet_are_a_link_away(client: Client) -> None:
    at = meeting()
    for n in range(12):
        land = country(f"Land{chr(97 + n)}", "AA" + chr(65 + n))
        statement(at, n + 1, by=speaker("Mr. Doe", land))
    few = look(client, "/search?q=briefers")
    assert "country=lande" in few.html
    assert "country=landf" not in few.html
    assert "7 more" in few.text
    assert "/search/facets?q=briefers&facet=country" in few.addresses
    assert "country=landl" in look(client, "/search/facets?q=briefers&facet=country").html


SENSELESS = [
    ("year=20x6", "year"),
    ("role=king", "role"),
    ("type=x", "type"),
    ("sort=random", "sort"),
    ("page=0", "page"),
    ("page=x", "page"),
    ("from=yesterday", "from"),
    ("to=2016-13", "to"),
    ("from=2017&to=2016-11", "to"),
    ("group=choir", "group"),
    ("explain=yes", "explain"),
    ("after=10.5.4.0123456789abcdef", "after"),
    ("after=x", "after"),
    ("country=" + "x" * 500, "country"),
    ("q=%00", "q"),
]


def test_a_value_that_makes_no_sense_is_told_of_and_left_out(held: Meeting, client: Client) -> None:
    for query, field in SENSELESS:
        page = look(client, f"/search?{query}")
        assert f"{field}: " in page.text
        assert "It was left out." in page.text
        assert client.get(f"/search.json?{query}").json()["left_out"][0].startswith(f"{field}: ")


def test_nothing_found_says_what_was_searched_and_what_to_do(held: Meeting, client: Client) -> None:
    page = look(client, "/search?q=xylophone&country=japan")
    assert "No statement fits “xylophone” with what you have chosen." in page.text
    assert "/search?q=xylophone" in page.addresses


def test_dates_from_the_form_narrow_and_stay_in_it(held: Meeting, client: Client) -> None:
    page = look(client, "/search?q=briefers&from=2016-11&to=2016&year=")
    assert 'name="from" type="text"' in page.html
    assert 'value="2016-11"' in page.html
    assert "/search?q=briefers&to=2016" in page.addresses
    assert '<input type="hidden" name="from"' in page.html


def test_groups_are_links_and_a_group_leads_to_all_of_it(held: Meeting, client: Client) -> None:
    page = look(client, "/search?q=co-sponsored")
    assert "/search?q=co-sponsored&group=delegation" in page.addresses
    grouped = look(client, "/search?q=co-sponsored&group=delegation")
    assert "/search?q=co-sponsored&country=japan" in grouped.addresses
    assert "/search?q=co-sponsored&sort=largest&group=delegation" in grouped.addresses
    body = client.get("/search.json?q=co-sponsored&group=delegation").json()
    assert body["results"] == []
    assert {one["value"] for one in body["groups"]["groups"]} >= {"japan"}


def test_a_group_of_one_meeting_tells_its_day_and_item_once(held: Meeting, client: Client) -> None:
    for number in (9, 10):
        statement(held, number, ["The hippopotamus again."])
    page = look(client, "/search?q=hippopotamus&group=meeting")
    (group,) = re.findall(r'<li class="group">.*?</ol>', page.html, re.DOTALL)
    assert group.count('<li class="row">') == 2
    assert group.count("7 November 2016") == 1
    assert group.count(held.agenda_item.title if held.agenda_item else "") == 1


def test_what_finds_nothing_offers_nothing_to_narrow_it_by(held: Meeting, client: Client) -> None:
    assert "Narrow the results" in look(client, "/search?q=briefers").text
    assert "Narrow the results" not in look(client, "/search?q=nothingfits").text


def test_the_reason_for_a_rank_is_a_link_away(held: Meeting, client: Client) -> None:
    address = "/search?q=co-sponsored&explain=1"
    assert address in look(client, "/search?q=co-sponsored").addresses
    assert "in the text" in look(client, address).text


def test_pages_go_on_where_their_numbers_end(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("statements.search.results.cursors.DEPTH", 20)
    at = meeting()
    for number in range(45):
        statement(at, number + 1, [f"Briefing number {number}."])
    first = look(client, "/search?q=briefing")
    assert "page=2" not in first.html
    (beyond,) = [one for one in set(first.addresses) if "after=" in one]
    second = look(client, beyond)
    assert (second.html.count("<mark>"), "First page" in second.text) == (20, True)
    body = client.get("/search.json?q=briefing").json()
    assert client.get(f"/search.json?{body['next']}").json()["results"][0]["number"] == 21
    assert len(rows(client, "/search.csv?q=briefing")) == 45


def test_the_same_as_json(held: Meeting, client: Client) -> None:
    body = client.get("/search.json?q=co-sponsored&country=japan").json()
    assert body["total"] == 3
    assert body["results"][0]["speaker"] == "Mr. Bessho"
    assert body["left_out"] == []
    assert {facet["key"] for facet in body["facets"]} == set(FACETS) - {"meeting"}
