"""A statement in another official language beside the English text."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from statements.models import Statement
from tests.pages.page import look, on_one_line
from tests.pages.small_record import direction, meeting, statement, version

pytestmark = pytest.mark.django_db


@pytest.fixture
def said(db: None) -> Statement:
    """Statement 1 of S/PV.7802; a second follows it."""
    held = meeting()
    statement(held, 2)
    return statement(held, 1, ["I thank you.", "I shall be brief."])


def test_each_language_held_is_offered_in_its_own_name(said: Statement, client: Client) -> None:
    version(said, "fr", "Je vous remercie.")
    version(said, "ar", "شكرا")
    links = [link for link in look(client, "/S/PV.7802/1").links if "?with" in link["href"]]
    assert [(link["href"], link["lang"], link["dir"]) for link in links] == [
        ("?with=ar", "ar", "rtl"),
        ("?with=fr", "fr", "ltr"),
    ]
    assert "?with" not in look(client, "/S/PV.7802/2").html


def test_as_many_paragraphs_stand_one_beside_the_other(said: Statement, client: Client) -> None:
    version(said, "fr", "Je vous remercie.", "Je serai bref.", heading="M. Bessho (Japon)")
    html = on_one_line(look(client, "/S/PV.7802/1?with=fr").html)
    assert html.count('<div class="pair">') == 2
    places = [html.index(text) for text in ("thank you.", "remercie.", "be brief.", "bref.")]
    assert places == sorted(places)
    assert '<div class="said other" lang="fr" dir="ltr">' in html
    assert re.search(r'<p lang="fr" dir="ltr"><strong>Français</strong> M\. Bessho', html)
    assert "confidence" not in html


@pytest.mark.parametrize("paragraphs", [["Je vous remercie. Je serai bref."], [""], ["", ""], []])
def test_paragraphs_that_differ_are_not_put_beside_each_other(
    said: Statement, client: Client, paragraphs: list[str]
) -> None:
    version(said, "fr", *paragraphs)
    assert look(client, "/S/PV.7802/1?with=fr").html.count('<div class="pair">') == 1


def test_as_many_paragraphs_that_are_others_are_not_put_beside_each_other(client: Client) -> None:
    # As in S/PV.9642, where a first paragraph of 150 letters has one of 560 against it.
    said = statement(meeting(), 1, ["a" * 150, "b" * 300, "c" * 450, "d" * 500])
    version(said, "es", "a" * 560, "b" * 500, "c" * 400, "d" * 200)
    version(said, "fr", "a" * 170, "b" * 380, "c" * 500, "d" * 560)
    version(said, "zh", "a" * 50, "b" * 95, "c" * 130, "d" * 160)
    pairs = {
        language: look(client, f"/S/PV.7802/1?with={language}").html.count('<div class="pair">')
        for language in ("es", "fr", "zh")
    }
    assert pairs == {"es": 1, "fr": 4, "zh": 4}


def test_arabic_is_set_from_right_to_left(said: Statement, client: Client) -> None:
    version(said, "ar", "شكرا", "سأكون موجزا")
    assert (
        '<div class="said other" lang="ar" dir="rtl">'
        in client.get("/S/PV.7802/1?with=ar").content.decode()
    )


@pytest.mark.parametrize(("confidence", "shown"), [(0.767, "76\xa0%"), (0.8999, "89\xa0%")])
def test_a_match_that_is_not_certain_says_so(
    said: Statement, client: Client, confidence: float, shown: str
) -> None:
    version(said, "ru", "Спасибо.", confidence=confidence)
    text = look(client, "/S/PV.7802/1?with=ru").text.replace("&nbsp;", "\xa0")
    assert f"with a confidence of {shown}" in text


def test_going_on_keeps_the_language(said: Statement, client: Client) -> None:
    version(said, "fr", "Merci.")
    (following,) = [
        link["href"]
        for link in look(client, "/S/PV.7802/1?with=fr").links
        if link.get("rel") == "next"
    ]
    assert following == "/S/PV.7802/2?with=fr"
    assert "No French version of this statement is held." in look(client, following).text


@pytest.mark.parametrize("language", ["", "en", "xx", "FR", "%3Cscript%3E"])
def test_no_other_language_is_no_matter(said: Statement, client: Client, language: str) -> None:
    page = look(client, f"/S/PV.7802/1?with={language}")
    assert "I shall be brief." in page.text
    assert "version of this" not in page.text


def test_the_text_as_printed_stands_alone(said: Statement, client: Client) -> None:
    version(said, "fr", "Merci.")
    assert "Merci." not in look(client, "/S/PV.7802/1?text=printed&with=fr").text


def test_what_happened_stands_beside_too(said: Statement, client: Client) -> None:
    direction(said.meeting, "A minute of silence was observed.", 1, 1)
    version(said, "fr", "Merci.", "Bref.")
    html = look(client, "/S/PV.7802/1?with=fr").html
    places = [html.index(text) for text in ("I thank", "minute of silence", "I shall")]
    assert places == sorted(places)


def test_a_meeting_tells_the_languages_in_which_it_is_held(said: Statement, client: Client) -> None:
    version(said, "es", "Gracias.")
    version(Statement.objects.get(number=2), "fr", "Merci.")
    version(said, "fr", "Merci.")
    page = look(client, "/S/PV.7802")
    text = " ".join(page.text.split())
    assert "Read side by side with the English text: Français · Español (1 of 2)" in text
    assert "/S/PV.7802?text=whole&beside=es" in page.addresses


def test_a_hostile_version_is_printed_and_never_run(said: Statement, client: Client) -> None:
    hostile = "</p><script>alert(1)</script>"
    version(said, "zh", hostile, hostile, heading=hostile)
    html = client.get("/S/PV.7802/1?with=zh").content.decode()
    assert "<script>" not in html
