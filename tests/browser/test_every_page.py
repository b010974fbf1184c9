"""Every kind of page as people have it: light, dark, wide, narrow, touched, large, on paper."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import HttpResponse
from django.test import RequestFactory
from django.views import defaults
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
    "concordance": "/concordance?q=peace",
    "collocates": "/concordance?q=peace&table=collocates",
    "trends": "/trends?q=peace&q=war",
    "trends-split": "/trends?q=peace&split=country",
    "meetings": "/meetings/",
    "year": "/meetings/2016/",
    "month": "/meetings/2016/11/",
    "council": "/council/2016/",
    "coverage": "/coverage/",
    "coverage-year": "/coverage/1959/",
    "meeting": "/S/PV.7802",
    "specimen": "/SPECIMEN/PV.14",
    "whole": "/SPECIMEN/PV.3?text=whole&q=council",
    "beside": "/SPECIMEN/PV.13?text=whole&beside=ar",
    "statement": "/S/PV.7802/12",
    "marked": "/S/PV.7802/12?q=asymmetric+threats",
    "printed": "/S/PV.7802/12?text=printed",
    "statement-beside": "/SPECIMEN/PV.13/2?with=ar",
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
MISSING = {"missing": "/nothing", "unknown": "/S/PV.9999", "no-statement": "/S/PV.7802/999"}
# Words are longer in French; all else is as in English.
FRENCH = [
    "/",
    "/search?q=peace",
    "/countries/japan/",
    "/S/PV.7802/12",
    "/SPECIMEN/PV.14",
    "/coverage/",
]


def resolved(tab: Page) -> None:
    tab.goto("/resolve")
    tab.locator("textarea").fill("See resolutions 2295 (2016) and 2295 (2015), and S/PV.7750.")
    tab.get_by_role("button", name="Find citations").click()
    expect(tab.get_by_role("table").first).to_be_visible()


def pinned(tab: Page) -> None:
    tab.goto("/search?q=asymmetric+threats")
    tab.get_by_role("button", name="Pin this result").click()
    expect(tab).to_have_url(re.compile("/cards/"))


REQUEST = RequestFactory().get("/S/PV.7802", headers={"host": "localhost"})
ERRORS: dict[int, Callable[[], HttpResponse]] = {
    400: lambda: defaults.bad_request(REQUEST, SuspiciousOperation()),
    403: lambda: defaults.permission_denied(REQUEST, PermissionDenied()),
    500: lambda: defaults.server_error(REQUEST),
}

AXE = Axe()
# All that WCAG 2.2 asks at level AA, and what axe holds good practice.
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
# What is told by colours; everything else depends on the width alone.
COLOURS = {"runOnly": ["color-contrast", "link-in-text-block"]}
# What is told by sizes.
SIZES = {"runOnly": ["target-size"]}
LOOKS: tuple[tuple[int, Literal["light", "dark"], dict[str, list[str]]], ...] = (
    (1440, "light", RULES),
    (1440, "dark", COLOURS),
    (375, "dark", RULES),
    (375, "light", COLOURS),
)
# Rows and entries after the first twenty are as those before them.
MORE = [".index-group:nth-of-type(n+4)", *(f"{one}:nth-child(n+21)" for one in ("tr", "option"))]
WHAT_AXE_FINDS = """async ([rules, more]) => {
    const all = rules.runOnly.includes("wcag2aa");
    const part = all ? document : {exclude: more.map(one => [one])};
    const found = await axe.run(part, {...rules, resultTypes: ["violations"]});
    return found.violations.map(one => [one.id, ...one.nodes.map(node => node.html)].join(" "));
}"""

# Which targets are smaller than `least` by themselves, whatever room there is around them: what is
# folded too. A link among words of its line, or of a list with commas, is as high as they are, as
# WCAG allows; 44 pixels are not asked either of a link that is a box there.
TARGETS = "a[href], button, summary, select, textarea, input:not([type=hidden])"
WHAT_IS_TOO_SMALL = r"""([targets, least]) => {
    const flow = node => getComputedStyle(node).display;
    const belongs = node => node instanceof Text || node instanceof Element
        && flow(node) === "inline" && !node.matches("a, button, .unseen");
    const hasWords = node => node instanceof Text
        ? /[\p{L}\p{N},]/u.test(node.data) : [...node.childNodes].filter(belongs).some(hasWords);
    const isAmongWords = link => {
        if (least > 24 ? !flow(link).startsWith("inline") : flow(link) !== "inline") return false;
        let line = link.parentElement;
        while (flow(line).startsWith("inline")) line = line.parentElement;
        return hasWords(line);
    };
    for (const fold of document.querySelectorAll("details")) fold.open = true;
    return [...document.querySelectorAll(targets)].filter(target => {
        const box = (target.closest("label") ?? target).getBoundingClientRect();
        const isThere = target.checkVisibility() && !target.closest("svg") && box.width > 1;
        const isOnThePage = box.right > 0 && box.bottom > 0;
        const isSmall = Math.min(box.width, box.height) < least - 0.1;
        return isThere && isOnThePage && isSmall && !isAmongWords(target);
    }).map(target => `${target.outerHTML} in ${target.parentElement.outerHTML}`.slice(0, 300));
}"""
# A letter that no font has is drawn as what stands for none.
WHICH_FAMILIES_LACK = r"""letter => {
    const pen = document.createElement("canvas").getContext("2d");
    const drawn = (family, text) => {
        pen.reset();
        pen.font = `32px ${family}`;
        pen.fillText(text, 8, 48);
        return pen.canvas.toDataURL();
    };
    const root = getComputedStyle(document.documentElement);
    return ["--serif", "--sans", "--mono"].filter(name => {
        const family = root.getPropertyValue(name);
        return drawn(family, letter) === drawn(family, "\u{10FFFE}");
    });
}"""


@pytest.mark.parametrize("name", [*PAGES, *MISSING])
def test_a_page_is_accessible_in_each_of_its_looks_and_fits(same_tab: Page, name: str) -> None:
    answer = same_tab.goto((PAGES | MISSING)[name])
    assert answer is not None
    assert answer.status == (404 if name in MISSING else 200)
    is_accessible_in_each_look_and_fits(same_tab)


@pytest.mark.parametrize("reach", [resolved, pinned])
def test_so_is_what_a_form_leads_to(same_tab: Page, reach: Callable[[Page], None]) -> None:
    reach(same_tab)
    is_accessible_in_each_look_and_fits(same_tab)


@pytest.mark.parametrize("status", ERRORS)
def test_so_is_the_page_of_an_error(same_tab: Page, status: int) -> None:
    answer = ERRORS[status]()
    same_tab.route(
        "**/S/PV.7802", lambda asked: asked.fulfill(status=status, body=answer.content), times=1
    )
    same_tab.goto("/S/PV.7802")
    is_accessible_in_each_look_and_fits(same_tab)


@pytest.mark.parametrize("address", FRENCH)
def test_a_page_fits_in_french(same_tab: Page, address: str) -> None:
    same_tab.goto(f"/fr{address}")
    fits_the_narrowest_screen_with_type_twice_as_large(same_tab)


@pytest.mark.parametrize("address", [*PAGES.values(), *MISSING.values()])
def test_a_page_fits_with_other_fonts_and_under_a_finger(plain_tab: Page, address: str) -> None:
    plain_tab.goto(address)
    fits_and_can_be_pressed(plain_tab)


@pytest.mark.parametrize("reach", [resolved, pinned])
def test_so_does_what_a_form_leads_to(plain_tab: Page, reach: Callable[[Page], None]) -> None:
    reach(plain_tab)
    fits_and_can_be_pressed(plain_tab)


@pytest.mark.parametrize("letter", "éЖش")
def test_the_fonts_have_the_letters_of_the_record(
    same_tab: Page, plain_tab: Page, letter: str
) -> None:
    for tab in (same_tab, plain_tab):
        tab.goto("/about")
        assert tab.evaluate(WHICH_FAMILIES_LACK, letter) == []


def is_accessible_in_each_look_and_fits(tab: Page) -> None:
    expect(tab.locator("h1")).to_have_count(1)
    assert tab.locator("table:not(:has(caption)), caption:empty").count() == 0
    tab.evaluate(AXE.axe_script)
    for width, scheme, rules in LOOKS:
        tab.emulate_media(color_scheme=scheme)
        tab.set_viewport_size({"width": width, "height": 900})
        assert tab.evaluate(WHAT_AXE_FINDS, [rules, MORE]) == [], f"{scheme}, {width}"
        assert overflow(tab) <= 0, f"wider than {width} pixels"
    # Last, since it opens what is folded.
    for width in (375, 1440):
        tab.set_viewport_size({"width": width, "height": 900})
        assert too_small(tab, 24) == [], f"{width}"
    fits_the_narrowest_screen_with_type_twice_as_large(tab)


def fits_and_can_be_pressed(tab: Page) -> None:
    tab.evaluate(AXE.axe_script)
    tab.set_viewport_size({"width": 375, "height": 900})
    height = tab.evaluate("document.documentElement.scrollHeight")
    with touched(tab):
        assert tab.evaluate("document.documentElement.scrollHeight") >= height, "rows overlap"
        assert tab.evaluate(WHAT_AXE_FINDS, [SIZES, MORE]) == [], "under a finger"
        assert too_small(tab, 44) == [], "under a finger"
    for width in (375, 1440):
        tab.set_viewport_size({"width": width, "height": 900})
        assert too_small(tab, 24) == [], f"{width}"
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
    for apparatus in (".search-form", ".found-facets", ".sort", ".pages", ".pin", ".formats"):
        expect(tab.locator(apparatus).first).to_be_hidden()


@contextmanager
def touched(tab: Page) -> Iterator[None]:
    """Let the page be one on a screen to touch."""
    finger = tab.context.new_cdp_session(tab)
    finger.send("Emulation.setTouchEmulationEnabled", {"enabled": True})
    assert tab.evaluate("matchMedia('(pointer: coarse)').matches")
    try:
        yield
    finally:
        finger.detach()


def too_small(tab: Page, least: int) -> list[str]:
    """What is to be pressed and smaller than so many pixels."""
    found: list[str] = tab.evaluate(WHAT_IS_TOO_SMALL, [TARGETS, least])
    return found


def overflow(tab: Page) -> int:
    """By how many pixels the page is wider than the window."""
    width: int = tab.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    return width
