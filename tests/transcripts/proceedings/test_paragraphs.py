from __future__ import annotations

from hypothesis import given

from statements.transcripts.papers.lines import PrintedLine
from statements.transcripts.papers.widths import width
from statements.transcripts.proceedings.footnotes import Footnotes
from statements.transcripts.proceedings.numbering import numbers_of
from statements.transcripts.proceedings.paragraph_starts import looks_interleaved, paragraphed
from statements.transcripts.proceedings.paragraphs import origins, print_turn
from statements.transcripts.restoration.edits import apply
from statements.transcripts.restoration.text import restore
from tests.transcripts.printed import printed_texts
from tests.transcripts.written_papers import paper

COLUMN = ["The members of the Council have heard it all before now"] * 24


def begins(*texts: str) -> list[int]:
    """Return which of the lines, set after a column of text, begin a paragraph."""
    told = paragraphed([PrintedLine(text) for text in [*COLUMN, *texts]])[len(COLUMN) :]
    return [index for index, line in enumerate(told) if line.begins]


def test_a_line_that_stops_short_ends_a_paragraph() -> None:
    assert begins("and so it ends.", "We go on with it.") == [1]


def test_a_full_line_may_go_on() -> None:
    assert begins("the members of the Council have heard it all before now.", "We go on.") == []


def test_room_is_measured_in_the_width_of_letters() -> None:
    assert width("illicit") < width("MMMM")
    narrow = "till the little list is filled it is still a little list."
    assert len(narrow) > len(COLUMN[0])
    assert begins(narrow, "We") == [1]


def test_no_paragraph_begins_inside_a_sentence() -> None:
    assert begins("and so it goes", "On and on.") == []
    assert begins("so said Mr.", "Roe.") == []
    assert begins("and so it ends.", "and on it goes.") == []
    assert begins("We have three points:", "First, this.") == []
    assert begins("It reads as follows:", "“First, this.”") == [1]


def test_a_decision_and_giving_the_floor_stand_apart() -> None:
    full = "the members of the Council have heard it all before now."
    assert begins(full, "There being no objection, it is so decided.") == [1]
    assert begins(full, "I now give the floor to Mr. Roe.") == [1]


def test_what_the_layout_tells_stands() -> None:
    lines = [PrintedLine("And so it ends.", begins=True), PrintedLine("We go on.", begins=False)]
    assert paragraphed(lines) == tuple(lines)


def test_the_head_of_a_page_parts_nothing() -> None:
    assert begins("and so it ends,", "(Mr. Roe, Norway)", "as we know.") == []


def test_a_turn_is_printed_in_paragraphs() -> None:
    body = paper("    Mr. Roe (Norway): We\nagree.\n    We thank the counter-\nparts.").body
    printed = print_turn(body, [(0, 4)], numbers_of(body), Footnotes())
    assert printed.text == "Mr. Roe (Norway): We\nagree.\n\nWe thank the counter-\nparts."
    assert apply(printed.text, printed.edits).startswith("Mr. Roe (Norway): We agree.\n\n")
    assert [printed.page_at(offset) for offset in (0, len(printed.text))] == [2, 2]


def test_a_paragraph_has_the_page_on_which_it_begins() -> None:
    body = paper("    Mr. Roe: We\n/f\nagree.\n    We say so.").body
    printed = print_turn(body, [(0, 3)], numbers_of(body), Footnotes())
    restored = restore(printed.text, printed.edits)
    found = origins(printed.text, 0, restored.paragraphs, restored.repairs)
    assert [printed.page_at(offset) for offset in found] == [2, 3]


@given(printed_texts)
def test_every_paragraph_is_found_where_it_was_printed(printed: str) -> None:
    restored = restore(printed)
    found = origins(printed, 0, restored.paragraphs, restored.repairs)
    assert len(found) == len(restored.paragraphs)
    assert found == sorted(found)
    repaired = {repair.start for repair in restored.repairs}
    for offset, paragraph in zip(found, restored.paragraphs, strict=True):
        assert offset in repaired or printed[offset : offset + 1] == paragraph[:1]


def test_one_wide_line_is_no_second_column() -> None:
    column = ["It is a matter of the respect that is owed to all"] * 7
    assert not looks_interleaved([*column, "wide " * 14, *column])
    assert looks_interleaved([*column, "wide " * 14, "wide " * 14])
    assert not looks_interleaved(["wide " * 14] * 3)
