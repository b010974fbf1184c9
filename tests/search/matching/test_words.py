"""Words cut by Python: the same as the engine's, and each found again where it stands."""

from __future__ import annotations

from itertools import accumulate

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from statements.search.index import schema
from statements.search.matching.words import cut, part_words

# What folds to nothing, to one letter, to several, to another script's small letter, or not.
LETTERS = "aZ09 .,-_\n\t\r\0\x85\u2028’“”–…é\u0301ôÅøßæœﬁﬃİıŉǅΣς²½Ⅷ٣一中文한العَربيةРЯ\U0001f1fa𝐀"

texts = st.one_of(st.text(LETTERS, max_size=60), st.text(max_size=40))


@given(texts)
@example("")
@example("\n\nA ﬁne\n\nSTRAẞE, İstanbul’s ½ e\u0301\n")
def test_words_are_the_engines_in_their_paragraphs_and_places(text: str) -> None:
    words, (starts, ends, shapes) = cut(text)
    paragraphs = text.split("\n")
    tokens = [schema.cutter().pre_tokenize(each).tokens for each in paragraphs]
    assert words == [token.text for found in tokens for token in found]
    assert words == schema.cutter().analyze(text)
    assert starts == [0, *accumulate(map(len, tokens))][:-1]
    assert [text[:end].count("\n") for end in ends] == list(range(len(paragraphs)))
    assert [len(shape) for shape in shapes] == [len(each) for each in paragraphs]
    for shape, found in zip(shapes, tokens, strict=True):
        for number, token in enumerate(found):
            ahead, left = part_words(shape, number)
            assert ahead == [one.text for one in found[:number]]
            assert len(shape) - len(left) == token.char_offset_from
            word = left.partition(" ")[0]
            assert len(word) == token.char_offset_to - token.char_offset_from
        assert part_words(shape, len(found))[1].strip() == ""


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("L’État, c’est moi.", ["l", "etat", "c", "est", "moi"]),
        ("Straße ﬁn", ["strasse", "fin"]),
        ("İstanbul", ["istanbul"]),
        ("السلام والأمن", ["السلام", "والأمن"]),
        ("和平。安全", ["和平", "安全"]),
    ],
)
def test_words_of_many_languages(text: str, words: list[str]) -> None:
    assert cut(text)[0] == words
