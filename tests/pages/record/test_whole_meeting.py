"""The whole text of a meeting: words marked in it, and another language beside it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from statements.models import Meeting, Statement
from tests.conftest import Stand
from tests.pages.page import Page, look, on_one_line
from tests.pages.small_record import direction, meeting, statement, version

pytestmark = pytest.mark.django_db

HOSTILE = "</p><script>alert(1)</script>"


def rows() -> None:
    """Let three speak at S/PV.7802: the third only conducts the meeting and is in no French."""
    held = meeting()
    first = statement(held, 1, ["A threat grows.", "Nothing more.", "Threats & a threat."])
    second = statement(held, 2, ["No threats to us.", "I thank you."])
    statement(held, 3, ["I thank the threat assessor."], procedural=True)
    direction(held, "A minute of silence was observed.", 1, 1)
    version(first, "fr", "Une menace croît.", "Rien de plus.", "Des menaces.", heading="M. Un")
    version(second, "fr", "Tout autrement.", heading=HOSTILE, confidence=0.7)
    version(first, "ar", "شكرا", heading="السيد")


@pytest.fixture(scope="module")
def _rows(stand: Stand) -> Path:
    return stand(rows)


@pytest.fixture
def held(db: None, _rows: Path, settings: Settings) -> Meeting:
    """S/PV.7802 as `rows` make it."""
    settings.ARCHIVE_INDEX = _rows
    return Meeting.objects.get(symbol="S/PV.7802")


def whole(client: Client, asked: str = "") -> Page:
    return look(client, f"/S/PV.7802?text=whole{asked}")


def told(page: Page) -> str:
    return " ".join(page.text.split())


@pytest.mark.usefixtures("held")
def test_places_are_counted_through_the_meeting(client: Client) -> None:
    page = whole(client, "&q=threat")
    assert '<mark id="hit1">threat</mark> grows' in page.html
    assert '<mark id="hit2">Threats</mark> &amp; a <mark id="hit3">threat</mark>' in page.html
    assert [each for each in page.ids if each.startswith("hit")] == [f"hit{n}" for n in range(1, 6)]
    assert "5 places for “threat”" in told(page)
    assert ("Places 2–3 of 5" in told(page), "Place 4 of 5" in told(page)) == (True, True)
    steps = [link["href"] for link in page.links if link["href"].startswith("#hit")]
    assert [step.removeprefix("#hit") for step in steps] == [*"15", *"2", *"14", *"35", *"4"]


@pytest.mark.usefixtures("held")
def test_what_is_left_out_has_no_place(client: Client) -> None:
    page = whole(client, "&procedural=without&q=threat")
    assert "4 places for “threat”" in told(page)


@pytest.mark.usefixtures("held")
def test_words_found_nowhere_and_words_that_are_wrong_are_told(client: Client) -> None:
    assert "Nothing in this text matches “xylophone”." in whole(client, "&q=xylophone").text
    assert "is never closed. At character 8" in whole(client, "&q=threat+%22open").text
    assert "<mark" not in whole(client, "&q=country:japan").html
    assert "q: Null characters" in whole(client, "&q=%00").text
    assert "beside: Select a valid choice." in whole(client, "&beside=en").text


@pytest.mark.usefixtures("held")
def test_where_nothing_is_asked_nothing_is_looked_for(client: Client, settings: Settings) -> None:
    # Within a transaction the index takes up what was written in it whenever it asks for news.
    settings.ARCHIVE_INDEX_INTERVAL = 3_600.0

    def queries(asked: str) -> int:
        whole(client, asked)
        with CaptureQueriesContext(connection) as made:
            whole(client, asked)
        return len(made)

    plain = queries("")
    assert queries("&q=threat") == plain
    assert queries("&beside=fr") == plain + 1
    assert 'class="hits"' not in whole(client).html
    assert "record/statement.css" not in whole(client).html


@pytest.mark.usefixtures("held")
def test_the_words_of_an_outline_lead_to_a_search(client: Client) -> None:
    response = client.get("/S/PV.7802?q=threat")
    assert (response.status_code, response["Location"][:7]) == (302, "/search")
    links = {link["href"] for link in whole(client, "&q=threat").links}
    assert response["Location"] in links


@pytest.mark.usefixtures("held")
def test_each_way_to_read_it_keeps_the_others(client: Client) -> None:
    page = whole(client, "&procedural=without&beside=fr&q=threat&glossary=off")
    links = {
        link["href"]: link.get("rel") for link in page.links if link["href"].endswith("#statements")
    }
    here, words = "/S/PV.7802", "q=threat&glossary=off#statements"
    assert links == {
        f"{here}?procedural=without#statements": "nofollow",
        f"{here}?text=whole&beside=fr&{words}": "nofollow",
        f"{here}?text=whole&procedural=without&beside=ar&{words}": "nofollow",
        f"{here}?text=whole&procedural=without&{words}": "nofollow",
        f"{here}?text=whole&procedural=without&beside=fr#statements": "nofollow",
    }
    hidden = re.findall(r'<input type="hidden" name="(\w+)"\s+value="(\w+)">', page.html)
    assert hidden == [("text", "whole"), ("procedural", "without"), ("beside", "fr")]
    assert page.robots == "noindex"


@pytest.mark.usefixtures("held")
def test_two_languages_stand_side_by_side_turn_by_turn(client: Client) -> None:
    html = on_one_line(whole(client, "&beside=fr").html)
    order = ["A threat grows.", "Une menace", "minute of silence", "Nothing more.", "Rien de plus."]
    order += ["No threats to us.", "I thank you.", "Tout autrement.", "I thank the threat"]
    places = [html.index(text) for text in order]
    assert places == sorted(places)
    # Three paragraphs of the first, the second at once, the third alone, and a head of each.
    assert html.count('<div class="pair">') == 3 + 1 + 1
    assert html.count('<div class="pair pair-turn">') == 3
    assert html.count('<div class="said other" lang="fr" dir="ltr">') == 4
    assert '<a href="/S/PV.7802/1?with=fr" rel="nofollow">M. Un</a>' in html
    assert "No French version of this statement is held." in html
    assert "matched with a confidence of 70&nbsp;%" in html


@pytest.mark.usefixtures("held")
def test_a_hostile_heading_is_printed_and_never_run(client: Client) -> None:
    html = client.get("/S/PV.7802?beside=fr").content.decode()
    assert "<script>" not in html
    assert "&lt;script&gt;" in html


@pytest.mark.usefixtures("held")
def test_arabic_stands_from_right_to_left(client: Client) -> None:
    html = whole(client, "&beside=ar").html
    assert '<div class="said other" lang="ar" dir="rtl">' in html
    assert re.search(r'<p lang="ar" dir="rtl">\s*<a href="/S/PV\.7802/1\?with=ar"', html)


@pytest.mark.usefixtures("held")
def test_words_are_marked_beside_another_language_too(client: Client) -> None:
    page = whole(client, "&beside=fr&q=threat")
    assert len([each for each in page.ids if each.startswith("hit")]) == 5
    assert "Une menace" in page.text


@pytest.mark.usefixtures("held")
def test_a_language_that_is_not_held_leaves_the_text_alone(client: Client) -> None:
    page = whole(client, "&beside=ru")
    assert "No Russian version of this meeting is held." in told(page)
    assert 'class="pair' not in page.html
    assert "A threat grows." in page.text


def test_a_program_gets_both_languages(held: Meeting, client: Client) -> None:
    said = client.get("/S/PV.7802.json?text=whole&beside=fr").json()["statements"]
    first = Statement.objects.get(meeting=held, number=1)
    assert said[0]["paragraphs"] == first.paragraphs
    assert said[0]["beside"]["paragraphs"][0] == "Une menace croît."
    assert said[2]["beside"] is None
    assert "beside" not in client.get("/S/PV.7802.json?text=whole").json()["statements"][0]
