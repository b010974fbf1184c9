"""Matches found where words may begin: the same as those of every word asked in its turn."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from statements.search.index import schema
from statements.search.index.sync import current
from statements.search.language import parser
from statements.search.matching.matches import Matcher
from statements.search.meaning.query import Spellings
from tests.factories import make_statement

pytestmark = pytest.mark.django_db

WORDS = (
    *("peace", "peaceful", "peac", "peacekeeping", "pea", "keeping", "dying", "die", "dies"),
    *("rule", "rules", "ruled", "law", "laws", "of", "the", "o", "和平", "мира", "мир", "12"),
)


def by_stem(*asked: str) -> Callable[[list[str]], bool]:
    return lambda words: list(map(schema.stem, words)) == list(map(schema.stem, asked))


def as_written(*asked: str) -> Callable[[list[str]], bool]:
    return lambda words: words == list(asked)


def begun(*asked: str) -> Callable[[list[str]], bool]:
    *whole, last = asked
    return lambda words: words[:-1] == whole and words[-1].startswith(last)


# For each query how many words a match has, and which.
QUERIES: dict[str, list[tuple[int, Callable[[list[str]], bool]]]] = {
    "peace": [(1, by_stem("peace"))],
    "die": [(1, by_stem("die"))],
    "rules OR die": [(1, by_stem("rule")), (1, by_stem("die"))],
    "rule-laws": [(2, by_stem("rule", "law")), (1, as_written("rulelaws"))],
    "=rule": [(1, as_written("rule"))],
    '"rule of law"': [(3, as_written("rule", "of", "law"))],
    "pea*": [(1, begun("pea"))],
    "rule-o*": [(2, begun("rule", "o"))],
    "мир": [(1, by_stem("мир"))],
    "the": [(1, by_stem("the"))],
}


@pytest.fixture(autouse=True)
def _index(db: None, index: Path) -> None:
    make_statement("Peace.")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.lists(st.sampled_from(WORDS), max_size=40), query=st.sampled_from(sorted(QUERIES)))
def test_matches_are_those_of_every_word_asked(words: list[str], query: str) -> None:
    matcher = Matcher(parser.parse_query(query).tree, Spellings(current()))
    found = [(match.first, match.last) for match in matcher.matches(words)]
    assert found == [
        (at, at + size - 1)
        for at in range(len(words))
        for size, fits in QUERIES[query]
        if at + size <= len(words) and fits(words[at : at + size])
    ]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.lists(st.sampled_from(WORDS), max_size=40))
def test_words_near_one_another_are_those_of_every_word_asked(words: list[str]) -> None:
    matcher = Matcher(parser.parse_query('"rule law"~2').tree, Spellings(current()))
    stems = list(map(schema.stem, words))
    pairs = {
        (min(one, other), max(one, other))
        for one, stem in enumerate(stems)
        for other, second in enumerate(stems)
        if (stem, second) == ("rule", "law") and abs(one - other) <= 3
    }
    # Of those that begin or end together the shortest is a match.
    shortest = {
        (first, last)
        for first, last in pairs
        if not any(first <= a and b <= last and (a, b) != (first, last) for a, b in pairs)
    }
    assert {(match.first, match.last) for match in matcher.matches(words)} == shortest


ENDINGS = ("s", "ed", "ing", "y", "ies", "ied", "ly", "ation", "biliti", "bly", "ness", "ize", "e")


@given(
    st.builds("".join, st.lists(st.sampled_from((*"abcdeilnosty", *ENDINGS)), min_size=1))
    | st.text("aeiouybdlnst", min_size=1, max_size=8)
)
def test_every_word_begins_as_its_stem_tells(word: str) -> None:
    assert word.startswith(schema.beginnings(schema.stem(word)))
