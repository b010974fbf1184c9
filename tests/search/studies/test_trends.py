"""Counts over time, equal to those of the record itself."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from statements.models import Statement
from statements.search.counting.periods import Interval, periods
from statements.search.index import sync
from statements.search.index.schema import EPOCH
from statements.search.language.question import Question
from statements.search.studies.trends import (
    MAX_SERIES,
    MIN_STATEMENTS_FOR_SHARE,
    Point,
    Split,
    Trends,
    count_trends,
)
from tests.factories import make_statement

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _index(db: None, index: Path) -> None: ...


def drawn(*queries: str, **how: Any) -> Trends:
    interval = how.pop("interval", Interval.YEAR)
    split = how.pop("split", None)
    return count_trends(sync.current(), Question(**how), queries, interval, split)


def say(text: str, year: int, month: int = 1, **how: Any) -> Statement:
    date = datetime.date(year, month, 15)
    return make_statement(text, symbol=f"S/PV.{year}{month:02}", date=date, agenda="", **how)


def test_periods_have_no_hole() -> None:
    say("Peace.", 2014)
    say("Peace.", 2017)
    found = drawn("peace")
    assert [(period.label, period.held) for period in found.periods] == [
        *(("2014", 1), ("2015", 0), ("2016", 0), ("2017", 1)),
    ]


def test_months_are_of_the_calendar() -> None:
    say("Peace.", 2015, 12)
    say("Peace.", 2016, 2)
    found = drawn("peace", interval=Interval.MONTH)
    assert [period.label for period in found.periods] == ["2015-12", "2016-01", "2016-02"]
    assert [point.statements for point in found.series[0].points] == [1, 0, 1]


def test_the_first_and_last_day_of_a_year_are_in_it() -> None:
    for date in (datetime.date(2015, 12, 31), datetime.date(2016, 1, 1)):
        make_statement("Peace.", symbol=f"S/PV.{date.year}", date=date)
    assert [point.statements for point in drawn("peace").series[0].points] == [1, 1]


def test_a_point_knows_what_it_is_of() -> None:
    say("Peace and law.", 2016)
    say("War.", 2016)
    assert drawn("law").series[0].points == (Point(1, 2, 4),)


def test_of_few_statements_no_share_is_given() -> None:
    few, enough = (
        Point(1, MIN_STATEMENTS_FOR_SHARE - 1, 100),
        Point(1, MIN_STATEMENTS_FOR_SHARE, 500),
    )
    assert (few.share, few.rate) == (None, None)
    assert (enough.share, enough.rate) == (10, 200)
    assert Point(0, MIN_STATEMENTS_FOR_SHARE, 0).rate is None


def test_several_queries_are_series_of_the_same_periods() -> None:
    say("Peace.", 2015)
    say("War.", 2016)
    found = drawn("peace", "war")
    assert [series.label for series in found.series] == ["peace", "war"]
    assert [[p.statements for p in series.points] for series in found.series] == [[1, 0], [0, 1]]
    assert len(drawn(*"abcdefgh").series) == MAX_SERIES


def test_a_split_is_of_what_each_value_said() -> None:
    for _ in range(2):
        say("Peace.", 2016, country="Japan")
    say("War.", 2016, country="Japan")
    say("Peace.", 2016, country="France", speaker="Mr. Delattre")
    found = drawn("peace", split=Split.COUNTRY)
    assert [(series.label, series.points) for series in found.series] == [
        ("Japan", (Point(2, 3, 3),)),
        ("France", (Point(1, 1, 1),)),
    ]
    assert found.series[0].query == "q=peace&country=japan"


@pytest.mark.parametrize("split", [None, Split.COUNTRY])
def test_a_series_leads_to_the_first_page_of_its_search(split: Split | None) -> None:
    say("Peace.", 2016, country="Japan")
    for deep in ({"page": 7}, {"after": "20.4"}):
        (series,) = drawn("peace", split=split, **deep).series
        assert series.query == ("q=peace&country=japan" if split else "q=peace")


def test_values_chosen_are_those_split_by() -> None:
    say("Peace.", 2016, country="Japan")
    say("War.", 2016, country="France", speaker="Mr. Delattre")
    found = drawn("peace", split=Split.COUNTRY, country=("france", "atlantis"))
    assert [(series.label, series.total) for series in found.series] == [
        ("France", 0),
        ("atlantis", 0),
    ]


def test_without_words_everything_counts() -> None:
    say("Peace.", 2016)
    assert [(series.label, series.total) for series in drawn().series] == [("All statements", 1)]


def test_a_statement_without_a_date_is_counted_in_the_total_only() -> None:
    say("Peace.", 2016)
    make_statement("Peace.", symbol="S/PV.1", date=None, agenda="")
    (series,) = drawn("peace").series
    assert (series.total, [point.statements for point in series.points]) == (2, [1])


def test_an_empty_archive_has_no_periods() -> None:
    assert drawn("peace").periods == ()


since_then = st.dates(EPOCH, datetime.date(2200, 1, 1))


@given(since_then, since_then)
@settings(deadline=None, suppress_health_check=list(HealthCheck))
def test_periods_are_seamless(one: datetime.date, other: datetime.date) -> None:
    first, last = sorted((day - EPOCH).days for day in (one, other))
    last = min(last, first + 3_000)
    for interval in Interval:
        found = periods(first, last, interval)
        assert all(a.after == b.first for a, b in pairwise(found))
        day = datetime.timedelta(1)
        assert found[0].first <= EPOCH + first * day < found[0].after
        assert found[-1].first <= EPOCH + last * day < found[-1].after


rows = st.lists(
    st.fixed_dictionaries(
        {
            "text": st.lists(st.sampled_from(["peace", "war", "law"]), min_size=1, max_size=4),
            "date": st.dates(datetime.date(2014, 11, 1), datetime.date(2016, 2, 29)),
            "country": st.sampled_from(["Japan", "France"]),
            "procedural": st.booleans(),
        }
    ),
    max_size=14,
)


def recorded(
    said: Sequence[dict[str, Any]], word: str, label: str, interval: Interval
) -> tuple[int, int, int]:
    length = 4 if interval is Interval.YEAR else 7
    of = [one for one in said if str(one["date"])[:length] == label]
    fits = [one for one in of if word in one["text"]]
    return len(fits), len(of), sum(len(one["text"]) for one in of)


@settings(
    max_examples=settings().max_examples // 2,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
@given(said=rows, interval=st.sampled_from(Interval), only=st.sampled_from([(), ("procedural",)]))
def test_counts_are_those_of_the_record(
    said: list[dict[str, Any]], interval: Interval, only: tuple[str, ...]
) -> None:
    Statement.objects.all().delete()
    for number, one in enumerate(said):
        make_statement(
            " ".join(one["text"]),
            symbol=f"S/PV.{one['date']:%Y%m%d}",
            number=number + 1,
            agenda="",
            speaker="",
            **{key: one[key] for key in ("date", "country", "procedural")},
        )
    narrowed = [one for one in said if one["procedural"] or not only]
    found = drawn("peace", "war", interval=interval, type=only)
    for series, word in zip(found.series, ("peace", "war"), strict=True):
        for period, point in zip(found.periods, series.points, strict=True):
            expected = recorded(narrowed, word, period.label, interval)
            assert (point.statements, point.of_statements, point.of_words) == expected
    assert sum(period.held for period in found.periods) >= len(narrowed)
    for series in drawn("war", interval=interval, split=Split.COUNTRY, type=only).series:
        by = [one for one in narrowed if one["country"] == series.label]
        for period, point in zip(found.periods, series.points, strict=True):
            expected = recorded(by, "war", period.label, interval)
            assert (point.statements, point.of_statements, point.of_words) == expected


def test_a_query_is_split_by_regional_group() -> None:
    for country in ("Japan", "India", "France"):
        say("Peace.", 2014, country=country, speaker=f"Mr. {country}")
    say("War.", 2014, country="Kenya")
    found = drawn("peace", split=Split.REGION)
    labels = [(series.label, series.total, series.query) for series in found.series]
    assert labels == [
        ("Asia-Pacific States", 2, "q=peace&region=asia-pacific"),
        ("Western European and other States", 1, "q=peace&region=western-european-others"),
    ]
