"""From an address to a record, however its symbol is spelt."""

from __future__ import annotations

import pytest
from django.test import Client

from statements.models import Document, Meeting, Redirect, Statement
from statements.pages.web.addresses import locate, numbered, official
from tests.pages.page import look
from tests.pages.small_record import cite, document, meeting, statement

pytestmark = pytest.mark.django_db


SYMBOLS = [
    ("S/PV.7802", "S/PV.7802"),
    ("S/PV.7802(Resumption1)", "S/PV.7802 (Resumption 1)"),
    ("S/2020/254", "S/2020/254"),
    ("SPECIMEN/PV.3", "SPECIMEN/PV.3"),
]


def test_a_symbol_is_the_address_of_its_meeting(held: Meeting, client: Client) -> None:
    for address, symbol in SYMBOLS:
        assert locate(address) == Meeting.objects.get(symbol=symbol)
        assert symbol in look(client, f"/{address}").title


SPELLINGS = [
    ("s/pv.7802", "/S/PV.7802"),
    ("S/PV.7802/", "/S/PV.7802"),
    ("S/PV. 7802", "/S/PV.7802"),
    ("S/PV.7802 (Resumption 1)", "/S/PV.7802(Resumption1)"),
    ("S/PV.7802(ResumptionI)", "/S/PV.7802(Resumption1)"),
    ("S/PV.7802(Resumption1", "/S/PV.7802(Resumption1)"),
    ("s/pv.7802/01", "/S/PV.7802/1"),
    ("S/RES/2295 (2016)", "/S/RES/2295(2016)"),
    ("s/2020/254/1", "/S/2020/254/1"),
    ("meetings", "/meetings/"),
    ("countries/japan", "/countries/japan/"),
]


def test_other_spellings_lead_to_the_canonical_address(held: Meeting, client: Client) -> None:
    for spelt, address in SPELLINGS:
        response = client.get(f"/{spelt}")
        assert (response.status_code, response["Location"]) == (301, address)


def test_a_redirect_keeps_what_was_asked(held: Meeting, client: Client) -> None:
    assert client.get("/s/pv.7802?text=whole")["Location"] == "/S/PV.7802?text=whole"


def test_the_statement_of_a_letter_is_not_taken_for_a_document(held: Meeting) -> None:
    letter = Meeting.objects.get(symbol="S/2020/254")
    assert locate("S/2020/254/1") == Statement.objects.get(meeting=letter, number=1)


def test_a_cited_document_has_the_page_of_its_symbol(held: Meeting, client: Client) -> None:
    assert locate("S/RES/2295(2016)") == Document.objects.get(symbol="S/RES/2295 (2016)")
    assert look(client, "/S/RES/2295(2016)").title.startswith("S/RES/2295 (2016)")


def test_a_meeting_that_is_cited_is_the_meeting_and_says_by_whom(client: Client) -> None:
    cited, other = meeting("S/PV.7802"), meeting("S/PV.7900")
    said = statement(other, 1, ["We said so before (see S/PV.7802)."])
    cite(said, "S/PV.7802", "S/PV.7802", 1)
    assert locate("S/PV.7802") == cited
    page = look(client, "/S/PV.7802")
    assert "Cited by 1 statement" in page.text
    assert "/S/PV.7900/1#p1" in [link["href"] for link in page.links]


def test_a_statement_that_moved_is_found_at_its_former_number(client: Client) -> None:
    at = meeting()
    moved = statement(at, 5)
    Redirect.objects.create(meeting=at, number=3, statement=moved)
    response = client.get("/S/PV.7802/3")
    assert (response.status_code, response["Location"]) == (301, "/S/PV.7802/5")


def test_an_unknown_symbol_is_explained_with_the_official_link(client: Client) -> None:
    page = look(client, "/S/RES/1325(2000)", status=404)
    assert "resolution 1325 (2000) of the Security Council" in page.text
    assert "https://docs.un.org/en/S/RES/1325(2000)" in [link["href"] for link in page.links]


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("S/PV.9999/3", "the record of meeting 9999 of the Security Council"),
        ("S/PV.9999", "the record of meeting 9999 of the Security Council"),
        ("S/PRST/2016/12", "presidential statement 12 of the Security Council in 2016"),
        ("A/RES/60/1", "resolution 1 of the General Assembly"),
        ("S/2015/446", "a document of the Security Council"),
        ("SC/14147", "press release 14147"),
        ("S/AGENDA/7802", "the agenda of meeting 7802 of the Security Council"),
        ("A/70/L.1", "a draft before the General Assembly"),
    ],
)
def test_an_unknown_symbol_says_what_it_would_be(client: Client, address: str, said: str) -> None:
    assert said in look(client, f"/{address}", status=404).text


def test_a_number_too_high_leads_to_the_meeting(client: Client) -> None:
    meeting()
    page = look(client, "/S/PV.7802/99", status=404)
    assert "no statement 99 of it" in page.text
    assert "/S/PV.7802" in page.addresses


@pytest.mark.parametrize(
    "address",
    ["nothing", "nothing/here", "S/PV.7802%00", "%00", "S/PV.1/99999999999999", "x" * 2000, "//a/"],
)
def test_an_address_that_is_no_symbol_is_not_found(client: Client, address: str) -> None:
    look(client, f"/{address}", status=404)


def test_the_number_of_a_statement_is_the_last_part_of_its_address() -> None:
    assert numbered("s/2020/254/3/") == ("S/2020/254", 3)
    assert numbered("S/PV.7802/²") == numbered("S/PV.7802/x") == ("", 0)


def test_the_official_address_has_no_space_and_nothing_unsafe() -> None:
    assert official("S/RES/955 (1994)", "fr") == "https://docs.un.org/fr/S/RES/955(1994)"
    assert official('S/"><x') == "https://docs.un.org/en/S/%22%3E%3Cx"


def test_a_document_that_no_one_cites_is_still_a_page(client: Client) -> None:
    document("S/2015/446")
    assert "No statement held cites it" in look(client, "/S/2015/446").text
