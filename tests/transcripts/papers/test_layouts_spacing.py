"""Spaces lost from whole lines, put back."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statements.transcripts.papers.layouts import read_paper_text
from statements.transcripts.papers.pdf import read_paper
from statements.transcripts.restoration.spacing import has_lost_spaces, lost_spaces


def spaced(line: str) -> str:
    return " ".join(line[at:end] for at, end in pairwise((0, *lost_spaces(line), len(line))))


@pytest.mark.parametrize(
    "line",
    [
        "Mr. Sponsz (Borduria) (spoke in Arabic): At the start of 2020,",
        "the Strelsau agreement. However, clashes over recent days",
        "of resolution 2504 (2020) (see S/2020/24, para. 6), which",
        "the Secretary-General’s report on the members’ measures",
        "at the meeting of 5 p.m. on the 21st day of the month —",
        "“will bring the country and its people back to the past”",
    ],
)
def test_spaces_are_put_back_between_the_words(line: str) -> None:
    assert spaced(line.replace(" ", "")) == line


@pytest.mark.parametrize(
    "line",
    [
        "counter-terrorism",
        "a line that has its spaces",
        "(verbatimrecords@un.org)andsomemorewords",
        "http://documents.un.org/and/so/on/as/long",
        "............................................",
        "",
    ],
)
def test_line_that_lost_no_space_is_left_alone(line: str) -> None:
    assert lost_spaces(line) == ()


@given(st.text(st.characters(exclude_categories=["Zs", "Cc"]), min_size=27, max_size=80))
def test_places_are_in_order_inside_any_line(line: str) -> None:
    places = lost_spaces(line)
    assert list(places) == sorted(set(places))
    assert all(0 < at < len(line) for at in places)


def test_tight_lines_of_real_records_read_as_their_pdf_has_them(shared_data: Path) -> None:
    tight = 0
    for file in sorted((shared_data / "records").glob("S_PV.*_E.pdf")):
        paper = read_paper(file.read_bytes(), file=file.name)
        text = read_paper_text(file.with_suffix(".txt").read_text("utf-8"), file=file.name)
        for printed, found in zip(paper.body, text.body, strict=True):
            if has_lost_spaces(found.text):
                tight += 1
                assert spaced(found.text) == printed.text
            else:
                assert found.text == printed.text
    assert tight > 10
