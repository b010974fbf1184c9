"""What the page of a resolution tells beside who cites it."""

from __future__ import annotations

import pytest
from django.test import Client

from statements.models import Document
from statements.pages.proceedings.adoptions import true_year_of, vote_in_words
from tests.pages.page import look
from tests.pages.small_record import cite, document, meeting, statement

CITING = "We recall resolution 1325 (2015) and resolution 1325 (2000)."


def test_a_resolution_tells_its_date_meeting_and_vote(db: None, client: Client) -> None:
    document("S/RES/1325 (2000)")
    page = look(client, "/S/RES/1325(2000)")
    assert "31 October 2000" in page.text
    assert "15 in favour, 0 against, 0 abstaining" in page.text
    assert "https://docs.un.org/en/S/PV.4213" in [link["href"] for link in page.links]
    meeting("S/PV.4213")
    page = look(client, "/S/RES/1325(2000)")
    assert "/S/PV.4213" in page.addresses
    assert "does not hold it" not in page.text


def test_a_resolution_cited_with_another_year_leads_to_the_right_one(
    db: None, client: Client
) -> None:
    said = statement(meeting(), 1, [CITING])
    cite(said, "resolution 1325 (2015)", "S/RES/1325 (2015)", 1, true_year=2000)
    page = look(client, "/S/RES/1325(2015)")
    assert "Resolution 1325 is of 2000." in page.text
    assert "31 October 2000" not in page.text
    assert "/S/RES/1325(2000)" not in page.addresses
    cite(said, "resolution 1325 (2000)", "S/RES/1325 (2000)", 1)
    page = look(client, "/S/RES/1325(2015)")
    assert "The document meant: S/RES/1325 (2000)." in page.text
    assert "/S/RES/1325(2000)" in page.addresses


def test_the_right_resolution_lists_the_years_it_was_cited_with(db: None, client: Client) -> None:
    said = statement(meeting(), 1, [CITING])
    cite(said, "resolution 1325 (2015)", "S/RES/1325 (2015)", 1, true_year=2000)
    document("S/RES/1325 (2000)")
    document("S/RES/1325 (2001)")
    page = look(client, "/S/RES/1325(2000)")
    text = " ".join(page.text.split())
    assert "Cited with another year S/RES/1325 (2015) by 1 statement " in text
    assert "/S/RES/1325(2001)" not in page.addresses


def test_of_a_number_not_known_no_year_is_called_wrong(db: None, client: Client) -> None:
    document("S/RES/9998 (2090)")
    document("S/RES/9998 (2091)")
    page = look(client, "/S/RES/9998(2090)")
    assert "/S/RES/9998(2091)" in page.addresses
    assert "Also cited as" in page.text
    assert "another year" not in page.text


def test_a_statement_notes_that_it_cites_another_year(db: None, client: Client) -> None:
    said = statement(meeting(), 1, [CITING])
    cite(said, "resolution 1325 (2015)", "S/RES/1325 (2015)", 1, true_year=2000)
    cite(said, "resolution 1325 (2000)", "S/RES/1325 (2000)", 1)
    page = look(client, "/S/PV.7802/1")
    assert page.text.count("cited with another year: resolution 1325 is of 2000") == 1
    titles = [link["title"] for link in page.links if link.get("class") == "cited"]
    assert titles == ["S/RES/1325 (2015) (resolution 1325 is of 2000)", "S/RES/1325 (2000)"]


@pytest.mark.parametrize(
    ("symbol", "year"),
    [
        ("S/RES/1325 (2015)", 2000),
        ("S/RES/9998 (2090)", None),
        ("A/RES/60/1", None),
        ("S/2016/9", None),
    ],
)
def test_the_year_of_a_resolution_is_told_by_its_number(
    db: None, symbol: str, year: int | None
) -> None:
    assert true_year_of(document(symbol)) == year


def test_a_resolution_without_a_number_has_no_year() -> None:
    assert true_year_of(Document(kind="resolution", body="security-council")) is None


def test_a_vote_in_words() -> None:
    assert vote_in_words("14-0-1") == "14 in favour, 0 against, 1 abstaining"
    assert vote_in_words("unanimous") == "adopted unanimously"
    assert vote_in_words("without-vote") == "adopted without a vote"
    assert vote_in_words("") == ""
