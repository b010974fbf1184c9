"""Two sets side by side: counts equal to those of the record itself, and what is told of them."""

from __future__ import annotations

import datetime
import random
from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from pytest_django import Settings

from statements.search.index import sync
from statements.search.index.index_cache import Memory
from statements.search.language.question import Question
from statements.search.studies import vocabulary
from statements.search.studies.comparison import (
    Comparison,
    ComparisonOptions,
    KeywordOrder,
    YearVolume,
    compare,
)
from statements.search.studies.keyness import log_likelihood, log_ratio
from tests.conftest import Stand
from tests.factories import make_statement

pytestmark = pytest.mark.django_db

JAPAN, FRANCE = Question("country:japan"), Question("country:france")
EVERY = ComparisonOptions(least=1, spread=1)


def compared(
    one: Question = JAPAN, other: Question = FRANCE, wish: ComparisonOptions = EVERY
) -> Comparison:
    return compare(sync.current(), one, other, wish)


@dataclass(frozen=True)
class Said:
    country: str
    year: int
    words: list[str]
    cites: list[str]
    agenda: str


WORDS = [f"w{letter}{other}" for letter in "abcdef" for other in "abcdef"]


def drawn() -> list[Said]:
    """Return what was said, its words, citations, items and years drawn by lot."""
    chance = random.Random(7)
    return [
        Said(
            country=chance.choice(["Japan", "France", "Kenya"]),
            year=chance.choice([2014, 2016]),
            words=chance.choices(WORDS, weights=range(1, 37), k=chance.randint(1, 40)),
            cites=chance.sample(["S/2016/1", "S/2016/2", "S/2016/3"], chance.randint(0, 3)),
            agenda=chance.choice(["Peace", "War"]),
        )
        for _ in range(40)
    ]


def record() -> None:
    for one in drawn():
        make_statement(
            " ".join(one.words),
            symbol=f"S/PV.{one.year}{1 + (one.agenda == 'War')}",
            date=datetime.date(one.year, 5, 5),
            country=one.country,
            cites=one.cites,
            agenda=one.agenda,
            speaker="",
        )


@pytest.fixture(scope="module")
def _standing(stand: Stand) -> Path:
    return stand(record)


@pytest.fixture(autouse=True)
def said(db: None, _standing: Path, settings: Settings) -> list[Said]:
    settings.ARCHIVE_INDEX = _standing
    return drawn()


def test_every_count_is_that_of_the_record(said: list[Said]) -> None:
    found = compared()
    sets = [[one for one in said if one.country == name] for name in ("Japan", "France")]
    totals = [len(one) for one in sets]
    counts = [Counter(word for one in each for word in one.words) for each in sets]
    spread = [Counter(word for one in each for word in set(one.words)) for each in sets]
    words = [each.total() for each in counts]
    assert [found.one.total, found.other.total] == totals
    assert [found.one.words, found.other.words] == words
    assert [found.one.vocabulary.words, found.other.vocabulary.words] == words
    for key in found.keywords:
        assert (key.one, key.other) == (counts[0][key.word], counts[1][key.word])
        assert (key.in_one, key.in_other) == (spread[0][key.word], spread[1][key.word])
        table = (key.one, words[0], key.other, words[1])
        assert key.log_likelihood == log_likelihood(*table)
        assert key.log_ratio == log_ratio(*table)
        assert key.lead == (1 if key.one * words[1] > key.other * words[0] else -1)
    even = {
        word
        for word in counts[0] | counts[1]
        if counts[0][word] * words[1] == counts[1][word] * words[0]
    }
    assert {key.word for key in found.keywords} == (counts[0] | counts[1]).keys() - even
    for portions, values in (
        (found.cited, [[c for one in each for c in one.cites] for each in sets]),
        (found.spoken_on, [[one.agenda for one in each] for each in sets]),
    ):
        one, other = map(Counter, values)
        assert {p.label: (p.one, p.other) for p in portions} == {
            label: (one[label], other[label]) for label in one.keys() | other.keys()
        }
    assert [year.label for year in found.years] == ["2014", "2015", "2016"]
    for year in found.years:
        of_year = [[one for one in each if str(one.year) == year.label] for each in sets]
        volumes = [YearVolume(len(each), sum(len(one.words) for one in each)) for each in of_year]
        assert [year.one, year.other] == volumes
        assert year.held == sum(str(one.year) == year.label for one in said)
    assert found.overlap == 0
    assert found.held == len(said)


def test_what_is_in_both_is_counted_and_the_same_is_known() -> None:
    found = compared(Question("country:japan,france"), Question("country:france,kenya"))
    assert found.overlap == compared().other.total
    assert not found.are_the_same
    same = compared(JAPAN, Question(country=("japan",)))
    assert same.are_the_same
    assert same.keywords == ()


def test_words_come_in_the_order_wished_for() -> None:
    order: dict[KeywordOrder, Any] = {
        KeywordOrder.LIKELIHOOD: lambda key: -key.log_likelihood,
        KeywordOrder.RATIO: lambda key: -abs(key.log_ratio),
        KeywordOrder.COUNT: lambda key: -(key.one if key.lead > 0 else key.other),
        KeywordOrder.STATEMENTS: lambda key: -(key.in_one if key.lead > 0 else key.in_other),
        KeywordOrder.WORD: lambda key: key.word,
    }
    for arrangement in KeywordOrder:
        keys = compared(wish=ComparisonOptions(arrangement, least=1, spread=1)).keywords
        assert len(keys) > 10
        assert all(order[arrangement](a) <= order[arrangement](b) for a, b in pairwise(keys))


def test_a_large_set_is_read_in_part_and_the_seed_says_which(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(vocabulary, "MAX_STATEMENTS_COUNTED", 5)
    opened = sync.current()

    def read(seed: int) -> vocabulary.Vocabulary:
        return vocabulary.vocabulary(replace(opened, memory=Memory()), Question(), seed)

    first = read(1)
    assert (first.read, first.found, first.is_whole) == (5, 40, False)
    assert first.counts.total() == first.words
    assert max(first.spread.values()) <= 5
    assert read(1) == first
    assert any(read(seed) != first for seed in (2, 3))


def test_a_small_set_is_read_whole_whatever_the_seed(said: list[Said]) -> None:
    opened = sync.current()
    whole = vocabulary.vocabulary(opened, Question(), 1)
    assert whole.is_whole
    assert whole == vocabulary.vocabulary(opened, Question(), 2)
    assert whole.counts == Counter(word for one in said for word in one.words)


def test_it_asks_the_record_no_more_than_a_search_does(
    said: list[Said], django_assert_num_queries: Any
) -> None:
    opened = sync.current()
    with django_assert_num_queries(0):
        compare(opened, JAPAN, FRANCE, ComparisonOptions())
