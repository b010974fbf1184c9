"""The formats of pages: what a person can read a program can, at the same address."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from statements.models import Correction, Meeting, Redirect, Source, Statement
from statements.urls import urlpatterns
from tests.pages.page import look, rows
from tests.pages.small_record import DAY, fill, meeting, speaker, statement

pytestmark = pytest.mark.django_db

LISTS = [
    "/data",
    "/coverage",
    "/coverage/2016",
    "/council/2016",
    "/meetings",
    "/meetings/2016",
    "/meetings/2016/11",
    "/countries",
    "/countries/japan",
    "/organizations",
    "/organizations/united-nations",
    "/speakers",
    "/speakers/bessho-japan",
    "/documents",
    "/agenda",
    "/agenda/peace-operations-facing-asymmetric-threats",
]
RESULTS = ["/search", "/concordance", "/trends", "/compare"]
RECORDS = [
    "/S/PV.7802",
    "/S/PV.7802/1",
    "/S/PV.7802(Resumption1)",
    "/S/2020/254",
    "/SPECIMEN/PV.3/1",
    "/S/RES/2295(2016)",
]


def text_of(response: Any) -> str:
    """Return what a response says, sent whole or piece by piece."""
    return bytes(response.getvalue()).decode()


def body(client: Client, address: str) -> dict[str, Any]:
    response: HttpResponse = client.get(address)  # type: ignore[assignment]
    assert response.status_code == 200, address
    found: dict[str, Any] = response.json()  # type: ignore[attr-defined]
    return found


def test_every_page_has_its_formats_or_a_reason_to_have_none() -> None:
    names = {str(one.name) for one in urlpatterns}
    pages = {name for name in names if not name.endswith(("-json", "-csv"))}
    without = {name for name in pages if not {f"{name}-json", f"{name}-csv"} <= names}
    # The first page has many lists, so it is JSON alone.
    assert "home-json" in names
    # These tell of the archive, not of what it holds.
    without -= {"home", "about", "help", "robots", "cards"}
    without -= {"sitemap", "django.contrib.sitemaps.views.sitemap"}
    without -= {"opensearch", "opensearch-suggestions"}
    # These are files and a form themselves.
    without -= {"reference-bib", "reference-ris", "reference-csl", "report", "dump-jsonl"}
    assert without == set()


def test_a_page_leads_to_its_formats(held: Meeting, client: Client) -> None:
    for address in LISTS + RESULTS + RECORDS:
        page = look(client, f"{address}/" if address in LISTS else address)
        for ending in ("json", "csv"):
            assert f'href="{address}.{ending}"' in page.html
            response = client.get(f"{address}.{ending}")
            assert response.status_code == 200, address
            assert response["Access-Control-Allow-Origin"] == "*"
            assert response["X-Robots-Tag"] == "noindex, nofollow"
            assert not response.cookies
            assert text_of(response).strip()


def test_what_is_chosen_goes_along(held: Meeting, client: Client) -> None:
    page = look(client, "/countries/japan/?year=2016&procedural=with")
    assert "/countries/japan.json?year=2016&amp;procedural=with" in page.html
    with_procedural = rows(client, "/countries/japan.csv?procedural=with")
    assert len(with_procedural) == len(rows(client, "/countries/japan.csv")) + 1


@pytest.mark.parametrize(
    ("page", "format"), [("/countries/japan/", "/countries/japan"), ("/S/PV.7802", "/S/PV.7802")]
)
def test_the_statements_of_a_page_are_those_of_its_formats(
    held: Meeting, client: Client, page: str, format: str
) -> None:
    shown = dict.fromkeys(
        link["href"] for link in look(client, page).links if "row-who" in link.get("class", "")
    )
    listed = [row["address"] for row in body(client, f"{format}.json")["statements"]]
    assert listed == [f"http://testserver{address}" for address in shown][: len(listed)]
    assert [row["address"] for row in rows(client, f"{format}.csv")] == listed
    assert listed


TABLES = {
    "/speakers": "speakers",
    "/documents": "documents",
    "/countries": "countries",
    "/organizations": "organizations",
    "/agenda": "agenda-items",
    "/meetings/2016": "meetings",
    "/countries/japan": "statements",
}


def test_json_and_csv_are_the_same_rows(held: Meeting, client: Client) -> None:
    for address, table in TABLES.items():
        found = body(client, f"{address}.json")[table]
        assert found, address
        assert rows(client, f"{address}.csv") == [
            {name: _as_cell(value) for name, value in row.items()} for row in found
        ]


def _as_cell(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)


def test_a_long_list_is_paged_as_json_and_whole_as_csv(client: Client) -> None:
    at, by = meeting(), speaker("Mr. Bessho")
    for number in range(1, 28):
        statement(at, number, ["Said."], by=by)
    first = body(client, "/speakers/bessho.json")
    assert (first["total"], first["pages"], len(first["statements"])) == (27, 2, 25)
    assert first["previous"] is None
    second = body(client, first["next"].removeprefix("http://testserver"))
    assert (second["page"], len(second["statements"]), second["next"]) == (2, 2, None)
    assert len(rows(client, "/speakers/bessho.csv")) == 27


def test_a_statement_tells_its_words_citations_and_where_it_came_from(
    held: Meeting, client: Client
) -> None:
    said = Statement.objects.get(meeting=held, number=1)
    said.source = Source.objects.create(
        meeting=held,
        format="pdf",
        name="S_PV.7802.pdf",
        sha256="a" * 64,
        digest="b" * 64,
        size=7,
        content=b"secret",
        parser_version="9",
    )
    said.repairs = [{"rule": "glued", "start": 0, "end": 1, "before": "I", "after": "I"}]
    said.save()
    Correction.objects.create(statement=said, field="language", value="", reason="Heard.")
    found = body(client, "/S/PV.7802/1.json")
    for paragraph in found["paragraphs"]:
        for citation in paragraph["citations"]:
            assert paragraph["text"][citation["start"] : citation["end"]] == citation["printed"]
    assert [one["symbol"] for one in found["paragraphs"][1]["citations"]] == [
        "S/RES/2295 (2016)",
        "S/PV.7802",
    ]
    assert found["printed"] == said.printed
    assert found["repairs"] == said.repairs
    assert found["source"]["sha256"] == "a" * 64
    assert "content" not in found["source"]
    assert found["corrections"][0]["reason"] == "Heard."
    assert {version["language"] for version in found["versions"]} == {"fr", "ar"}
    assert found["next"] == "http://testserver/S/PV.7802/2"
    assert [row["text"] for row in rows(client, "/S/PV.7802/1.csv")] == said.paragraphs


def test_a_meeting_tells_who_was_there_and_what_happened(held: Meeting, client: Client) -> None:
    found = body(client, "/S/PV.7802.json")
    assert found["members"][0]["representative"] == "Mr. A"
    assert {one["rule"] for one in found["invited"]} == {37, 39}
    assert {one["kind"] for one in found["happenings"]} == {"opened", "section", "vote"}
    (result,) = (one["vote"] for one in found["happenings"] if one["vote"])
    assert result["sides"][0]["choice"] == "in-favour"
    assert "paragraphs" not in found["statements"][0]
    assert body(client, "/S/PV.7802.json?text=whole")["statements"][0]["paragraphs"]


def test_a_document_tells_what_cites_it(held: Meeting, client: Client) -> None:
    found = body(client, "/S/RES/2295(2016).json")
    assert found["total"] == len(found["statements"]) == 2
    assert found["votes"][0]["meeting"] == "S/PV.7802"
    assert body(client, "/S/RES/2295(2015).json")["true_year"] == 2016


def test_another_spelling_leads_to_the_format_of_the_right_one(
    held: Meeting, client: Client
) -> None:
    for ending in ("json", "csv"):
        response = client.get(f"/s/pv.7802.{ending}?text=whole")
        where = (response.status_code, response["Location"])
        assert where == (301, f"/S/PV.7802.{ending}?text=whole")
    said = Statement.objects.get(meeting=held, number=1)
    Redirect.objects.create(meeting=held, number=50, statement=said)
    assert client.get("/S/PV.7802/50.json")["Location"] == "/S/PV.7802/1.json"


@pytest.mark.parametrize(
    "address",
    [
        *("/S/PV.9999.json", "/.json", "/%00.csv", "/countries/nowhere.json"),
        *("/speakers/nobody.csv", "/meetings/1999.csv", "/meetings/99999.json"),
        *("/S/PV.7802/99.csv", "/x" * 500 + ".json"),
    ],
)
def test_what_is_not_held_has_no_format(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


def test_a_page_that_is_missing_offers_no_formats(client: Client) -> None:
    assert ".json" not in look(client, "/S/PV.9999", 404).html
    assert ".json" not in look(client, "/countries/nowhere/", 404).html


@pytest.mark.parametrize("query", ["page=x&year=x", "page=-1&q=%00", "letter=xx&kind=%00&text=%00"])
def test_no_query_breaks_a_format(held: Meeting, client: Client, query: str) -> None:
    for address in ("/speakers", "/documents", "/countries/japan", "/S/RES/2295(2016)"):
        assert "left_out" in body(client, f"{address}.json?{query}")
        rows(client, f"{address}.csv?{query}")


def test_the_queries_of_a_format_do_not_grow(settings: Settings) -> None:
    settings.ARCHIVE_INDEX_INTERVAL = 0.0  # the index asks for news each time, not by the clock
    client = Client()
    addresses = [f"{one}.{ending}" for one in LISTS + RECORDS for ending in ("json", "csv")]
    addresses += ["/S/PV.7802.json?text=whole&beside=fr"]

    def counted() -> dict[str, int]:
        look(client, "/search")  # indexes what is new, so that no address is charged with it
        found = {}
        for address in addresses:
            with CaptureQueriesContext(connection) as queries:
                text_of(client.get(address))
            found[address] = len(queries)
        return found

    fill(2)
    few = counted()
    for number in range(60, 66):
        said = statement(
            Meeting.objects.get(symbol="S/PV.7802"), number, by=speaker(f"Ms. {number}")
        )
        meeting(f"S/PV.{9000 + number}", DAY + datetime.timedelta(days=9))
        Correction.objects.create(statement=said, field="language", value="", reason="Heard.")
    assert counted() == few
    # Some are the index asking for news, once for the tag of a page and once for its counts.
    assert max(few.values()) <= 24


def test_completion_has_formats(held: Meeting, client: Client) -> None:
    found = client.get("/complete.json?q=jap").json()
    assert found == client.get("/complete?q=jap").json()
    assert rows(client, "/complete.csv?q=jap") == found


def test_the_first_page_tells_programs_what_is_held(held: Meeting, client: Client) -> None:
    assert 'href="/home.json"' in look(client, "/").html
    found = body(client, "/home.json")
    assert found["statements"] == Statement.objects.count()
    assert found["years"][0] == {"year": 2016, "meetings": 2}
    assert found["latest_meetings"][0]["symbol"] == "S/2020/254"
    assert found["countries"][0] == {"label": "Japan", "statements": 4}
    assert body(client, found["files"].removeprefix("http://testserver"))["files"]


def test_the_council_of_a_year_tells_who_sat_and_who_presided(
    held: Meeting, client: Client
) -> None:
    found = body(client, "/council/2016.json")
    assert [
        (one["country"], one["seat"], one["first"], one["last"]) for one in found["members"]
    ] == [
        ("France", "permanent", "1946-01-17", None),
        ("Japan", "elected", "2016-01-01", "2017-12-31"),
    ]
    assert [one["country"] for one in rows(client, "/council/2016.csv")] == ["France", "Japan"]
    assert found["presidents"][10]["meetings"] == 2
    assert client.get("/council/1990.json").status_code == 404


def test_coverage_of_a_year_tells_each_meeting(held: Meeting, client: Client) -> None:
    found = body(client, "/coverage/2016.json")
    (one,) = (one for one in found["meetings"] if one["symbol"] == "S/PV.7802")
    assert (one["state"], one["address"]) == ("held", "http://testserver/S/PV.7802")
    assert sum(found["counts"].values()) == len(found["meetings"])
    states = [one["state"] for one in rows(client, "/coverage/2016.csv")]
    assert states == [one["state"] for one in found["meetings"]]
    assert client.get("/coverage/1900.json").status_code == 404
