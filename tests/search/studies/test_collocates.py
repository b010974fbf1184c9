"""Words near matches, counted and weighed."""

from __future__ import annotations

import math
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statements.search.studies.collocates import MAX_WINDOW, MIN_TIMES_NEAR, CollocateCounts
from statements.search.studies.keyness import log_likelihood, log_ratio


def test_log_likelihood_of_a_table_worked_by_hand() -> None:
    # 10 and 20 of 110 and 220 words are as frequent; 30 of 110 against 20 of 220 are not.
    assert log_likelihood(10, 110, 20, 220) == pytest.approx(0)
    cells = [(30, 50 / 3), (20, 100 / 3), (80, 280 / 3), (200, 560 / 3)]
    expected = 2 * sum(observed * math.log(observed / likely) for observed, likely in cells)
    assert log_likelihood(30, 110, 20, 220) == pytest.approx(expected)


def test_log_ratio_counts_doublings() -> None:
    assert log_ratio(8, 100, 1, 100) == pytest.approx(3)
    assert log_ratio(1, 100, 4, 100) == pytest.approx(-2)


def test_a_word_that_is_never_elsewhere_has_a_ratio_all_the_same() -> None:
    assert log_ratio(4, 100, 0, 100) == pytest.approx(3)


def test_an_empty_set_says_nothing() -> None:
    assert (log_likelihood(3, 10, 0, 0), log_ratio(3, 10, 0, 0)) == (0, 0)


@given(st.lists(st.integers(0, 50), min_size=4, max_size=4))
def test_a_difference_is_never_negative_and_the_same_from_both_sides(n: list[int]) -> None:
    one, of_one, other, of_other = n[0], n[0] + n[1], n[2], n[2] + n[3]
    likelihood = log_likelihood(one, of_one, other, of_other)
    assert likelihood >= 0
    assert likelihood == pytest.approx(log_likelihood(other, of_other, one, of_one), abs=1e-9)


def around(text: str, window: int, starts: tuple[int, ...] = (0,)) -> CollocateCounts:
    """Count around every "x"."""
    surroundings = CollocateCounts(window)
    words = text.split()
    places = [(at, at) for at, word in enumerate(words) if word == "x"]
    surroundings.add(words, places, starts)
    return surroundings


def test_the_window_ends_where_it_shall() -> None:
    assert around("a b c x d e f", 2).near == Counter("bcde")


def test_a_window_ends_with_its_paragraph() -> None:
    assert around("a b x c d", 5, (0, 2)).near == Counter("cd")


def test_a_word_near_two_matches_counts_once() -> None:
    assert around("a x b x c", 2).near == Counter("abc")


def test_a_word_named_is_near_often_and_more_than_elsewhere() -> None:
    surroundings = around("law x law x law x and so and on and on it went and went", 1)
    assert [one.word for one in surroundings.collocates()] == ["law"]
    assert around("law x law x and", 1).collocates() == []
    assert MIN_TIMES_NEAR == 3


@given(
    st.lists(st.sampled_from("abcx"), max_size=40),
    st.integers(1, MAX_WINDOW),
    st.sets(st.integers(1, 39)),
)
def test_counts_are_those_of_every_word_measured_by_hand(
    words: list[str], window: int, cuts: set[int]
) -> None:
    starts = (0, *sorted(cut for cut in cuts if cut < len(words)))
    paragraph = [sum(start <= at for start in starts) for at in range(len(words))]
    matches = [at for at, word in enumerate(words) if word == "x"]
    near = Counter(
        word
        for at, word in enumerate(words)
        if word != "x"
        and any(abs(at - x) <= window and paragraph[at] == paragraph[x] for x in matches)
    )
    surroundings = around(" ".join(words), window, starts)
    assert surroundings.near == near
    others = {word: words.count(word) - near[word] if matches else 0 for word in "abc"}
    assert {word: surroundings.elsewhere[word] for word in "abc"} == others
    assert surroundings.words_elsewhere == sum(others.values())
