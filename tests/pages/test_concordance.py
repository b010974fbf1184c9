"""The page of a concordance, and the same as JSON and CSV."""

from __future__ import annotations

import csv
import io

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from statements.models import Meeting
from tests.pages.page import look
from tests.pages.record import fill, meeting, statement

pytestmark = pytest.mark.django_db


def test_lines_lead_to_their_paragraph(held: Meeting, client: Client) -> None:
    page = look(client, "/concordance?q=co-sponsored+resolution&country=japan")
    assert "<mark>co-sponsored resolution</mark>" in page.html
    assert any(
        link["href"].startswith("/S/PV.7802/1?q=co-sponsored%20resolution#p") for link in page.links
    )
    assert "3 lines" in page.text
    assert page.headings.count("h1") == 1
    assert page.robots == "noindex, nofollow"
    assert page.inline == []
    assert len(page.ids) == len(set(page.ids))


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


def test_links_between_combinations_are_not_to_be_followed(held: Meeting, client: Client) -> None:
    page = look(client, "/concordance?q=briefers&country=japan")
    inside = [link for link in page.links if "?" in link["href"]]
    assert inside
    assert all(link.get("rel") == "nofollow" for link in inside)


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


def test_a_query_that_is_not_understood_says_what_and_where(client: Client) -> None:
    statement(meeting(), 1)
    page = look(client, "/concordance?q=briefers+%22open")
    assert "This quotation mark is never closed. At character 10 of the query." in page.text


def test_the_same_as_json_and_csv(held: Meeting, client: Client) -> None:
    query = "q=co-sponsored&country=japan"
    body = client.get(f"/concordance.json?{query}").json()
    response = client.get(f"/concordance.csv?{query}")
    rows = list(csv.DictReader(io.StringIO(response.content.decode())))
    assert [row["match"] for row in rows] == [line["match"] for line in body["lines"]]
    assert body["counts"]["lines"] == len(rows) == 3
    assert rows[0]["statements_found"] == str(body["counts"]["statements_found"])
    assert rows[0]["address"].startswith("http://testserver/S/PV.7802/")


def test_collocates_have_a_file_of_their_own(client: Client) -> None:
    at = meeting()
    statement(at, 1, ["The rule of law. The rule of law. The rule of law. And so we went on."])
    response = client.get("/concordance.csv?q=law&window=2&table=collocates")
    rows = list(csv.DictReader(io.StringIO(response.content.decode())))
    assert {row["word"] for row in rows} == {"of", "rule"}
    page = look(client, "/concordance?q=law&window=2")
    assert "within 2 words of a match" in page.text


def test_a_formula_in_the_text_stays_text(client: Client) -> None:
    statement(meeting(), 1, ["=1+1 peace"])
    response = client.get("/concordance.csv?q=peace")
    (row,) = csv.DictReader(io.StringIO(response.content.decode()))
    assert row["before"] == "'=1+1 "


def test_it_asks_the_record_nothing(client: Client, django_assert_max_num_queries: object) -> None:
    fill(4)
    look(client, "/concordance?q=briefers")
    with django_assert_max_num_queries(1):  # type: ignore[operator]
        # Once a second the index asks whether there is news.
        look(client, "/concordance?q=briefers")


@settings(
    max_examples=settings().max_examples // 2,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    query=st.dictionaries(
        st.sampled_from(["q", "order", "lines", "window", "seed", "left", "country", "table"]),
        st.lists(st.text(max_size=20), max_size=2),
        max_size=4,
    ),
    form=st.sampled_from(["", ".json", ".csv"]),
)
def test_no_query_is_too_strange(client: Client, query: dict[str, list[str]], form: str) -> None:
    assert client.get(f"/concordance{form}", query).status_code == 200
