"""What a script adds to the search box, and that nothing is missing without it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.django_db


def test_names_are_offered_as_one_types_and_lead_to_their_pages(tab: Page) -> None:
    tab.goto("/search")
    box = tab.get_by_role("combobox")
    box.press_sequentially("bess")
    offered = tab.locator("datalist option")
    expect(offered.first).to_be_attached()
    values = offered.evaluate_all("options => options.map(option => option.value)")
    speaker = next(value for value in values if value.endswith("– speaker"))
    box.fill(speaker)
    expect(tab).to_have_url(re.compile("/speakers/.*bessho"))


def test_what_is_found_among_the_values_of_a_facet_is_told(tab: Page) -> None:
    tab.goto("/fr/search?q=peace&country=japan")
    facet = tab.locator("#by-country")
    told, box = facet.get_by_role("status"), facet.get_by_role("searchbox")
    before = facet.locator("li").count()
    box.fill("JAP")
    expect(told).to_have_text("1 pour « JAP »")
    expect(facet.get_by_role("link", name="Japan (choisi : retirer)")).to_be_visible()
    box.fill("$& {find}")
    expect(told).to_have_text("Rien ici ne contient « $& {find} » dans son nom.")
    expect(facet.locator("li")).to_have_count(0)
    box.fill("")
    expect(told).to_be_empty()
    expect(facet.locator("li")).to_have_count(before)


def test_a_symbol_is_offered_before_its_mentions(tab: Page) -> None:
    tab.goto("/search?q=S/PV.7802+p.+3")
    tab.locator(".offers").get_by_role("link", name="S/PV.7802, page 3").click()
    expect(tab).to_have_url(re.compile(r"/S/PV\.7802"))


def test_a_mistake_is_marked_where_it_is(tab: Page) -> None:
    tab.goto("/search?q=threats+before:soon")
    expect(tab.locator(".problem-mark")).to_have_text("soon")
    expect(tab.locator(".wording")).to_have_text("Statements containing “threats”.")
