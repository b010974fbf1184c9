"""How a page says to cite a statement, what it tells of what is cited, and its files."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from statements.models import Meeting
from tests.pages.page import look
from tests.pages.small_record import cite, country, meeting, speaker, statement

pytestmark = pytest.mark.django_db


def words(text: str) -> str:
    return " ".join(text.split())


def test_a_statement_can_be_cited_in_the_styles_of_the_field(client: Client) -> None:
    bessho = speaker("Mr. Bessho", country("Japan", "JPN"))
    statement(meeting(), 1, ["One\nword.", "two"], by=bessho, pages=[12, 13])
    page = look(client, "/S/PV.7802/1")
    text = words(page.text)
    assert "U.N. SCOR, 71st Sess., 7802d mtg. at 12–13, U.N. Doc. S/PV.7802 (Nov. 7, 2016)" in text
    assert (
        "“One word.” (S/PV.7802, p. 12, statement of Mr. Bessho (Japan), 7 November 2016)"
        " http://testserver/S/PV.7802/1#p1" in text
    )
    assert 'data-page="12"' in page.html
    assert 'data-page="13"' in page.html


@pytest.mark.usefixtures("held")
@pytest.mark.parametrize(
    ("ending", "kind", "start"),
    [
        ("bib", "application/x-bibtex", "@misc{S-PV.7802-1,"),
        ("ris", "application/x-research-info-systems", "TY  - GOVDOC"),
        ("csl.json", "application/vnd.citationstyles.csl+json", "["),
    ],
)
def test_a_reference_is_a_file_at_an_address_of_its_own(
    client: Client, ending: str, kind: str, start: str
) -> None:
    address = f"/S/PV.7802/1.{ending}"
    links = [link for link in look(client, "/S/PV.7802/1").links if link["href"] == address]
    assert [link["rel"] for link in links] == ["nofollow"]
    response = client.get(address)
    assert response.status_code == 200
    assert response["Content-Type"] == f"{kind}; charset=utf-8"
    assert response["Content-Disposition"] == f'attachment; filename="S-PV.7802-1.{ending}"'
    assert response["Access-Control-Allow-Origin"] == "*"
    assert response.content.decode().startswith(start)
    assert client.get(f"/s/pv.7802/1.{ending}")["Location"] == address
    assert client.get(f"/S/PV.7802.{ending}").status_code == 404
    assert client.get(f"/S/PV.7802/99.{ending}").status_code == 404


def test_a_specimen_is_not_cited_as_a_record(held: Meeting, client: Client) -> None:
    page = look(client, "/SPECIMEN/PV.3/1")
    assert "Bluebook" not in page.text
    assert "U.N. Doc." not in page.text


def test_what_is_cited_is_told_beside_the_words_once(client: Client) -> None:
    at = meeting()
    said = statement(at, 1, ["resolution 2295 (2016)", "resolution 2295 (2016)", "S/PV.7802"])
    for paragraph in (1, 2):
        cite(said, "resolution 2295 (2016)", "S/RES/2295 (2016)", paragraph)
    cite(said, "S/PV.7802", "S/PV.7802", 3)
    cite(statement(at, 2), "resolution 2295 (2016)", "S/RES/2295 (2016)")
    page = look(client, "/S/PV.7802/1")
    text = words(page.text)
    assert text.count("Adopted on 29 June 2016: 15 in favour, 0 against, 0 abstaining") == 1
    assert text.count("Cited by 2 statements") == 1
    assert text.count("Cited by this statement only") == 1
    assert page.html.count('class="note-title" lang="en">Peace operations') == 1


def test_a_statement_stands_in_its_meeting(held: Meeting, client: Client) -> None:
    page = look(client, "/S/PV.7802/2")
    assert "/S/PV.7802?text=whole#s2" in [link["href"] for link in page.links]
    assert 'id="s2"' in look(client, "/S/PV.7802?text=whole").html


def test_many_citations_take_as_many_queries_as_one(client: Client, settings: Settings) -> None:
    settings.ARCHIVE_INDEX_INTERVAL = 0.0  # the index asks for news each time, not by the clock
    at = meeting()
    few, many = (
        statement(at, number, [f"resolution {2295 - n} (2016)" for n in range(rows)])
        for number, rows in ((1, 1), (2, 6))
    )
    cite(few, "resolution 2295 (2016)", "S/RES/2295 (2016)", 1)
    for n in range(6):
        cite(many, f"resolution {2295 - n} (2016)", f"S/RES/{2295 - n} (2016)", n + 1)
    client.get("/S/PV.7802/1")
    counts = []
    for number in (1, 2):
        with CaptureQueriesContext(connection) as made:
            look(client, f"/S/PV.7802/{number}")
        counts.append(len(made))
    assert counts[0] == counts[1]
