"""The question in plain words."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django import Settings

from tests.conftest import Stand
from tests.factories import make_statement
from tests.search.answers import ask

pytestmark = pytest.mark.django_db


def record() -> None:
    make_statement(country="Japan", cites=["S/RES/1325 (2000)"])
    make_statement(country="France", speaker="Mr. Delattre", language="French")
    make_statement(
        symbol="S/PV.6000", date=datetime.date(2014, 1, 2), agenda="The situation in Mali"
    )


@pytest.fixture(scope="module")
def _standing(stand: Stand) -> Path:
    return stand(record)


@pytest.fixture(autouse=True)
def _index(db: None, _standing: Path, settings: Settings) -> None:
    settings.ARCHIVE_INDEX = _standing
    settings.ARCHIVE_INDEX_INTERVAL = 3600.0  # nothing changes while a test asks


@pytest.mark.parametrize(
    ("text", "choices", "sentence"),
    [
        ("", {}, ""),
        ("peace talks", {}, "Statements containing “peace talks”"),
        ('peace "rule of law"', {}, "Statements containing “peace” and exactly “rule of law”"),
        ("peace -war", {}, "Statements containing “peace” but not “war”"),
        ("-war", {}, "Statements without “war”"),
        (
            "war OR peace*",
            {},
            "Statements containing either “war” or words that begin with “peace”",
        ),
        (
            '"peace talks"~5',
            {},
            "Statements containing “peace talks” with at most 5 other words between",
        ),
        (
            "peace country:japan,france year:2014..2016 -is:procedural",
            {},
            "Statements containing “peace” by France or Japan, 2014–2016, not procedural",
        ),
        (
            "peace",
            {"country": ("japan", "france"), "year": ("2014", "2015", "2016")},
            "Statements containing “peace” by France or Japan, 2014–2016",
        ),
        ("year:2014,2016", {}, "Statements, 2014 or 2016"),
        (
            '"a b c d"~1',
            {},
            "Statements containing “a b c d” with at most 1 other word between, in this order",
        ),
        ("year:2016..", {}, "Statements, 2016 or later"),
        ("country:ussr", {}, "Statements by Soviet Union"),
        ("agenda:mali,x", {}, "Statements on “The situation in Mali”"),
        ("agenda:x,y", {}, "Statements on “x” or “y”"),
        ("cites:1325", {}, "Statements citing S/RES/1325 (2000)"),
        (
            "agenda:mali lang:french",
            {},
            "Statements on “The situation in Mali” delivered in French",
        ),
        ("role:p5 meeting:6000", {}, "Statements by permanent members at S/PV.6000"),
        (
            "before:2016-11 after:2014",
            {},
            "Statements, before 1 November 2016, after 31 December 2014",
        ),
        ("speaker:nobody", {}, "Statements by nobody"),
    ],
)
def test_the_question_in_words(text: str, choices: dict[str, Any], sentence: str) -> None:
    assert ask(text, **choices).wording == sentence


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.sampled_from(
            [
                *("peace", "-war", '"a b"~3', "=x", "OR", "(", ")", "country:japan", "-country:uk"),
                *(
                    "speaker:x",
                    "year:2016",
                    "is:procedural",
                    "before:2016",
                    "after:x",
                    ' "',
                    "lang:",
                ),
                *("cites:1325", "meeting:1", "org:un", "agenda:mali", "role:un", "wrong:field"),
            ]
        ),
        max_size=8,
    ).map(" ".join)
)
def test_every_question_can_be_told(text: str) -> None:
    results = ask(text)
    assert results.wording.startswith("Statements") or not results.wording
