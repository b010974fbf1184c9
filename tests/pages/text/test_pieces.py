"""Texts cut into pieces for printing: citations, repairs, sentences."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from statements.pages.text.pieces import (
    Link,
    Piece,
    sentence_around,
    split_at_links,
    split_at_repairs,
    visible_white_space,
)

TEXT = "See resolution 2295 (2016), para. 6. It was adopted. Others follow."
RESOLUTION = Link(4, 26, "/S/RES/2295(2016)", "S/RES/2295 (2016)")


def test_a_citation_becomes_a_link_between_plain_pieces() -> None:
    assert split_at_links(TEXT, [RESOLUTION]) == (
        Piece("See "),
        Piece("resolution 2295 (2016)", "/S/RES/2295(2016)", "S/RES/2295 (2016)"),
        Piece(", para. 6. It was adopted. Others follow."),
    )


def test_a_citation_at_either_end_leaves_no_empty_piece() -> None:
    assert [piece.text for piece in split_at_links("S/2015/446", [Link(0, 10, "/x", "")])] == [
        "S/2015/446"
    ]


def test_citations_are_linked_in_the_order_of_the_text() -> None:
    pieces = split_at_links("A then B", [Link(7, 8, "/b", ""), Link(0, 1, "/a", "")])
    assert [piece.href for piece in pieces] == ["/a", "", "/b"]


def test_a_citation_that_does_not_fit_the_text_is_left_unlinked() -> None:
    pieces = split_at_links("short", [Link(2, 99, "/x", ""), Link(3, 3, "/y", "")])
    assert pieces == (Piece("short"),)


def test_of_two_citations_that_overlap_the_first_is_linked() -> None:
    pieces = split_at_links(
        "S/2015/446-A/70/95", [Link(0, 10, "/first", ""), Link(5, 18, "/second", "")]
    )
    assert [piece.href for piece in pieces] == ["/first", ""]


def test_an_empty_paragraph_is_one_empty_piece() -> None:
    assert split_at_links("", []) == (Piece(""),)


@given(st.text(), st.lists(st.tuples(st.integers(-5, 60), st.integers(-5, 60))))
def test_no_letter_is_lost_or_doubled_by_linking(text: str, ends: list[tuple[int, int]]) -> None:
    pieces = split_at_links(text, [Link(start, end, "/x", "") for start, end in ends])
    assert "".join(piece.text for piece in pieces) == text


def test_a_repair_shows_what_stood_there_and_what_stands_now() -> None:
    repairs = [
        {"rule": "line-end-hyphen", "start": 7, "end": 9, "before": "-\n", "after": "-"},
    ]
    before, repair, after = split_at_repairs("counter-\nterrorism", repairs)
    assert (before.text, repair.text, repair.after, repair.rule, after.text) == (
        "counter",
        "-\n",
        "-",
        "line-end-hyphen",
        "terrorism",
    )


def test_a_repair_that_adds_letters_stands_between_the_printed_ones() -> None:
    pieces = split_at_repairs(
        "ofthe", [{"rule": "glued", "start": 2, "end": 2, "before": "", "after": " "}]
    )
    assert [(piece.text, piece.after) for piece in pieces] == [("of", ""), ("", " "), ("the", "")]


def test_repairs_outside_the_text_are_left_out() -> None:
    repairs = [{"rule": "x", "start": 3, "end": 30, "before": "", "after": ""}]
    assert [piece.text for piece in split_at_repairs("short", repairs)] == ["short"]


@given(st.text(), st.lists(st.tuples(st.integers(-5, 60), st.integers(-5, 60))))
def test_the_pieces_of_a_repaired_text_are_the_text_as_printed(
    text: str, ends: list[tuple[int, int]]
) -> None:
    repairs = [
        {"rule": "x", "start": start, "end": end, "before": "", "after": "y"} for start, end in ends
    ]
    assert "".join(piece.text for piece in split_at_repairs(text, repairs)) == text


def test_white_space_alone_is_made_visible() -> None:
    assert [visible_white_space(text) for text in ("\n", " ", "", "-\n", "the")] == [
        "↵",
        "␣",
        "∅",
        "-↵",
        "the",
    ]


def test_the_sentence_around_a_citation() -> None:
    excerpt = sentence_around(f"First. {TEXT}", 7 + 4, 7 + 26)
    assert (excerpt.before, excerpt.cited, excerpt.after) == (
        "See ",
        "resolution 2295 (2016)",
        ", para. 6.",
    )


def test_a_title_before_a_name_ends_no_sentence() -> None:
    text = "I thank Mr. Griffiths for his report S/2020/1. Next."
    start = text.index("S/2020")
    assert sentence_around(text, start, start + 8).before == "I thank Mr. Griffiths for his report "


def test_the_last_sentence_ends_with_the_paragraph() -> None:
    assert sentence_around(TEXT, 53, 59).after == " follow."


def test_a_long_sentence_is_cut_at_a_word_on_both_sides() -> None:
    text = "word " * 200 + "S/2020/1" + " word" * 200
    excerpt = sentence_around(text, 1000, 1008, limit=22)
    assert (excerpt.before, excerpt.after) == ("… word word word word ", " word word word word …")


@given(st.text(alphabet="aB. 1", min_size=1), st.data())
def test_the_citation_is_always_in_its_sentence(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    excerpt = sentence_around(text, start, end)
    assert excerpt.cited == text[start:end]
    assert text.find(excerpt.before + excerpt.cited + excerpt.after) >= 0
