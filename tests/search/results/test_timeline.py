from __future__ import annotations

import datetime
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from pytest_django import Settings

from statements.search.counting.periods import Interval
from statements.search.results.timeline import Timeline
from tests.conftest import Stand
from tests.factories import make_statement
from tests.search.answers import ask, find

pytestmark = pytest.mark.django_db


def record() -> None:
    days = ("2016-01-05", "2016-11-07", "2016-11-30", "2018-02-01", "2019-12-30")
    for number, day in enumerate(days):
        date = datetime.date.fromisoformat(day)
        make_statement("Peace.", symbol=f"S/PV.{7800 + number}", number=1, date=date)
    make_statement("Peace.", symbol="S/2020/254", number=1, date=None)


@pytest.fixture(scope="module")
def _standing(stand: Stand) -> Path:
    return stand(record)


@pytest.fixture(autouse=True)
def _index(db: None, _standing: Path, settings: Settings) -> None:
    settings.ARCHIVE_INDEX = _standing
    settings.ARCHIVE_INDEX_INTERVAL = 3600.0  # nothing changes while a test asks


def timeline(**asked: object) -> Timeline:
    return ask("peace", **asked).timeline


def counts(found: Timeline) -> dict[str, int]:
    return {span.value: span.count for span in found.spans if span.count}


def test_a_bar_for_every_year_from_the_first_to_the_last() -> None:
    found = timeline()
    assert [(span.value, span.count) for span in found.spans] == [
        *(("2016", 3), ("2017", 0), ("2018", 1), ("2019", 1))
    ]


@pytest.mark.parametrize(
    "asked",
    [
        {"year": ("2016",)},
        {"start": "2016-11", "end": "2016-11"},
        {"start": "2016", "end": "2016-03"},
    ],
)
def test_of_one_year_the_months_are_shown(asked: dict[str, object]) -> None:
    found = timeline(**asked)
    assert (found.interval, found.year, len(found.spans)) == (Interval.MONTH, "2016", 12)
    assert counts(found) == {"2016-01": 1, "2016-11": 2}


def test_dates_leave_the_years_as_they_are() -> None:
    found = timeline(start="2016-11", end="2018")
    assert counts(found) == {"2016": 3, "2018": 1, "2019": 1}
    assert [span.value for span in found.spans if span.selected] == ["2016", "2017", "2018"]


@pytest.mark.parametrize(
    "asked", [{}, {"year": ("2016",)}, {"start": "2016-11", "end": "2016-11"}, {"start": "2018"}]
)
def test_each_bar_leads_to_as_many_as_it_counts(asked: dict[str, object]) -> None:
    for span in timeline(**asked).spans:
        query = parse_qs(span.query)
        if span.selected:
            continue
        chosen = {
            "year": tuple(query.get("year", ())),
            "start": query.get("from", [""])[0],
            "end": query.get("to", [""])[0],
        }
        with_those_chosen = sum(
            other.count
            for other in timeline(**asked).spans
            if other.value in chosen["year"] or other.value == chosen["start"]
        )
        assert ask("peace", **chosen).total == with_those_chosen


def test_a_month_let_go_leaves_its_year() -> None:
    (span,) = [s for s in timeline(start="2016-11", end="2016-11").spans if s.selected]
    assert span.query == "q=peace&year=2016"


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"start": "2016-11"}, "peace after:2016-10"),
        ({"end": "2016-11"}, "peace before:2016-12"),
        ({"start": "2016-11-07", "end": "2018"}, "peace after:2016-11-06 before:2019"),
    ],
)
def test_dates_mean_the_same_in_a_form_as_in_words(asked: dict[str, str], words: str) -> None:
    assert find("peace", **asked) == find(words) != []


def test_dates_are_told_in_words_and_can_be_taken_off() -> None:
    results = ask("peace", start="2016-11", end="2018")
    assert results.wording == (
        "Statements containing “peace”, from 1 November 2016 to 31 December 2018"
    )
    assert [chosen.query for chosen in results.filters] == [
        "q=peace&to=2018",
        "q=peace&from=2016-11",
    ]


@pytest.mark.parametrize("year", ["9999", "٢٠١٦", "²", "x", "0", "02016"])
def test_a_year_that_is_none_has_no_bar(year: str) -> None:
    assert timeline(year=(year,)).year == ""


def test_a_date_that_is_none_is_no_condition() -> None:
    assert ask("peace", start="yesterday", end="2016-13").total == 6
