"""What crawlers are told, and how far they get."""

from __future__ import annotations

import re
from urllib.robotparser import RobotFileParser

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from statements.models import Meeting, Statement
from tests.pages.page import Page, look
from tests.pages.small_record import fill

pytestmark = pytest.mark.django_db

_LOCATION = re.compile(r"<loc>http://testserver([^<]*)</loc>")


def _read(client: Client, address: str) -> list[str]:
    response = client.get(address)
    assert response.status_code == 200
    return _LOCATION.findall(response.content.decode())


def _listed(client: Client) -> list[str]:
    """Return every address that the sitemaps name."""
    return [page for sitemap in _read(client, "/sitemap.xml") for page in _read(client, sitemap)]


def _walk(client: Client, leaving_out: str = "nothing") -> set[str]:
    """Return the pages that a polite crawler reaches from the first one and keeps.

    Those whose address begins with `leaving_out` are not asked for.
    """
    seen, waiting, kept = {"/"}, ["/"], set()
    rules = RobotFileParser()
    rules.parse(client.get("/robots.txt").content.decode().splitlines())
    while waiting:
        address = waiting.pop()
        if address.startswith(leaving_out) or not rules.can_fetch("crawler", address):
            continue
        response = client.get(address, follow=True)
        if response.status_code != 200 or "text/html" not in response["Content-Type"]:
            continue
        page = Page(address, response.content.decode())
        if "noindex" not in page.robots:
            kept.add(page.canonical.removeprefix("http://testserver"))
        for link, whole in zip(page.inside, page.addresses, strict=True):
            if "nofollow" not in link.get("rel", "") and whole not in seen:
                seen.add(whole)
                waiting.append(whole)
    return kept


def _reached(client: Client, rows: int) -> tuple[int, int]:
    """Return how many pages a crawler keeps of a record of so many rows, and of how many rows."""
    with transaction.atomic():
        fill(rows)
        # There is a page of coverage for every year since 1946, whatever is held.
        pages = len(_walk(client, leaving_out="/coverage/"))
        statements = Statement.objects.count() + Meeting.objects.count()
        transaction.set_rollback(True)
    return pages, statements


def test_pages_grow_with_the_record_and_not_with_the_combinations_of_facets(
    client: Client,
) -> None:
    (few, few_rows), (more, more_rows), (most, most_rows) = (
        _reached(client, rows) for rows in (1, 2, 3)
    )
    first = (more - few) / (more_rows - few_rows)
    second = (most - more) / (most_rows - more_rows)
    assert few < more < most
    assert second <= first * 1.1


@pytest.mark.usefixtures("held")
def test_a_crawler_reaches_what_the_sitemaps_name(client: Client) -> None:
    listed = _listed(client)
    assert len(listed) == len(set(listed))
    pages = {address: look(client, address) for address in listed}
    assert all("noindex" not in page.robots for page in pages.values())
    assert all(page.canonical == f"http://testserver{address}" for address, page in pages.items())
    # The French edition of a page is told by the page itself.
    walked = {re.sub(r"^/fr(?=/)", "", address) for address in _walk(client)}
    assert walked - set(listed) == set()


@pytest.mark.usefixtures("held")
def test_every_statement_is_in_the_sitemap_but_those_of_specimens(client: Client) -> None:
    real = Statement.objects.filter(meeting__specimen=False).select_related("meeting")
    listed = set(_listed(client))
    assert {statement.get_absolute_url() for statement in real} <= listed
    assert not any(address.startswith("/SPECIMEN") for address in listed)


@pytest.mark.parametrize("name", ["statements", "meetings", "documents"])
def test_a_sitemap_takes_as_many_queries_for_many_rows_as_for_few(
    client: Client, name: str, settings: Settings
) -> None:
    settings.ARCHIVE_INDEX_INTERVAL = 0.0  # the index asks for news each time, not by the clock

    def queries(rows: int) -> int:
        with transaction.atomic():
            fill(rows)
            with CaptureQueriesContext(connection) as made:
                _read(client, f"/sitemap-{name}.xml")
            transaction.set_rollback(True)
        return len(made)

    assert queries(4) == queries(1)


def test_robots_are_told_to_leave_searches_out(client: Client) -> None:
    response = client.get("/robots.txt")
    assert response["Content-Type"].startswith("text/plain")
    told = response.content.decode()
    assert "Disallow: /search?\n" in told
    assert "Sitemap: http://testserver/sitemap.xml" in told
