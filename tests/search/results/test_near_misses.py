"""What is shown where nothing fits, beside totals and facets that do not count it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pytest_django import Settings

from statements.search.results.answer import as_dict
from tests.conftest import Stand
from tests.factories import make_statement
from tests.search.answers import ask

pytestmark = pytest.mark.django_db


def record() -> None:
    make_statement("We call fora just peace and nothing more, said the President.", agenda="")
    make_statement("A just war is no peace; nothing is.", country="France", speaker="Mr. A")
    make_statement("Sanctions and embargoes.", country="Japan", speaker="Mr. Bessho")


@pytest.fixture(scope="module")
def _standing(stand: Stand) -> Path:
    return stand(record)


@pytest.fixture(autouse=True)
def _index(db: None, _standing: Path, settings: Settings) -> None:
    settings.ARCHIVE_INDEX = _standing
    settings.ARCHIVE_INDEX_INTERVAL = 3600.0  # nothing changes while a test asks


def near(text: str, **choices: Any) -> list[str]:
    results = ask(text, **choices)
    assert (results.total, results.pages, results.hits) == (0, 0, ())
    assert all(not facet.buckets or facet.selected for facet in results.facets)
    return [hit.record.rpartition("/")[2] for hit in results.nearest]


def test_a_word_remembered_wrongly() -> None:
    assert near("just peace and nothing besides") == ["1", "2"]


def test_two_words_that_a_scanner_glued() -> None:
    assert near('"for a just peace and nothing more"') == ["1", "2"]


def test_a_misspelt_word_is_mended_first() -> None:
    assert near("sancions embargos") == ["3"]


def test_what_it_has_is_marked() -> None:
    (first, _) = ask("just peace and nothing besides").nearest
    marked = [fragment.text for fragment in first.extract if fragment.marked]
    assert marked == ["just", "peace", "nothing"]


def test_conditions_and_choices_still_hold() -> None:
    assert near("just peace and nothing besides country:france") == ["2"]
    assert near("just peace and nothing besides -sanctions -war") == ["1"]
    assert near("just peace and nothing besides", country=("france",)) == ["2"]


def test_of_one_word_nothing_comes_near() -> None:
    assert near("xylophone") == []
    assert near("peace xylophone") == []


def test_beside_few_statements_others_come_near() -> None:
    results = ask("just peace nothing more")
    assert [hit.number for hit in results.hits] == [1]
    assert [hit.number for hit in results.nearest] == [2]
    assert ask('"just peace"').nearest == ()


def test_programs_are_told_of_them_apart() -> None:
    body = as_dict(ask("just peace and nothing besides"))
    assert (body["total"], body["results"]) == (0, [])
    assert [hit["record"] for hit in body["nearest"]] == ["S/PV.7802/1", "S/PV.7802/2"]
