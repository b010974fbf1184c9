"""Spellings that meet, and spellings that must not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statements.facts.labels import LabelIndex, fold, key, shape


@pytest.mark.parametrize(
    "spelling",
    [
        "Côte d'Ivoire",
        "COTE D\u2019IVOIRE",
        "Cote dIvoire",
        "Co\u0302te d\u00b4Ivoire",
        " côte  d\u02bcivoire ",
        "C\N{FULLWIDTH LATIN SMALL LETTER O}te d\N{FULLWIDTH APOSTROPHE}Ivoire",
    ],
)
def test_accents_apostrophes_case_and_spaces_do_not_decide(spelling: str) -> None:
    assert fold(spelling) == "cote divoire"


@pytest.mark.parametrize(
    ("label", "folded"),
    [
        ("Guinea-Bissau", "guinea bissau"),
        ("Sørensen", "sorensen"),
        ("Łódź", "lodz"),
        ("Cœur", "coeur"),
        ("TÜRKİYE", "turkiye"),
        ("D\N{LATIN SMALL LETTER DOTLESS I}şişleri", "disisleri"),
        ("Groß", "gross"),
        ("U.S./Middle East Project", "u s middle east project"),
        ("Sant_ Egidio", "sant egidio"),
        ("…", ""),
    ],
)
def test_fold(label: str, folded: str) -> None:
    assert fold(label) == folded


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_a_folded_label_has_single_inner_spaces_only(text: str) -> None:
    assert fold(text) == " ".join(fold(text).split())


@given(st.text(alphabet=st.characters(codec="latin-1")))
def test_case_never_decides_in_western_scripts(text: str) -> None:
    assert fold(text.upper()) == fold(text) == fold(text.lower())


@given(st.text(), st.text())
def test_blinder_keys_never_part_what_a_sharper_one_joins(one: str, other: str) -> None:
    assert key(fold(one)) == key(one)
    if key(one) == key(other):
        assert shape(one) == shape(other)


def test_key_forgets_spaces_and_particles() -> None:
    assert key("Saint Vincent and the Grenadines") == key("Saint Vincent Grenadines")
    assert key("Republic ofKorea") == key("Republic of Korea")


def test_key_keeps_particles_inside_words() -> None:
    assert key("The Netherlands") == "netherlands"


@pytest.mark.parametrize(
    ("printed", "meant"),
    [("C6te d'Ivoire", "Côte d'Ivoire"), ("Tiirkiye", "Türkiye"), ("Ma1i", "Mali")],
)
def test_shape_joins_what_a_scanner_confuses(printed: str, meant: str) -> None:
    assert fold(printed) != fold(meant)
    assert shape(printed) == shape(meant)


def test_an_index_finds_damaged_labels_only_when_asked() -> None:
    strict, lenient = LabelIndex[str](), LabelIndex[str](damaged=True)
    for index in (strict, lenient):
        index.add("Côte d'Ivoire", "cote-divoire")
    assert strict.find("C6te d'Ivoire") is None
    assert lenient.find("C6te d'Ivoire") == "cote-divoire"


def test_an_index_refuses_labels_of_one_shape() -> None:
    index = LabelIndex[str](damaged=True)
    index.add("Mall", "a mall")
    with pytest.raises(ValueError, match="cannot be told from"):
        index.add("Mali", "mali")


def test_an_index_refuses_a_label_without_letters() -> None:
    with pytest.raises(ValueError, match="no letters"):
        LabelIndex[str]().add("(the)", "nobody")


def test_an_index_accepts_one_fact_under_several_labels() -> None:
    index = LabelIndex[str]()
    for label in ("Türkiye", "Turkiye", "Turkey"):
        index.add(label, "turkiye")
    assert index.find("TURKEY") == "turkiye"
    assert index.find("") is None
