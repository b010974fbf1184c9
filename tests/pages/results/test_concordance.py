"""The page of a concordance, and the same as JSON and CSV."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from statements.models import Meeting
from statements.pages.results.concordance import rows as lined
from statements.search.studies.concordance import ConcordanceLine
from statements.search.studies.selection import StatementText
from tests.pages.page import look, rows
from tests.pages.small_record import meeting, statement

pytestmark = pytest.mark.django_db


def test_lines_lead_to_their_paragraph(held: Meeting, client: Client) -> None:
    page = look(client, "/concordance?q=co-sponsored+resolution&country=japan")
    assert "<mark>co-sponsored resolution</mark>" in page.html
    assert any(
        link["href"].startswith("/S/PV.7802/1?q=co-sponsored%20resolution#p") for link in page.links
    )
    assert "3 lines" in page.text


def test_what_is_chosen_can_be_taken_off_and_goes_with_the_form(
    held: Meeting, client: Client
) -> None:
    page = look(client, "/concordance?q=briefers&country=japan&window=3")
    assert "/concordance?q=briefers&window=3" in page.addresses
    assert '<input type="hidden" name="country" value="japan">' in page.html


def test_an_empty_page_says_what_to_do(client: Client) -> None:
    page = look(client, "/concordance")
    assert "Write the words to line up" in page.text
    assert page.robots == ""


@pytest.mark.parametrize(
    "query", ["window=11", "window=x", "seed=-1", "lines=1001", "order=random", "year=x", "q=%00"]
)
def test_a_value_that_makes_no_sense_is_told_of_and_left_out(
    held: Meeting, client: Client, query: str
) -> None:
    field = query.partition("=")[0]
    page = look(client, f"/concordance?{query}")
    assert f"{field}: " in page.text
    assert "It was left out." in page.text


def test_the_same_as_json_and_csv(held: Meeting, client: Client) -> None:
    query = "q=co-sponsored&country=japan"
    body = client.get(f"/concordance.json?{query}").json()
    found = rows(client, f"/concordance.csv?{query}")
    assert [row["match"] for row in found] == [line["match"] for line in body["lines"]]
    assert body["counts"]["lines"] == len(found) == 3
    assert found[0]["statements_found"] == str(body["counts"]["statements_found"])
    assert found[0]["address"].startswith("http://testserver/S/PV.7802/")


def test_collocates_have_a_file_of_their_own(client: Client) -> None:
    at = meeting()
    statement(at, 1, ["The rule of law. The rule of law. The rule of law. And so we went on."])
    found = rows(client, "/concordance.csv?q=law&window=2&table=collocates")
    assert {row["word"] for row in found} == {"of", "rule"}
    page = look(client, "/concordance?q=law&window=2&table=collocates")
    assert "within 2 words of a match" in page.text
    assert "/concordance.csv?q=law&window=2&table=collocates" in page.addresses


def test_lines_and_collocates_are_two_views_of_one_search(client: Client) -> None:
    at = meeting()
    statement(at, 1, ["The rule of law. The rule of law. The rule of law. And so we went on."])
    lines = look(client, "/concordance?q=law&lines=2&window=3")
    assert "2 of 3 lines" in lines.text
    assert "within 3 words of a match" not in lines.text
    assert '<input type="hidden" name="window" value="3">' in lines.html
    (there,) = {one for one in lines.addresses if "table=collocates" in one}
    collocates = look(client, there)
    both = client.get("/concordance.json?q=law&window=3&table=collocates").json()
    assert (len(both["lines"]), both["counts"]["lines"]) == (3, 3)
    assert f"{len(both['collocates'])} collocates" in collocates.text
    assert "of 3 lines" not in collocates.text
    hidden = '<input type="hidden" name="table" value="collocates">'
    assert hidden in collocates.html
    assert '<input type="hidden" name="lines" value="2">' in collocates.html
    assert "/concordance?q=law&lines=2&window=3" in collocates.addresses


def test_who_is_not_named_is_said_in_the_language_of_the_page(client: Client) -> None:
    statement(meeting(), 1, ["The rule of law."])
    page = look(client, "/fr/concordance?q=law")
    assert '<tbody lang="en">' in page.html
    assert '<span lang="fr">Non nommé</span>' in page.html


def test_a_view_that_there_is_not_is_told_of(client: Client) -> None:
    statement(meeting(), 1, ["The rule of law."])
    page = look(client, "/concordance?q=law&table=words")
    assert "table: " in page.text
    assert "1 line" in page.text


def test_a_formula_in_the_text_stays_text(client: Client) -> None:
    statement(meeting(), 1, ["=1+1 peace"])
    (row,) = rows(client, "/concordance.csv?q=peace")
    assert row["before"] == "'=1+1 "


@pytest.mark.parametrize(
    "symbol", ["S/PV.7802", "S/PV.3504 (Resumption 1)", "S/PV.1*&=+,;:@!$'~", 'S/é%?#[|<" 1']
)
@pytest.mark.parametrize("language", ["en-gb", "fr"])
def test_addresses_are_those_that_django_makes(symbol: str, language: str) -> None:
    said = StatementText(symbol, 12, None, "", "", "")
    with override(language):
        (row,) = lined([ConcordanceLine(said, 1, 0, "", "", "", (), ())])
        assert row.address == reverse("record", args=[said.record])
