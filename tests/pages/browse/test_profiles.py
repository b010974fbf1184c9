"""What a country, speaker, document or agenda item is marked by, and how its page is narrowed."""

from __future__ import annotations

import datetime

import pytest
from django.test import Client

from statements.models import Label, Meeting, Merge
from tests.pages.page import Page, look
from tests.pages.small_record import cite, country, meeting, organization, speaker, statement, term

pytestmark = pytest.mark.django_db


def filters(page: Page) -> dict[str, str]:
    """Return the links of a page that stay on it and choose, with their rel."""
    return {link["href"]: link.get("rel", "") for link in page.links if link["href"][0] == "?"}


@pytest.fixture
def mali(db: None) -> Meeting:
    """Japan speaks on Mali four times, once with a citation; France speaks on Women."""
    japan = speaker("Mr. Bessho", country("Japan", "JPN"))
    france = speaker("Mr. Delattre", country("France", "FRA"))
    at = meeting("S/PV.1", datetime.date(2015, 1, 5), "The situation in Mali")
    for number in range(1, 5):
        statement(at, number, by=japan)
    cite(at.statements.get(number=1), "resolution 2295 (2016)", "S/RES/2295 (2016)")
    elsewhere = meeting("S/PV.2", datetime.date(2016, 1, 5), "Women")
    for number in range(1, 12):
        statement(elsewhere, number, by=france)
    cite(elsewhere.statements.get(number=1), "resolution 2295 (2016)", "S/RES/2295 (2016)")
    said = statement(elsewhere, 12, by=speaker("Mr. Griffiths", organization("United Nations")))
    cite(said, "resolution 2295 (2016)", "S/RES/2295 (2016)")
    return at


@pytest.mark.usefixtures("mali")
def test_a_country_tells_what_it_speaks_on_more_than_others(client: Client) -> None:
    page = look(client, "/countries/japan/")
    assert "100.0 % of these statements; nobody else spoke on it" in page.text
    search = "/search?country=japan&agenda=the-situation-in-mali&type=substantive"
    assert {search, "/agenda/the-situation-in-mali/", "/S/RES/2295(2016)"} <= set(page.addresses)
    assert "What it speaks on more than others do" in page.text
    assert "What it speaks on most" in look(client, "/organizations/united-nations/").text


@pytest.mark.usefixtures("mali")
def test_a_year_gives_its_share_only_of_enough_statements(client: Client) -> None:
    assert "91.7 %" in look(client, "/countries/france/").text
    page = look(client, "/countries/japan/")
    assert "too few for a share" in page.text
    assert "fewer than 10 statements of the year are held" in page.text


@pytest.mark.usefixtures("mali")
def test_a_term_is_drawn_and_told(client: Client) -> None:
    term(country("Japan", "JPN"), "elected", "2016-01-01", "2018-01-01")
    html = look(client, "/countries/japan/").html
    assert "Once an elected member of the Council." in html
    assert html.count('class="term-elected"') == 1
    assert "never been a member" in look(client, "/countries/france/").text


@pytest.mark.usefixtures("mali")
def test_a_country_can_be_compared_with_another(client: Client) -> None:
    html = look(client, "/countries/japan/").html
    assert '<input type="hidden" name="a" value="country:japan">' in html
    assert '<option value="country:france">France</option>' in html
    assert 'option value="country:japan"' not in html
    assert "France" in look(client, "/compare?a=country:japan&b=country:france").text


@pytest.mark.usefixtures("mali")
def test_speakers_stand_with_their_years_the_latest_first(client: Client) -> None:
    japan = country("Japan", "JPN")
    statement(meeting("S/PV.3", datetime.date(2019, 1, 1)), 1, by=speaker("Mr. Ishikane", japan))
    text = " ".join(look(client, "/countries/japan/").text.split())
    assert text.index("Mr. Ishikane 2019") < text.index("Mr. Bessho 2015")


@pytest.mark.usefixtures("mali")
def test_citations_are_narrowed_by_year_country_and_organization(client: Client) -> None:
    page = look(client, "/S/RES/2295(2016)")
    assert "Cited by 3 statements" in page.text
    by_country = look(client, "/S/RES/2295(2016)?country=japan")
    assert "Cited by 1 statement" in by_country.text
    assert "noindex" in by_country.robots
    assert "?country=japan&year=2015#statements" in filters(by_country)
    assert "?country=japan&year=2016#statements" not in filters(by_country)
    assert "Cited by 1 statement" in look(client, "/S/RES/2295(2016)?org=united-nations").text
    assert set(filters(page).values()) == {"nofollow"}


@pytest.mark.usefixtures("mali")
@pytest.mark.parametrize(
    "query", ["country=nowhere", "country=%00", "org=<b>", "year=2001&country=japan", "year=x"]
)
def test_what_nothing_fits_is_said(client: Client, query: str) -> None:
    page = look(client, f"/S/RES/2295(2016)?{query}")
    assert "<b>" not in page.html
    assert any(words in page.text for words in ("with what you have chosen", "It was left out"))


@pytest.mark.usefixtures("mali")
def test_an_agenda_item_tells_who_speaks_on_it_and_what_is_cited(client: Client) -> None:
    again = meeting("S/PV.9", datetime.date(2014, 1, 1), "The situation in Mali")
    page = look(client, "/agenda/the-situation-in-mali/")
    assert "2 meetings in the archive, 2014–2015. 4 statements were made" in page.words
    assert {"/countries/japan/", "/S/RES/2295(2016)", again.get_absolute_url()} <= set(
        page.addresses
    )
    of_2015 = look(client, "/agenda/the-situation-in-mali/?year=2015")
    assert again.get_absolute_url() not in of_2015.addresses
    assert "noindex" in of_2015.robots


def test_the_persons_merged_into_a_speaker_are_told(client: Client) -> None:
    bessho = speaker("Mr. Bessho", country("Japan", "JPN"))
    said = {"slug": "besho-japan", "name": "Mr. Besho"}
    Merge.objects.create(speaker=bessho, absorbed=said, moved={}, reason="A misprint.")
    text = look(client, "/speakers/bessho-japan/").text
    assert "Mr. Besho" in text
    assert "A misprint." in text


@pytest.mark.parametrize(
    ("address", "found", "other"),
    [
        ("/countries/?q=NIPPON", "/countries/japan/", "/countries/france/"),
        ("/countries/?q=nippon&by=group", "/countries/japan/", "/countries/france/"),
        ("/organizations/?q=nations", "/organizations/united-nations/", "/organizations/nato/"),
        ("/agenda/?q=MALI", "/agenda/the-situation-in-mali/", "/agenda/women/"),
    ],
)
@pytest.mark.usefixtures("mali")
def test_a_list_is_searched_by_name(client: Client, address: str, found: str, other: str) -> None:
    Label.objects.create(printed="Nippon", country=country("Japan", "JPN"), reviewed=True)
    statement(meeting("S/PV.8"), 1, by=speaker("Mr. Rutte", organization("NATO")))
    page = look(client, address)
    assert found in page.addresses
    assert other not in page.addresses
    assert "noindex" in page.robots


@pytest.mark.parametrize("query", ["q=%00", "q=" + "x" * 200, "by=x", "q=nobody"])
@pytest.mark.parametrize("at", ["/countries/", "/organizations/", "/agenda/"])
def test_no_query_breaks_a_list_of_names(client: Client, at: str, query: str) -> None:
    look(client, f"{at}?{query}")
