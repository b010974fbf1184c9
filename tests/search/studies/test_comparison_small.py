"""Two sets side by side, in records of a few statements made for the question."""

from __future__ import annotations

import pytest

from statements.search.studies.comparison import Comparison, ComparisonOptions, Keyword
from tests.factories import make_statement

from .test_comparison import compared

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("index")]


def by_word(found: Comparison) -> dict[str, Keyword]:
    return {key.word: key for key in found.keywords}


def test_a_word_must_be_used_often_and_widely_enough() -> None:
    make_statement("often often often often seldom", country="Japan")
    make_statement("wide", country="Japan")
    make_statement("wide wide", country="Japan")
    make_statement("other", country="France")
    assert by_word(compared()).keys() == {"often", "seldom", "wide", "other"}
    assert by_word(compared(wish=ComparisonOptions(least=3, spread=1))).keys() == {"often", "wide"}
    assert by_word(compared(wish=ComparisonOptions(least=3, spread=2))).keys() == {"wide"}


def test_who_never_uses_a_word_does_not_lead_in_it_however_little_is_said() -> None:
    make_statement("once " + "else " * 99, country="Japan")
    make_statement("else", country="France")
    once = by_word(compared())["once"]
    assert (once.one, once.other, once.lead) == (1, 0, 1)


def test_where_a_set_is_empty_nothing_is_compared() -> None:
    make_statement("Peace.", country="Japan")
    found = compared()
    assert (found.one.total, found.other.total) == (1, 0)
    assert (found.keywords, found.cited, found.spoken_on, found.years) == ((), (), (), ())
    assert not found.are_the_same


def test_of_shared_documents_those_come_first_that_both_cite_much() -> None:
    for country, cites in (
        ("Japan", ["S/2016/1", "S/2016/2"]),
        ("Japan", ["S/2016/1", "S/2016/2"]),
        ("France", ["S/2016/2", "S/2016/3"]),
        ("France", ["S/2016/1", "S/2016/2"]),
    ):
        make_statement("Peace.", country=country, cites=cites)
    assert [document.label for document in compared().shared] == ["S/2016/2", "S/2016/1"]
