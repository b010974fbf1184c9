"""Who has a page already is not sent it again, and is never left with an old one."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from statements.models import Meeting, Speaker
from statements.pages.web.caching import kept
from statements.search.index import sync
from tests.factories import make_statement

PAGES = ["/", "/search?q=briefers", "/S/PV.7802", "/S/PV.7802/1", "/countries/japan/"]


@pytest.fixture(autouse=True)
def _unhurried_index(settings: Settings) -> None:
    """What is not committed is news to the index each time it asks: here it does not."""
    settings.ARCHIVE_INDEX_INTERVAL = 600.0


def _tag(client: Client, address: str) -> str:
    tag: str = client.get(address)["ETag"]
    return tag


@pytest.mark.usefixtures("held")
def test_an_unchanged_page_is_not_sent_again(client: Client) -> None:
    for address in PAGES:
        tag = _tag(client, address)
        again = client.get(address, headers={"If-None-Match": tag})
        assert again.status_code == 304
        assert again.content == b""
        assert again["ETag"] == tag
        assert again["Cache-Control"] == "public, max-age=60"


@pytest.mark.usefixtures("held")
def test_an_unchanged_page_costs_one_query(client: Client) -> None:
    tag = _tag(client, "/S/PV.7802")
    with CaptureQueriesContext(connection) as queries:
        client.get("/S/PV.7802", headers={"If-None-Match": tag})
    assert len(queries) == 1


def test_the_page_is_not_made_for_who_has_it(db: None, rf: RequestFactory) -> None:
    made = []

    def view(request: HttpRequest) -> HttpResponse:
        made.append(request.path)
        return HttpResponse("page")

    first = kept(view)(rf.get("/"))
    kept(view)(rf.get("/", headers={"If-None-Match": first["ETag"]}))
    assert made == ["/"]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("address", ["/speakers/", "/search?q=x", "/"])
def test_any_change_of_the_record_changes_the_tag(
    client: Client, settings: Settings, address: str
) -> None:
    settings.ARCHIVE_INDEX_INTERVAL = 0.0
    before = _tag(client, address)
    assert _tag(client, address) == before
    Speaker.objects.create(name="Mr. Bessho", slug="bessho")
    assert _tag(client, address) != before


@pytest.mark.django_db(transaction=True)
def test_a_page_of_an_index_that_others_have_gone_past_is_not_kept(
    client: Client, settings: Settings
) -> None:
    make_statement("Peace.")
    address = "/search?q=peace"
    client.get(address)
    make_statement("Peace.")
    sync.catch_up()  # as another process does: this one does not look at it yet
    former = client.get(address)
    assert former.context["results"].total == 1
    settings.ARCHIVE_INDEX_INTERVAL = 0.0
    latter = client.get(address, headers={"If-None-Match": former["ETag"]})
    assert latter.status_code == 200
    assert latter.context["results"].total == 2


def test_who_is_signed_in_is_always_sent_the_page(client: Client, held: Meeting) -> None:
    tag = _tag(client, held.get_absolute_url())
    client.cookies[settings.SESSION_COOKIE_NAME] = "of a curator"
    response = client.get(held.get_absolute_url(), headers={"If-None-Match": tag})
    assert response.status_code == 200
