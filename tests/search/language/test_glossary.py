"""Abbreviations and official names, each found by the other."""

from __future__ import annotations

from pathlib import Path

import pytest

from statements.facts.tables import FactsError
from statements.search.language.glossary import expand, glossary, read_glossary
from statements.search.language.parser import parse_query
from statements.search.language.tree import write_query
from tests.factories import make_statement
from tests.search.answers import ask, extract, find


def spelt(text: str) -> str:
    return write_query(expand(parse_query(text).tree)[0])


@pytest.mark.parametrize(
    ("text", "expanded"),
    [
        ("r2p", 'r2p OR "responsibility to protect"'),
        ("WHO", 'WHO OR "World Health Organization"'),
        ("who", "who"),
        ("=WHO", "=WHO"),
        ('"R2P"', '"R2P"'),
        ("african union mission", '((african union) OR "AU") mission'),
        ("-DPRK", '-(DPRK OR "Democratic People\'s Republic of Korea")'),
        ("World Health Organization", "World Health Organization"),
        ("UK troops", '(UK OR "United Kingdom") troops'),
        ("us troops", "us troops"),
        ("türkiye", 'türkiye OR "Turkey"'),
        ("women, peace and security agenda", '((women, peace and security) OR "WPS") agenda'),
        ("country:drc peace", "country:drc peace"),
    ],
)
def test_what_is_added(text: str, expanded: str) -> None:
    assert spelt(text) == expanded


def test_it_holds_the_field() -> None:
    known = {entry.abbreviation for entry in glossary().entries}
    assert {"MINUSMA", "DPRK", "R2P", "P5", "E10", "WPS", "OCHA", "JCPOA"} <= known
    assert len(known) >= 200


def test_every_entry_is_found_from_both_sides() -> None:
    for entry in glossary().entries:
        assert entry.name in glossary().expansions([entry.abbreviation])
        # "who" in every text would be the World Health Organization.
        found = entry.abbreviation in glossary().expansions(entry.name.split())
        assert found is not entry.exact_case


@pytest.mark.parametrize("row", ["A,B,odd", "A,,", "A,B,\nA,B,"])
def test_a_malformed_table_is_refused(tmp_path: Path, row: str) -> None:
    table = tmp_path / "glossary.csv"
    table.write_text(f"abbreviation,name,case\n{row}\n")
    with pytest.raises(FactsError):
        read_glossary(table)


@pytest.mark.django_db
def test_it_finds_more_and_can_be_switched_off(index: Path) -> None:
    make_statement("The responsibility to protect is ours.")
    make_statement("R2P is a principle.")
    assert len(find("R2P")) == len(find("responsibility to protect")) == 2
    assert ask("R2P").additions[0].added == ("responsibility to protect",)
    assert find("R2P", glossary=False) == ["S/PV.7802/2"]
    assert ask("R2P", glossary=False).additions == ()


@pytest.mark.django_db
def test_what_it_found_is_marked(index: Path) -> None:
    make_statement("We speak of the responsibility to protect.")
    assert "[responsibility to protect]" in extract("R2P")
