"""What a page counts, it counts in one opening of the index."""

from __future__ import annotations

import pytest
from django.test import Client
from pytest_django import Settings

from statements.models import Meeting
from statements.search.index import sync
from statements.search.index.sync import Opened

PAGES = (
    "/",
    "/search?q=briefers&group=meeting&country=japan",
    "/search.json?q=briefers&group=speaker",
    "/search.csv?q=briefers",
    "/search/facets?q=briefers&facet=country&agenda=none",
    "/concordance?q=briefers&country=japan",
    "/trends?q=briefers&country=japan",
    "/compare?a=country:japan&b=country:france&year=2016",
    "/countries/japan/",
    "/agenda/peace-operations-facing-asymmetric-threats/",
    "/S/PV.7802/1/similar",
)


@pytest.mark.parametrize("address", PAGES)
def test_a_page_opens_the_index_once(
    standing: Meeting,
    client: Client,
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
    address: str,
) -> None:
    opened: list[bool] = []

    def current(*, insist: bool = False) -> Opened:
        opened.append(insist)
        return once(insist=insist)

    once = sync.current
    monkeypatch.setattr(sync, "current", current)
    # Nobody's copy of a page is asked after where somebody signed in.
    client.cookies[settings.SESSION_COOKIE_NAME] = "of a curator"
    response = client.get(address)
    assert (response.status_code, bool(response.getvalue())) == (200, True)
    assert opened == [True]
