from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statements.search.language.document_symbols import SymbolAndPage, read_document_symbol


@pytest.mark.parametrize(
    ("text", "symbol", "page"),
    [
        ("S/PV.7802", "S/PV.7802", 0),
        ("S/PV.7802 p. 12", "S/PV.7802", 12),
        ("s/pv.7802, pp. 12-13", "S/PV.7802", 12),
        ("S/PV.7802 page 3", "S/PV.7802", 3),
        ("“S/PV.7802”", "S/PV.7802", 0),
        ("S/PV.8699(ResumptionI)", "S/PV.8699 (Resumption 1)", 0),
        ("S/PV.7802 (p. 12)", "S/PV.7802", 12),
        ("S/PV.7802, at page 12", "S/PV.7802", 12),
        ("pv 7802", "S/PV.7802", 0),
        ("Security Council 7802nd meeting", "S/PV.7802", 0),
        ("7802nd Security Council meeting", "S/PV.7802", 0),
        ("7802nd meeting of the UN Security Council", "S/PV.7802", 0),
        ("UNSC meeting no. 7802", "S/PV.7802", 0),
        ("S.C. Res. 446", "S/RES/446 (1979)", 0),
        ("U.N.S.C. Res. 1325", "S/RES/1325 (2000)", 0),
        ("U.N. Doc. S/2014/189", "S/2014/189", 0),
        ("draft resolution S/2014/189", "S/2014/189", 0),
        ("in Security Council document S/2014/189", "S/2014/189", 0),
        ("presidential statement S/PRST/2016/12", "S/PRST/2016/12", 0),
        ("S-PV-7802", "S/PV.7802", 0),
        ("s.pv.7802", "S/PV.7802", 0),
        ("S/2020/465, annex 39", "S/2020/465", 0),
        ("S/2020/465, annex IV", "S/2020/465", 0),
        ("see S/PV.7802", "S/PV.7802", 0),
        ("https://docs.un.org/en/S/PV.7802", "S/PV.7802", 0),
        ("undocs.org/S/RES/1325(2000)", "S/RES/1325 (2000)", 0),
        ("UN Doc. S/2016/235", "S/2016/235", 0),
        ("the 8,717th meeting", "S/PV.8717", 0),
        ("7802nd", "S/PV.7802", 0),
        ("7802nd meeting of the Security Council", "S/PV.7802", 0),
        ("7802nd meeting", "S/PV.7802", 0),
        ("meeting 7802", "S/PV.7802", 0),
        ("res 2295", "S/RES/2295 (2016)", 0),
        ("Res. 2295 (2016)", "S/RES/2295 (2016)", 0),
        ("SCR 1325", "S/RES/1325 (2000)", 0),
        ("RES/1325", "S/RES/1325 (2000)", 0),
        ("S/RES 1325", "S/RES/1325 (2000)", 0),
        ("resolution S/RES/1325", "S/RES/1325 (2000)", 0),
        ("UNSC Resolution 1325", "S/RES/1325 (2000)", 0),
        ("resolution 1325 of 2000", "S/RES/1325 (2000)", 0),
        ("resolution 1325 (2000), para. 8", "S/RES/1325 (2000)", 0),
        ("paragraph 8 of resolution 1325", "S/RES/1325 (2000)", 0),
        ("OP8 of UNSCR 1325", "S/RES/1325 (2000)", 0),
        ("paras. 8-10 of S/RES/1325 (2000)", "S/RES/1325 (2000)", 0),
        ("UNSCR 1325", "S/RES/1325 (2000)", 0),
        ("resolution 1325", "S/RES/1325 (2000)", 0),
        ("Security Council resolution 1325 (2000)", "S/RES/1325 (2000)", 0),
        ("S/RES/1325", "S/RES/1325 (2000)", 0),
        ("General Assembly resolution 60/1", "A/RES/60/1", 0),
        ("A/RES/60/1", "A/RES/60/1", 0),
        ("GA/RES/60/1", "A/RES/60/1", 0),
        ("UNGA resolution 46/182", "A/RES/46/182", 0),
        ("GA res 181 (II)", "A/RES/181 (II)", 0),
        ("s/prst/2016/12", "S/PRST/2016/12", 0),
        ("presidential statement 2016/12", "S/PRST/2016/12", 0),
        ("S/2015/446", "S/2015/446", 0),
        ("article 51", "Charter, Article 51", 0),
        ("art. 51 of the Charter", "Charter, Article 51", 0),
        ("Article 2 (4)", "Charter, Article 2", 0),
        ("Art. 2(4) of the UN Charter", "Charter, Article 2", 0),
        ("Article 2, paragraph 4", "Charter, Article 2", 0),
        ("paragraph 4 of Article 2", "Charter, Article 2", 0),
        ("Chapter VII of the UN Charter", "Charter, Chapter VII", 0),
        ("chapter vii", "Charter, Chapter VII", 0),
    ],
)
def test_a_document_is_known_in_any_spelling(text: str, symbol: str, page: int) -> None:
    assert read_document_symbol(text) == SymbolAndPage(symbol, page)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "peace",
        "2016",
        "24/7",
        "and/or",
        "resolution",
        "resolution 9999",
        "article 900",
        "p. 12",
        "1st",
        "21st century",
        "the president",
        "para. 5",
        "paragraph 5 of",
        "paragraph 5 of the statement",
        "annex 2",
        "see",
        "https://docs.un.org/en/",
    ],
)
def test_other_texts_are_no_document(text: str) -> None:
    assert read_document_symbol(text) is None


@given(st.text(max_size=120))
def test_every_text_is_read(text: str) -> None:
    found = read_document_symbol(text)
    assert found is None or found.symbol
