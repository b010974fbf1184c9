"""A page in another language has an address of its own, and nothing else decides."""

from __future__ import annotations

import re

import pytest
from django.conf import settings
from django.test import Client

from tests.pages.page import look
from tests.pages.record import fill

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _record() -> None:
    fill(1)


def test_french_is_the_language_of_its_addresses_alone(client: Client) -> None:
    french = client.get("/fr/S/PV.7802", headers={"Accept-Language": "en"})
    assert '<html lang="fr">' in french.content.decode()
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "fr"
    english = client.get("/S/PV.7802", headers={"Accept-Language": "fr"})
    assert '<html lang="en">' in english.content.decode()
    for response in (french, english):
        assert not response.cookies
        assert "Accept-Language" not in response.get("Vary", "")
        assert response["Cache-Control"] == "public, max-age=60"


@pytest.mark.parametrize("address", ["/", "/S/PV.7802", "/S/PV.7802/1", "/countries/japan/"])
def test_each_page_names_its_other_languages(client: Client, address: str) -> None:
    for here in (address, f"/fr{address}"):
        page = look(client, here)
        assert page.canonical == f"http://testserver{here}"
        for language, there in (("en", address), ("fr", f"/fr{address}"), ("x-default", address)):
            named = f'<link rel="alternate" hreflang="{language}" href="http://testserver{there}">'
            assert named in page.html


def test_a_french_page_leads_to_french_pages(client: Client) -> None:
    page = look(client, "/fr/S/PV.7802/1")
    pages = {
        link["href"]
        for link in page.inside
        if link.get("hreflang") != "en" and not re.search(r"\.(json|csv|\w{2,4})$", link["href"])
    }
    inside = {address for address in pages if address.startswith("/")}
    assert inside
    assert all(address.startswith("/fr/") for address in inside)


def test_the_language_is_changed_where_one_reads(client: Client) -> None:
    page = look(client, "/fr/search?q=briefers&country=japan")
    (english,) = [link for link in page.links if link.get("hreflang") == "en"]
    assert english["href"] == "/search?q=briefers&country=japan"
    assert english["rel"] == "nofollow"


def test_a_symbol_is_found_and_put_right_in_either_language(client: Client) -> None:
    assert client.get("/fr/s/pv.7802")["Location"] == "/fr/S/PV.7802"
    assert client.get("/fr/countries")["Location"] == "/fr/countries/"
    assert client.get("/fr")["Location"] == "/fr/"
    assert client.get("/fr/S/PV.9999").status_code == 404


@pytest.mark.parametrize("language", ["ar", "es", "ru", "zh-hans", "de", "en-gb"])
def test_a_language_that_is_not_offered_has_no_pages(client: Client, language: str) -> None:
    assert client.get(f"/{language}/countries/").status_code == 404


def test_data_have_one_address(client: Client) -> None:
    assert client.get("/search.json").status_code == 200
    assert client.get("/fr/search.json").status_code == 404
    assert 'href="/search.json?q=briefers' in look(client, "/fr/search?q=briefers").html


def test_numbers_and_days_are_written_as_the_language_does(client: Client) -> None:
    assert "7 novembre 2016" in look(client, "/fr/S/PV.7802").text
    html = look(client, "/fr/countries/japan/").html
    assert not re.search(r'\b(?:x|y|width|height|cx|cy)="[\d-]+,\d', html)


def test_a_result_pinned_in_french_is_the_card_of_the_english_one(client: Client) -> None:
    french = client.post("/fr/cards/", {"result": "/fr/search?q=briefers"})
    english = client.post("/cards/", {"result": "/search?q=briefers"})
    assert french["Location"] == f"/fr{english['Location']}"
    assert "Statements containing “briefers”" in look(client, french["Location"]).text
