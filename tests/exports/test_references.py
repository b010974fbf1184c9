"""A reference in each style, and as files that programs read."""

from __future__ import annotations

import datetime
import json
import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from statements.exports.bibliographies import bibtex, csl_json, ris
from statements.exports.references import Reference, ordinal, styles

BESSHO = Reference(
    symbol="S/PV.7802",
    number=12,
    who="Mr. Bessho (Japan)",
    author="Mr. Bessho",
    delegation="Japan",
    capacity="",
    agenda="Maintenance of international peace and security",
    meeting=7802,
    date=datetime.date(2016, 11, 7),
    city="New York",
    first=12,
    last=13,
    address="https://archive.example/S/PV.7802/12",
    official="https://docs.un.org/en/S/PV.7802",
)
LETTER = replace(
    BESSHO, symbol="S/2020/254", meeting=None, date=datetime.date(2020, 3, 31), first=0, last=0
)


def written(reference: Reference) -> dict[str, str]:
    return {style.key: style.text for style in styles(reference)}


def test_each_style_writes_a_statement_as_it_writes_records_of_meetings() -> None:
    assert written(BESSHO) == {
        "bluebook": "U.N. SCOR, 71st Sess., 7802d mtg. at 12–13, U.N. Doc. S/PV.7802"
        " (Nov. 7, 2016) (statement of Mr. Bessho (Japan)).",
        "aglc": "UN SCOR, 71st sess, 7802nd mtg, UN Doc S/PV.7802 (7 November 2016) 12–13"
        " (Mr. Bessho (Japan)).",
        "oscola": "Statement of Mr. Bessho (Japan), UNSC Verbatim Record (7 November 2016)"
        " UN Doc S/PV.7802, 12–13.",
        "chicago": "UN Security Council, 7802nd Meeting, Statement of Mr. Bessho (Japan),"
        " November 7, 2016, S/PV.7802, 12–13, https://archive.example/S/PV.7802/12.",
        "apa": "United Nations Security Council. (2016, November 7). Statement of Mr. Bessho"
        " (Japan), 7802nd meeting (S/PV.7802, pp. 12–13). https://archive.example/S/PV.7802/12",
    }


def test_what_is_not_known_is_left_out() -> None:
    assert written(LETTER)["bluebook"] == (
        "U.N. Doc. S/2020/254 (Mar. 31, 2020) (statement of Mr. Bessho (Japan))."
    )
    undated = written(replace(LETTER, date=None))
    assert undated["aglc"] == "UN Doc S/2020/254 (Mr. Bessho (Japan))."
    assert undated["oscola"] == "Statement of Mr. Bessho (Japan), UNSC UN Doc S/2020/254."
    assert "(n.d.)" in undated["apa"]


def test_a_specimen_has_no_place_in_the_styles_and_says_so_in_files() -> None:
    specimen = replace(BESSHO, symbol="SPECIMEN/PV.3", specimen=True, official="")
    assert styles(specimen) == []
    for write in (bibtex, ris, csl_json):
        assert "Specimen: invented text" in write(specimen)
        assert "United Nations" not in write(specimen)


@pytest.mark.parametrize(
    ("number", "long", "short"),
    [(1, "1st", "1st"), (112, "112th", "112th"), (7802, "7802nd", "7802d"), (63, "63rd", "63d")],
)
def test_ordinals_end_as_each_style_ends_them(number: int, long: str, short: str) -> None:
    assert (ordinal(number), ordinal(number, short=True)) == (long, short)


def test_bibtex_keeps_names_together_and_escapes_what_tex_would_run() -> None:
    entry = bibtex(replace(BESSHO, author="Mr. A_B & {C}", city="50% \\input"))
    assert entry.startswith("@misc{S-PV.7802-12,\n")
    assert "  author = {{Mr. A\\_B \\& \\{C\\}}}," in entry
    assert "  address = {50\\% \\textbackslash{}input}," in entry
    assert '  month = "7~" # nov,' in entry
    assert "  howpublished = {S/PV.7802, p. 12–13}," in entry


def test_ris_has_one_line_a_tag_and_ends() -> None:
    lines = ris(replace(BESSHO, agenda="One\r\nER  - \nTwo")).split("\r\n")
    assert lines[0] == "TY  - GOVDOC"
    assert lines[-2:] == ["ER  - ", ""]
    assert "T2  - One ER - Two" in lines
    assert {"AU  - Mr. Bessho", "DA  - 2016/11/07", "SP  - 12", "EP  - 13"} <= set(lines)


def test_csl_json_is_one_speech() -> None:
    (item,) = json.loads(csl_json(BESSHO))
    assert item["type"] == "speech"
    assert item["author"] == [{"literal": "Mr. Bessho"}]
    assert item["issued"] == {"date-parts": [[2016, 11, 7]]}
    assert (item["number"], item["page"]) == ("S/PV.7802", "12–13")


@settings(max_examples=40, deadline=None)
@given(text=st.text(max_size=60))
def test_no_text_breaks_out_of_its_field(text: str) -> None:
    hostile = replace(BESSHO, author=text or "x", agenda=text, capacity=text, city=text)
    assert all(re.match(r"[A-Z][A-Z0-9]  - |$", line) for line in ris(hostile).split("\r\n"))
    assert "\n" not in ris(hostile).replace("\r\n", "")
    bare = re.sub(r"\\[{}]", "", bibtex(hostile))
    assert bare.count("{") == bare.count("}")
    assert len(json.loads(csl_json(hostile))) == 1
