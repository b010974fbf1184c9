"""Filters set by words: what their values mean, and that they mean what facets mean."""

from __future__ import annotations

import datetime
import re
from itertools import combinations
from pathlib import Path

import pytest
from pytest_django import Settings

from statements.models import Statement
from tests.conftest import Stand
from tests.factories import make_statement
from tests.search.answers import ask, counts, find

pytestmark = pytest.mark.django_db

TEXTS = (
    "The reforms of the Council begin with peace.",
    "Reform needs peace and, after all these long years, security.",
    "Security is no peace; a reformed Council knows that.",
    "Talks on peace, talks on security, and talks on reforms.",
    "Peace security.",
)


def _record() -> None:
    agenda = "Any other business"  # of none of the words that are counted
    make_statement(TEXTS[0], agenda=agenda, country="Japan", cites=["S/RES/1325 (2000)"])
    make_statement(
        TEXTS[1], agenda=agenda, country="United Kingdom", speaker="Mr. Rycroft", language="French"
    )
    make_statement(TEXTS[2], agenda=agenda, country="Türkiye", speaker="Ms. Çelik", procedural=True)
    make_statement(
        TEXTS[3],
        symbol="S/PV.8699 (Resumption 1)",
        date=datetime.date(2019, 12, 30),
        organization="OCHA",
        speaker="Mr. Lowcock",
        agenda="The situation in Mali",
        cites=["S/PRST/2016/12", "Charter, Article 51"],
    )
    make_statement(
        TEXTS[4],
        agenda=agenda,
        symbol="S/PV.3011",
        date=datetime.date(1991, 10, 4),
        country="Soviet Union",
        speaker="Mr. Vorontsov",
    )


@pytest.fixture(scope="module")
def _standing(stand: Stand) -> Path:
    return stand(_record)


@pytest.fixture(autouse=True)
def _index(db: None, _standing: Path, settings: Settings) -> None:
    settings.ARCHIVE_INDEX = _standing


ALL = {"S/PV.7802/1", "S/PV.7802/2", "S/PV.7802/3", "S/PV.8699(Resumption1)/1", "S/PV.3011/1"}
JAPAN, UK, TURKEY, OCHA, USSR = sorted(ALL, key=lambda a: ("3011" in a, "8699" in a, a))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("country:uk", {UK}),
        ("country:Turkey", {TURKEY}),
        ("country:Türkiye", {TURKEY}),
        ("country:USSR", {USSR}),
        ("country:russia", set()),  # known, but the record keeps it apart from the Soviet Union
        ("country:japan,uk", {JAPAN, UK}),
        ('country:"Soviet Union",japan', {USSR, JAPAN}),
        ("org:ocha", {OCHA}),
        ('org:"Office for the Coordination of Humanitarian Affairs"', {OCHA}),
        ("speaker:rycroft", {UK}),
        ("speaker:celik", {TURKEY}),
        ("speaker:mr-lowcock-ocha", {OCHA}),
        ('speaker:"Lowcock OCHA"', {OCHA}),
        ("meeting:7802", {JAPAN, UK, TURKEY}),
        ("meeting:s/pv.7802", {JAPAN, UK, TURKEY}),
        ("meeting:8699", {OCHA}),
        ("meeting:S/PV.8699(Resumption1)", {OCHA}),
        ("meeting:780", set()),
        ("agenda:mali", {OCHA}),
        ('agenda:"the situation in Mali"', {OCHA}),
        ("cites:1325", {JAPAN}),
        ("cites:S/RES/1325(2000)", {JAPAN}),
        ("cites:S/PRST/2016/12,1325", {OCHA, JAPAN}),
        ('cites:"Article 51"', {OCHA}),
        ("lang:french", {UK}),
        ("role:un", {OCHA}),
        ("is:procedural", {TURKEY}),
        ("-is:procedural", ALL - {TURKEY}),
        ("before:1992", {USSR}),
        ("before:2016-11-07", {USSR}),
        ("before:2016-11-08", ALL - {OCHA}),
        ("after:2016", {OCHA}),
        ("after:2016-10", ALL - {USSR}),
        ("after:2016-11-07", {OCHA}),
        ("after:1991 before:2017", {JAPAN, UK, TURKEY}),
        ("year:2016", {JAPAN, UK, TURKEY}),
        ("year:1990..2016", ALL - {OCHA}),
        ("year:2017..", {OCHA}),
        ("year:..1991,2019", {USSR, OCHA}),
        ("country:japan OR reformed", ALL - {USSR}),
        ("peace -(country:japan,uk OR is:procedural)", {OCHA, USSR}),
        ("=reforms", {JAPAN, OCHA}),
        ("=reform", {UK}),
        ("reform", ALL - {USSR}),
        ('"peace security"~0', {USSR}),
        ('"peace security"~1', {USSR}),
        ('"security peace"~1', {USSR}),
        ('"security peace"~2', {USSR, TURKEY, OCHA}),
        ('"peace security"~6', {USSR, TURKEY, OCHA, UK}),
        ('"talk securities reform"~3', {OCHA}),
    ],
)
def test_what_a_condition_finds(text: str, expected: set[str]) -> None:
    assert set(find(text)) == expected


@pytest.mark.parametrize(
    ("text", "facets"),
    [
        ("country:japan,uk", {"country": ("japan", "united-kingdom")}),
        ("org:OCHA", {"org": ("ocha",)}),
        ("speaker:rycroft", {"speaker": ("rycroft-united-kingdom",)}),
        ("year:2016,2019", {"year": ("2016", "2019")}),
        ("agenda:mali", {"agenda": ("the-situation-in-mali",)}),
        ("lang:French", {"lang": ("french",)}),
        ("role:non-member", {"role": ("non-member",)}),
        ("is:substantive year:2016", {"type": ("substantive",), "year": ("2016",)}),
        ("cites:1325", {"cites": ("S/RES/1325(2000)",)}),
    ],
)
def test_words_and_facets_mean_the_same(text: str, facets: dict[str, tuple[str, ...]]) -> None:
    by_words, by_facets = ask(f"peace {text}"), ask("peace", **facets)
    assert [hit.record for hit in by_words.hits] == [hit.record for hit in by_facets.hits]
    assert by_words.total == by_facets.total > 0
    assert by_words.wording == by_facets.wording
    for key in ("country", "speaker", "agenda"):
        if key not in facets:
            assert counts(key, f"peace {text}") == counts(key, "peace", **facets)


@pytest.mark.parametrize(
    ("text", "total", "message", "position"),
    [
        (
            "peace country:Jpan",
            5,
            "No country is known as “Jpan”; it was left out. Did you mean “Japan”?",
            6,
        ),
        ("country:japan,qqqq", 1, "No country is known as “qqqq”; it was left out.", 0),
        ("speaker:zzzz", 0, "No speaker is known as “zzzz”.", 0),
        ("meeting:9999", 0, "No meeting is known as “9999”.", 0),
    ],
)
def test_what_nobody_knows_is_told(text: str, total: int, message: str, position: int) -> None:
    results = ask(text)
    assert results.total == total
    assert [
        (p.message.partition(" Did you mean “S/")[0], p.position) for p in results.problems
    ] == [(message, position)]


WORDS = ("peace", "security", "reforms", "talks", "council", "years")


@pytest.mark.parametrize("distance", [1, 2, 3, 5, 8])
def test_two_words_are_near_as_counted_by_hand(distance: int) -> None:
    record = [_Counted(one) for one in Statement.objects.select_related("meeting")]
    for pair in combinations(WORDS, 2):
        expected = {one.number_and_meeting for one in record if one.has_near(pair, distance)}
        assert set(find(f'"{" ".join(pair)}"~{distance}')) == expected, pair


class _Counted:
    def __init__(self, statement: Statement) -> None:
        symbol = statement.meeting.symbol.replace(" ", "")
        self.number_and_meeting = f"{symbol}/{statement.number}"
        words = re.findall(r"\w+", " ".join(statement.paragraphs).lower())
        self.stems = [re.sub("(?:ed|s)$", "", word) for word in words]

    def has_near(self, pair: tuple[str, str], distance: int) -> bool:
        first, second = (re.sub("(?:ed|s)$", "", word) for word in pair)
        places = [[i for i, stem in enumerate(self.stems) if stem == w] for w in (first, second)]
        return any(0 < abs(a - b) <= distance + 1 for a in places[0] for b in places[1])
