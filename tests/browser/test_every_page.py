"""Every kind of page as people have it: light and dark, wide and narrow, large type, on paper."""

from __future__ import annotations

import re
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

# For the database to be there: what the pages show is in it already.
pytestmark = pytest.mark.django_db

PAGES = {
    "home": "/",
    "search": "/search?q=peace&country=japan&country=france",
    "search-problem": "/search?q=%22peace&year=20x6",
    "search-groups": "/search?q=peace&group=delegation&explain=1&year=2016",
    "search-facet": "/search/facets?q=peace&facet=country&country=japan",
    "search-nothing": "/search?q=xylophone",
    "meetings": "/meetings/",
    "year": "/meetings/2016/",
    "meeting": "/S/PV.7802",
    "specimen": "/SPECIMEN/PV.14",
    "whole": "/SPECIMEN/PV.3?text=whole&q=council",
    "beside": "/SPECIMEN/PV.13?text=whole&beside=ar",
    "statement": "/S/PV.7802/12",
    "marked": "/S/PV.7802/12?q=asymmetric+threats",
    "printed": "/S/PV.7802/12?text=printed",
    "similar": "/S/PV.7802/12/similar",
    "report": "/S/PV.7802/12/report",
    "compare": "/compare?a=role:permanent&b=role:elected&type=substantive&rows=3",
    "countries": "/countries/",
    "country": "/countries/japan/",
    "organizations": "/organizations/",
    "organization": "/organizations/united-nations/",
    "speakers": "/speakers/",
    "speaker": "/speakers/bessho-japan/",
    "agenda": "/agenda/",
    "agenda-item": "/agenda/maintenance-of-international-peace-and-security/",
    "documents": "/documents/",
    "document": "/S/RES/2295(2016)",
    "about": "/about",
    "help": "/help",
    "cards": "/cards/",
    "data": "/data/",
}
MISSING = {"missing": "/nothing", "unknown": "/S/PV.9999"}


# Colours do not depend on the width, nor places on the colours.
LOOKS: tuple[tuple[Literal["light", "dark"], int], ...] = (("light", 1440), ("dark", 375))

AXE = Axe()
# All that WCAG 2.2 asks at level AA, and what axe holds good practice.
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


@pytest.mark.parametrize("name", [*PAGES, *MISSING])
def test_a_page_is_accessible_in_each_of_its_looks_and_fits(tab: Page, name: str) -> None:
    answer = tab.goto((PAGES | MISSING)[name])
    assert answer is not None
    assert answer.status == (404 if name in MISSING else 200)
    for scheme, width in LOOKS:
        tab.emulate_media(color_scheme=scheme)
        tab.set_viewport_size({"width": width, "height": 900})
        found = AXE.run(tab, options=RULES)
        assert found.violations_count == 0, f"{scheme}, {width}: {found.generate_report()}"
        assert overflow(tab) <= 0, f"wider than {width} pixels"
    fits_the_narrowest_screen_with_type_twice_as_large(tab)


def fits_the_narrowest_screen_with_type_twice_as_large(tab: Page) -> None:
    tab.set_viewport_size({"width": 320, "height": 600})
    assert overflow(tab) <= 0, "wider than 320 pixels"
    tab.set_viewport_size({"width": 640, "height": 600})
    tab.locator("html").evaluate("page => page.style.setProperty('font-size', '200%')")
    assert overflow(tab) <= 0, "wider than 640 pixels with type twice as large"


def test_on_a_wide_screen_the_facets_stand_open(tab: Page) -> None:
    tab.goto("/search?q=peace")
    expect(tab.locator("#by-country a").first).to_be_visible()
    expect(tab.locator(".sheet > summary")).to_be_hidden()


def test_a_paragraph_shows_its_number_when_it_is_pointed_at(tab: Page) -> None:
    tab.goto("/S/PV.7802/12")
    mark = tab.locator("#p3 .para-mark")
    expect(mark).to_have_css("opacity", "0")
    tab.locator("#p3").hover()
    expect(mark).to_have_css("opacity", "1")
    mark.click()
    expect(tab).to_have_url(re.compile("#p3$"))


@pytest.mark.parametrize("name", ["statement", "printed", "specimen"])
def test_on_paper_the_record_stands_alone(tab: Page, name: str) -> None:
    tab.goto(PAGES[name])
    tab.emulate_media(media="print")
    expect(tab.get_by_role("heading", level=1)).to_be_visible()
    expect(tab.get_by_text("not an official record").first).to_be_visible()
    for apparatus in ("header.site", ".switch", ".around"):
        expect(tab.locator(apparatus).first).to_be_hidden()


def test_a_printed_statement_carries_its_reference_and_address(tab: Page) -> None:
    tab.goto("/S/PV.7802/12")
    tab.emulate_media(media="print")
    expect(tab.locator("#reference")).to_be_visible()
    expect(tab.locator("#address")).to_have_text(re.compile(r"/S/PV\.7802/12$"))
    for apparatus in ("#quotation", ".cite-files", ".cite-report", ".notes", "footer.site"):
        expect(tab.locator(apparatus).first).to_be_hidden()


def test_on_paper_a_search_names_itself_and_offers_nothing_to_press(tab: Page) -> None:
    tab.goto("/search?q=peace")
    tab.emulate_media(media="print")
    title = tab.get_by_role("heading", level=1)
    expect(title).to_have_css("position", "static")
    expect(title).to_have_text("Search: peace")
    for apparatus in (".search-form", ".found-facets", ".sort", ".pages", ".pin", ".twins"):
        expect(tab.locator(apparatus).first).to_be_hidden()


def overflow(tab: Page) -> int:
    """By how many pixels the page is wider than the window."""
    width: int = tab.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    return width
