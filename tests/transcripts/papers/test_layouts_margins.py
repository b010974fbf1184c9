"""The margins of columns in a text that keeps the layout: each page has its own."""

from __future__ import annotations

from statements.transcripts.papers.layouts import read_paper_text

LEFT = "words of the column on the left that go on"
RIGHT = "words of the other column that go on and on"


def page(number: int, at: int, rows: list[str]) -> str:
    """Return a page whose right column starts at character `at`, its rows between the others."""
    lines = [f"S/PV.9901{'The situation in Arcadia':^60}16/01/2020", ""]
    for row in rows:
        lines += [LEFT, f"{'':{at}}{row}"]
    return "\n".join([*lines, "", f"{number}/9{'20-01174':>80}"])


def test_a_column_set_further_apart_on_one_page_is_not_indented() -> None:
    usual = [RIGHT] * 20
    apart = [
        "    We thank them for the",
        "work of the other column that went on well.",
        "They did it and have gone on with it until",
    ]
    other = page(5, 52, [RIGHT] * 4 + apart + [RIGHT] * 4)
    pages = [*(page(number, 48, usual) for number in (2, 3, 4)), other]
    body = read_paper_text("\f".join(pages), file="record.txt").body
    begun = [line.text for line in body if line.page == 5 and line.begins]
    assert begun == ["We thank them for the"]
