"""The pages of a meeting, a statement and a document."""

from __future__ import annotations

import datetime
import re

import pytest
from django.contrib.auth.models import User
from django.test import Client

from statements.models import Correction, Meeting, Statement
from tests.pages.page import look
from tests.pages.small_record import (
    cite,
    country,
    document,
    meeting,
    organization,
    speaker,
    statement,
    term,
)

pytestmark = pytest.mark.django_db

HOSTILE = '<script>alert(1)</script> & "quoted" <b>bold</b> resolution 2295 (2016)</p>'


def test_a_meeting_lists_its_statements_in_order(held: Meeting, client: Client) -> None:
    page = look(client, "/S/PV.7802")
    places = [a for a in page.addresses if a.startswith("/S/PV.7802/") and "?" not in a]
    numbered = list(dict.fromkeys(places))
    assert numbered[:4] == ["/S/PV.7802/1", "/S/PV.7802/2", "/S/PV.7802/3", "/S/PV.7802/4"]
    assert "4 statements" in page.text
    assert "I thank the briefers." in page.text


def test_a_meeting_leads_to_its_official_record_in_six_languages(
    held: Meeting, client: Client
) -> None:
    links = [link["href"] for link in look(client, "/S/PV.7802(Resumption1)").links]
    official = [href for href in links if "docs.un.org/" in href and "PV" in href][:6]
    assert official == [
        f"https://docs.un.org/{code}/S/PV.7802(Resumption1)"
        for code in ("ar", "zh", "en", "fr", "ru", "es")
    ]


def test_a_meeting_leads_to_its_resumptions_and_back(held: Meeting, client: Client) -> None:
    assert "/S/PV.7802(Resumption1)" in look(client, "/S/PV.7802").addresses
    assert "/S/PV.7802" in look(client, "/S/PV.7802(Resumption1)").addresses


def test_the_whole_text_of_a_meeting_has_its_citations_linked(
    held: Meeting, client: Client
) -> None:
    page = look(client, "/S/PV.7802?text=whole")
    statements, _, _ = page.text.partition("Cited by")
    assert statements.count("Japan co-sponsored resolution 2295 (2016), as all remember.") == 3
    assert "/S/RES/2295(2016)" in page.addresses
    assert {"s1", "s2", "s3", "s4"} <= set(page.ids)


def test_meetings_before_and_after_are_those_of_the_calendar(client: Client) -> None:
    day = datetime.date(2016, 11, 7)
    for symbol, offset in (("S/PV.10", -1), ("S/PV.11", 0), ("S/PV.12", 0), ("S/2016/9", 1)):
        meeting(symbol, day + datetime.timedelta(days=offset))
    meeting("SPECIMEN/PV.1", day)
    around = [
        (link["rel"], link["href"])
        for symbol in ("S/PV.11", "S/PV.12")
        for link in look(client, f"/{symbol}").links
        if link.get("rel") in {"prev", "next"}
    ]
    assert around == [
        ("prev", "/S/PV.10"),
        ("next", "/S/PV.12"),
        ("prev", "/S/PV.11"),
        ("next", "/S/2016/9"),
    ]


def test_a_meeting_without_a_date_or_statements_is_a_page(client: Client) -> None:
    meeting("S/PV.5", None)
    page = look(client, "/S/PV.5")
    assert "not known" in page.text
    assert "No statement of this meeting is held" in page.text
    assert "/S/PV.5" in look(client, "/meetings/").addresses


def test_every_page_of_a_specimen_says_that_it_is_invented(held: Meeting, client: Client) -> None:
    for address in (
        "/SPECIMEN/PV.3",
        "/SPECIMEN/PV.3?text=whole",
        "/SPECIMEN/PV.3/1",
        "/SPECIMEN/PV.3/1?text=printed",
    ):
        page = look(client, address)
        assert "Specimen: invented text." in page.text
        assert not [link for link in page.links if "docs.un.org/en" in link["href"]]
    assert "Specimen" not in look(client, "/S/PV.7802").text


def test_a_statement_says_who_for_whom_and_in_which_role(held: Meeting, client: Client) -> None:
    page = look(client, "/S/PV.7802/1")
    assert "Mr. Bessho" in page.title
    assert "Elected member of the Council on that day" in page.text
    assert "Permanent member of the Council on that day" in look(client, "/S/PV.7802/2").text
    assert {"/countries/japan/", "/speakers/bessho-japan/"} <= set(page.addresses)


def test_the_role_is_that_of_the_day_and_not_of_today(client: Client) -> None:
    japan = country("Japan", "JPN")
    term(japan, "elected", "2016-01-01", "2018-01-01")
    bessho = speaker("Mr. Bessho", japan)
    statement(meeting("S/PV.8500", datetime.date(2019, 1, 1)), 1, by=bessho)
    assert "Not a member of the Council on that day" in look(client, "/S/PV.8500/1").text


def test_an_official_speaks_in_a_capacity(client: Client) -> None:
    by = speaker("Mr. Guterres", organization("United Nations"))
    statement(meeting(), 1, by=by, capacity="Secretary-General")
    text = look(client, "/S/PV.7802/1").text
    assert "Secretary-General" in text
    assert "United Nations official" in text


def test_what_was_not_delivered_in_english_is_said_to_be_translated(
    held: Meeting, client: Client
) -> None:
    note = "The text is the official English translation."
    assert f"Delivered in French. {note}" in look(client, "/S/PV.7802/2").text
    assert note not in look(client, "/S/PV.7802/1").text


@pytest.mark.parametrize(
    ("address", "neighbours"),
    [
        ("/S/PV.7802/2", ["/S/PV.7802/1", "/S/PV.7802/3"]),
        ("/S/PV.7802/2?q=briefers", ["/S/PV.7802/1?q=briefers", "/S/PV.7802/3?q=briefers"]),
        ("/S/PV.7802", ["/S/PV.7802(Resumption1)"]),
    ],
)
def test_what_comes_before_and_after_is_near_the_top(
    held: Meeting, client: Client, address: str, neighbours: list[str]
) -> None:
    top, _, _ = look(client, address).html.partition('<dl class="masthead"')
    (steps,) = re.findall(r'<p class="steps">(.*?)</p>', top, re.DOTALL)
    assert re.findall(r'href="([^"]*)"', steps) == neighbours
    assert steps.count("nofollow") == (2 if "?" in address else 0)


def test_a_statement_tells_how_to_cite_it(held: Meeting, client: Client) -> None:
    text = look(client, "/S/PV.7802/1").text
    assert "S/PV.7802, statement of Mr. Bessho (Japan), 7 November 2016" in text
    assert "http://testserver/S/PV.7802/1" in text
    assert "not an official record" in text


def test_citations_are_links_with_a_note_beside_them(client: Client) -> None:
    cite(statement(meeting(), 1), "resolution 2295 (2016)", "S/RES/2295 (2016)")
    links = [link for link in look(client, "/S/PV.7802/1").links if "RES" in link["href"]]
    assert [link["href"] for link in links] == ["/S/RES/2295(2016)"] * 2
    assert links[0]["title"] == "S/RES/2295 (2016)"


def test_a_statement_of_nobody_named_is_a_page(client: Client) -> None:
    at = meeting("S/2020/254")
    statement(at, 1)
    japan = country("Japan", "JPN")
    Statement.objects.create(
        meeting=at, number=2, country=japan, printed="x", paragraphs=["x"], fingerprint="0" * 32
    )
    assert "Speaker not named" in look(client, "/S/2020/254/1").text
    page = look(client, "/S/2020/254/2")
    assert page.title.startswith("Japan")
    assert "S/2020/254, statement of Japan, 7 November 2016" in page.text


def test_a_statement_without_text_still_shows_what_was_printed(client: Client) -> None:
    statement(meeting(), 1, [], printed="[inaudible]")
    assert "This statement has no text" in look(client, "/S/PV.7802/1").text
    assert "[inaudible]" in look(client, "/S/PV.7802/1?text=printed").text


def test_pages_of_the_record_stand_where_they_turn(client: Client) -> None:
    statement(meeting(), 1, ["one", "two", "three"], pages=[3, 3, 4])
    page = look(client, "/S/PV.7802/1")
    _, _, text = page.html.partition('<div class="said">')
    text, _, _ = text.partition('<footer class="statement-foot">')
    assert text.count("p. 3") == 1
    assert text.index("p. 3") < text.index("two") < text.index("p. 4") < text.index("three")
    assert "S/PV.7802, pp. 3–4, statement 1, 7 November 2016" in page.text


def test_the_printed_text_shows_repairs_in_place_and_in_a_table(client: Client) -> None:
    statement(
        meeting(),
        1,
        ["the capacity of peacekeepers"],
        printed="the capacity ofpeacekeepers",
        repairs=[
            {
                "rule": "glued-words",
                "start": 13,
                "end": 27,
                "before": "ofpeacekeepers",
                "after": "of peacekeepers",
            }
        ],
    )
    html = look(client, "/S/PV.7802/1?text=printed").html
    assert "<del>ofpeacekeepers</del><ins>of peacekeepers</ins>" in html
    assert '<td lang="en">ofpeacekeepers</td><td lang="en">of peacekeepers</td>' in html
    assert "glued words" in html


def test_a_corrected_field_is_marked_with_the_reason(held: Meeting, client: Client) -> None:
    said = Statement.objects.get(meeting=held, number=1)
    curator = User.objects.create(username="curator")
    Correction.objects.create(
        statement=said, field="country", value=1, reason="The heading was misread.", curator=curator
    )
    page = look(client, "/S/PV.7802/1")
    assert "corrected" in page.text
    assert "The heading was misread." in page.text
    assert "corrections" in page.ids
    assert "curator" not in page.text.replace("by a curator", "")


def test_a_document_shows_the_sentence_around_each_citation(held: Meeting, client: Client) -> None:
    page = look(client, "/S/RES/2295(2016)")
    assert "<mark>resolution 2295 (2016)</mark>, as all remember." in page.html
    assert "Cited by 2 statements" in page.text
    assert "/S/PV.7802/1#p2" in [link["href"] for link in page.links]
    assert "https://docs.un.org/fr/S/RES/2295(2016)" in [link["href"] for link in page.links]


def test_a_statement_that_cites_a_document_twice_is_listed_once(client: Client) -> None:
    said = statement(meeting(), 1, ["See S/2015/446.", "Again S/2015/446."])
    cite(said, "S/2015/446", "S/2015/446", 1)
    cite(said, "S/2015/446", "S/2015/446", 2)
    page = look(client, "/S/2015/446")
    assert "Cited by 1 statement" in page.text
    assert page.html.count("<mark>") == 2


def test_a_citation_whose_paragraph_is_gone_breaks_nothing(client: Client) -> None:
    said = statement(meeting(), 1)
    cite(said, "resolution 2295 (2016)", "S/RES/2295 (2016)")
    Statement.objects.update(paragraphs=["Only this is left."])
    assert "Cited by 1 statement" in look(client, "/S/RES/2295(2016)").text
    assert "Only this is left." in look(client, "/S/PV.7802/1").text


def test_a_resolution_leads_to_the_same_number_cited_with_another_year(client: Client) -> None:
    document("S/RES/2295 (2016)")
    document("S/RES/2296 (2016)")
    cite(statement(meeting(), 1), "resolution 2295 (2016)", "S/RES/2295 (2015)")
    assert "/S/RES/2295(2015)" in look(client, "/S/RES/2295(2016)").addresses
    assert "/S/RES/2296(2016)" not in look(client, "/S/RES/2295(2016)").addresses


def test_hostile_text_is_printed_and_never_run(client: Client) -> None:
    by = speaker('Mr. <img src=x onerror="alert(1)">', country("<i>Land</i>", "XXX"))
    at = meeting("S/PV.7802", agenda="<script>agenda</script>")
    said = statement(
        at,
        1,
        [HOSTILE, HOSTILE],
        by=by,
        capacity="<svg onload=alert(1)>",
        language="</title><script>",
        repairs=[{"rule": "x", "start": 0, "end": 8, "before": "", "after": "<script>after"}],
    )
    cite(said, "resolution 2295 (2016)", "S/RES/2295 (2016)")
    for address in (
        "/S/PV.7802",
        "/S/PV.7802?text=whole",
        "/S/PV.7802/1",
        "/S/PV.7802/1?text=printed",
        "/S/RES/2295(2016)",
        f"/speakers/{by.slug}/",
        "/speakers/",
        "/search?q=alert",
        "/search?q=%3Cscript%3Ealert(1)%3C/script%3E&country=%3Cscript%3E",
        "/",
        "/%3Cscript%3Ealert(1)%3C/script%3E",
    ):
        html = client.get(address).content.decode()
        assert "<script>" not in html, f"{address} has a script not ours"
        assert not any(tag in html for tag in ("<img", "<b>", "<i>", "onload=alert(1)>")), address
