"""How much a query may find: a guess from its words."""

from __future__ import annotations

from pathlib import Path

import pytest

from statements.search.index import sync
from statements.search.language.tree import And, Field, Node, Not, Or, Phrase, Prefix, Word
from statements.search.meaning import estimates
from statements.search.meaning.estimates import most_found
from statements.search.meaning.reading import read
from tests.factories import make_statement

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _index(db: None, index: Path) -> None:
    make_statement("Peace.", country="Japan", procedural=True)
    make_statement("Peace and famine.", country="France", speaker="Mr. Delattre")
    make_statement("Peace.")


@pytest.mark.parametrize(
    ("tree", "most"),
    [
        (None, 3),
        (Word("Peace"), 3),
        (Word("famines"), 1),
        (Or((Word("famine"), Word("peace"))), 3),
        (Not(Word("peace")), 3),
        (Word("·"), 0),
        (Field("is", ("substantive",)), 2),
        (Field("country", ("japan", "france")), 2),
        (Field("year", ("2016",)), 3),
        (Field("before", ("1990",)), 3),
        (And((Word("peace"), Field("is", ("procedural",)))), 1),
        (Prefix("pea"), 0),
        (Phrase("peace and famine"), 0),
    ],
)
def test_a_query_is_as_common_as_its_words(tree: Node | None, most: int) -> None:
    assert most_found(tree, sync.current()) == most


def test_of_very_many_values_all_are_guessed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(estimates, "_VALUES_ASKED_UP_TO", 1)
    opened = sync.current()
    assert most_found(Field("country", ("japan",)), opened) == 1
    assert most_found(Field("country", ("japan", "france")), opened) == 3


def test_of_words_that_are_all_wanted_the_rarest_counts() -> None:
    opened = sync.current()
    assert most_found(read("peace famine", opened).tree, opened) == 1
