"""The files to download as more and more is held, or other than usual."""

from __future__ import annotations

import csv
import io
import tracemalloc

import pytest
from django.db import connection
from django.http import StreamingHttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from statements.exports import dumps
from statements.exports.dumps import DUMPS, Dump
from statements.models import Statement
from statements.models.council_roles import Roster
from tests.pages.page import look, rows
from tests.pages.site.test_downloads import FILES, objects
from tests.pages.small_record import cite, fill, meeting, statement, vote
from tests.pages.web.test_formats import text_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("dump", FILES)
def test_specimens_are_in_no_file(client: Client, dump: Dump) -> None:
    invented = meeting("SPECIMEN/PV.3")
    cite(statement(invented, 1), "2016", "SPECIMEN/RES/1 (2016)")
    vote(invented, cast="f")
    assert "SPECIMEN" not in text_of(client.get(dump.address))
    assert all(row["statements"] == "0" for row in rows(client, "/data/countries.csv"))


def test_a_cell_that_a_spreadsheet_would_run_is_made_harmless(client: Client) -> None:
    statement(meeting(), 1, ['=HYPERLINK("x")', "Said."])
    (row,) = rows(client, "/data/statements.csv")
    assert row["text"] == '\'=HYPERLINK("x")\n\nSaid.'
    (line,) = objects(client, "/data/statements.jsonl")
    assert line["paragraphs"][0] == '=HYPERLINK("x")'


@pytest.mark.parametrize("dump", FILES)
def test_a_piece_takes_as_many_queries_whatever_is_in_it(dump: Dump) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as made:
            assert list(dump.things())
        return len(made)

    fill(1)
    few = queries()
    for number in range(5):
        cite(statement(meeting(f"S/PV.{9000 + number}"), 1), "2016", f"S/2016/{number}")
    # One for what there is, and one that finds no more.
    assert queries() == few == 2


@pytest.mark.parametrize("file", ["statements.jsonl", "statements.csv"])
def test_a_file_is_never_held_whole(
    client: Client, monkeypatch: pytest.MonkeyPatch, file: str
) -> None:
    monkeypatch.setattr(dumps, "PIECE", 20)
    at = meeting()
    text = "All as planned. " * 500

    def peak(first: int, last: int) -> tuple[int, int]:
        Statement.objects.bulk_create(
            Statement(meeting=at, number=number, printed="", paragraphs=[text])
            for number in range(first, last)
        )
        response: StreamingHttpResponse = client.get(f"/data/{file}")  # type: ignore[assignment]
        tracemalloc.start()
        sent = sum(map(len, response))
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return sent, most

    peak(0, 1)  # what is made on first use counts for none
    (few, small), (many, large) = peak(1, 40), peak(40, 500)
    assert many > 9 * few
    assert many > 4 * large
    # Twelve times as many rows: held whole they would take as much more. One piece more or less
    # may wait for the collector.
    assert large < 1.5 * small


@pytest.mark.parametrize(
    "address",
    ["/data/nothing.csv", "/data/meetings.jsonl", "/data/statements.xml", "/data/x/y.csv"],
)
def test_there_is_no_other_file(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


def test_an_empty_archive_has_empty_files(client: Client) -> None:
    assert "0 rows" in look(client, "/data/").text
    table = DUMPS[1].table(Roster({}))
    assert list(csv.reader(io.StringIO(text_of(client.get("/data/statements.csv"))))) == [
        list(table.head)
    ]
    assert text_of(client.get("/data/statements.jsonl")) == ""
