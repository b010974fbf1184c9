"""Pages that a tool read across their columns, paragraph by paragraph."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statements.transcripts.papers.interleaved_columns import is_disordered, unwoven

LEFT = [
    ["members of the Council. That is", "all I have to say."],
    ["The President: I thank Mr. Sponsz", "for his statement."],
    ["I give the floor to Mr. Muskar,", "who will speak for the Group and"],
]
RIGHT = [
    ["some others that are not here", "today."],
    ["Mr. Muskar (Syldavia): We have been", "asked to be brief."],
    ["That will not be hard, since little", "has come to pass."],
]


def page(*blocks: list[str]) -> list[tuple[str, int]]:
    return [(line, number) for number, block in enumerate(blocks) for line in block]


def flat(*blocks: list[str]) -> list[str]:
    return [line for block in blocks for line in block]


def test_paragraphs_of_both_columns_in_turn_are_put_back_in_columns() -> None:
    woven = [block for pair in zip(LEFT, RIGHT, strict=True) for block in pair]
    assert unwoven(page(*woven)) == flat(*LEFT, *RIGHT)


def test_two_columns_in_their_order_stay_in_it() -> None:
    blocks = [flat(*LEFT), flat(*RIGHT)]
    assert unwoven(page(*blocks)) == flat(*blocks)


def test_order_stays_where_parting_would_tear_sentences() -> None:
    blocks = [
        ["We have heard this before, and", "will hear it again, from the"],
        ["same side, at the same table and", "in the same words, as it was."],
        ["Nothing has come of it so far in", "the way that is left to it, and"],
        ["we have asked for many years now.", "That is all."],
    ]
    assert unwoven(page(*blocks)) == flat(*blocks)


def test_columns_before_the_opening_of_the_meeting_follow_it() -> None:
    opening = ["The meeting was called to order at 3 p.m.", "Adoption of the agenda"]
    assert unwoven(page(RIGHT[0], opening, LEFT[2])) == flat(opening, RIGHT[0], LEFT[2])
    assert unwoven(page(RIGHT[0], opening)) == flat(opening, RIGHT[0])


@pytest.mark.parametrize(
    ("above", "below", "disordered"),
    [
        ("which ends here.", "and goes on in the second", True),
        ("which ends here.”", "and goes on in the second", True),
        ("which ends here.", "And goes on", False),
        ("at 10 a.m.", "on Wednesday, 22 January", False),
        ("the statement of Mr.", "van Bohemen", False),
        ("the following points:", "first, the second", False),
    ],
)
def test_page_that_goes_on_after_the_end_of_a_sentence(
    above: str, below: str, disordered: bool
) -> None:
    assert is_disordered([above, below]) is disordered


@given(st.lists(st.tuples(st.text(min_size=1, max_size=20), st.integers(0, 9)), max_size=30))
def test_no_line_is_lost_or_invented(lines: list[tuple[str, int]]) -> None:
    assert Counter(unwoven(lines)) == Counter(line for line, _ in lines)
