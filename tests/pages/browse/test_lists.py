"""Lists and the pages of who and what they list: countries, speakers, organizations, agenda."""

from __future__ import annotations

import datetime

import pytest
from django.test import Client

from statements.models import Label, Merge, SpeakerAlias
from tests.pages.page import look
from tests.pages.small_record import (
    country,
    document,
    meeting,
    organization,
    speaker,
    statement,
    term,
)

pytestmark = pytest.mark.django_db


def test_the_first_page_tells_what_the_archive_holds(client: Client) -> None:
    japan = speaker("Mr. Bessho", country("Japan", "JPN"))
    statement(meeting("S/PV.1", datetime.date(1946, 1, 17)), 1, by=japan)
    statement(meeting("S/PV.7802"), 1, by=japan)
    page = look(client, "/")
    assert "1946–2016" in page.text
    assert {"/meetings/1946/", "/meetings/2016/", "/countries/japan/"} <= set(page.addresses)


def test_the_first_page_shows_real_meetings_before_specimens(client: Client) -> None:
    meeting("SPECIMEN/PV.1", datetime.date(2024, 1, 1))
    meeting("S/PV.7802")
    meetings = [address for address in look(client, "/").addresses if "PV" in address]
    assert meetings == ["/S/PV.7802", "/SPECIMEN/PV.1"]


def test_a_year_lists_its_meetings_in_order_by_month(client: Client) -> None:
    for symbol, day in (
        ("S/PV.3", (2016, 11, 7)),
        ("S/PV.2", (2016, 2, 1)),
        ("S/PV.1", (2015, 1, 1)),
        ("S/PV.4", (2019, 1, 1)),
    ):
        meeting(symbol, datetime.date(*day))
    page = look(client, "/meetings/2016/")
    assert [a for a in page.addresses if "PV" in a] == ["/S/PV.2", "/S/PV.3"]
    assert page.text.index("February") < page.text.index("November")
    assert {"/meetings/2015/", "/meetings/2019/"} <= set(page.addresses)


def test_countries_are_sorted_without_regard_to_accents(client: Client) -> None:
    for name, code in (("Zambia", "ZMB"), ("Österreich", "AUT"), ("Oman", "OMN"), ("Peru", "PER")):
        country(name, code)
    text = look(client, "/countries/").text
    places = [text.index(name) for name in ("Oman", "Österreich", "Peru", "Zambia")]
    assert places == sorted(places)


def test_countries_found_by_a_name_stand_together(client: Client) -> None:
    swiss = country("Switzerland", "CHE")
    Label.objects.create(printed="Swiss Confederation", country=swiss, reviewed=True)
    country("Congo", "COG")
    country("Peru", "PER")
    page = look(client, "/countries/?q=con")
    assert "With “con” in one of their names" in page.text
    assert page.headings == ["h1", "h2"]
    assert {"/countries/congo/", "/countries/switzerland/"} <= set(page.addresses)
    assert "/countries/peru/" not in page.addresses


def test_countries_have_their_letters_to_jump_to(client: Client) -> None:
    for name, code in (("Zambia", "ZMB"), ("Österreich", "AUT"), ("Peru", "PER"), ("Mali", "MLI")):
        country(name, code)
    page = look(client, "/countries/")
    jumps = {link["href"][1:] for link in page.links if link["href"].startswith("#under-")}
    assert jumps == {"under-z", "under-o", "under-p", "under-m"} <= set(page.ids)


def test_countries_stand_in_their_regional_groups(client: Client) -> None:
    country("Japan", "JPN", "asia-pacific")
    country("France", "FRA", "western-european-others")
    country("Observerland", "OBS", "")
    text = look(client, "/countries/?by=group").text
    names = ("Asia-Pacific", "Japan", "Western European", "France", "In no", "Observerland")
    assert [text.index(name) for name in names] == sorted(text.index(name) for name in names)


def test_a_country_tells_its_names_terms_and_what_came_before(client: Client) -> None:
    russia = country("Russian Federation", "RUS", "eastern-european")
    union = country("Soviet Union", "SUN", "eastern-european")
    union.successors.add(russia)
    term(russia, "permanent", "1991-12-24")
    Label.objects.create(printed="Russia", country=russia, reviewed=True)
    Label.objects.create(printed="Rusia", country=russia)
    text = look(client, "/countries/russian-federation/").text
    assert "Also named" in text
    assert "Russia" in text
    assert "Rusia" not in text
    assert "permanent member since 24 December 1991" in text
    assert "/countries/soviet-union/" in look(client, "/countries/russian-federation/").addresses
    assert "/countries/russian-federation/" in look(client, "/countries/soviet-union/").addresses


@pytest.mark.parametrize(
    ("first", "after", "said"),
    [
        ("2016-01-01", "2018-01-01", "2016–2017"),
        ("2017-01-01", "2018-01-01", "2017"),
        ("2016-01-01", None, "2016–"),
    ],
)
def test_an_elected_term_is_told_by_its_years(
    client: Client, first: str, after: str | None, said: str
) -> None:
    term(country("Italy", "ITA"), "elected", first, after)
    assert f'<span class="term">{said}</span>' in look(client, "/countries/italy/").html


def test_procedural_statements_are_left_out_of_a_list_and_can_be_had(client: Client) -> None:
    by = speaker("Mr. Bessho", country("Japan", "JPN"))
    at = meeting()
    statement(at, 1, ["I call the meeting to order."], by=by, procedural=True)
    statement(at, 2, ["My delegation regrets this."], by=by)
    page = look(client, "/countries/japan/")
    assert "call the meeting to order" not in page.text
    assert "1 procedural statement, made in conducting meetings, is left out" in page.text
    both = look(client, "/countries/japan/?procedural=with")
    assert "call the meeting to order" in both.text
    assert "My delegation regrets this." in both.text


def test_a_list_can_be_narrowed_to_a_year(client: Client) -> None:
    by = speaker("Mr. Bessho", country("Japan", "JPN"))
    statement(meeting("S/PV.1", datetime.date(2015, 1, 1)), 1, ["Said in 2015."], by=by)
    statement(meeting("S/PV.2", datetime.date(2016, 1, 1)), 1, ["Said in 2016."], by=by)
    page = look(client, "/speakers/bessho-japan/?year=2016")
    assert "Said in 2016." in page.text
    assert "Said in 2015." not in page.text
    assert "?year=2015#statements" in [link["href"] for link in page.links]


@pytest.mark.parametrize("value", ["x", "-1", "99999999999999999999", "2016.5", "1e3", "%00", ""])
@pytest.mark.parametrize("at", ["/countries/japan/", "/S/2015/446", "/speakers/bessho-japan/"])
def test_a_year_that_makes_no_sense_is_told_of_and_left_out(
    client: Client, at: str, value: str
) -> None:
    statement(meeting(), 1, ["Said."], by=speaker("Mr. Bessho", country("Japan", "JPN")))
    document("S/2015/446")
    page = look(client, f"{at}?year={value}")
    assert ("year:" in page.text) is (value != "")
    assert "Said." in page.text or at == "/S/2015/446"


@pytest.mark.parametrize(
    "query",
    ["letter=xx", "letter=%00", "q=%00", "q=" + "x" * 300, "page=x", "page=-1", "page=99999"],
)
@pytest.mark.parametrize("at", ["/speakers/", "/documents/", "/agenda/"])
def test_no_query_breaks_a_list(client: Client, at: str, query: str) -> None:
    speaker("Mr. Bessho", country("Japan", "JPN"))
    look(client, f"{at}?{query}")


def test_speakers_are_found_by_letter_and_by_any_of_their_names(client: Client) -> None:
    bessho = speaker("Mr. Bessho", country("Japan", "JPN"))
    speaker("Ms. Power", country("United States", "USA"))
    SpeakerAlias.objects.create(speaker=bessho, printed="Mr. Béssho Koro", key="mr bessho koro")
    for query in ("letter=b", "letter=B", "q=bessho", "q=KORO", "q=b%C3%A9ssho+koro"):
        page = look(client, f"/speakers/?{query}")
        assert "/speakers/bessho-japan/" in page.addresses, query
        assert "/speakers/power-united-states/" not in page.addresses, query


def test_a_name_that_nobody_has_is_offered_to_the_search(client: Client) -> None:
    page = look(client, "/speakers/?q=nobody")
    assert "No speaker has “nobody” in the name" in page.text
    assert "/search?q=nobody" in page.addresses


def test_a_speaker_who_was_merged_leads_to_who_remains(client: Client) -> None:
    bessho = speaker("Mr. Bessho", country("Japan", "JPN"))
    Merge.objects.create(speaker=bessho, absorbed={"slug": "besho-japan"}, moved={}, reason="Same.")
    response = client.get("/speakers/besho-japan/")
    assert (response.status_code, response["Location"]) == (301, "/speakers/bessho-japan/")


def test_a_speaker_tells_the_offices_held(client: Client) -> None:
    by = speaker("Mr. Annan")
    un = organization("United Nations")
    for number, capacity in enumerate(("Under-Secretary-General", "Secretary-General"), start=1):
        at = meeting(f"S/PV.{number}", datetime.date(1995 + number, 5, 1))
        said = statement(at, 1, by=by, capacity=capacity)
        said.organization = un
        said.save()
    words = look(client, "/speakers/annan/").words
    rows = [
        f"{capacity} May {year}"
        for capacity, year in (("Under-Secretary-General", 1996), ("Secretary-General", 1997))
    ]
    assert words.index(rows[0]) < words.index(rows[1])


def test_documents_are_listed_by_how_often_they_are_cited(client: Client) -> None:
    document("S/2015/446")
    document("S/RES/2295 (2016)")
    page = look(client, "/documents/?q=2295")
    assert "/S/RES/2295(2016)" in page.addresses
    assert "/S/2015/446" not in page.addresses
    assert "/S/2015/446" in look(client, "/documents/?kind=document").addresses


def test_an_organization_tells_what_it_is_part_of(client: Client) -> None:
    un, office = organization("United Nations"), organization("Relief Office")
    office.parent = un
    office.save()
    statement(meeting(), 1, by=speaker("Mr. Griffiths", office))
    assert (
        "/organizations/united-nations/" in look(client, "/organizations/relief-office/").addresses
    )
    assert "/organizations/relief-office/" in look(client, "/organizations/").addresses
    assert "/organizations/united-nations/" not in look(client, "/organizations/").addresses


def test_an_agenda_item_lists_its_meetings_newest_first(client: Client) -> None:
    for symbol, year in (("S/PV.1", 2014), ("S/PV.3", 2016), ("S/PV.2", 2015)):
        statement(meeting(symbol, datetime.date(year, 1, 1), "The situation in Mali"), 1)
    page = look(client, "/agenda/the-situation-in-mali/")
    assert [a for a in page.addresses if "PV" in a] == ["/S/PV.3", "/S/PV.2", "/S/PV.1"]


def test_an_agenda_item_narrows_the_search_to_itself(client: Client) -> None:
    statement(meeting(agenda="The situation in Mali"), 1, ["Mali matters."])
    statement(meeting("S/PV.2", agenda="Women"), 1, ["Mali elsewhere."])
    html = look(client, "/agenda/the-situation-in-mali/").html
    assert '<input type="hidden" name="agenda" value="the-situation-in-mali">' in html
    found = look(client, "/search?q=mali&agenda=the-situation-in-mali")
    assert "1 statement" in found.text
