"""All values of a facet: found, put in order, chosen and let go."""

from __future__ import annotations

import pytest
from django.test import Client

from statements.models import Meeting
from statements.pages.results import facet_values
from tests.pages.page import look, rows
from tests.pages.small_record import country, meeting, speaker, statement

pytestmark = pytest.mark.django_db


@pytest.fixture
def lands(db: None) -> None:
    """Twelve countries; the first has two statements."""
    at = meeting()
    for n in range(12):
        land = country(f"Land{chr(97 + n)}", "AA" + chr(65 + n))
        statement(at, n + 1, by=speaker("Mr. Doe", land))
    statement(at, 13, by=speaker("Ms. Roe", country("Landa", "AAA")))


def test_what_is_looked_for_is_found_whatever_its_case(lands: None, client: Client) -> None:
    page = look(client, "/search/facets?q=briefers&facet=country&find=LANDB")
    assert "1 found for “LANDB”" in page.text
    assert "/search/facets?q=briefers&country=landb&facet=country&find=LANDB&order=count" in (
        page.addresses
    )


@pytest.mark.parametrize(("order", "last"), [("count", "Landl"), ("name", "Landl")])
def test_values_come_by_number_or_by_name(
    lands: None, client: Client, order: str, last: str
) -> None:
    body = client.get(f"/search/facets.json?facet=country&order={order}").json()
    labels = [one["label"] for one in body["buckets"]]
    assert (labels[0], labels[-1], body["of"]) == ("Landa", last, 12)


def test_what_is_chosen_stays_on_top_and_several_can_be(lands: None, client: Client) -> None:
    address = "/search/facets?facet=country&country=landc&country=landd&find=landa"
    page = look(client, address)
    assert page.text.index("Landc") < page.text.index("1 found for")
    assert "/search/facets?country=landd&facet=country&find=landa&order=count" in page.addresses
    assert "/search?country=landc&country=landd" in page.addresses


def test_many_values_have_pages(
    lands: None, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(facet_values, "VALUES_PER_PAGE", 5)
    page = look(client, "/search/facets?facet=country&page=3")
    assert "Landk" in page.text
    assert "Landj" not in page.text
    assert "/search/facets?facet=country" in page.addresses
    past = look(client, "/search/facets?facet=country&page=4")
    assert "There are fewer pages than that. First page" in past.text
    assert "/search/facets?facet=country" in past.addresses


def test_all_values_as_rows(lands: None, client: Client) -> None:
    told = client.get("/search/facets.csv?facet=country").content.decode().splitlines()
    assert (told[:2], len(told)) == (["value,label,statements", "landa,Landa,2"], 13)


def test_the_file_that_a_page_links_has_all_values_whatever_the_page(
    lands: None, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(facet_values, "VALUES_PER_PAGE", 5)
    page = look(client, "/search/facets?facet=country&page=2")
    (file,) = [one for one in page.addresses if one.startswith("/search/facets.csv")]
    assert len(rows(client, file)) == 12


def test_meetings_are_a_facet_too(held: Meeting, client: Client) -> None:
    page = look(client, "/search/facets?facet=meeting&find=7802")
    assert "S/PV.7802" in page.text


SENSELESS = ["facet=king", "order=random", "page=0", "find=" + "x" * 101]


def test_what_makes_no_sense_is_told_of(held: Meeting, client: Client) -> None:
    for wrong in SENSELESS:
        assert "It was left out." in look(client, f"/search/facets?{wrong}").text
        assert client.get(f"/search/facets.json?{wrong}").json()["left_out"]


def test_nothing_found_says_so(held: Meeting, client: Client) -> None:
    page = look(client, "/search/facets?facet=country&find=xylophone")
    assert "Nothing here has “xylophone” in its name." in page.text
