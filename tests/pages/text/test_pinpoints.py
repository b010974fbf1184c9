"""From a page of the record to what was said on it."""

from __future__ import annotations

import pytest
from django.test import Client

from statements.pages.text.pinpoints import PageError, address_of_page, first_page
from tests.pages.page import look
from tests.pages.small_record import cite, meeting, statement

THREE = ("one", "two", "three")


@pytest.fixture
def client_of_pages(db: None, client: Client) -> Client:
    """A reader of S/PV.7802, of which pages 2 to 7 are known."""
    held = meeting()
    statement(held, 1, THREE, pages=[2, 2, 3])
    statement(held, 2, THREE, pages=[3, 4, 7])
    statement(held, 3)
    return client


@pytest.mark.parametrize(
    ("page", "address"),
    [
        ("2", "/S/PV.7802/1#p1"),
        ("3", "/S/PV.7802/1#p3"),
        ("4", "/S/PV.7802/2#p2"),
        # A paragraph that begins on page 4 goes on to page 7.
        ("5", "/S/PV.7802/2#p2"),
        ("7", "/S/PV.7802/2#p3"),
    ],
)
def test_a_page_leads_to_what_begins_first_on_it(
    client_of_pages: Client, page: str, address: str
) -> None:
    response = client_of_pages.get(f"/S/PV.7802?page={page}")
    assert (response.status_code, response["Location"]) == (302, address)


def test_the_page_of_a_symbol_in_another_spelling_resolves(client_of_pages: Client) -> None:
    response = client_of_pages.get("/s/pv.7802?page=4", follow=True)
    assert response.redirect_chain[-1][0] == "/S/PV.7802/2#p2"


@pytest.mark.parametrize("page", ["1", "8", "9999"])
def test_a_page_not_known_is_told_above_the_meeting(client_of_pages: Client, page: str) -> None:
    shown = look(client_of_pages, f"/S/PV.7802?page={page}")
    assert f"No paragraph begins on page {page} of S/PV.7802" in shown.text
    assert "they begin on pages 2 to 7" in shown.text
    assert "3 statements" in shown.text
    assert shown.robots == "noindex"


@pytest.mark.parametrize(
    "page", ["", "x", "-1", "0", "1.5", "٣", "99999999999999999999", "<b>", "%00"]
)
def test_what_is_no_page_is_told_above_the_meeting(client_of_pages: Client, page: str) -> None:
    shown = look(client_of_pages, f"/S/PV.7802?page={page}")
    assert "A page of the record is a number" in shown.text
    assert "<b>" not in shown.html


def test_a_meeting_without_pages_says_so(db: None) -> None:
    held = meeting()
    statement(held, 1)
    statement(held, 2, ["one"], pages=[0])
    with pytest.raises(PageError, match=r"pages of S/PV\.7802 begin is not known"):
        address_of_page(held, "3")


@pytest.mark.parametrize(
    ("pinpoint", "page"),
    [
        ("p. 12", 12),
        ("pp. 12 and 13", 12),
        ("pp.3-4", 3),
        ("", None),
        ("para. 6", None),
        ("p. x", None),
        ("p. 0", None),
        ("annex, p. 2", None),
    ],
)
def test_the_page_in_a_pinpoint(pinpoint: str, page: int | None) -> None:
    assert first_page(pinpoint) == page


def test_a_citation_of_a_page_of_a_record_held_leads_there(client_of_pages: Client) -> None:
    text = "See S/PV.7802, p. 4, S/PV.7803, p. 5 and S/2016/9, p. 6."
    said = statement(meeting("S/PV.7900"), 1, [text])
    cite(said, "S/PV.7802, p. 4", "S/PV.7802", 1, pinpoint="p. 4")
    cite(said, "S/PV.7803, p. 5", "S/PV.7803", 1, pinpoint="p. 5")
    cite(said, "S/2016/9, p. 6", "S/2016/9", 1, pinpoint="p. 6")
    for address in ("/S/PV.7900/1", "/S/PV.7900?text=whole"):
        links = look(client_of_pages, address).links
        cited = [link["href"] for link in links if link.get("class") == "cited"]
        assert cited == ["/S/PV.7802?page=4", "/S/PV.7803", "/S/2016/9"]
