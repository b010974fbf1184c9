"""Languages recognized, countries named, versions matched; and no text raises."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statements.facts import countries
from statements.transcripts.languages import (
    align,
    direction,
    language_of,
    language_of_file,
    match,
    read_language,
)
from statements.transcripts.languages.detection import GRAMMARS
from statements.transcripts.languages.names.countries import (
    CODES,
    country_in,
    organization_in,
    spellings,
    subset_of,
)
from statements.transcripts.records import ParsedMeeting, ParsedStatement
from tests.transcripts.printed import letters, repaired

from .test_golden_records import GOLDEN, NAMES, read


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("S_PV.9642.fr.txt", "fr"),
        ("S_PV_9642-FR.pdf", "fr"),
        ("S_PV.9642_F.txt", "fr"),
        ("S_PV.9642_E.txt", "en"),
        ("S_PV.9642_S.pdf", "es"),
        ("S_PV.9642_R.pdf", "ru"),
        ("S_PV.9642_C.pdf", "zh"),
        ("records/S_PV.8699(Resumption1)_A.pdf", "ar"),
        ("S_PV.9642.txt", ""),
        ("notes.fr.txt", ""),
    ],
)
def test_a_file_name_tells_the_language(name: str, language: str) -> None:
    assert language_of_file(name) == language


@pytest.mark.parametrize("name", NAMES)
def test_a_text_tells_the_language(name: str) -> None:
    assert language_of((GOLDEN / f"{name}.txt").read_text(encoding="utf-8")) == name[:2]


def test_no_text_tells_no_language() -> None:
    assert language_of("12/34 —") == ""
    meeting = read_language("12/34 —", symbol="S/PV.1", language="xx", file="x.txt")
    assert [problem.kind for problem in meeting.problems] == ["unknown-language"]


def test_direction() -> None:
    assert {code: direction(code) for code in GRAMMARS} == {
        code: "rtl" if code == "ar" else "ltr" for code in GRAMMARS
    }
    assert direction("") == "ltr"


@pytest.mark.parametrize("language", CODES)
def test_every_member_and_observer_has_its_names(language: str) -> None:
    names = spellings(language)
    for fact in countries():
        if fact.status in {"member", "observer"}:
            assert all(country_in(language, name) == fact for name in names[fact.slug])


@pytest.mark.parametrize(
    ("language", "label", "slug"),
    [
        ("fr", "COTE D'IVOIRE", "cote-divoire"),
        ("fr", "la Belgique", "belgium"),
        ("es", "el Perú", "peru"),
        ("ru", "Соединённое Королевство", "united-kingdom"),
        ("zh", "大 韩 民 国", "republic-of-korea"),
        ("ar", "ائرالجز", "algeria"),
        ("ar", "ألبانيا", "albania"),
        ("ar", "اليابان", "japan"),
        ("en", "Republic ofKorea", "republic-of-korea"),
    ],
)
def test_a_country_is_known_however_it_is_set(language: str, label: str, slug: str) -> None:
    fact = country_in(language, label)
    assert fact is not None
    assert fact.slug == slug


def test_what_names_no_country() -> None:
    assert country_in("fr", "Atlantide") is None
    assert country_in("fr", " ") is None
    assert country_in("xx", "France") is None


def test_organizations() -> None:
    for language, label in (
        ("fr", "Union européenne"),
        ("zh", "欧洲联盟"),
        ("en", "European Union"),
    ):
        fact = organization_in(language, label)
        assert fact is not None
        assert fact.slug == "european-union"


def test_a_scrambled_list_is_read_only_where_one_choice_is_left() -> None:
    assert subset_of("ائر مالطة الجز", {"algeria", "malta", "china"}) == ("algeria", "malta")
    assert subset_of("ائر مالطة", {"algeria", "malta", "china"}) is None
    assert subset_of("", {"algeria"}) == ()


def test_a_missing_turn_shifts_nothing() -> None:
    english = read("fr")
    numbers = [statement.number for statement in english.statements]
    for lost in range(len(numbers)):
        kept = tuple(one for index, one in enumerate(english.statements) if index != lost)
        version = replace(english, statements=kept)
        assert match(version, english) == [(one.number, one.number) for one in kept]
        backwards = dict(match(english, version))
        assert backwards == {number: None if number == lost + 1 else number for number in numbers}


def test_matching_nothing() -> None:
    meeting = read("fr")
    empty = replace(meeting, statements=())
    assert align(empty, meeting) == []
    assert all(found.english is None for found in align(meeting, empty))


def test_a_text_in_another_language_than_told_is_read_in_its_own() -> None:
    text = (GOLDEN / "fr.txt").read_text(encoding="utf-8")
    meeting = read_language(text, symbol="S/PV.9901", language="es", file="x.txt")
    assert meeting.language == "fr"
    assert meeting.statements == replace_files(read("fr"))
    assert "other-language" in {problem.kind for problem in meeting.problems}


def replace_files(meeting: ParsedMeeting) -> tuple[ParsedStatement, ...]:
    return tuple(replace(statement, file="x.txt") for statement in meeting.statements)


def test_shapes_of_arabic_letters_and_marks_of_direction_are_read() -> None:
    text = "\u200fﺍﻟﺮﺋﻴﺲ (ﺗﻜﻠﻢ ﺑﺎﻹﻧﻜﻠﻴﺰﻳﺔ): ﺷﻜﺮﺍ."
    meeting = read_language(text, symbol="S/PV.1", language="ar", file="x.txt")
    (statement,) = meeting.statements
    assert (statement.speaker, statement.language) == ("الرئيس", "English")
    assert statement.paragraphs == ("شكرا.",)
    assert {problem.kind for problem in meeting.problems} == _CHANGED


def test_letters_backwards_are_told() -> None:
    text = "ةيزيلكنإلاب ملكت( سيئرلا :)"
    meeting = read_language(text, symbol="S/PV.1", language="ar", file="x.txt")
    assert {problem.kind for problem in meeting.problems} == {"visual-order", "no-turns"}


def test_blank_lines_show_the_paragraphs() -> None:
    text = (
        "M. Modèle (Algérie) : Une première ligne qui est longue.\n"
        "Une deuxième du même paragraphe.\n\nUn autre para-\ngraphe.\n\nUn dernier."
    )
    meeting = read_language(text, symbol="S/PV.1", language="fr", file="x.txt")
    assert meeting.statements[0].paragraphs == (
        "Une première ligne qui est longue. Une deuxième du même paragraphe.",
        "Un autre paragraphe.",
        "Un dernier.",
    )


_LINES = [line for name in NAMES for line in (GOLDEN / f"{name}.txt").read_text().splitlines()]
_CHANGED = {"presentation-forms", "direction-marks"}
_SCRAPS = (
    ":",
    "：",
    "(",
    "（",
    ")",
    "-",
    "\n",
    "  ",
    "\x00",
    "\u200f",
    "主席",
    "):",
    "Votent pour :",
)

texts = st.one_of(
    st.text(max_size=300),
    st.lists(st.sampled_from(_LINES), max_size=40).map("\n".join),
    st.lists(st.sampled_from([*_LINES, *_SCRAPS]), max_size=30).map("".join),
)


def _checked(text: str, language: str) -> ParsedMeeting:
    meeting = read_language(text, symbol="S/PV.1", language=language, file="x.txt")
    plain = {problem.kind for problem in meeting.problems}.isdisjoint(_CHANGED)
    whole = text.replace("\r\n", "\n").replace("\r", "\n")
    for statement in meeting.statements:
        assert not plain or statement.printed in whole
        told = letters(repaired(statement.printed, statement.repairs))
        assert told.endswith(letters("".join(statement.paragraphs)))
        for repair in statement.repairs:
            assert statement.printed[repair.start : repair.end] == repair.before
        for citation in statement.citations:
            paragraph = statement.paragraphs[citation.paragraph - 1]
            assert paragraph[citation.start : citation.end] == citation.printed
    return meeting


@given(texts, st.sampled_from([*GRAMMARS, ""]))
def test_no_text_raises_and_spans_hold(text: str, language: str) -> None:
    _checked(text, language)


@given(texts, texts)
def test_matches_are_in_order_and_never_shared(one: str, other: str) -> None:
    version, english = _checked(one, "fr"), _checked(other, "fr")
    pairs = match(version, english)
    assert [number for number, _ in pairs] == [each.number for each in version.statements]
    found = [number for _, number in pairs if number is not None]
    assert found == sorted(set(found))
