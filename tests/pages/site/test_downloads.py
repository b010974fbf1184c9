"""The whole archive as files: complete, described, and never held whole."""

from __future__ import annotations

import gc
import json
from typing import Any
from urllib.robotparser import RobotFileParser

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from statements.exports import dumps
from statements.exports.dumps import DUMPS, Dump
from statements.models import Citation, LanguageVersion, Meeting, Statement
from tests.pages.page import look, rows
from tests.pages.web.test_formats import text_of

pytestmark = pytest.mark.django_db

FILES = [pytest.param(dump, id=dump.file) for dump in DUMPS]


def objects(client: Client, address: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text_of(client.get(address)).splitlines()]


def lines(client: Client, dump: Dump) -> list[dict[str, Any]]:
    return objects(client, dump.address) if dump.ending == "jsonl" else rows(client, dump.address)


def test_a_line_holds_all_of_a_statement(standing: Meeting, client: Client) -> None:
    held = Statement.objects.filter(meeting__specimen=False).order_by("pk")
    found = objects(client, "/data/statements.jsonl")
    assert [(one["symbol"], one["number"], one["paragraphs"]) for one in found] == [
        (said.meeting.symbol, said.number, said.paragraphs) for said in held
    ]
    (first,) = (one for one in found if one["address"] == "http://testserver/S/PV.7802/1")
    assert (first["speaker"], first["speaker_key"]) == ("Mr. Bessho", "bessho-japan")
    assert (first["delegation"], first["country_key"], first["role"]) == (
        "Japan",
        "japan",
        "elected",
    )
    assert first["date"] == "2016-11-07"
    assert [one["document"] for one in first["citations"]] == ["S/RES/2295 (2016)", "S/PV.7802"]
    for citation in first["citations"]:
        text = first["paragraphs"][citation["paragraph"] - 1]
        assert text[citation["start"] : citation["end"]] == citation["printed"]


def test_the_table_holds_the_same_statements(standing: Meeting, client: Client) -> None:
    table = rows(client, "/data/statements.csv")
    for one, row in zip(objects(client, "/data/statements.jsonl"), table, strict=True):
        assert row["text"].split("\n\n") == one["paragraphs"]
        assert row["address"] == one["address"]
        cited = dict.fromkeys(citation["document"] for citation in one["citations"])
        assert row["cites"] == "; ".join(cited)


def test_citations_and_versions_are_those_of_the_record(standing: Meeting, client: Client) -> None:
    cited = Citation.objects.filter(statement__meeting__specimen=False).order_by("pk")
    assert [(row["document"], row["printed"]) for row in rows(client, "/data/citations.csv")] == [
        (one.document.symbol, one.printed) for one in cited
    ]
    assert rows(client, "/data/citations.csv")[0]["address"].endswith("/S/PV.7802/1#p2")
    versions = objects(client, "/data/versions.jsonl")
    assert [(one["language"], one["paragraphs"]) for one in versions] == [
        (one.language, one.paragraphs) for one in LanguageVersion.objects.order_by("pk")
    ]


@pytest.mark.parametrize("dump", FILES)
def test_a_file_is_as_the_page_tells(standing: Meeting, client: Client, dump: Dump) -> None:
    told = {one["file"]: one for one in client.get("/data.json").json()["files"]}[dump.file]
    found = lines(client, dump)
    assert found
    assert len(found) == told["rows"]
    assert list(found[0]) == list(told["columns"])
    assert all(told["columns"].values())
    response = client.get(dump.address)
    assert response["Content-Disposition"] == f'attachment; filename="{dump.file}"'
    text_of(response)
    page = look(client, "/data/")
    assert (dump.address, "nofollow") in [(link["href"], link.get("rel")) for link in page.links]


def test_pieces_make_up_the_whole(
    client: Client, standing: Meeting, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = {dump.file: lines(client, dump) for dump in DUMPS}
    monkeypatch.setattr(dumps, "PIECE", 1)
    assert {dump.file: lines(client, dump) for dump in DUMPS} == whole


def test_who_has_a_file_is_not_sent_it_again(
    standing: Meeting, client: Client, settings: Settings
) -> None:
    settings.ARCHIVE_INDEX_INTERVAL = 600.0
    first = client.get("/data/statements.csv")
    tag = first["ETag"]
    text_of(first)
    with CaptureQueriesContext(connection) as queries:
        again = client.get("/data/statements.csv", headers={"If-None-Match": tag})
    assert (again.status_code, len(queries)) == (304, 1)


def test_only_so_many_download_at_once(standing: Meeting, client: Client) -> None:
    address = "/data/countries.csv"
    waiting = [client.get(address)]
    while waiting[-1].status_code == 200:
        waiting.append(client.get(address))
    refused = waiting.pop()
    assert (refused.status_code, refused["Retry-After"]) == (503, "60")
    assert b"try again in a minute" in refused.content
    assert (refused["Cache-Control"], "ETag" in refused) == ("no-store", False)
    text_of(waiting.pop())  # read to its end
    assert text_of(client.get(address))
    waiting.append(client.get(address))
    assert client.get(address).status_code == 503
    waiting.clear()  # never read at all
    gc.collect()
    assert text_of(client.get(address))


def test_whoever_asks_for_the_head_alone_has_nothing_read(
    standing: Meeting, client: Client
) -> None:
    with CaptureQueriesContext(connection) as queries:
        assert text_of(client.head("/data/statements.jsonl")) == ""
    assert not any("statements_statement" in query["sql"] for query in queries)


def test_robots_are_told_where_the_files_are(client: Client) -> None:
    told = client.get("/robots.txt").content.decode()
    assert "http://testserver/data/statements.jsonl" in told
    rules = RobotFileParser()
    rules.parse(told.splitlines())
    assert all(rules.can_fetch("crawler", dump.address) for dump in DUMPS)
    assert not rules.can_fetch("crawler", "/search.csv")


def test_the_page_tells_engines_of_a_dataset(standing: Meeting, client: Client) -> None:
    html = look(client, "/data/").html
    block = html.partition('<script type="application/ld+json">')[2].partition("</script>")[0]
    told = json.loads(block)
    assert told["@type"] == "Dataset"
    assert told["temporalCoverage"] == "2016-11-07/2020-03-26"
    files = [one["contentUrl"] for one in told["distribution"]]
    assert files == [f"http://testserver{dump.address}" for dump in DUMPS]
