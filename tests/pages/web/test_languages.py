"""A page in another language has an address of its own, nothing else decides, and all is said."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from django.conf import settings
from django.test import Client

from statements.models import Meeting
from tests.locale.test_catalogues import catalogue
from tests.pages.page import look
from tests.pages.test_every_page import PAGES

pytestmark = pytest.mark.django_db

# Of a page that is shown in several ways a few are enough; queries are in the reader's words.
SHOWN = [page for page in PAGES if "?" not in page or page.startswith(("/search", "/compare"))]
SHOWN += ["/concordance?q=briefers&country=japan", "/trends?q=briefers&split=country&by=month"]
SHOWN += ["/trends?q=briefers&split=role", "/trends?q=briefers&split=region"]
# Drawn for people by numbers that machines read: these are never written as a language does.
DRAWN = re.compile(r'\b(?:x|y|x1|x2|y1|y2|cx|cy|width|height|d|transform)="[^"]*\d,\d')
VOID = {"br", "hr", "img", "input", "link", "meta", "rect", "path", "circle", "line"}


class Said(HTMLParser):
    """What a page says in its own language: texts and what is read out, the record left out."""

    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()
        self._open: list[bool] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        has = dict(attrs)
        if tag not in VOID:
            self._open.append(tag == "code" or ("lang" in has and tag != "html"))
        self.found |= {has.get(name) or "" for name in ("aria-label", "placeholder", "title")}

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        if not any(self._open):
            self.found.add(" ".join(data.split()).strip("():., "))


@pytest.mark.usefixtures("standing")
def test_no_page_says_in_english_what_french_has_a_word_for(client: Client) -> None:
    strings = [entry for entry in catalogue("fr") if not entry.plural]
    french = {entry.translations[0] for entry in strings}
    english = {entry.said.strip("():., ") for entry in strings} - french - {""}
    left: dict[str, set[str]] = {}
    for address in SHOWN:
        page = look(client, f"/fr{address}")
        said = Said()
        said.feed(page.html)
        left[address] = said.found & english
        assert '<html lang="fr">' in page.html
        assert not DRAWN.search(page.html), address
    assert {address: words for address, words in left.items() if words} == {}


def test_the_address_alone_decides(standing: Meeting, client: Client) -> None:
    french = client.get("/fr/S/PV.7802", headers={"Accept-Language": "en"})
    assert "7 novembre 2016" in french.content.decode()
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "fr"
    english = client.get("/S/PV.7802", headers={"Accept-Language": "fr"})
    assert '<html lang="en">' in english.content.decode()
    for response in (french, english):
        assert not response.cookies
        assert "Accept-Language" not in response.get("Vary", "")
        assert response["Cache-Control"] == "public, max-age=60"
    for language in ("ar", "es", "ru", "zh-hans", "de", "en-gb"):
        assert client.get(f"/{language}/countries/").status_code == 404
    assert client.get("/fr/s/pv.7802").headers["Location"] == "/fr/S/PV.7802"
    assert client.get("/fr/countries").headers["Location"] == "/fr/countries/"
    assert client.get("/fr").headers["Location"] == "/fr/"
    assert client.get("/fr/S/PV.9999").status_code == 404


def test_pages_name_and_keep_their_languages(standing: Meeting, client: Client) -> None:
    for address in ("/S/PV.7802", "/S/PV.7802/1"):
        for here in (address, f"/fr{address}"):
            page = look(client, here)
            assert page.canonical == f"http://testserver{here}"
            for code, there in (("en", address), ("fr", f"/fr{address}"), ("x-default", address)):
                named = f'<link rel="alternate" hreflang="{code}" href="http://testserver{there}">'
                assert named in page.html
    inside = {
        link["href"]
        for link in look(client, "/fr/S/PV.7802/1").inside
        if link["href"].startswith("/") and link.get("hreflang") != "en"
    }
    others = {href for href in inside if not href.startswith("/fr/")}
    assert len(others) < len(inside)
    assert all(re.search(r"\.[a-z]+$", href) for href in others)


def test_what_is_asked_goes_with_the_reader(standing: Meeting, client: Client) -> None:
    page = look(client, "/fr/search?q=briefers&country=japan")
    (english,) = [link for link in page.links if link.get("hreflang") == "en"]
    assert english["href"] == "/search?q=briefers&country=japan"
    assert english["rel"] == "nofollow"
    assert 'href="/search.json?' in page.html
    assert client.get("/fr/search.json").status_code == 404
    french = client.post("/fr/cards/", {"result": "/fr/search?q=briefers"})
    plain = client.post("/cards/", {"result": "/search?q=briefers"})
    assert french.headers["Location"] == f"/fr{plain.headers['Location']}"
    assert "Statements containing “briefers”" in look(client, french.headers["Location"]).text


@pytest.mark.usefixtures("standing")
def test_what_the_index_counts_by_is_told_in_french(client: Client) -> None:
    trends = look(client, "/fr/trends?q=briefers&split=role").text
    assert "Membre élu" in trends
    assert "Elected member" not in trends
    assert "États d’Asie et du Pacifique" in look(client, "/fr/trends?split=region").text
    asked = look(client, "/fr/search?q=lang:french&region=asia-pacific").text
    assert "prononcées en français" in asked
    assert "French" not in asked
    named, *_ = client.get("/fr/complete?q=japan").json()
    assert (named["kind"], named["called"]) == ("country", "pays")
    assert client.get("/complete?q=japan").json()[0]["called"] == "country"
