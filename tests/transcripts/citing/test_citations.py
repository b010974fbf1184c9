from __future__ import annotations

import pytest
from hypothesis import given

from statements.transcripts.citing.citations import find
from statements.transcripts.restoration.text import restore
from tests.transcripts.printed import printed_texts


def cited(text: str) -> list[str]:
    return [citation.symbol for citation in find([text])]


def printed(text: str) -> list[str]:
    return [citation.printed for citation in find([text])]


def pinpoints(text: str) -> list[str]:
    return [citation.pinpoint for citation in find([text])]


@pytest.mark.parametrize(
    ("text", "symbols"),
    [
        ("resolution 2295 (2016)", ["S/RES/2295 (2016)"]),
        ("Security Council resolution 242 (1967)", ["S/RES/242 (1967)"]),
        ("Resolution 1325 (2000)", ["S/RES/1325 (2000)"]),
        ("resolution2250 (2015)", ["S/RES/2250 (2015)"]),
        ("resolution  687  (1991)", ["S/RES/687 (1991)"]),
        (
            "resolutions 1325 (2000), 1820 (2008) and 1888 (2009)",
            ["S/RES/1325 (2000)", "S/RES/1820 (2008)", "S/RES/1888 (2009)"],
        ),
        ("resolutions 678 (1990) and 687", ["S/RES/678 (1990)", "S/RES/687 (1991)"]),
        ("resolutions 242 and 338.", ["S/RES/242 (1967)", "S/RES/338 (1973)"]),
        ("resolution 687 of 3 April 1991", ["S/RES/687 (1991)"]),
        ("as 2254 (2015) demands", ["S/RES/2254 (2015)"]),
        ("resolution 1325 (2015)", ["S/RES/1325 (2015)"]),  # wrong in the record: kept
        ("S/RES/955(1994)", ["S/RES/955 (1994)"]),
        ("General Assembly resolution 60/1", ["A/RES/60/1"]),
        ("resolution ES-10/19", ["A/RES/ES-10/19"]),
        ("resolutions 71/205, 72/190 and 74/168", ["A/RES/71/205", "A/RES/72/190", "A/RES/74/168"]),
        ("resolution 181 (II)", ["A/RES/181 (II)"]),
        ("resolution 217 A (III)", ["A/RES/217 A (III)"]),
        ("Human Rights Council resolution 34/22", ["A/HRC/RES/34/22"]),
        ("see S/2015/446", ["S/2015/446"]),
        ("S/2015/446/Add.1 and S/2015/446/Rev.2", ["S/2015/446/Add.1", "S/2015/446/Rev.2"]),
        ("S/2015/ 446", ["S/2015/446"]),
        ("($/2020/27)", ["S/2020/27"]),
        ("document 8/2016/239,", ["S/2016/239"]),
        ("S/23802/Add.1", ["S/23802/Add.1"]),
        ("S/25704 and Add.1", ["S/25704", "S/25704/Add.1"]),
        ("see S/PV.7802)", ["S/PV.7802"]),
        ("see S/PV 7802)", ["S/PV.7802"]),
        ("S/PV.8699 (Resumption 1)", ["S/PV.8699 (Resumption 1)"]),
        ("S/PV.8699 (ResumptionI and", ["S/PV.8699 (Resumption 1)"]),
        ("S/PV.3988 (Resumption))", ["S/PV.3988 (Resumption 1)"]),
        ("(S/PV.3988 and Resumption)", ["S/PV.3988", "S/PV.3988 (Resumption 1)"]),
        (
            "S/PV.8699 (Resumption 1) and Corr.1",
            ["S/PV.8699 (Resumption 1)", "S/PV.8699 (Resumption 1)/Corr.1"],
        ),
        ("S/Res/1701", ["S/RES/1701"]),
        (
            "resolutions 1267/1989/2253.",
            ["S/RES/1267 (1999)", "S/RES/1989 (2011)", "S/RES/2253 (2015)"],
        ),
        ("resolutions 47/120 A and 58/114", ["A/RES/47/120 A", "A/RES/58/114"]),
        ("resolution 2758.", ["A/RES/2758 (XXVI)"]),  # of 1971; that of 2024 is cited with its year
        ("resolution 2758 (2024)", ["S/RES/2758 (2024)"]),
        ("S/PRST/2016/12.", ["S/PRST/2016/12"]),
        ("press statement SC/14159", ["SC/14159"]),
        ("A/70/PV.13", ["A/70/PV.13"]),
        ("A/C.3/75/L.49", ["A/C.3/75/L.49"]),
        ("A/73/907-S/2019/509", ["A/73/907", "S/2019/509"]),
        ("draft resolution S/2020/25", ["S/2020/25"]),
    ],
)
def test_forms(text: str, symbols: list[str]) -> None:
    assert cited(text) == symbols


@pytest.mark.parametrize(
    "text",
    [
        "resolution 8522 of the League",
        "resolutions adopted in 1999 (see above)",
        "In 1967, 242 people were named",
        "the 150 (2019) figures",
        "his or her S/he form",
        "there.S/2",
        "and/or 24/7",
    ],
)
def test_what_is_no_citation(text: str) -> None:
    assert cited(text) == []


def test_a_number_after_one_resolution_counts_something_else() -> None:
    assert cited("resolution 2334 (2016) and 450 people") == ["S/RES/2334 (2016)"]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("S/2019/903, para. 90", ["para. 90"]),
        ("S/PV.7802, p. 12", ["p. 12"]),
        ("S/PV.8734, p.15)", ["p.15"]),
        ("(resolution 2504 (2020), para. 6)", ["para. 6"]),
        ("paragraphs 2 and 3 of resolution 2334 (2016)", ["paragraphs 2 and 3"]),
        ("S/2020/98, annex, para. 9", ["annex, para. 9"]),
        ("resolution 1441 (2002).", [""]),
    ],
)
def test_pinpoints(text: str, places: list[str]) -> None:
    assert pinpoints(text) == places


def test_the_span_is_what_is_printed() -> None:
    text = "We recall resolutions 242 (1967) and 338 (1973), para. 3."
    assert printed(text) == ["resolutions 242 (1967)", "338 (1973)"]
    assert pinpoints(text) == ["", "para. 3"]
    (citation,) = find(["Nothing here.", "See S/2015/446."])
    assert (citation.paragraph, citation.start, citation.end) == (2, 4, 14)


@given(printed_texts)
def test_spans_slice_back_in_order_and_apart(text: str) -> None:
    paragraphs = restore(text).paragraphs
    position = (0, 0)
    for citation in find(paragraphs):
        paragraph = paragraphs[citation.paragraph - 1]
        assert paragraph[citation.start : citation.end] == citation.printed
        assert (citation.paragraph, citation.start) >= position
        position = (citation.paragraph, citation.end)
