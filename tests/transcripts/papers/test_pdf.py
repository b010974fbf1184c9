"""PDFs read by position: invented ones that show one rule each."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from statements.transcripts.papers import pdf
from statements.transcripts.papers.lines import Paper, PrintedLine
from statements.transcripts.papers.pdf import PaperError, read_paper

LEFT, RIGHT = 60, 313
TOP, LEADING = 700, 12
ROMAN, BOLD, ITALIC = "Times-Roman", "Times-Bold", "Times-Italic"
FONTS = (ROMAN, BOLD, ITALIC)


@dataclass(frozen=True)
class Run:
    """Words printed at a place, in points from the lower left corner."""

    x: float
    y: float
    text: str
    font: str = ROMAN
    size: float = 10


def printed(*pages: list[Run]) -> bytes:
    """Return a PDF of pages that have these runs, drawn in the order given."""
    objects = [b"<</Type/Catalog/Pages 2 0 R>>"]
    kids = " ".join(f"{6 + 2 * index} 0 R" for index in range(len(pages)))
    objects.append(f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>".encode())
    objects += [
        f"<</Type/Font/Subtype/Type1/BaseFont/{font}/Encoding/WinAnsiEncoding>>".encode()
        for font in FONTS
    ]
    fonts = " ".join(f"/F{index} {index + 3} 0 R" for index in range(len(FONTS)))
    for index, page in enumerate(pages):
        drawn = b"BT\n" + b"".join(map(drawing, page)) + b"ET"
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents {7 + 2 * index} 0 R"
            f"/Resources<</Font<<{fonts}>>>>>>".encode()
        )
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(drawn), drawn))
    content, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return content + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF"
        % (len(objects) + 1, table, len(objects) + 1, len(content))
    )


def drawing(run: Run) -> bytes:
    text = re.sub(rb"([\\()])", rb"\\\1", run.text.encode("cp1252"))
    font = FONTS.index(run.font)
    return f"/F{font} {run.size} Tf 1 0 0 1 {run.x} {run.y} Tm (".encode() + text + b") Tj\n"


def column(x: float, *lines: str, top: float = TOP) -> list[Run]:
    """Return lines one below the other; leading spaces indent, an empty one leaves space."""
    return [
        Run(x + 4 * (len(line) - len(line.lstrip())), top - LEADING * row, line.lstrip())
        for row, line in enumerate(lines)
        if line
    ]


def margins(number: int, last: int = 9) -> list[Run]:
    symbol, date = Run(60, 728, "S/PV.9901", size=9), Run(505, 728, "16/01/2020", size=9)
    return [
        symbol,
        Run(236, 728, "The situation in Arcadia", size=9),
        date,
        Run(60, 60, f"{number}/{last}", size=9),
        Run(515, 60, "20-01174", size=9),
    ]


COVER = [
    Run(60, 740, "United Nations"),
    Run(500, 740, "S/PV.9901"),
    Run(60, 700, "Security Council"),
    Run(60, 680, "9901st meeting"),
    Run(60, 600, "President:"),
    Run(120, 600, "Mr. Calder . . . . . . . . . . . . . . . . . ."),
    Run(400, 600, "(Arcadia)"),
    Run(60, 400, "Agenda"),
    Run(60, 60, "20-01174 (E)"),
]


def texts(lines: tuple[PrintedLine, ...]) -> list[str]:
    return [line.text for line in lines]


def body(*pages: list[Run]) -> tuple[PrintedLine, ...]:
    return read_paper(printed(COVER, *pages), file="invented.pdf").body


def begun(lines: tuple[PrintedLine, ...]) -> list[str]:
    return [line.text for line in lines if line.begins]


def test_left_column_is_read_before_the_right_whatever_was_drawn_first() -> None:
    right = column(RIGHT, "of the second column of words", "that ends here.")
    left = column(LEFT, "    The President: I turn to the top", "of the first column, then on")
    assert texts(body([*right, *left])) == [
        "The President: I turn to the top",
        "of the first column, then on",
        "of the second column of words",
        "that ends here.",
    ]


def test_columns_drawn_row_by_row_are_parted() -> None:
    rows = [
        run
        for y in range(700, 400, -12)
        for run in (
            Run(LEFT, y, f"left line {y} of words that fill the column well"),
            Run(RIGHT, y, f"right line {y} of words that fill the column well"),
        )
    ]
    found = texts(body(rows))
    assert [line.split()[0] for line in found] == ["left"] * 25 + ["right"] * 25


def test_hyphen_at_the_end_of_a_line_is_kept() -> None:
    lines = body(column(LEFT, "is joining the meeting by video-", "teleconference from Geneva."))
    assert texts(lines) == ["is joining the meeting by video-", "teleconference from Geneva."]


def test_cover_heads_and_feet_are_kept_apart() -> None:
    paper = read_paper(
        printed(COVER, [*margins(2), *column(LEFT, "A line of text")]), file="invented.pdf"
    )
    assert texts(paper.body) == ["A line of text"]
    assert paper.cover[0].text == "United Nations S/PV.9901"
    assert paper.cover[-1].text == "20-01174 (E)"
    assert texts(paper.furniture) == [
        "2/9 20-01174",
        "S/PV.9901 The situation in Arcadia 16/01/2020",
    ]


def test_second_line_of_a_long_running_title_belongs_to_the_head() -> None:
    page = [*margins(2), Run(250, 718, "and its neighbours", size=9)]
    assert texts(body([*page, *column(LEFT, "A line of text", "and one more")])) == [
        "A line of text",
        "and one more",
    ]


def test_head_of_the_1990s_and_a_number_alone_are_taken_off() -> None:
    head = [
        Run(60, 746, "Security Council"),
        Run(489, 746, "9901st meeting"),
        Run(60, 734, "Fifty-second year"),
        Run(489, 734, "21 March 1997"),
        Run(300, 50, "2"),
    ]
    assert texts(body([*head, *column(LEFT, "A line of text", "and one more")])) == [
        "A line of text",
        "and one more",
    ]


def test_head_of_a_typed_record_is_taken_off_with_the_speaker_who_goes_on() -> None:
    head = [
        Run(60, 760, "AB/cd"),
        Run(400, 760, "S/PV.9901"),
        Run(300, 748, "-12-"),
        Run(380, 736, "(Mr. Calder, Arcadia)"),
    ]
    assert texts(body([*head, *column(LEFT, "typed across the page", "in one column")])) == [
        "typed across the page",
        "in one column",
    ]


def test_page_of_each_line_is_the_number_printed_at_its_foot() -> None:
    lines = body(
        [*margins(12), *column(LEFT, "on page twelve")],
        [*margins(13), *column(LEFT, "on page thirteen")],
    )
    assert [line.page for line in lines] == [12, 13]


def test_paragraphs_begin_at_an_indent_and_after_space() -> None:
    lines = body(
        column(
            LEFT,
            "    The President: A first paragraph",
            "that goes on to a second line.",
            "",
            "    A second paragraph that is set",
            "in two lines as well.",
            "    A third without space above it.",
        )
    )
    assert begun(lines) == [
        "The President: A first paragraph",
        "A second paragraph that is set",
        "A third without space above it.",
    ]


def test_block_indented_in_all_its_lines_is_one_paragraph() -> None:
    lines = body(
        column(
            LEFT,
            "which reads as follows and is long:",
            "",
            "          “I have the honour to request",
            "     that the Council invite Mr. Calder",
            "     to take part in the meeting.”",
            "",
            "     I propose to do so.",
        )
    )
    assert begun(lines)[1:] == ["“I have the honour to request", "I propose to do so."]


def test_sentence_that_goes_on_in_the_next_column_begins_no_paragraph() -> None:
    left = column(
        LEFT, "     A paragraph that goes on and on and", "fills the column to its last line and"
    )
    right = column(RIGHT, "goes on at the top of the other column", "", "     A new one begins.")
    assert begun(body([*left, *right])) == [
        "A paragraph that goes on and on and",
        "A new one begins.",
    ]


def test_paragraph_after_one_of_a_single_full_line_begins_in_the_next_column() -> None:
    left = column(
        LEFT,
        "     Some text that goes on in its column,",
        "and again on another line of it",
        "and on yet another of them",
        "to its very end.",
        "",
        "     I make two points, and both are good.",
    )
    right = column(
        RIGHT,
        "     First, there is a point to make",
        "that fills more than one line",
        "or even than two lines of it.",
    )
    assert begun(body([*left, *right])) == [
        "Some text that goes on in its column,",
        "I make two points, and both are good.",
        "First, there is a point to make",
    ]


def test_name_in_bold_and_directions_in_italics_are_told() -> None:
    y = TOP - 5 * LEADING
    lines = body(
        [
            Run(78, TOP, "The meeting was called to order at 10 a.m.", ITALIC),
            Run(60, TOP - 24, "Adoption of the agenda", BOLD),
            Run(78, y, "The President", BOLD),
            Run(133, y, ": I thank the members", ROMAN),
            Run(60, y - 12, "of the Council.", ROMAN),
        ]
    )
    assert [(line.italic, line.bold, line.lead) for line in lines] == [
        (True, False, 0),
        (False, True, 22),
        (False, False, 13),
        (False, False, 0),
    ]
    assert lines[2].text.startswith("The President: I thank")
    assert begun(lines) == [line.text for line in lines[:3]]


def test_heading_across_both_columns_parts_the_page() -> None:
    line = "words that fill one column of it from edge to edge"
    above = [*column(LEFT, *[f"a {line}"] * 8), *column(RIGHT, *[f"b {line}"] * 8)]
    heading = Run(200, 590, "A heading that is set over both of the columns", BOLD)
    below = [
        *column(LEFT, *[f"c {line}"] * 8, top=560),
        *column(RIGHT, *[f"d {line}"] * 8, top=560),
    ]
    assert [text[0] for text in texts(body([*above, heading, *below]))] == [
        *"aaaaaaaa",
        *"bbbbbbbb",
        "A",
        *"cccccccc",
        *"dddddddd",
    ]


def test_record_in_one_column_is_read_line_by_line() -> None:
    line = "a line set over the whole width of the page, as in the records since the year 2024 {}"
    lines = [line.format(number) for number in range(30)]
    assert texts(body([*margins(2), *column(LEFT, *lines)])) == lines


def test_footnote_is_kept_apart_from_the_body() -> None:
    text = column(LEFT, *["the text of the column is set in ten points"] * 20)
    note = [Run(60, 420, "* Reissued for technical reasons.", size=8)]
    paper = read_paper(printed(COVER, [*text, *note]), file="invented.pdf")
    assert texts(paper.footnotes) == ["* Reissued for technical reasons."]
    assert len(paper.body) == 20


def test_excerpt_without_a_cover_is_all_body() -> None:
    content = printed([*margins(5), *column(LEFT, "and goes on here.")])
    paper = read_paper(content, file="invented.pdf")
    assert (paper.cover, texts(paper.body)) == ((), ["and goes on here."])


def test_cover_and_opening_on_one_page_are_parted_at_the_opening() -> None:
    page = [
        *COVER[:-1],
        Run(78, 300, "The meeting was called to order at 3 p.m."),
        Run(60, 288, "Text"),
    ]
    paper = read_paper(printed(page), file="invented.pdf")
    assert texts(paper.body) == ["The meeting was called to order at 3 p.m.", "Text"]


def test_scan_without_text_has_no_quality() -> None:
    paper = read_paper(printed([], [], []), file="invented.pdf")
    assert paper == Paper((), (), quality=0.0)


def test_text_layer_of_a_bad_scan_has_little_quality() -> None:
    bad = column(LEFT, *["tne Gouncil bas seen tbat ofthe rnany tlie wbich"] * 40)
    good = column(LEFT, *["the Council has seen that of the many the which"] * 40)
    assert read_paper(printed(bad), file="invented.pdf").quality < 0.5
    assert read_paper(printed(good), file="invented.pdf").quality > 0.95


@pytest.mark.parametrize("content", [b"", b"no PDF", b"%PDF-1.4\n", printed(COVER)[:200]])
def test_file_that_is_no_pdf_is_refused_by_name(content: bytes) -> None:
    with pytest.raises(PaperError, match=r"^S_PV\.9901_E\.pdf: The file is not a PDF") as caught:
        read_paper(content, file="S_PV.9901_E.pdf")
    assert caught.value.file == "S_PV.9901_E.pdf"


def test_files_larger_than_any_record_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "MOST_BYTES", 100)
    with pytest.raises(PaperError, match="larger than"):
        read_paper(printed(COVER), file="invented.pdf")
    monkeypatch.undo()
    with pytest.raises(PaperError, match="501 pages"):
        read_paper(printed(*[[]] * 501), file="invented.pdf")


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_mangled_pdf_raises_nothing_but_its_own_error(data: st.DataObject) -> None:
    content = bytearray(printed(COVER, [*margins(2), *column(LEFT, "A line of text")]))
    for _ in range(data.draw(st.integers(1, 12))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    try:
        paper = read_paper(bytes(content), file="mangled.pdf")
    except PaperError:
        return
    assert 0 <= paper.quality <= 1
