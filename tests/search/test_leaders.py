"""What comes first in what a common word finds, counted without counting everything."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from tantivy import Query

from statements.search import facets, leaders, sync, tallies
from statements.search.question import Question
from statements.search.reading import read
from statements.search.tree import Not, Or, Prefix, Word

from ..factories import cite, make_statement

pytestmark = pytest.mark.django_db

EVERYTHING = Query.all_query()
DOCUMENTS = 40


@pytest.fixture(autouse=True)
def few(db: None, index: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Thirty statements that cite forty documents, some of them again and again.

    Of so few the six held most are tried, and others there are always.
    """
    monkeypatch.setattr(leaders, "_TRIED", (4, 6))
    monkeypatch.setattr(leaders, "_OTHERS", 1)
    chance = random.Random(7)
    for number in range(30):
        text = "Peace and famine." if number % 5 == 0 else "Peace."
        statement = make_statement(text, speaker=f"Mr. {int(4 * chance.random() ** 3)}")
        cited = {int(DOCUMENTS * chance.random() ** 4) for _ in range(6)}
        for place, document in enumerate(sorted(cited)):
            cite(statement, f"S/RES/{document + 1} (2000)", place=place)
    sync.catch_up()
    # Another segment, as there is after every change.
    cite(make_statement("Peace."), "S/RES/1 (2000)")
    yield
    leaders._held.cache_clear()


@pytest.mark.parametrize("least", [1, 2, 3])
@pytest.mark.parametrize("word", ["peace", "famine"])
def test_the_first_are_those_of_a_whole_count(word: str, least: int) -> None:
    opened = sync.current()
    query = read(word, opened).query
    whole = Counter(
        {value: number for value, _, number in tallies.every(opened, query, ["cites"])["cites"]}
    )
    first = leaders.first(opened, query, "cites_key", least)
    if first is None:
        assert word == "famine"
        return
    last = whole.most_common(least)[-1][1]
    assert [number for _, number in first] == sorted(
        (number for number in whole.values() if number >= last), reverse=True
    )


def test_a_common_word_needs_no_whole_count() -> None:
    opened = sync.current()
    query = read("peace", opened).query
    assert leaders.first(opened, query, "cites_key", 2) is not None
    tally = tallies.led(opened, query, ["cites"], 2)["cites"]
    assert tally.more is None
    assert tally.counts == tallies.highest(opened, query, ["cites"], 2)["cites"].counts


def test_what_is_not_certain_is_counted_whole() -> None:
    opened = sync.current()
    rare = read("famine", opened).query
    assert leaders.first(opened, rare, "cites_key", 6) is None
    assert tallies.led(opened, rare, ["cites"], 6) == {}


@pytest.mark.parametrize("word", ["peace", "famine", ""])
@pytest.mark.parametrize("shown", [1, 2, 6])
def test_facets_are_the_same_whichever_way_they_are_counted(word: str, shown: int) -> None:
    opened, question = sync.current(), Question(word)
    reading = read(word, opened)
    whole = facets.count(opened, reading, question, shown)
    begun = facets.begin(opened, reading, question, shown)()
    assert {facet: tally.counts for facet, tally in begun.items()} == {
        facet: tally.counts for facet, tally in whole.items()
    }


def test_where_others_are_few_all_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(leaders, "_OTHERS", 10_000)
    assert leaders.first(sync.current(), EVERYTHING, "cites_key", 2) is None


def test_a_query_is_as_common_as_its_words() -> None:
    opened = sync.current()
    assert leaders.is_common(None, opened)
    assert leaders.is_common(Word("Peace"), opened)
    assert leaders.is_common(Or((Word("famine"), Word("peace"))), opened)
    assert leaders.is_common(Not(Word("peace")), opened)
    assert not leaders.is_common(Word("famine"), opened)
    assert not leaders.is_common(read("peace famine", opened).tree, opened)
    assert not leaders.is_common(Word("·"), opened)
    assert not leaders.is_common(Prefix("pea"), opened)


def test_what_has_no_value_is_no_value() -> None:
    make_statement("No delegation, no agenda item.")
    opened = sync.current()
    counted = tallies.every(opened, EVERYTHING, ["country", "org", "agenda", "lang", "region"])
    assert all(value for counts in counted.values() for value, _, _ in counts)
    highest = tallies.highest(opened, EVERYTHING, ["org", "region"], 1)
    assert all(tally == tallies.Tally([]) for tally in highest.values())
