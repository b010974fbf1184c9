"""What search, concordance, trends and comparison have in common, whatever they show."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from hypothesis import HealthCheck, given
from hypothesis import settings as examples
from hypothesis import strategies as st
from pytest_django import Settings

from statements.models import Meeting
from statements.search.language.question import FACETS
from tests.pages.page import look

pytestmark = pytest.mark.django_db

NAMES = {
    "/search": [*FACETS, "q", "sort", "page", "from", "to", "group", "after", "other"],
    "/concordance": ["q", "order", "lines", "window", "seed", "left", "country", "table"],
    "/trends": ["q", "by", "split", "measure", "country", "year", "page"],
    "/compare": ["a", "b", "q", "order", "rows", "seed", "country", "table"],
}
"""What each page can be asked for."""

ASKED = {
    "/search": "q=briefers&country=japan",
    "/concordance": "q=briefers&country=japan",
    "/trends": "q=briefers&split=country&year=2016",
    "/compare": "a=country:japan&b=country:france&type=substantive&year=2016",
}


@pytest.mark.parametrize("page", ASKED)
def test_combinations_are_kept_from_crawlers(standing: Meeting, client: Client, page: str) -> None:
    shown = look(client, f"{page}?{ASKED[page]}")
    assert "noindex" in shown.robots
    inside = [link for link in shown.links if link["href"].startswith(("?", f"{page}?"))]
    assert inside
    assert all(link.get("rel") == "nofollow" for link in inside)
    assert look(client, page).robots == ""


@pytest.mark.parametrize("page", NAMES)
def test_a_query_that_is_not_understood_says_what_and_where(
    standing: Meeting, client: Client, page: str
) -> None:
    name = "a" if page == "/compare" else "q"
    told = look(client, f"{page}?{name}=briefers+%22open").text
    assert "This quotation mark is never closed. At character 10" in told


@pytest.mark.parametrize("page", ["/concordance", "/trends", "/compare"])
def test_it_asks_the_record_nothing(
    standing: Meeting, client: Client, page: str, settings: Settings, django_assert_num_queries: Any
) -> None:
    settings.ARCHIVE_INDEX_INTERVAL = 600.0  # the index has asked for news, and not again so soon
    look(client, f"{page}?{ASKED[page]}")
    with django_assert_num_queries(1):
        # The one is for the tag of the page.
        look(client, f"{page}?{ASKED[page]}")


@examples(
    max_examples=examples().max_examples * 2,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(data=st.data(), page=st.sampled_from([*NAMES]), form=st.sampled_from(["", ".json", ".csv"]))
def test_no_query_is_too_strange(client: Client, data: st.DataObject, page: str, form: str) -> None:
    names, texts = st.sampled_from(NAMES[page]), st.lists(st.text(max_size=20), max_size=3)
    query = data.draw(st.dictionaries(names, texts, max_size=5))
    assert client.get(f"{page}{form}", query).status_code == 200
