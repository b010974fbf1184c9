from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statements.search.index.sync import current
from statements.search.language import parser
from statements.search.matching.extracts import _SENTENCE_END, LENGTH, Extractor, _evenly
from statements.search.matching.quick_matches import QuickMatcher
from statements.search.meaning.query import Spellings
from tests.factories import make_statement
from tests.search.answers import extract, first

pytestmark = pytest.mark.django_db

FILLER = "Here something else was said. " * 40


@pytest.fixture(autouse=True)
def _index(db: None, index: Path) -> None: ...


def test_every_form_of_a_word_is_marked() -> None:
    make_statement("A threat is a threat; threats grow.")
    assert extract("threats") == "A [threat] is a [threat]; [threats] grow."


def test_a_phrase_is_marked_as_one() -> None:
    make_statement("A rule of law is no law.")
    assert extract('"rule of law"') == "A [rule of law] is no law."


def test_the_beginning_of_a_word_marks_it_whole() -> None:
    make_statement("Terror and terrorists.")
    assert extract("terroris*") == "Terror and [terrorists]."


def test_accents_and_marks_stay_as_printed() -> None:
    make_statement("The Côte d’Ivoire of counter-terrorism.")
    assert extract("cote counterterrorism") == "The [Côte] d’Ivoire of [counter-terrorism]."


def test_what_is_excluded_is_not_marked() -> None:
    make_statement("Peace at last.")
    assert extract("peace -war") == "[Peace] at last."


def test_small_words_are_marked_only_beside_others() -> None:
    make_statement("The law and the rule of law.")
    assert extract("rule of the law") == "[The] [law] and [the] [rule] [of] [law]."


def test_small_words_alone_are_marked() -> None:
    make_statement("The rule of law.")
    assert extract("the") == "[The] rule of law."


def test_a_title_is_not_the_end_of_a_sentence() -> None:
    make_statement(f"{FILLER}We thank Mr. Griffiths for his efforts. {FILLER}")
    assert extract("griffiths").startswith("… We thank Mr. [Griffiths] for")


def test_the_place_with_most_of_the_words_is_shown() -> None:
    make_statement(f"Threats. {FILLER}Asymmetric threats were named. {FILLER}Threats.")
    assert extract("asymmetric threats").startswith("… [Asymmetric] [threats] were named. Here")


def test_a_text_is_cut_between_words() -> None:
    make_statement(FILLER)
    assert extract("").endswith((" was …", " said. …", " Here …", " something …", " else …"))


def test_without_words_the_first_sentences_are_shown() -> None:
    make_statement("We must act.\n\nNow.")
    assert extract("") == "We must act. Now."


def test_a_name_that_is_found_leaves_the_first_sentences() -> None:
    make_statement("We must act.", speaker="Mr. Bessho")
    assert extract("bessho") == "We must act."


def test_words_near_one_another_are_marked_only_where_they_are() -> None:
    make_statement("Threats to peace. Peace is one thing, and there are other threats.")
    assert extract('"peace threats"~2') == (
        "[Threats] to [peace]. Peace is one thing, and there are other threats."
    )


def test_a_longer_match_is_marked_to_its_end() -> None:
    make_statement("The rule of law.")
    assert extract('rule OR "rule of law"') == "The [rule of law]."


def test_an_extract_tells_where_it_stands() -> None:
    make_statement("One.\n\nTwo threats.\n\nThree.")
    position = first("threats").position
    assert position is not None
    assert (position.paragraph, position.paragraphs, position.page) == (2, 3, None)
    assert position.depth == pytest.approx(100 * 9 / 24, abs=0.1)
    assert first("bessho").position is None


def test_markup_is_plain_text() -> None:
    make_statement("A <b>threat</b> & more.")
    assert extract("threat") == "A <b>[threat]</b> & more."


def test_an_extract_is_short() -> None:
    make_statement(FILLER + "Peace. " + FILLER)
    assert sum(len(fragment.text) for fragment in first("peace").extract) < LENGTH + 10


@given(text=st.text(), asked=st.text(max_size=20))
def test_an_extract_is_a_piece_of_the_text(text: str, asked: str) -> None:
    extractor = Extractor(parser.parse_query(asked).tree, Spellings(current()))
    shown = "".join(fragment.text for fragment in extractor.extract(text).fragments)
    piece = shown.removeprefix("… ").removesuffix(" …")
    assert "".join(piece.split()) in "".join(text.split())


SAID = ("Peace", "peaceful", "the", "rule", "of law", "Mr. Côte", "para. 6", "it’s", "12", "Here")
JOINTS = (" ", " ", " ", ". ", "\n", "-", " — ", "!” ", "  ")


@given(
    pairs=st.lists(st.tuples(st.sampled_from(SAID), st.sampled_from(JOINTS)), max_size=300),
    asked=st.sampled_from(
        ("peace", "the peace", "cote law", '"rule of law" peac*', "=peace", "of")
    ),
)
def test_a_text_that_is_cut_gives_the_same_extract(
    pairs: list[tuple[str, str]], asked: str
) -> None:
    text = "".join(part for pair in pairs for part in pair)
    extractor = Extractor(parser.parse_query(asked).tree, Spellings(current()))
    quickly = extractor.extract(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(QuickMatcher, "matches", lambda *_: None)
        assert extractor.extract(text) == quickly


# What `_SENTENCE_END` finds, written plainly.
PLAIN_END = re.compile(
    r"(?:(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bDr)(?<!\bSt)(?<!\bNo)(?<!\bpara)(?<!\bparas)(?<!\bp)"
    r"(?<!\bpp)\.|[!?…])[\"'”’)\]]*\s+|\n+"
)


@given(parts=st.lists(st.sampled_from(("Mr", "paras", "p", "pp", "a", *"1. \n!…”)"))))
def test_sentences_end_where_a_plainer_pattern_says(parts: list[str]) -> None:
    text = "".join(parts)
    assert [*map(span, _SENTENCE_END.finditer(text))] == [*map(span, PLAIN_END.finditer(text))]


def span(match: re.Match[str]) -> tuple[int, int]:
    return match.span()


@given(text=st.text(st.sampled_from("a. \n\u00a0\u2009\x1f\u200b"), min_size=1))
def test_spaces_are_evened(text: str) -> None:
    assert _evenly(text) == re.sub(r"\s+", " ", text)
