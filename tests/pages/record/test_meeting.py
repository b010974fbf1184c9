"""How a meeting's page is read: in outline or whole, with or without its procedure."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client

from statements.models import Meeting
from statements.pages.proceedings.words_by_delegation import words_by_delegation
from statements.pages.record.meeting import search_within
from tests.pages.page import Page, look
from tests.pages.small_record import (
    country,
    direction,
    document,
    meeting,
    organization,
    speaker,
    statement,
    vote,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def resumed(db: None) -> Meeting:
    """A meeting whose President gives the floor, is thanked, and puts something to the vote."""
    held = meeting()
    japan, senegal = country("Japan", "JPN"), country("Senegal", "SEN")
    chair, bessho = speaker("Mr. Ciss", senegal), speaker("Mr. Bessho", japan)
    statement(held, 1, ["I give the floor."], by=chair, procedural=True)
    statement(held, 2, ["Japan is for it.", "It always was."], by=bessho, pages=[2, 3])
    statement(held, 3, ["I put it to the vote."], by=chair, procedural=True)
    direction(held, "A vote was taken by show of hands.", 3, 1, kind="vote")
    vote(held, 3, 1, in_favour=15, against=0, abstaining=0)
    meeting("S/PV.7802 (Resumption 1)")
    return held


def words(page: Page) -> str:
    """What a page says, white space folded."""
    return " ".join(re.sub(r"<[^>]+>", " ", page.html).split())


@pytest.mark.parametrize(
    ("symbol", "said"),
    [
        ("S/PV.7802", "7802nd meeting of the Security Council"),
        ("S/PV.8711 (Resumption 1)", "8711th meeting of the Security Council, resumed"),
        ("S/2020/254", "Statements made by videoconference"),
    ],
)
def test_a_newcomer_is_told_what_the_symbol_names(client: Client, symbol: str, said: str) -> None:
    page = look(client, meeting(symbol).get_absolute_url())
    assert f'<p class="lead">{said}' in page.html
    assert "/meetings/2016/11/" in page.addresses


def test_a_specimen_is_not_said_to_be_a_meeting_of_the_council(client: Client) -> None:
    meeting("SPECIMEN/PV.3")
    assert "meeting of the Security Council" not in look(client, "/SPECIMEN/PV.3").text


@pytest.mark.parametrize("text", ["", "&text=whole"])
def test_without_procedure_what_happened_is_still_told(
    resumed: Meeting, client: Client, text: str
) -> None:
    page = look(client, f"/S/PV.7802?procedural=without{text}")
    assert "Japan is for it." in page.text
    assert "I give the floor." not in page.text
    assert "I put it to the vote." not in page.text
    assert "A vote was taken by show of hands." in page.text
    assert 'class="vote"' in page.html
    assert "2 turns that only conduct the meeting are left out." in words(page)
    assert page.robots == "noindex"


def test_the_ways_to_read_a_meeting_lead_to_each_other(resumed: Meeting, client: Client) -> None:
    plain = "/S/PV.7802"
    whole, brief = f"{plain}?text=whole", f"{plain}?procedural=without"
    both = f"{plain}?text=whole&procedural=without"
    leads = {one: set(look(client, one).addresses) for one in (plain, whole, brief, both)}
    assert {whole, brief} <= leads[plain]
    assert {plain, both} <= leads[whole]
    assert {plain, both} <= leads[brief]
    assert {whole, brief} <= leads[both]
    links = [link for link in look(client, plain).links if "?" in link["href"]]
    assert all("nofollow" in link.get("rel", "") for link in links)


def test_a_way_to_read_that_makes_no_sense_is_told(resumed: Meeting, client: Client) -> None:
    page = look(client, "/S/PV.7802?text=half&procedural=%00")
    assert "text: " in page.text
    assert "procedural: " in page.text
    assert "I give the floor." in page.text


def test_the_whole_text_has_an_anchor_a_paragraph_and_its_pages(
    resumed: Meeting, client: Client
) -> None:
    page = look(client, "/S/PV.7802?text=whole")
    assert {"s1", "s2", "s2p1", "s2p2"} <= set(page.ids)
    assert re.findall(r'turn-page" dir="ltr">(.*?)<', page.html) == ["p. 2", "p. 3"]
    speakers = [link["href"] for link in page.links if re.fullmatch(r"#s\d+", link["href"])]
    assert speakers == ["#s2"]


def test_the_outline_has_the_same_anchors(resumed: Meeting, client: Client) -> None:
    assert {"s1", "s2", "s3"} <= set(look(client, "/S/PV.7802").ids)


def test_the_parts_of_a_meeting_stand_together(resumed: Meeting, client: Client) -> None:
    first, second = look(client, "/S/PV.7802"), look(client, "/S/PV.7802(Resumption1)")
    for page in (first, second):
        assert "S/PV.7802 7 November 2016 · 3 statements" in words(page)
        assert "S/PV.7802 (Resumption 1) 7 November 2016 · 0 statements" in words(page)
    assert "This meeting was held in parts" not in look(client, f"/{meeting('S/PV.1')}").text


@pytest.mark.parametrize(
    ("symbol", "asked", "query"),
    [
        ("S/PV.7802", "peace operations", "meeting:S/PV.7802 peace operations"),
        ("S/PV.7802", "peace OR war", "meeting:S/PV.7802 (peace OR war)"),
        ("S/PV.7802", '"never closed', 'meeting:S/PV.7802 "never closed'),
        ("S/PV.1 (Resumption 1)", "peace", "meeting:S/PV.1(Resumption1) peace"),
        ("S/2020/254", "-peace", "meeting:S/2020/254 -peace"),
    ],
)
def test_words_are_looked_for_within_the_meeting(symbol: str, asked: str, query: str) -> None:
    found = urlsplit(search_within(meeting(symbol), asked))
    assert (found.path, parse_qs(found.query)) == ("/search", {"q": [query]})


def test_the_box_of_a_meeting_leads_to_the_search(resumed: Meeting, client: Client) -> None:
    assert 'action="/S/PV.7802" role="search"' in look(client, "/S/PV.7802").html
    answer = client.get("/S/PV.7802", {"q": "peace & war"})
    assert answer.status_code == 302
    assert answer.headers["Location"] == "/search?q=meeting%3AS%2FPV.7802+peace+%26+war"
    assert "Japan is for it." in look(client, "/S/PV.7802?q=+").text


def test_each_delegation_has_its_words_and_conduct_a_row_of_its_own(resumed: Meeting) -> None:
    japan, union = country("Japan", "JPN"), organization("European Union")
    rows = [
        *resumed.statements.order_by("number"),
        statement(resumed, 4, ["one " * 20], by=speaker("Mr. Skoog", union)),
        statement(resumed, 5, ["two " * 3], by=speaker("Ms. Other", japan)),
        statement(resumed, 6, ["three"], by=speaker("Ms. Briefer")),
        statement(resumed, 7, ["four"]),
    ]
    delegations = words_by_delegation(rows)
    assert [(one.label, one.statements, one.count) for one in delegations] == [
        ("European Union", 1, 20),
        ("Japan", 2, 10),
        ("Ms. Briefer", 1, 1),
        ("Speaker not named", 1, 1),
        ("Conducting the meeting", 2, 10),
    ]
    assert [one.length for one in delegations] == [100, 50, 5, 5, 50]
    assert delegations[1].href == "/countries/japan/"


def test_a_meeting_without_statements_has_no_words(client: Client) -> None:
    assert words_by_delegation([]) == []
    meeting()
    assert "Who spoke how much" not in look(client, "/S/PV.7802").text


def test_a_record_that_nothing_cites_is_not_said_to_be_cited(client: Client) -> None:
    meeting()
    document("S/PV.7802")
    assert "Cited by" not in look(client, "/S/PV.7802").text
