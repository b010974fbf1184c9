from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statements.transcripts.symbols import Symbol, SymbolError, canonical, parse, path


@pytest.mark.parametrize(
    ("spelled", "symbol"),
    [
        ("S/PV.7802", "S/PV.7802"),
        ("s/pv.7802", "S/PV.7802"),
        ("S/PV. 7802", "S/PV.7802"),
        ("S/PV.8699(Resumption1)", "S/PV.8699 (Resumption 1)"),
        ("S/PV.8699(Resumption 1)", "S/PV.8699 (Resumption 1)"),
        ("S/PV.8699 (ResumptionI)", "S/PV.8699 (Resumption 1)"),
        ("S/PV.8699 (Resumption II)", "S/PV.8699 (Resumption 2)"),
        ("S/PV.8699 (Resumption 1", "S/PV.8699 (Resumption 1)"),
        ("S/PV.8699 Resumption 1)", "S/PV.8699 (Resumption 1)"),
        ("S/PV.8706Resumption1", "S/PV.8706 (Resumption 1)"),
        ("S/PV.3988 (Resumption)", "S/PV.3988 (Resumption 1)"),
        ("S/PV.3988(Resumption)/Corr.1", "S/PV.3988 (Resumption 1)/Corr.1"),
        ("S/PV.2977 (Part II)", "S/PV.2977 (Part II)"),
        ("S/PV.2977 (Part 2)", "S/PV.2977 (Part II)"),
        ("S/PV.8699/Corr.1", "S/PV.8699/Corr.1"),
        ("SPECIMEN/PV.8 (Resumption 1)", "SPECIMEN/PV.8 (Resumption 1)"),
        ("S/RES/955(1994)", "S/RES/955 (1994)"),
        ("S/RES/2295 (2016)", "S/RES/2295 (2016)"),
        ("s/prst/2016/12", "S/PRST/2016/12"),
        ("$/2020/27", "S/2020/27"),
        ("8/2016/239", "S/2016/239"),
        ("$/PV.8704", "S/PV.8704"),
        ("S/2020/254", "S/2020/254"),
        ("S/2015/446/Add.1", "S/2015/446/Add.1"),
        ("S/2015/446/Rev. 2", "S/2015/446/Rev.2"),
        ("S/23802", "S/23802"),
        ("S/23802/Add.1", "S/23802/Add.1"),
        ("S/AGENDA/8706", "S/AGENDA/8706"),
        ("SC/14147", "SC/14147"),
        ("A/RES/60/1", "A/RES/60/1"),
        ("60/1", "A/RES/60/1"),
        ("ES-10/19", "A/RES/ES-10/19"),
        ("181 (II)", "A/RES/181 (II)"),
        ("A/RES/181(II)", "A/RES/181 (II)"),
        ("217 A (III)", "A/RES/217 A (III)"),
        ("A/70/PV.13", "A/70/PV.13"),
        ("A/73/907", "A/73/907"),
        ("A/C.3/75/L.49", "A/C.3/75/L.49"),
        ("A/HRC/46/2", "A/HRC/46/2"),
    ],
)
def test_every_spelling_has_one_canonical_form(spelled: str, symbol: str) -> None:
    assert canonical(spelled) == symbol
    assert canonical(symbol) == symbol


@pytest.mark.parametrize(
    ("spelled", "body", "kind"),
    [
        ("S/RES/2295 (2016)", "security-council", "resolution"),
        ("S/PRST/2016/12", "security-council", "presidential-statement"),
        ("S/PV.7802", "security-council", "verbatim-record"),
        ("S/2015/446", "security-council", "document"),
        ("SC/14147", "security-council", "press-release"),
        ("A/RES/60/1", "general-assembly", "resolution"),
        ("A/70/PV.13", "general-assembly", "verbatim-record"),
        ("A/C.3/75/L.49", "general-assembly", "draft"),
        ("E/RES/1996/31", "economic-and-social-council", "resolution"),
        ("ST/SGB/2003/13", "secretariat", "document"),
        ("SPECIMEN/PV.3", "specimen", "verbatim-record"),
        ("CD/1299", "other", "document"),
    ],
)
def test_body_and_kind(spelled: str, body: str, kind: str) -> None:
    symbol = parse(spelled)
    assert (symbol.body, symbol.kind) == (body, kind)


def test_the_parts_of_a_meeting() -> None:
    meeting = parse("S/PV.8699(Resumption1)")
    assert (meeting.number, meeting.resumption, meeting.part) == (8699, 1, 0)
    assert meeting.is_meeting
    assert parse("S/PV.2977 (Part II)").part == 2
    assert not parse("A/70/PV.13").is_meeting


def test_the_parts_of_a_document() -> None:
    resolution = parse("S/RES/2295 (2016)")
    assert (resolution.number, resolution.year) == (2295, 2016)
    assert parse("181 (II)").session == "II"
    assert parse("S/2015/446/Add.1").suffix == "Add.1"


def test_addresses_have_no_spaces() -> None:
    assert path("S/PV.8699 (Resumption 1)") == "S/PV.8699(Resumption1)"
    assert parse("S/RES/2295 (2016)").url == "https://docs.un.org/en/S/RES/2295(2016)"


def test_a_specimen_has_no_official_page() -> None:
    assert parse("SPECIMEN/PV.3").url == ""


@pytest.mark.parametrize(
    "text", ["", "peace", "S/", "/2020/1", "2020", "and/or", "S/PV.", "S" * 200]
)
def test_what_is_no_symbol_is_refused(text: str) -> None:
    with pytest.raises(SymbolError):
        parse(text)


_PARTS = ("S", "A", "sc", "SPECIMEN", "$", "/", "PV.", "RES/", "Add.1", "C.3", "L.4", "ES-10")
_NUMBERS = ("8699", "2016", "12", "60", "1", "II", "(", ")", " ", "Resumption", "Part")

spelled_symbols = st.lists(st.sampled_from(_PARTS + _NUMBERS), max_size=8).map("".join)


@given(st.one_of(spelled_symbols, st.text(max_size=30)))
def test_canonical_is_idempotent_and_nothing_else_is_raised(text: str) -> None:
    try:
        symbol = parse(text)
    except SymbolError:
        return
    assert isinstance(symbol, Symbol)
    assert parse(symbol.text) == symbol
    assert parse(symbol.path) == symbol
