"""A pasted text: what it cites, linked and checked."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from statements.models import Meeting
from statements.pages.record.citations_in_text import MAX_TEXT_LENGTH, resolved
from tests.pages.page import lines, look, on_one_line

pytestmark = pytest.mark.django_db

TEXT = (
    "Resolution 2295 (2016) and resolution 2254 (2004), para. 4, were adopted.\n\n"
    "See S/PV.7802, p. 12, and S/2019/903; Article 51 of the Charter."
)


def symbols(client: Client, text: str = TEXT) -> list[str]:
    body = client.post("/resolve.json", {"text": text}).json()
    return [one["symbol"] for one in body["citations"]]


def test_every_citation_is_recognised(client: Client) -> None:
    assert symbols(client) == [
        *("S/RES/2295 (2016)", "S/RES/2254 (2004)", "S/PV.7802", "S/2019/903"),
        "Charter, Article 51",
    ]


def test_a_wrong_year_is_marked(client: Client) -> None:
    assert resolved(TEXT).wrong == 1
    page = on_one_line(client.post("/resolve", {"text": TEXT}).content.decode())
    assert "Wrong year: it is of 2015. Meant: " in page
    assert 'href="https://docs.un.org/en/S/RES/2254(2015)"' in page
    assert "5 citations, 5 documents, 1 with a wrong year" in page


def test_what_is_held_leads_to_its_page_and_other_documents_to_the_official(
    held: Meeting, client: Client
) -> None:
    page = look(client, "/resolve?text=Resolution+2295+(2016),+S/PV.7802,+p.+12+and+S/2001/9.")
    assert {"/S/RES/2295(2016)", "/S/PV.7802"} <= set(page.addresses)
    assert "https://docs.un.org/en/S/2001/9" in {link["href"] for link in page.links}
    assert page.robots == "noindex, nofollow"


def test_the_charter_has_no_official_symbol_to_lead_to() -> None:
    (cited,) = resolved("Article 51 of the Charter").citations
    assert (cited.address, cited.held) == ("", False)


def test_offsets_are_into_the_paragraphs_told(client: Client) -> None:
    body = client.post("/resolve.json", {"text": TEXT}).json()
    for one in body["citations"]:
        paragraph = body["paragraphs"][one["paragraph"] - 1]
        assert paragraph[one["start"] : one["end"]] == one["printed"]


def test_a_citation_across_a_line_end_is_found(client: Client) -> None:
    assert symbols(client, "recalling resolution 1441\n(2002) of the Council") == [
        "S/RES/1441 (2002)"
    ]


def test_the_same_as_csv(client: Client) -> None:
    response = client.post("/resolve.csv", {"text": TEXT})
    assert [row["true_year"] for row in lines(response)] == ["", "2015", "", "", ""]


def test_it_needs_no_cookie_and_is_kept_by_none() -> None:
    client = Client(enforce_csrf_checks=True)
    response = client.post("/resolve", {"text": TEXT})
    assert (response.status_code, len(response.cookies)) == (200, 0)
    assert response["Cache-Control"] == "private, no-store"


def test_a_text_too_long_is_refused_in_words(client: Client) -> None:
    text = "x" * (MAX_TEXT_LENGTH + 1)
    page = client.post("/resolve", {"text": text})
    assert (page.status_code, b"at most 50000 characters" in page.content) == (200, True)
    assert client.post("/resolve.json", {"text": text}).status_code == 400
    assert client.post("/resolve.csv", {"text": text}).status_code == 400


def test_a_hostile_text_is_escaped(client: Client) -> None:
    page = client.post("/resolve", {"text": "<script>x</script> </textarea> S/2001/9"})
    assert b"<script>x" not in page.content
    assert page.content.count(b"</textarea>") == 1


def test_it_costs_two_queries_however_much_is_cited() -> None:
    for text in ("S/2001/9", TEXT * 5):
        with CaptureQueriesContext(connection) as queries:
            resolved(text)
        assert len(queries) == 2


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=200) | st.text("SARES/PV.() 0123456789,parsoluti\n", max_size=200))
def test_no_text_is_too_strange(client: Client, text: str) -> None:
    if "\0" not in text:
        assert client.post("/resolve", {"text": text}).status_code == 200
    assert client.post("/resolve.json", {"text": text}).status_code in {200, 400}
