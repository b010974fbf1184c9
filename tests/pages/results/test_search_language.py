"""What the page of a search says of the query: its mistakes, its meaning, and what it names."""

from __future__ import annotations

from html.parser import HTMLParser
from urllib.parse import parse_qs, urlparse

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from statements.models import Meeting
from statements.search.index import sync
from statements.search.language.parser import parse_query
from statements.search.language.question import Question
from statements.search.results.answer import answer
from tests.pages.page import lines, look
from tests.pages.small_record import meeting, speaker, statement

pytestmark = pytest.mark.django_db


def test_the_question_is_told_in_words(held: Meeting, client: Client) -> None:
    page = look(client, "/search?q=briefers+country:japan+-is:procedural&year=2016")
    assert "Statements containing “briefers” by Japan, 2016, not procedural." in page.text


MISTAKES = [
    ("briefers+%22open", '<strong class="problem-mark">&quot;</strong>open'),
    ("counrty:japan", '<strong class="problem-mark">counrty:</strong>japan'),
    ("thank+before:soon", 'before:<strong class="problem-mark">soon</strong>'),
    ("thank+()", 'thank <strong class="problem-mark">(</strong>)'),
    ("%3Cb%3E+country:atlantis", '<strong class="problem-mark">country:atlantis</strong>'),
]


def test_a_mistake_is_told_and_its_place_marked(held: Meeting, client: Client) -> None:
    for query, marked in MISTAKES:
        page = look(client, f"/search?q={query}")
        assert marked in page.html
        assert "<b>" not in page.html


def test_all_that_is_wrong_is_told(held: Meeting, client: Client) -> None:
    problems = client.get("/search.json?q=is:x+%22open").json()["problems"]
    assert [problem["position"] for problem in problems] == [3, 5]


NAMED = [
    ("S/PV.7802", "/S/PV.7802"),
    ("S/PV.7802 p. 12", "/S/PV.7802?page=12"),
    ("7802nd meeting", "/S/PV.7802"),
    ("S/PV.7802/99", "/S/PV.7802"),
    ("s/pv.7802/1", "/S/PV.7802/1"),
    ("res 2295", "/S/RES/2295(2016)"),
    ("resolution 2295 (2016)", "/S/RES/2295(2016)"),
    ("japan", "/countries/japan/"),
    ("united nations", "/organizations/united-nations/"),
    ("Bessho", "/speakers/bessho-japan/"),
    ("mr bessho japan", "/speakers/bessho-japan/"),
    ("Bessho, Koro", "/speakers/bessho-japan/"),
    ('"Secretary-General"', "/speakers/the-secretary-general-united-nations/"),
]


def test_what_a_query_names_is_offered_first(held: Meeting, client: Client) -> None:
    for query, address in NAMED:
        offered = look(client, "/search?" + Question(query).query_string())
        start = offered.html.index('class="offers"')
        assert f'href="{address}"' in offered.html[start : offered.html.index("</ul>", start)]


def test_a_document_that_is_not_held_is_offered_where_it_is(held: Meeting, client: Client) -> None:
    page = look(client, "/search?q=S/PRST/2016/12")
    assert "S/PRST/2016/12 is not held in this archive" in page.text
    assert 'href="https://docs.un.org/en/S/PRST/2016/12"' in page.html


NAMELESS = ["peace", "japan OR france", "-bessho", "france briefers", "mr"]


def test_other_queries_name_nothing(held: Meeting, client: Client) -> None:
    for query in NAMELESS:
        assert 'class="offers"' not in look(client, f"/search?q={query}").html


def test_only_a_symbol_asks_the_record(held: Meeting, client: Client, settings: Settings) -> None:
    settings.ARCHIVE_INDEX_INTERVAL = 600.0  # the index has asked for news, and not again so soon
    look(client, "/search?q=bessho")
    with CaptureQueriesContext(connection) as queries:
        look(client, "/search?q=bessho")
    assert [query for query in queries if "snapshot" not in query["sql"]] == []
    with CaptureQueriesContext(connection) as queries:
        look(client, "/search?q=SCR+1325")
    assert len([query for query in queries if "snapshot" not in query["sql"]]) <= 2


def test_a_word_spelt_nearly_so_is_suggested(held: Meeting, client: Client) -> None:
    page = look(client, "/search?q=breifers&country=france")
    assert "Did you mean briefers?" in page.text
    assert "/search?q=briefers&country=france" in page.addresses


def test_the_glossary_is_switched_off_by_one_click(client: Client) -> None:
    statement(meeting(), 1, ["The responsibility to protect."])
    spelt = look(client, "/search?q=R2P")
    assert "“R2P” also finds “responsibility to protect”." in spelt.text
    assert "1 statement" in spelt.text
    assert "/search?q=R2P&glossary=off" in spelt.addresses
    plain = look(client, "/search?q=R2P&glossary=off")
    assert "No statement fits" in plain.text
    assert "/search?q=R2P" in plain.addresses
    assert '<input type="hidden" name="glossary" value="off">' in plain.html


def test_the_longest_come_first(client: Client) -> None:
    at = meeting()
    for number, length in enumerate((3, 9, 6), start=1):
        statement(at, number, [" ".join(["words"] * length)])
    rows = client.get("/search.json?q=words&sort=longest").json()["results"]
    assert [row["word_count"] for row in rows] == [9, 6, 3]


def test_all_that_is_found_as_rows(client: Client) -> None:
    at = meeting()
    for number in range(1, 46):
        statement(at, number, ["A briefing."], by=speaker("Mr. Doe"))
    response = client.get("/search.csv?q=briefing&sort=oldest&page=2")
    found = lines(response)
    assert [row["statement"] for row in found] == [f"S/PV.7802/{n}" for n in range(1, 46)]
    assert found[0]["date"] == "2016-11-07"
    assert found[0]["speaker"] == "Mr. Doe"
    assert "noindex" in response["X-Robots-Tag"]


def test_what_may_be_typed_is_a_plain_list(held: Meeting, client: Client) -> None:
    found = client.get("/complete?q=bess").json()
    named = ("speaker", "Mr. Bessho (Japan)", "/speakers/bessho-japan/")
    assert named in [(one["kind"], one["label"], one["url"]) for one in found]
    for text in ("jap", "united", "asymm", "S/PV.78", "2295", "brief"):
        found = client.get("/complete", {"q": text}).json()
        assert found
        assert {client.get(one["url"]).status_code for one in found} == {200}
    assert client.get("/complete").json() == []
    assert client.get("/complete?q=%00%ff").json() == []


class _Examples(HTMLParser):
    """The examples of the help page: the query of each link, and the text that it shows."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.queries: list[tuple[str, str]] = []
        self._query = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            href = urlparse(dict(attrs).get("href") or "")
            self._query = parse_qs(href.query).get("q", [""])[0] if href.path == "/search" else ""

    def handle_data(self, data: str) -> None:
        if self._query:
            self.queries.append((self._query, data))
            self._query = ""


def test_the_examples_of_the_help_page_say_what_they_show(client: Client) -> None:
    examples = _Examples(look(client, "/help").html).queries
    assert len(examples) > 20
    for query, shown in examples:
        assert query == shown
        assert parse_query(query).problems == ()
        answer(Question(query), sync.current())
