from __future__ import annotations

from pathlib import Path

import pytest

from statements.search.language.spelling import other_spellings
from tests.factories import make_statement
from tests.search.answers import extract, find

PAIRS = [
    ("labour", "labor"),
    ("neighbouring", "neighboring"),
    ("dishonoured", "dishonored"),
    ("demobilization", "demobilisation"),
    ("organize", "organise"),
    ("analyse", "analyze"),
    ("centre", "center"),
    ("centred", "centered"),
    ("kilometres", "kilometers"),
    ("defence", "defense"),
    ("licences", "licenses"),
    ("practise", "practice"),
    ("programmes", "programs"),
    ("dialogue", "dialog"),
    ("travelled", "traveled"),
    ("fulfil", "fulfill"),
    ("judgement", "judgment"),
    ("manoeuvres", "maneuvers"),
    ("ageing", "aging"),
    ("grey", "gray"),
    ("sceptical", "skeptical"),
    ("plough", "plow"),
    ("haemorrhage", "hemorrhage"),
]


@pytest.mark.parametrize(("british", "american"), PAIRS)
def test_the_american_spelling_of_a_british_word(british: str, american: str) -> None:
    assert american in other_spellings(british)


@pytest.mark.parametrize(
    ("british", "american"), [pair for pair in PAIRS if pair[1] != "hemorrhage"]
)
def test_the_british_spelling_of_an_american_word(british: str, american: str) -> None:
    assert british in other_spellings(american)


@pytest.mark.parametrize("word", ["peace", "four", "hour", "or", "rise", "letter", "2016"])
def test_other_words_have_one_spelling(word: str) -> None:
    assert other_spellings(word) == ()


@pytest.mark.django_db
def test_a_statement_is_found_in_either_spelling(index: Path) -> None:
    make_statement("Forced labour is an offence to all neighbours.")
    for text in ("labor", '"forced labor"', '"neighbors labor"~9', "labour -defense offense"):
        assert find(text) == ["S/PV.7802/1"], text
    assert extract("labor") == "Forced [labour] is an offence to all neighbours."


@pytest.mark.django_db
def test_one_form_of_a_word_is_one_spelling(index: Path) -> None:
    make_statement("Forced labour.")
    assert find("=labour") == ["S/PV.7802/1"]
    assert find("=labor") == []
