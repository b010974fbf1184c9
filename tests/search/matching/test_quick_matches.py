"""The words of a query found in a text that is not cut: the same as in one that is."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from statements.search.index import schema
from statements.search.index.sync import current
from statements.search.language import parser
from statements.search.matching.matches import Matcher
from statements.search.matching.quick_matches import QuickMatcher
from statements.search.meaning.query import Spellings
from statements.transcripts.restoration.words import known
from tests.factories import make_statement

pytestmark = pytest.mark.django_db

PLAIN = (
    *("threats", "die", "happy peace", '"rule of law"', "peac*", "=peace", "peacebuilding"),
    *("rule OR law", '"the rule" peace-build*', "threat threats", "nothing", "-peace"),
)
WITH_SMALL = ("the peace", "the rule of the law", "=the law", "of the", "the of* nothing")
WORDS = (
    *("threat", "threats", "dying", "dies", "Happiness", "unhappy", "rule", "of", "law", "Rules"),
    *("peace", "peaceful", "peacock", "peace-building", "the", "it’s", "Élan", "S/PV.1", "12"),
)
GAPS = (" ", " ", " ", "\n", "  ", " — ", ". ", "-", "\u00a0", "”, “")
# What the engine folds into one letter, into two, and what it leaves.
LATIN = st.text(st.characters(max_codepoint=0x24F), max_size=8)
TEXTS = st.lists(st.tuples(st.sampled_from(WORDS) | LATIN, st.sampled_from(GAPS))).map(
    lambda pairs: "".join(part for pair in pairs for part in pair)
)


@pytest.fixture(autouse=True)
def _index(db: None, index: Path) -> None:
    make_statement("Peace-building and peacebuilding.")


def test_every_word_begins_as_its_stem_tells() -> None:
    words = [word for word in known() if word.isalnum()]
    assert len(words) > 80_000
    strange = [word for word in words if not word.startswith(schema.beginnings(schema.stem(word)))]
    assert strange == []


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=TEXTS, query=st.sampled_from(PLAIN + WITH_SMALL))
def test_what_is_quickly_found_is_what_matches(text: str, query: str) -> None:
    tree, spellings = parser.parse_query(query).tree, Spellings(current())
    quick = QuickMatcher(tree, spellings).matches(text)
    tokens = schema.cutter().pre_tokenize(text).tokens
    matches = Matcher(tree, spellings).matches([token.text for token in tokens])
    assert quick is None or quick == [
        (
            tokens[match.first].char_offset_from,
            tokens[match.last].char_offset_to,
            match.term,
        )
        for match in matches
    ]


@pytest.mark.parametrize("query", PLAIN + WITH_SMALL)
def test_usual_texts_need_not_be_cut(query: str) -> None:
    text = "The Côte d’Ivoire — “peace”, § 5 (the years’ rule…): naïve, São Tomé, 12\u00a0°."
    matcher = QuickMatcher(parser.parse_query(query).tree, Spellings(current()))
    assert matcher.matches(text) is not None


def test_other_letters_are_left_to_the_engine() -> None:
    matcher = QuickMatcher(parser.parse_query("cote").tree, Spellings(current()))
    assert matcher.matches("La Côte d’Ivoire, œuvre.") is None
    assert [start for start, _, _ in matcher.matches("La Côte “d’Ivoire”.") or ()] == [3]


def test_nothing_is_found_where_no_word_is_asked_for() -> None:
    matcher = QuickMatcher(parser.parse_query("-peace").tree, Spellings(current()))
    assert matcher.matches("Мир. Peace.") == []


def test_words_near_one_another_are_left_to_matching() -> None:
    tree = parser.parse_query('"rule law"~3').tree
    assert QuickMatcher(tree, Spellings(current())).matches("A rule of law.") is None
