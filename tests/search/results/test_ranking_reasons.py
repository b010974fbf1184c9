from __future__ import annotations

import math
from pathlib import Path

import pytest
from pytest_django import Settings

from statements.search.index.sync import current
from statements.search.language.question import Question, Sort
from statements.search.meaning.query import narrow
from statements.search.meaning.reading import read
from statements.search.results.cursors import Listing
from statements.search.results.ranking_reasons import Reason
from tests.conftest import Stand
from tests.factories import make_statement
from tests.search.answers import answered

pytestmark = pytest.mark.django_db


def record() -> None:
    make_statement(
        "Peace and security. Peace, and counter-terrorism.", number=1, agenda="Peace in Mali"
    )
    make_statement("Thank you for the peace.", number=2, procedural=True, agenda="Peace in Mali")
    make_statement(
        "Nothing at all.", symbol="S/PV.1", number=3, speaker="Mr. Peace", agenda="Other matters"
    )


@pytest.fixture(scope="module")
def _standing(stand: Stand) -> Path:
    return stand(record)


@pytest.fixture(autouse=True)
def _index(db: None, _standing: Path, settings: Settings) -> None:
    settings.ARCHIVE_INDEX = _standing
    settings.ARCHIVE_INDEX_INTERVAL = 3600.0  # nothing changes while a test asks


def why(text: str, number: int = 1, **asked: object) -> Reason:
    found = answered(Question(text, explain=True, **asked))  # type: ignore[arg-type]
    (reason,) = [hit.reason for hit in found.hits if hit.number == number]
    assert reason is not None
    return reason


def test_it_tells_where_a_word_stands_and_how_often() -> None:
    (term,) = why("peace").terms
    assert [(match.place, match.times) for match in term.matches] == [
        ("the text", 2),
        ("the agenda item", 1),
    ]


def test_a_name_is_told_of() -> None:
    (term,) = why("peace", 3).terms
    assert [match.place for match in term.matches] == ["the name of the speaker"]


def test_what_stands_side_by_side_is_told_of() -> None:
    assert [term.beside for term in why("peace security").terms] == [False, False]
    assert [term.term for term in why("security peace").terms if term.beside] == ["security peace"]


def test_words_that_only_begin_so_are_not_counted() -> None:
    (term,) = why("pea*").terms
    assert {match.times for match in term.matches} == {0}


def test_substance_weighs_more_than_the_conduct_of_a_meeting() -> None:
    assert why("peace").weight > why("peace", 2).weight > 1


def test_nobody_who_did_not_ask_is_told() -> None:
    assert [hit.reason for hit in answered(Question("peace")).hits] == [None] * 3


@pytest.mark.parametrize("sort", [Sort.RELEVANCE, Sort.OLDEST])
@pytest.mark.parametrize(
    "text",
    [
        *("peace", "peace security", "peace OR mali OR pea*", '"peace and security" -war'),
        *("counterterrorism", '"security peace"~4', "=peace type:substantive", "peace -xylophone"),
    ],
)
def test_the_parts_make_the_score_by_which_hits_are_ranked(text: str, sort: Sort) -> None:
    opened = current()
    question = Question(text)
    query = narrow(read(text, opened).query, question)
    scores = {hit.id: hit.value for hit in Listing(opened, query, Sort.RELEVANCE).best(20)}
    for hit in answered(Question(text, explain=True, sort=sort)).hits:
        assert hit.reason is not None
        assert math.isclose(hit.reason.score, scores[hit.id], rel_tol=1e-4)
        told = sum(term.score for term in hit.reason.terms)
        assert math.isclose(told * hit.reason.weight, hit.reason.score, rel_tol=2e-3)
        assert hit.reason.rest == 0.0
