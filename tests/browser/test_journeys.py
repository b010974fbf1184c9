"""What people come for, done in a real browser: by mouse, by keyboard, without scripts."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

# For the database to be there: what the pages show is in it already.
pytestmark = pytest.mark.django_db

BESSHO = re.compile(r"/S/PV\.7802/12\?q=asymmetric%20threats$")


def test_a_search_for_asymmetric_threats_finds_mr_bessho_first(tab: Page) -> None:
    tab.goto("/")
    tab.get_by_label("Search all statements").fill("asymmetric threats")
    tab.get_by_role("button", name="Search").click()
    first = tab.locator(".found-rows .row").first
    expect(first).to_contain_text("Mr. Bessho (Japan)")
    expect(first.locator("mark").first).to_have_text(re.compile("asymmetric", re.IGNORECASE))
    first.get_by_role("link", name="Mr. Bessho (Japan)").click()
    expect(tab).to_have_url(BESSHO)
    expect(tab.get_by_role("heading", level=1)).to_have_text("Mr. Bessho")


def test_a_facet_narrows_the_search_and_its_chip_widens_it_again(tab: Page) -> None:
    tab.goto("/search?q=peace")
    total = tab.locator(".search-total")
    before = total.inner_text()
    tab.locator("#by-country").get_by_role("link", name="Japan", exact=True).click()
    expect(tab).to_have_url(re.compile("country=japan"))
    expect(total).not_to_have_text(before)
    count = tab.locator("#by-country li", has_text="Japan").locator(".count").inner_text()
    expect(total).to_have_text(re.compile(rf"^{count} statements?$"))
    tab.get_by_role("link", name="Remove Country: Japan").click()
    expect(total).to_have_text(before)


def test_keyboard_alone_leads_from_search_to_facet_statement_citation_and_back(tab: Page) -> None:
    tab.goto("/")
    tab.keyboard.press("Tab")
    expect(tab.get_by_role("link", name="Skip to the content")).to_be_focused()
    tab.keyboard.press("Enter")
    tab.keyboard.press("Tab")
    expect(tab.get_by_label("Search all statements")).to_be_focused()
    tab.keyboard.type("asymmetric threats")
    tab.keyboard.press("Enter")

    _tab_to(tab, "#by-country a >> text=Japan")
    tab.keyboard.press("Enter")
    expect(tab).to_have_url(re.compile("country=japan"))

    _tab_to(tab, ".skip-on")
    expect(tab.locator(".skip-on")).to_be_in_viewport()
    tab.keyboard.press("Enter")
    tab.keyboard.press("Tab")
    expect(tab.locator(".row-who").first).to_be_focused()
    tab.keyboard.press("Enter")
    expect(tab).to_have_url(BESSHO)

    _tab_to(tab, ".said a.cited >> nth=0")
    tab.keyboard.press("Enter")
    expect(tab).to_have_url(re.compile(r"/S/RES/2295\(2016\)$"))
    expect(tab.locator(".row", has_text="Mr. Bessho (Japan)").locator("mark")).to_have_text(
        "resolution 2295 (2016)"
    )
    tab.go_back()
    expect(tab).to_have_url(BESSHO)


def test_keys_step_from_place_to_place_while_the_bar_has_the_focus(tab: Page) -> None:
    tab.goto("/S/PV.7802/12?q=asymmetric+threats")
    told = tab.locator(".hits-told")
    expect(told).to_have_text("9 places for “asymmetric threats”")
    tab.keyboard.press("n")
    tab.get_by_label("Search all statements").press_sequentially("n")
    expect(tab.locator("mark.here")).to_have_count(0)

    _tab_to(tab, ".hits button >> text=Next")
    tab.keyboard.press("Enter")
    tab.keyboard.press("n")
    tab.keyboard.press("n")
    tab.keyboard.press("p")
    expect(told).to_have_text("2 of 9 places for “asymmetric threats”")
    expect(tab.locator("mark.here")).to_have_attribute("id", "hit2")
    expect(tab.locator("#hit2")).to_be_in_viewport()
    expect(tab).to_have_url(re.compile("#hit2$"))
    tab.locator("#p3").get_by_role("link", name="Next place").click()
    expect(told).to_have_text("5 of 9 places for “asymmetric threats”")
    tab.locator(".hits").get_by_role("link", name="Clear").click()
    expect(tab).to_have_url(re.compile(r"/S/PV\.7802/12$"))


def test_no_key_acts_by_itself_and_the_search_box_has_an_access_key(tab: Page) -> None:
    # WCAG 2.1.4: what one says to a computer, or hits by chance, must not act by itself.
    tab.goto("/S/PV.7802/12")
    for key in ("/", "s"):
        tab.keyboard.press(key)
    expect(tab.locator("body")).to_be_focused()
    expect(tab.get_by_label("Search all statements")).to_have_attribute("accesskey", "s")


def test_on_a_phone_every_page_is_behind_one_word(archive: str, chromium: Browser) -> None:
    context = chromium.new_context(
        base_url=archive, java_script_enabled=False, viewport={"width": 375, "height": 800}
    )
    page = context.new_page()
    page.goto("/S/PV.7802/12")
    menu = page.get_by_role("navigation", name="Archive")
    expect(menu.get_by_role("link", name="Trends")).to_be_hidden()
    page.get_by_text("Menu", exact=True).click()
    expect(menu.get_by_role("link")).to_have_count(14)
    menu.get_by_role("link", name="Trends").click()
    expect(page).to_have_url(re.compile("/trends$"))
    page.set_viewport_size({"width": 1440, "height": 800})
    expect(page.get_by_text("Menu", exact=True)).to_be_hidden()
    expect(menu.get_by_role("link", name="Trends")).to_be_visible()
    context.close()


def test_the_reference_can_be_copied_with_one_click(tab: Page) -> None:
    tab.context.grant_permissions(["clipboard-read", "clipboard-write"])
    tab.goto("/S/PV.7802/12")
    tab.get_by_role("button", name="Copy reference").click()
    expect(tab.get_by_text("Copied")).to_be_visible()
    copied = tab.evaluate("navigator.clipboard.readText()")
    assert copied == "S/PV.7802, statement of Mr. Bessho (Japan), 7 November 2016"


def test_a_quotation_follows_the_paragraph_linked_to_and_the_words_selected(tab: Page) -> None:
    tab.context.grant_permissions(["clipboard-read", "clipboard-write"])
    tab.goto("/S/PV.7802/12#p3")
    tab.get_by_role("button", name="Copy quotation").click()
    expect(tab.get_by_text("Copied")).to_be_visible()
    copied = tab.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("“Asymmetric threats in the form of physical attacks")
    assert "” (S/PV.7802, statement of Mr. Bessho (Japan), 7 November 2016) http" in copied
    assert copied.endswith("/S/PV.7802/12#p3")
    tab.locator("#p1 > p").click(click_count=3)
    expect(tab.locator("#quotation")).to_contain_text("/S/PV.7802/12#p1")
    expect(tab.locator("#quotation")).to_contain_text("“I would like to express")


def test_an_error_is_reported_without_a_script(chromium: Browser, archive: str) -> None:
    page = chromium.new_page(base_url=archive, java_script_enabled=False)
    page.goto("/S/PV.7802/12")
    expect(page.locator("#quotation")).to_contain_text("“I would like to express")
    page.get_by_role("link", name="Report an error in this statement").click()
    page.get_by_label("What is wrong?").fill("The third word should be “like”.")
    expect(page.get_by_label("Leave this empty")).not_to_be_in_viewport()
    page.get_by_role("button", name="Send the report").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you")
    page.close()


def test_the_text_as_printed_shows_each_repair(tab: Page) -> None:
    tab.goto("/S/PV.7802/12")
    expect(tab.locator(".said")).to_contain_text("enhancing the capacity of peacekeepers")
    tab.get_by_role("link", name="Text as printed").click()
    expect(tab.locator(".repair del", has_text="ofpeacekeepers")).to_be_visible()
    expect(tab.locator(".repair ins", has_text="of peacekeepers")).to_be_visible()


def test_everything_works_without_scripts(archive: str, chromium: Browser) -> None:
    context = chromium.new_context(
        base_url=archive, java_script_enabled=False, viewport={"width": 375, "height": 800}
    )
    page = context.new_page()
    page.goto("/")
    page.get_by_label("Search all statements").fill("asymmetric threats")
    page.get_by_role("button", name="Search").click()
    japan = page.locator("#by-country").get_by_role("link", name="Japan", exact=True)
    expect(japan).not_to_be_visible()
    page.get_by_text("Narrow by country").click()
    japan.click()
    expect(page).to_have_url(re.compile("country=japan"))
    page.get_by_role("link", name="newest").click()
    page.get_by_role("link", name="Mr. Bessho (Japan)").click()
    page.get_by_role("link", name="resolution 2295 (2016)").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("S/RES/2295 (2016)")
    context.close()


@pytest.mark.parametrize("address", ["/help", "/fr/help"])
@pytest.mark.parametrize("width", [320, 375])
def test_on_a_phone_the_menu_stands_beside_the_name(tab: Page, address: str, width: int) -> None:
    tab.set_viewport_size({"width": width, "height": 700})
    tab.goto(address)
    name = tab.locator(".wordmark")
    box, menu = name.bounding_box(), tab.locator(".menu > summary").bounding_box()
    assert box is not None
    assert menu is not None
    assert box["x"] + box["width"] <= menu["x"]
    assert name.evaluate("node => node.scrollWidth <= node.clientWidth")


def _tab_to(tab: Page, selector: str, most: int = 200) -> None:
    """Press Tab until what `selector` names has the focus, as a reader would."""
    wanted = tab.locator(selector).first
    for _ in range(most):
        tab.keyboard.press("Tab")
        if wanted.evaluate("node => node === document.activeElement"):
            return
    raise AssertionError(f"{selector} is not reached by the keyboard")
