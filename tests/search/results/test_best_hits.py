"""The best hits of a common word: those of a search that weighs all it finds."""

from __future__ import annotations

import datetime
import random
from itertools import product
from pathlib import Path

import pytest
from tantivy import DocAddress

from statements.models import Statement
from statements.search.index import sync
from statements.search.index.sync import Opened
from statements.search.language.question import Question, Sort
from statements.search.language.tree import And, Exact, Node, Phrase, Prefix, Word
from statements.search.meaning import estimates
from statements.search.meaning.query import Spellings
from statements.search.meaning.reading import Reading, read
from statements.search.results import best_hits
from statements.search.results.cursors import Listing
from tests.factories import make_statement
from tests.search.answers import answered

pytestmark = pytest.mark.django_db

WORDS = ("peace", "famine", "war", "order", "council", "time")


@pytest.fixture(autouse=True)
def _index(db: None, index: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two hundred statements in two segments, every third only for the conduct of a meeting."""
    monkeypatch.setattr(estimates, "_COMMON_FROM", 1)
    chance = random.Random(3)
    for number in range(200):
        words = chance.choices(WORDS, weights=(9, 2, 2, 2, 2, 2), k=int(3 + 40 * chance.random()))
        make_statement(
            " ".join(words),
            symbol=f"S/PV.{number}",
            date=datetime.date(1990 + number % 30, 1, 1),
            procedural=number % 3 == 0,
            agenda=chance.choice(["Peace in our time", "Famine", "War"]),
            speaker=chance.choice(["Mr. Peace", "Mr. War"]),
        )
        if number == 150:
            sync.catch_up()
    # A statement that is gone is in no count and no list.
    Statement.objects.filter(meeting__symbol="S/PV.7").delete()


def whole(opened: Opened, reading: Reading, size: int) -> list[tuple[float, DocAddress]]:
    return opened.searcher.search(reading.query, size, count=False, weight_by_field="weight").hits


@pytest.mark.parametrize(("least", "more"), [(8, 5), (24, 40), (256, 8)])
def test_the_best_are_those_of_all(least: int, more: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(best_hits, "_LEAST", least)
    monkeypatch.setattr(best_hits, "_MORE", more)
    opened = sync.current()
    for word, size in product([*WORDS, "nowhere"], [1, 5, 20, 100]):
        reading = read(word, opened)
        found = best_hits.first(opened, reading.query, size)
        if found is not None:
            best = whole(opened, reading, size)
            assert [score for score, _ in found] == [score for score, _ in best]
        else:
            assert least * more < 200


def test_a_few_are_found_among_a_few() -> None:
    opened = sync.current()
    found = best_hits.first(opened, read("peace", opened).query, 10)
    assert found is not None
    assert len(found) == 10


def test_what_proves_nothing_is_left_to_a_search_of_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(best_hits, "_LEAST", 12)
    monkeypatch.setattr(best_hits, "_MORE", 1)
    opened = sync.current()
    reading = read("peace", opened)
    # Brief statements score highest, and those that conduct the meeting are made to count less.
    assert best_hits.first(opened, reading.query, 12) is None
    single, all_weighed = (
        Listing(opened, reading.query, Sort.RELEVANCE, common) for common in (True, False)
    )
    assert single.page(0, 11) == all_weighed.page(0, 11)


def test_pages_are_the_same_either_way() -> None:
    opened = sync.current()
    reading = read("peace", opened)
    single, all_weighed = (
        Listing(opened, reading.query, Sort.RELEVANCE, common) for common in (True, False)
    )
    for offset in (0, 10, 40, 150, 300):
        assert single.page(offset, 10) == all_weighed.page(offset, 10)


def test_it_is_for_one_common_word() -> None:
    opened = sync.current()
    others: tuple[Node | None, ...] = (
        *(Word("1994"), Word("peace-war"), Word("·"), Word("nowhere"), Exact("peace")),
        *(Prefix("pea"), Phrase("peace war"), And((Word("peace"), Word("war"))), None),
    )
    assert estimates.is_one_common_word(Word("Peace"), Spellings(opened))
    for tree in others:
        assert not estimates.is_one_common_word(tree, Spellings(opened, tree))


def test_within_a_facet_all_are_weighed() -> None:
    found = answered(Question("peace", type=("substantive",)))
    assert found.total == len(
        [hit for hit in answered(Question("peace", size=200)).hits if not hit.procedural]
    )
