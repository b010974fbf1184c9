"""The first page, the help, and the ways on from an error."""

from __future__ import annotations

import datetime
from itertools import pairwise

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries, Settings

from statements.models import IngestRun, Meeting, Source
from statements.models.sources import last_addition
from statements.pages.browse.coverage import YearCoverage, years_covered
from statements.pages.browse.coverage_columns import coverage_columns
from statements.pages.site.help_examples import FIELDS, WORDS
from statements.search.language.fields import QUERY_FIELDS as KNOWN
from statements.search.language.parser import parse_query
from statements.search.language.tree import And, Field, Node, Or
from tests.pages.page import look
from tests.pages.small_record import country, fill, meeting, speaker, statement


def year(number: int, public: int, held: int) -> YearCoverage:
    return YearCoverage(number, public, 0, held, 0, 0, (), public - held)


def test_a_year_stands_where_it_was_and_is_as_high_as_it_has_records() -> None:
    chart = coverage_columns([year(1948, 160, 40), year(1950, 80, 0), year(1951, 20, 20)])
    whole, none, _ = chart.years
    assert (whole.public.x, none.public.x) == (0, 50)
    assert whole.public.height == 80
    assert whole.held.y == 100 - whole.held.height == 80
    assert none.public.height == 40
    assert none.held.height == 0
    assert [tick.label for tick in chart.decades] == ["1950"]
    assert [(tick.at, tick.label) for tick in chart.numbers] == [
        (100, "0"),
        (50, "100"),
        (0, "200"),
    ]


def test_without_years_there_are_no_columns() -> None:
    assert coverage_columns([]).years == ()


@pytest.mark.usefixtures("held")
def test_every_year_of_the_council_has_a_column_and_a_row(client: Client) -> None:
    page = look(client, "/")
    covered = years_covered()
    assert page.html.count('<rect class="column-public"') == len(covered) + 1  # and the key
    assert page.html.count('<rect class="column-held"') == 2
    assert {"/meetings/2016/", "/coverage/2016/", "/coverage/1946/"} <= set(page.addresses)
    columns = [year.public for year in coverage_columns(covered).years]
    assert all(one.x + one.width <= other.x + 0.01 for one, other in pairwise(columns))
    assert columns[-1].x + columns[-1].width == pytest.approx(100, abs=0.1)


@pytest.mark.usefixtures("held")
def test_the_last_addition_is_a_run_that_brought_something(client: Client) -> None:
    day = timezone.make_aware(datetime.datetime(2026, 3, 4))
    brought = IngestRun.objects.create(started=day, finished=day)
    IngestRun.objects.create(started=day + datetime.timedelta(days=1), finished=timezone.now())
    assert last_addition() is None
    Source.objects.create(
        meeting=Meeting.objects.all()[0], name="a", format="text", size=1, run=brought
    )
    assert last_addition() == brought
    assert "4 March 2026" in look(client, "/").text


def test_the_first_page_asks_as_often_of_a_large_record(
    db: None,
    client: Client,
    settings: Settings,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    settings.ARCHIVE_INDEX_INTERVAL = 0.0  # the index asks for news each time, not by the clock
    fill(1)
    look(client, "/")
    with CaptureQueriesContext(connection) as few:
        look(client, "/")
    asked = len(few)  # the log is emptied with the next request
    for number, year in enumerate(range(1990, 2000), 1):
        at = meeting(f"S/PV.{3000 + number}", datetime.date(year, 3, 3), f"Item {number}")
        statement(
            at, 1, by=speaker(f"Ms. {number}", country(f"Land {number}", f"L{chr(64 + number)}X"))
        )
    look(client, "/")
    with django_assert_num_queries(asked):
        look(client, "/")


def fields(node: Node | None) -> set[str]:
    match node:
        case Field(name):
            return {name}
        case And(parts) | Or(parts):
            return set().union(*map(fields, parts))
    return set()


def test_the_help_has_an_example_of_every_field_there_is() -> None:
    shown = [parse_query(query).tree for example in FIELDS for query in example.queries]
    assert set().union(*map(fields, shown)) == set(KNOWN)


def test_no_example_of_words_is_read_as_a_field() -> None:
    assert not any(fields(parse_query(query).tree) for one in WORDS for query in one.queries)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("/countries/atlantis/", "No country is listed under that name."),
        ("/meetings/1950/", "The archive holds nothing of that time"),
        ("/speakers/nobody/", "No speaker is listed under that name."),
    ],
)
def test_an_error_tells_what_was_looked_for_and_the_ways_on(
    client: Client, address: str, told: str
) -> None:
    page = look(client, address, status=404)
    assert told in page.text
    assert {"/", "/meetings/", "/countries/", "/agenda/", "/coverage/"} <= set(page.addresses)
    assert page.html.count('role="search"') == 1
    assert not [address for address in page.addresses if address.endswith((".json", ".csv"))]
