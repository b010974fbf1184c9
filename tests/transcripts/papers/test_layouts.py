"""Whole records as text: one invented record in every layout, and the real ones."""

from __future__ import annotations

import time
from collections import Counter
from itertools import zip_longest
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from statements.transcripts.papers.layouts import read_paper_text
from statements.transcripts.papers.lines import Paper, PrintedLine
from statements.transcripts.papers.pdf import read_paper

COVER = """United Nations S/PV.9901
Security Council
Seventy-fifth year
9901st meeting
Thursday, 16 January 2020, 10 a.m.
New York
Provisional
President: Mr. Calder. . . . . . . . . . . . . . . . . . . (Arcadia)
Members: Borduria. . . . . . . . . . . . . . . . . . . . . Mr. Sponsz
Syldavia. . . . . . . . . . . . . . . . . . . . . . . . . . Mr. Muskar
Agenda
The situation in Arcadia
20-01174 (E)
*2001174*"""
LEFT_2 = """    The meeting was called to order at 10.05 a.m.

Adoption of the agenda
    The agenda was adopted.

The situation in Arcadia
    The President: In accordance with rule 37 of the
Council’s provisional rules of procedure, I invite the
representative of Arcadia to participate, by video-
teleconference, in this meeting.

    I now give the floor to Mr. Sponsz, who will speak
for his Government and for some other ones that are"""
RIGHT_2 = """not represented here today, as we all know too well.
There is no need to say more about any of it at all.

    Mr. Sponsz (Borduria) (spoke in French): It is clear
that nothing was gained by the measures of last year.
What was lost can be read in the report of the Group,
which was before us when we last met on the question.

    We have said so in this Chamber more than one time,
and shall say it again whenever there is an occasion,
for as long as the matter stays on our agenda and the
members of the Council see no other way out of it."""
LEFT_3 = """    My own Government has another view of these matters
and has made it known in the letter that was sent to
the Secretary-General on the eleventh day of January.

    It will be for others to judge who was in the right
when the time comes, and we shall be content with it.

    The President: I thank Mr. Sponsz for his statement,
which the members of the Council will surely weigh as
it deserves. No one else has asked for the floor here."""
RIGHT_3 = """The Council has thus concluded this stage of its work
on the item, of which it will remain seized, as before.

    The meeting rose at 11.45 a.m."""
HEAD_2, FOOT_2 = "S/PV.9901 The situation in Arcadia 16/01/2020", "2/3 20-01174"
HEAD_3, FOOT_3 = "16/01/2020 The situation in Arcadia S/PV.9901", "20-011743/3"


def flat(*columns: str) -> list[str]:
    return [line.strip() for text in columns for line in text.split("\n") if line.strip()]


BODY_2, BODY_3 = flat(LEFT_2, RIGHT_2), flat(LEFT_3, RIGHT_3)
BODY = [(line, 2) for line in BODY_2] + [(line, 3) for line in BODY_3]


def beside(left: str, right: str) -> str:
    rows = zip_longest(left.split("\n"), right.split("\n"), fillvalue="")
    return "\n".join(f"{one:<58}{other}".rstrip() for one, other in rows)


def paged(*pages: list[str]) -> str:
    return "".join("\n".join(page) + "\n\f" for page in pages)


HEADS_FIRST = paged([COVER], [HEAD_2, FOOT_2, *BODY_2], [HEAD_3, FOOT_3, *BODY_3])
HEADS_AND_FEET = paged([COVER], [HEAD_2, *BODY_2, FOOT_2], [HEAD_3, *BODY_3, FOOT_3])
IN_COLUMNS = paged(
    [COVER],
    [HEAD_2.replace(" ", " " * 9), "\n", beside(LEFT_2, RIGHT_2), "\n", FOOT_2],
    [HEAD_3.replace(" ", " " * 9), "\n", beside(LEFT_3, RIGHT_3), "\n", FOOT_3],
)
IN_BLOCKS = paged(
    [COVER],
    [
        *["S/PV.9901\n", "The situation in Arcadia\n", *flat(LEFT_2)],
        *["\n2/3\n", "16/01/2020\n", *flat(RIGHT_2), "\n20-01174"],
    ],
    [
        *["16/01/2020\n", "The situation in Arcadia\n", *flat(LEFT_3)],
        *["\n20-01174\x083/3\n", "S/PV. 9901\n", *flat(RIGHT_3)],
    ],
)
LAYOUTS = {
    "heads and feet first": HEADS_FIRST,
    "heads first, feet last": HEADS_AND_FEET,
    "columns": IN_COLUMNS,
    "blocks": IN_BLOCKS,
    "heads and feet first, no form feeds": HEADS_FIRST.replace("\f", ""),
    "heads first, feet last, no form feeds": HEADS_AND_FEET.replace("\f", ""),
    "columns, no form feeds": IN_COLUMNS.replace("\f", ""),
    "line ends of Windows": HEADS_FIRST.replace("\n", "\r\n"),
    "hyphens as PDFium gives them": HEADS_FIRST.replace("-\n", "\ufffe"),
}


def read(text: str) -> Paper:
    return read_paper_text(text, file="invented.txt")


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_layout_gives_the_same_lines_on_the_same_pages(layout: str) -> None:
    paper = read(LAYOUTS[layout])
    assert [(line.text, line.page) for line in paper.body] == BODY
    assert paper.cover[0].text.split() == ["United", "Nations", "S/PV.9901"]
    assert paper.cover[-1].text == "*2001174*"
    assert paper.disordered == ()


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_layout_gives_up_its_heads_and_feet(layout: str) -> None:
    furniture = " ".join(line.text for line in read(LAYOUTS[layout]).furniture)
    assert sorted(furniture.replace("/PV. ", "/PV.").replace("743/3", "74 3/3").split()) == sorted(
        f"{HEAD_2} {FOOT_2} {HEAD_3} 20-01174 3/3".split()
    )


def test_columns_tell_where_paragraphs_begin() -> None:
    begun = [line.text for line in read(IN_COLUMNS).body if line.begins]
    indented = [
        line.strip()
        for column in (LEFT_2, RIGHT_2, LEFT_3, RIGHT_3)
        for line in column.split("\n")
        if line.startswith("    ")
    ]
    headings = {"Adoption of the agenda", "The situation in Arcadia"}
    assert [line for line in begun if line not in headings] == indented
    assert headings < set(begun)


def test_reading_order_tells_nothing_of_paragraphs() -> None:
    assert {line.begins for line in read(HEADS_FIRST).body} == {None}


def test_blank_lines_between_paragraphs_tell_where_they_begin() -> None:
    paragraphs = [f"The paragraph numbered {n} is\nset in two lines.\n" for n in range(10)]
    paper = read(paged([COVER], [HEAD_2 + "\n", *paragraphs], [HEAD_3 + "\n", *paragraphs]))
    assert [line.begins for line in paper.body] == ([False] + [False, True] * 9 + [False]) * 2
    assert [line.text for line in paper.body] == "".join(paragraphs).splitlines() * 2


def test_right_column_printed_before_the_opening_follows_the_left() -> None:
    page = [HEAD_2, *flat(RIGHT_2), *flat(LEFT_2), FOOT_2]
    paper = read(paged([COVER], page))
    assert [line.text for line in paper.body] == BODY_2


def test_page_read_across_its_columns_is_told() -> None:
    page = [HEAD_2, "in the first column, which ends here.", "and goes on in the second", FOOT_2]
    assert read(paged([COVER], BODY_2, page)).disordered == (2,)


def test_head_and_number_of_the_1990s() -> None:
    head = ["Security Council 9901st meeting", "Fifty-second year 21 March 1997"]
    paper = read(paged([COVER], [*head, *BODY_2, "2"], [*head, *BODY_3, "3"]))
    assert [(line.text, line.page) for line in paper.body] == BODY
    assert [line.text for line in paper.furniture] == [*head, "2", *head, "3"]


def test_head_of_a_typed_record() -> None:
    pages = [
        ["S/PV.9901", f"-{number}-", "(Mr. Calder)", f"typed on page {number}", "and no more"]
        for number in range(2, 6)
    ]
    body = read(paged(*pages)).body
    assert [line.text for line in body[::2]] == [f"typed on page {n}" for n in range(2, 6)]
    assert [line.page for line in body[::2]] == [2, 3, 4, 5]


def test_excerpt_without_a_cover_is_all_body() -> None:
    paper = read("The President: I thank him.\nMr. Sponsz: I thank you.\n")
    assert paper.cover == ()
    assert paper.body == (
        PrintedLine("The President: I thank him."),
        PrintedLine("Mr. Sponsz: I thank you."),
    )


def test_excerpt_is_numbered_by_its_feet() -> None:
    body = read("\n".join([*BODY_2, HEAD_3, FOOT_3, *BODY_3])).body
    assert [(line.text, line.page) for line in body] == BODY


def test_footnote_is_kept_apart_from_the_body() -> None:
    note = "* Reissued for technical reasons on 5 March 2020."
    paper = read(paged([COVER], [HEAD_2, *BODY_2, note, FOOT_2]))
    assert [line.text for line in paper.footnotes] == [note]
    assert paper.body[-1].text == BODY_2[-1]


def test_columns_of_one_page_with_few_lines_are_parted() -> None:
    last = beside("words of the left column that are followed by", "The meeting rose at 1 p.m.")
    text = IN_COLUMNS + paged([HEAD_2.replace(" ", " " * 9), "\n", last, "\n", "4/4 20-01174"])
    assert [line.text for line in read(text).body[-2:]] == [
        "words of the left column that are followed by",
        "The meeting rose at 1 p.m.",
    ]


TEXTS = st.lists(
    st.one_of(
        st.sampled_from(
            [HEAD_2, FOOT_2, HEAD_3, FOOT_3, "S/PV.9901", "2", "-3-", "\f", "\x0c\n", "* Note", ""]
        ),
        st.sampled_from([*COVER.split("\n"), *beside(LEFT_2, RIGHT_2).split("\n"), *BODY_3]),
        st.text(max_size=60),
    ),
    max_size=60,
).map("\n".join)


@given(TEXTS)
@example("\ufffe\x02-\x02")
@example(HEADS_FIRST[:900])
def test_every_word_of_any_text_is_in_exactly_one_place(text: str) -> None:
    paper = read(text)
    parts = (*paper.cover, *paper.body, *paper.footnotes, *paper.furniture)
    letters = Counter(letter for line in parts for letter in line.text if letter.isalnum())
    assert letters == Counter(letter for letter in text if letter.isalnum())
    assert all(line.text.strip() == line.text != "" for line in parts)
    assert 0 <= paper.quality <= 1


@pytest.mark.parametrize(
    "unit",
    ["a ", "    a", ". ", "(", "S/PV.1 ", "2/3\n", "\f", "\x02", "\t", "x" * 50 + "\n", ".)"],
)
def test_time_grows_with_the_text_and_no_faster(unit: str) -> None:
    started = time.process_time()
    read(unit * (200_000 // len(unit)))
    assert time.process_time() - started < 4


RECORDS = (
    "S_PV.3756_E",
    "S_PV.8698_E",
    "S_PV.8700_E",
    "S_PV.8702_E",
    "S_PV.8704_E",
    "S_PV.8706_E",
    "S_PV.8706(Resumption1)_E",
    "S_PV.8770_E",
)


@pytest.mark.parametrize("name", RECORDS)
def test_text_and_pdf_of_a_real_record_say_the_same(shared_data: Path, name: str) -> None:
    """Line by line and page by page; the text has lost the spaces of its tightest lines."""
    file = shared_data / "records" / name
    text = read_paper_text(Path(f"{file}.txt").read_text("utf-8"), file=f"{name}.txt")
    paper = read_paper(Path(f"{file}.pdf").read_bytes(), file=f"{name}.pdf")
    assert by_page(text.body) == by_page(paper.body)
    assert text.footnotes == paper.footnotes == ()
    words = [sum(len(line.text.split()) for line in found.body) for found in (text, paper)]
    assert abs(words[0] - words[1]) < 0.005 * words[1]


def by_page(lines: tuple[PrintedLine, ...]) -> dict[int, str]:
    pages: dict[int, str] = {}
    for line in lines:
        pages[line.page] = pages.get(line.page, "") + "".join(line.text.split())
    return pages


@pytest.mark.parametrize("language", ["ar", "es", "fr", "ru", "zh", "en"])
@pytest.mark.parametrize("meeting", ["S_PV.9642", "S_PV.10054"])
def test_records_in_other_languages_have_pages_and_quality(
    shared_data: Path, meeting: str, language: str
) -> None:
    path = shared_data / "records" / "languages" / f"{meeting}.{language}.txt"
    paper = read_paper_text(path.read_text("utf-8"), file=path.name)
    assert paper.body[0].page == 2
    assert not any("S/PV" in line.text and "/20" in line.text[-12:] for line in paper.body)
    assert bool(paper.cover) == (language in {"ar", "ru", "zh"})  # the others are excerpts
    assert paper.quality > 0.98
