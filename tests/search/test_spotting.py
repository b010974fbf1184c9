"""The words of a query found in a text that is not cut: the same as in one that is."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from statements.search import language, schema
from statements.search.matches import Matcher
from statements.search.query import Spellings
from statements.search.spotting import _BASES, Spotter, _heads
from statements.search.sync import current
from statements.transcripts.restoration.words import known

from ..factories import make_statement

pytestmark = pytest.mark.django_db

QUERIES = ("threats", "die", "happy peace", '"rule of law"', "peac*", "=peace", "the peace")
WORDS = (
    *("threat", "threats", "dying", "dies", "Happiness", "unhappy", "rule", "of", "law", "Rules"),
    *(
        "peace",
        "peaceful",
        "peacock",
        "peace-building",
        "the",
        "it’s",
        "x\ny",
        "Élan",
        "S/PV.1",
        "12",
    ),
)


@pytest.fixture(autouse=True)
def _index(db: None, index: Path) -> None:
    make_statement("Peace-building and peacebuilding.")


def test_every_word_begins_as_its_stem_tells() -> None:
    words = [word for word in known() if word.isalnum()]
    assert len(words) > 80_000
    strange = [word for word in words if not word.startswith(_heads(schema.stem(word)))]
    assert strange == []


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.lists(st.sampled_from(WORDS), max_size=40), query=st.sampled_from(QUERIES))
def test_what_is_spotted_is_what_matches(words: list[str], query: str) -> None:
    text = " ".join(words)
    tree, spellings = language.parse(query).tree, Spellings(current())
    spots = Spotter(tree, spellings).spots(text)
    tokens = schema.cutter().pre_tokenize(text).tokens
    matches = Matcher(tree, spellings).matches([token.text for token in tokens])
    assert spots is not None
    assert {(spot.start, spot.term) for spot in spots} == {
        (tokens[match.first].char_offset_from, match.term)
        for match in matches
        if tokens[match.first].text != "the"
    }


def test_accents_are_taken_off_as_the_engine_does() -> None:
    assert len(_BASES) > 200
    assert all(schema.cutter().analyze(a) == [b.lower()] for a, b in _BASES.items())


def test_other_letters_are_left_to_the_engine() -> None:
    spotter = Spotter(language.parse("cote").tree, Spellings(current()))
    assert spotter.spots("La Côte d’Ivoire, œuvre.") is None
    assert [spot.start for spot in spotter.spots("La Côte “d’Ivoire”.") or ()] == [3]


def test_words_near_one_another_are_left_to_matching() -> None:
    tree = language.parse('"rule law"~3').tree
    assert Spotter(tree, Spellings(current())).spots("A rule of law.") is None
