"""Suggestions of another query, and completions of what is being typed."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytest_django import Settings

from statements.search.index.sync import current
from statements.search.meaning.completion import complete
from tests.conftest import Stand
from tests.factories import make_statement
from tests.search.answers import ask

pytestmark = pytest.mark.django_db


def record() -> None:
    make_statement("Terrorism and peacekeeping.", country="Japan", cites=["S/RES/1325 (2000)"])
    make_statement("Terrorism again.", country="France", speaker="Mr. Delattre")
    make_statement("Sanctions.", country="Côte d'Ivoire", organization="", speaker="Ms. Bamba")


@pytest.fixture(scope="module")
def _standing(stand: Stand) -> Path:
    return stand(record)


@pytest.fixture(autouse=True)
def _index(db: None, _standing: Path, settings: Settings) -> None:
    settings.ARCHIVE_INDEX = _standing
    settings.ARCHIVE_INDEX_INTERVAL = 3600.0  # nothing changes while a test asks


@pytest.mark.parametrize(
    ("text", "suggested", "total"),
    [
        ("terorism", "terrorism", 2),
        ("terrorsim", "terrorism", 2),
        ("etrrorism", "terrorism", 2),
        ("cerrorism", "terrorism", 2),
        ("errorism", "terrorism", 2),
        ("tterrorism", "terrorism", 2),
        ("Delatre", "delattre", 1),
        ("terorism -war", "terrorism -war", 2),
        ('"terorism again"', '"terrorism again"', 1),
        ("=terorism OR war", "=terrorism OR war", 2),
        ("country:jpan terorism", "country:Japan terrorism", 1),
        ("speaker:delatre", 'speaker:"Mr. Delattre (France)"', 1),
    ],
)
def test_what_was_meant(text: str, suggested: str, total: int) -> None:
    suggestion = ask(text).suggestion
    assert suggestion is not None
    assert (suggestion.text, suggestion.total) == (suggested, total)
    assert ask(suggestion.text).total == total


@pytest.mark.parametrize(
    "text", ["terrorism", "sanction", "xylophone", "pea", "terorism sanctions", ""]
)
def test_nothing_is_suggested_that_finds_no_more(text: str) -> None:
    assert ask(text).suggestion is None


def completed(text: str) -> list[tuple[str, str]]:
    return [(one.kind, one.value) for one in complete(text, current())]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("terr", [("word", "terrorism")]),
        ("peace san", [("word", "peace sanctions")]),
        ("japa", [("country", "japan"), ("speaker", "bessho-japan")]),
        ("cote div", [("country", "cote-divoire"), ("speaker", "bamba-cote-divoire")]),
        ("S/PV.78", [("symbol", "S/PV.7802")]),
        ("scr 1325", [("symbol", "S/RES/1325(2000)")]),
        ("res 13", [("symbol", "S/RES/1325(2000)")]),
        ("s/res/1325 (2", [("symbol", "S/RES/1325(2000)")]),
        ("x", []),
        ("", []),
        ("…", []),
    ],
)
def test_how_a_text_may_go_on(text: str, expected: list[tuple[str, str]]) -> None:
    assert completed(text) == expected
