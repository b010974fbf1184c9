"""Years on one axis: terms, statements and shares."""

from __future__ import annotations

import datetime

import pytest

from statements.pages.figures.terms_and_years import (
    HEIGHT,
    TOP,
    Term,
    TermsAndYears,
    terms_and_years,
)
from statements.search.studies.profile import ProfileYear

YEARS = [
    ProfileYear("2014", 5, 50),
    ProfileYear("2015", 10, 40),
    ProfileYear("2016", 0, 0),
    ProfileYear("2017", 1, 3),
    ProfileYear("2018", 0, 20),
]


def term(first: int, last: int | None, permanent: bool = False) -> Term:
    end = datetime.date(last, 12, 31) if last else None
    return Term(permanent, datetime.date(first, 1, 1), end, "")


def drawn(*terms: Term) -> TermsAndYears:
    figure = terms_and_years(YEARS, terms)
    assert figure is not None
    return figure


def test_the_greatest_count_and_share_reach_the_top() -> None:
    columns = {column.year.label: column for column in drawn().columns}
    assert (columns["2015"].y, columns["2015"].height) == (TOP, HEIGHT)
    assert (columns["2014"].height, columns["2018"].height) == (HEIGHT / 2, 0)
    assert columns["2015"].share_y == TOP
    assert columns["2018"].share_y == TOP + HEIGHT


def test_a_year_not_held_is_a_gap_and_one_with_few_statements_has_no_share() -> None:
    figure = drawn()
    assert [(gap.x, gap.width) for gap in figure.gaps] == [(40.0, 20.0)]
    assert [c.year.label for c in figure.columns if c.share_y is None] == ["2017"]
    assert figure.few == 1


def test_only_years_that_follow_one_another_are_joined() -> None:
    (slope,) = drawn().slopes
    assert (slope.x1, slope.x2) == (10.0, 30.0)


def test_the_axis_of_a_member_begins_with_the_first_meeting() -> None:
    figure = drawn(term(2016, 2017))
    assert (figure.first, figure.last) == (1946, 2018)
    assert figure.gaps[0].x == 0
    (band,) = figure.terms
    assert band.x == pytest.approx(100 * 70 / 73, abs=0.01)
    assert band.width == pytest.approx(100 * 2 / 73, abs=0.02)


def test_a_running_term_reaches_the_end() -> None:
    (band,) = drawn(term(1946, None, permanent=True)).terms
    assert (band.x, band.width, band.label) == (0, 100, "1946–")


def test_labels_that_have_no_room_are_left_out() -> None:
    labels = [
        each.label for each in drawn(*(term(year, year) for year in (1950, 1952, 1960))).terms
    ]
    assert labels == ["1950", "", "1960"]


def test_ticks_are_few_however_long_the_time() -> None:
    for first in (1946, 1990, 2010):
        assert 1 < len(drawn(term(first, first + 1)).ticks) <= 9


def test_who_never_spoke_has_no_terms_and_years() -> None:
    assert terms_and_years([ProfileYear("2016", 0, 20)], [term(2016, 2017)]) is None
    assert terms_and_years([]) is None
