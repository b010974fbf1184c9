"""Speakers known by their names, however these are spelt by a scanner or a reader."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytest_django import Settings

from statements.facts.labels import fold
from statements.search.index.sync import current
from statements.search.meaning.speaker_names import nearest_value, speakers_named
from tests.conftest import Stand
from tests.factories import make_statement

pytestmark = pytest.mark.django_db


def record() -> None:
    for name, country in (
        ("Mr. Jiirgenson", "Estonia"),
        ("Ms. Power", "United States"),
        ("Mr. De Riviere", "France"),
        ("Mr. Nebenzia", "Russian Federation"),
        ("Mr. Singer Weisinger", "Dominican Republic"),
        ("Mr. Ja'afari", "Syrian Arab Republic"),
        ("Mrs. Rodrigues-Birkett", "Guyana"),
        ("Jiri Luik", "Estonia"),
    ):
        make_statement("We seek soft power.", speaker=name, country=country)
    for _ in range(12):
        make_statement("A soft voice, a soft hand.", speaker="")


@pytest.fixture(scope="module")
def _standing(stand: Stand) -> Path:
    return stand(record)


@pytest.fixture(autouse=True)
def _index(db: None, _standing: Path, settings: Settings) -> None:
    settings.ARCHIVE_INDEX = _standing
    settings.ARCHIVE_INDEX_INTERVAL = 3600.0  # nothing changes while a test asks


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Jürgenson", "Mr. Jiirgenson (Estonia)"),
        ("jurgenson estonia", "Mr. Jiirgenson (Estonia)"),
        ("Ambassador Nebenzya", "Mr. Nebenzia (Russian Federation)"),
        ("Samantha Power", "Ms. Power (United States)"),
        ("de Rivière", "Mr. De Riviere (France)"),
        ("Nicolas de Rivière", "Mr. De Riviere (France)"),
        ("Rivière", "Mr. De Riviere (France)"),
        ("Samantha J. Power", "Ms. Power (United States)"),
        ("Bashar al-Jaafari", "Mr. Ja'afari (Syrian Arab Republic)"),
        ("Amb. Power of the United States", "Ms. Power (United States)"),
        ("Wiesinger", "Mr. Singer Weisinger (Dominican Republic)"),
        ("Jaafari", "Mr. Ja'afari (Syrian Arab Republic)"),
        ("Carolyn Rodrigues-Birkett", "Mrs. Rodrigues-Birkett (Guyana)"),
        ("Jüri Luik", "Jiri Luik (Estonia)"),
    ],
)
def test_who_is_meant(text: str, label: str) -> None:
    assert [entry.label for entry in speakers_named(fold(text), current())] == [label]


@pytest.mark.parametrize(
    "text",
    ["soft power", "Kaja Luik", "peace", "mr", "", "estonia france", "of the", "a b c d e f"],
)
def test_what_names_nobody(text: str) -> None:
    assert speakers_named(fold(text), current()) == []


@pytest.mark.parametrize(
    ("text", "label"), [("ukrane", ""), ("estonja", "Estonia"), ("frence", "France"), ("voice", "")]
)
def test_a_country_misspelt(text: str, label: str) -> None:
    found = nearest_value(text, "country", current())
    assert (found.label if found else "") == label
