"""What most of the record has, and what comes first in a result counted by it alone."""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path

import pytest
from tantivy import Query

from statements.models import Document, Statement
from statements.search.counting import top_values
from statements.search.index import frequent_values, sync, updates
from statements.search.index.frequent_values import FrequentValues
from statements.search.index.generations import Generations
from statements.search.language.question import Question
from statements.search.meaning.reading import read
from statements.search.results import facets
from tests.factories import cite, make_statement

pytestmark = pytest.mark.django_db

EVERYTHING = Query.all_query()
DOCUMENTS = 40
CHOSEN = {"speaker": 2, "cites": 6}


@pytest.fixture(autouse=True)
def few(db: None, index: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Thirty statements that cite forty documents, some of them again and again.

    The six documents cited most are chosen, and what few statements have is counted by them.
    """
    monkeypatch.setattr(frequent_values, "CHOSEN", CHOSEN)
    monkeypatch.setattr(top_values, "CHOSEN", CHOSEN)
    monkeypatch.setattr(facets, "_FREQUENT_FROM", 1)
    chance = random.Random(7)
    for number in range(30):
        text = "Peace and famine." if number % 5 == 0 else "Peace."
        statement = make_statement(text, speaker=f"Mr. {int(4 * chance.random() ** 3)}")
        cited = {int(DOCUMENTS * chance.random() ** 4) for _ in range(6)}
        for place, document in enumerate(sorted(cited)):
            cite(statement, f"S/RES/{document + 1} (2000)", place=place)
    sync.catch_up()
    # Another segment, as there is after every change, with a document that is not frequent.
    later = make_statement("Peace.")
    cite(later, "S/RES/1 (2000)")
    cite(later, "S/RES/1325 (2000)", place=1)


def counted(word: str, facet: str, least: int, *, frequent: bool) -> top_values.TopValues:
    opened = sync.current()
    query = read(word, opened).query
    return top_values.top(opened, query, [facet], least, frequent=[facet] if frequent else [])[
        facet
    ]


def is_proved(top: top_values.TopValues) -> bool:
    """Tell whether the others were left uncounted."""
    return top.more is None


# ---- which are chosen ----


def test_those_are_chosen_that_most_statements_have() -> None:
    chosen = FrequentValues.choose()
    held = Counter(
        Statement.objects.exclude(citations=None)
        .values_list("citations__document", "pk")
        .distinct()
        .values_list("citations__document", flat=True)
    )
    least = held.most_common(6)[-1][1]
    assert len(chosen.cites) == 6
    assert min(held[key] for key in chosen.cites) == least
    assert chosen.statements == 31


def test_a_document_cited_twice_in_a_statement_counts_once() -> None:
    statement = make_statement("War.")
    for place in range(40):
        cite(statement, "S/RES/900 (1994)", place=place)
    assert Document.objects.get(symbol="S/RES/900 (1994)").pk not in FrequentValues.choose().cites


def test_a_choice_is_read_as_it_was_written(tmp_path: Path) -> None:
    chosen = FrequentValues.choose()
    chosen.write(tmp_path)
    assert FrequentValues.read(tmp_path) == chosen


@pytest.mark.parametrize("kept", ["", "[]", "{}", '{"statements": 1, "speaker": 2, "cites": []}'])
def test_an_index_without_a_choice_is_built_anew(index: Path, kept: str) -> None:
    sync.catch_up()
    folder = Generations(index).current()
    assert folder is not None
    (folder / "frequent_values.json").write_text(kept)
    assert FrequentValues.read(folder) is None
    assert sync.catch_up() == 31
    assert Generations(index).current() != folder


def test_an_index_keeps_its_choice_until_it_has_grown_by_far(
    index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sync.catch_up()
    folder = Generations(index).current()
    monkeypatch.setattr(frequent_values, "_SMALL", 0)
    monkeypatch.setattr(frequent_values, "_GROWTH", 2)
    for _ in range(29):
        make_statement("War.")
    sync.catch_up()
    assert Generations(index).current() == folder
    make_statement("War.")
    # What reads on the way to a page leaves it to a thread in the background.
    assert updates.catch_up(Generations(index), 1_000) is None
    assert sync.catch_up() == 61
    assert Generations(index).current() != folder


# ---- what they are good for ----


@pytest.mark.parametrize("least", [1, 2, 3])
@pytest.mark.parametrize("word", ["peace", "famine"])
@pytest.mark.parametrize("facet", ["cites", "speaker"])
def test_the_first_are_those_of_a_whole_count(facet: str, word: str, least: int) -> None:
    quick, whole = (counted(word, facet, least, frequent=frequent) for frequent in (True, False))
    last = sorted((number for _, _, number in whole.counts), reverse=True)[:least][-1]
    assert {one for one in quick.counts if one[2] >= last} == {
        one for one in whole.counts if one[2] >= last
    }


def test_of_a_common_word_the_others_stay_uncounted() -> None:
    assert is_proved(counted("peace", "cites", 2, frequent=True))
    assert is_proved(counted("peace", "speaker", 1, frequent=True))


@pytest.mark.parametrize(("word", "facet", "least"), [("famine", "cites", 6), ("war", "cites", 1)])
def test_what_is_not_certain_is_counted_whole(word: str, facet: str, least: int) -> None:
    found = counted(word, facet, least, frequent=True)
    assert not is_proved(found)
    assert found == counted(word, facet, least, frequent=False)


@pytest.mark.parametrize("facet", ["cites", "speaker"])
def test_where_there_are_but_frequent_values_the_others_are_counted(
    facet: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (frequent_values, top_values):
        monkeypatch.setattr(module, "CHOSEN", {"speaker": 10, "cites": 100})
    sync.rebuild()
    for word, least in (("peace", 2), ("famine", 2), ("peace", 49), ("war", 1)):
        quick, whole = (
            counted(word, facet, least, frequent=frequent) for frequent in (True, False)
        )
        assert sorted(quick.counts) == sorted(whole.counts)
        assert quick.more == whole.more
    assert counted("peace", facet, 1, frequent=True).more


def test_of_more_frequent_values_than_are_asked_for_nobody_knows_how_many(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for module in (frequent_values, top_values):
        monkeypatch.setattr(module, "CHOSEN", {"speaker": 10, "cites": 100})
    monkeypatch.setattr(top_values, "_ASKED_FOR", 3)
    sync.rebuild()
    found = counted("peace", "speaker", 1, frequent=True)
    assert (len(found.counts), found.more) == (1, None)


def test_what_is_held_by_more_than_a_frequent_value_is_found() -> None:
    # Chosen are those of a time before it was cited at all.
    for _ in range(40):
        cite(make_statement("Peace."), "S/RES/2000 (2011)")
    first, *_ = counted("peace", "cites", 1, frequent=True).counts
    assert first == ("S/RES/2000(2011)", "S/RES/2000 (2011)", 40)


@pytest.mark.parametrize("word", ["peace", "famine", "", "peace is:substantive"])
@pytest.mark.parametrize("shown", [1, 2, 6])
def test_facets_are_the_same_whichever_way_they_are_counted(
    word: str, shown: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened, question = sync.current(), Question(word)
    reading = read(word, opened)
    quick = facets.count(opened, reading, question, shown)
    monkeypatch.setattr(facets, "_FREQUENT_FROM", 1_000)
    whole = facets.count(opened, reading, question, shown)
    assert quick.total == whole.total
    for facet, all_values in whole.facets.items():
        last = sorted((number for _, _, number in all_values.counts), reverse=True)[:shown]
        found = quick.facets[facet].counts
        assert sorted((number for _, _, number in found), reverse=True)[:shown] == last
        assert {one for one in found if one[2] > min(last, default=0)} <= set(all_values.counts)
