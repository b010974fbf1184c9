"""Whatever is typed is answered, and no answer takes long."""

from __future__ import annotations

import unicodedata
from itertools import cycle, islice
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings

from statements.search.index.sync import current
from statements.search.language.parser import parse_query
from statements.search.meaning.completion import complete
from tests.conftest import Stand
from tests.factories import make_statement
from tests.search.answers import ask
from tests.search.hostile_texts import strings

pytestmark = pytest.mark.django_db

COMMON = (
    *("the", "of", "and", "to", "in", "that", "we", "for", "a", "is", "on", "with"),
    *("security", "council", "united", "nations", "peace"),
)
BEGINNINGS = [f"{first}{second}*" for first in "cstpr" for second in "aeioulrth"]


def record() -> None:
    for country in ("Japan", "France", "Côte d'Ivoire"):
        for number in range(4):
            text = " ".join(islice(cycle(COMMON), number, number + 200))
            make_statement(f"{text} counter-terrorism {number}", country=country)


@pytest.fixture(scope="module")
def _standing(stand: Stand) -> Path:
    return stand(record)


@pytest.fixture(autouse=True)
def _index(db: None, _standing: Path, settings: Settings) -> None:
    settings.ARCHIVE_INDEX = _standing
    settings.ARCHIVE_INDEX_INTERVAL = 3600.0  # nothing changes while a test asks


def test_every_string_is_answered() -> None:
    """`make evaluate` asks 20,000 of the real material."""
    for text in strings(500):
        results = ask(text)
        for problem in results.problems:
            assert 0 <= problem.position <= len(results.question.text), text


def test_every_string_is_completed() -> None:
    for text in strings(300, seed=2):
        assert len(list(complete(text, current()))) < 30


@pytest.mark.parametrize(
    "page", ["/search", "/search.json", "/concordance", "/trends", "/complete"]
)
def test_no_string_gives_an_error_page(client: Client, page: str) -> None:
    for text in strings(40, seed=len(page)):
        assert client.get(page, {"q": text.encode("utf-8", "surrogatepass")}).status_code == 200


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (" ".join(BEGINNINGS), "Only the first 8 beginnings of words are searched."),
        (" OR ".join(BEGINNINGS), "Only the first 8 beginnings of words are searched."),
        (
            '"peace and war"~50 "women and men"~50 "north and south"~50 "land and sea"~50',
            "Only the first 3 groups of words near one another are searched.",
        ),
        (
            '"the of and"~50 "the to of"~50 "peace war"~50',
            "Of groups of words as common as these only 1 is searched.",
        ),
        (f'"{" ".join(COMMON)}"~50', ""),
        (" OR ".join(COMMON * 20), "Only the first 50 words are searched."),
        (f'"{" ".join(COMMON * 5)}"', "Only the first 50 words are searched."),
        ("-".join(COMMON * 10), "Only the first 50 words are searched."),
        ("(" * 400 + "peace" + ")" * 400, "Brackets are nested too deep."),
        ("-(" * 300 + "peace" + ")" * 300, "Brackets are nested too deep."),
        ("(peace OR " * 90 + "war" + ")" * 90, "Brackets are nested too deep."),
        ("counter-terrorism " * 60, "Only the first 50 words are searched."),
        (
            " ".join(f"xq{word}zz" for word in COMMON * 3),
            "Only the first 50 words are searched.",
        ),
        (".*.*(a+)+$ [a-z]{100}*", "* stands only at the end of a word."),
        ("a" * 5_000, "Only the first 1,000 characters are searched."),
        ("e" + "\u0301" * 900, ""),
        ("country:" + "," * 900, "No value stands right after “country:”; it was read as a word."),
        ("year:" + ",".join(["1946..2200"] * 60), ""),
    ],
)
def test_what_would_cost_much_is_bounded(text: str, told: str) -> None:
    """`tests/guard.py` measures each."""
    problems = [problem.message for problem in parse_query(text).problems]
    assert told in [*problems, ""]
    assert ask(text).question.text == unicodedata.normalize("NFC", text).strip()[:1_001]


def test_what_is_left_out_leaves_no_other_fault() -> None:
    some = " OR ".join(BEGINNINGS)
    for text in (some, f"({some})", f"({' '.join(COMMON * 9)}) OR peace", " -".join(BEGINNINGS)):
        messages = {problem.message for problem in parse_query(text).problems}
        assert len(messages) == 1, messages


def test_of_a_long_quotation_the_beginning_is_sought() -> None:
    quoted = " ".join(islice(cycle(COMMON), 120))
    results = ask(f'"{quoted}"')
    assert results.problem is not None
    assert results.total == 12
