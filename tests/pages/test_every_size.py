"""What holds of every page whether much is held, or little, or nothing."""

from __future__ import annotations

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from .page import look
from .small_record import fill
from .test_every_page import PAGES

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "address",
    [
        *("/", "/search", "/search?q=x", "/meetings/", "/countries/", "/organizations/"),
        *("/speakers/", "/documents/", "/agenda/"),
    ],
)
def test_an_empty_archive_says_so(client: Client, address: str) -> None:
    page = look(client, address)
    assert page.headings.count("h1") == 1
    assert any(word in page.text for word in ("Nothing has been loaded", "No ", "0 "))


def test_a_page_costs_the_same_queries_for_few_rows_as_for_many(
    client: Client, settings: Settings
) -> None:
    settings.ARCHIVE_INDEX_INTERVAL = 0.0  # the index asks for news each time, not by the clock
    assert _queries(client, rows=4) == _queries(client, rows=2)


def _queries(client: Client, rows: int) -> dict[str, int]:
    """Return how many queries each page takes in a record of so many rows of each kind."""
    with transaction.atomic():
        fill(rows)
        counts = {address: _queries_of(client, address) for address in PAGES}
        transaction.set_rollback(True)
    return counts


def _queries_of(client: Client, address: str) -> int:
    look(client, address)
    with CaptureQueriesContext(connection) as queries:
        look(client, address)
    return len(queries)
