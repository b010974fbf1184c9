"""What pages tell other programs of themselves."""

from __future__ import annotations

import json
import re
from urllib.parse import parse_qs

import pytest
from django.template import Context, Template
from django.test import Client, RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from statements.models import Document, Meeting
from statements.pages.web.metadata import of_document, of_statement
from tests.pages.page import look

_LINKED = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


@pytest.mark.usefixtures("held")
def test_a_statement_is_told_to_reference_managers(client: Client) -> None:
    html = client.get("/S/PV.7802/1").content.decode()
    assert '<meta name="citation_technical_report_number" content="S/PV.7802">' in html
    assert '<meta name="citation_publication_date" content="2016/11/07">' in html
    assert '<meta property="og:url" content="http://testserver/S/PV.7802/1">' in html
    (linked,) = map(json.loads, _LINKED.findall(html))
    assert linked["@context"] == "https://schema.org"
    assert linked["isPartOf"]["url"] == "http://testserver/S/PV.7802"
    assert linked["isPartOf"]["sameAs"].endswith("/en/S/PV.7802")


def test_a_meeting_is_told_as_an_event(client: Client, held: Meeting) -> None:
    html = client.get(held.get_absolute_url()).content.decode()
    (linked,) = map(json.loads, _LINKED.findall(html))
    assert linked["@type"] == "Event"
    assert linked["startDate"] == "2016-11-07"


@pytest.mark.usefixtures("held")
@pytest.mark.parametrize(
    ("address", "kind", "name"),
    [
        ("/countries/japan/", "Country", "Japan"),
        ("/organizations/united-nations/", "Organization", "United Nations"),
        ("/speakers/bessho-japan/", "Person", "Mr. Bessho"),
        ("/S/RES/2295(2016)", "CreativeWork", "S/RES/2295 (2016)"),
    ],
)
def test_what_speaks_or_is_cited_is_told_as_what_it_is(
    client: Client, address: str, kind: str, name: str
) -> None:
    html = client.get(address).content.decode()
    (linked,) = map(json.loads, _LINKED.findall(html))
    assert (linked["@type"], linked["name"]) == (kind, name)
    assert linked["url"] == f"http://testserver{address}"
    assert f'<meta property="og:title" content="{name}">' in html


def test_what_has_no_official_document_leads_to_none() -> None:
    invented = Document(symbol="SPECIMEN/RES/1")
    known = Document(symbol="S/RES/2295 (2016)")
    asked = RequestFactory().get("/")
    assert "sameAs" not in of_document(asked, invented).linked
    assert of_document(asked, known).linked["sameAs"].endswith("/en/S/RES/2295(2016)")


@given(st.text())
def test_no_text_ends_the_block_of_data(text: str) -> None:
    template = Template("{% load archive %}{% linked_data linked %}")
    html = template.render(Context({"linked": {"name": text}}))
    (block,) = _LINKED.findall(html)
    assert json.loads(block) == {"name": text}
    assert html.count("<") == 2


@pytest.mark.django_db
def test_a_browser_learns_how_to_search(client: Client) -> None:
    page = look(client, "/")
    described = client.get("/opensearch.xml")
    assert described["Content-Type"].startswith("application/opensearchdescription+xml")
    assert b"http://testserver/search?q={searchTerms}" in described.content
    assert "opensearch.xml" in page.html


@pytest.mark.usefixtures("held")
def test_a_browser_is_offered_what_may_be_meant(client: Client) -> None:
    typed, labels = client.get("/complete.opensearch?q=Jap").json()
    assert typed == "Jap"
    assert "Japan" in labels


@pytest.mark.usefixtures("held")
def test_coins_is_a_context_object(client: Client, held: Meeting) -> None:
    statement = held.statements.get(number=1)
    told = parse_qs(of_statement(RequestFactory().get("/"), statement).coins)
    assert told["rft.source"] == ["S/PV.7802"]
    assert told["rft.date"] == ["2016-11-07"]
