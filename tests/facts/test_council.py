"""The Council on every day since it first met."""

import datetime
from collections.abc import Iterator

import pytest

from statements.facts import (
    council_terms,
    countries,
    country,
    known_through,
    members_on,
    president_on,
    resolution_year,
    resolution_years,
    seat_on,
    vacancies,
)
from statements.facts.council import FIRST_DAY

DAY = datetime.timedelta(days=1)
PERMANENT = {"china", "france", "united-kingdom", "united-states"}


def days(first: datetime.date, last: datetime.date) -> Iterator[datetime.date]:
    day = first
    while day <= last:
        yield day
        day += DAY


def vacant_on(day: datetime.date) -> int:
    return sum(v.seats for v in vacancies() if v.start <= day <= v.end)


def test_the_council_is_recorded_until_the_end_of_2026() -> None:
    assert known_through() == datetime.date(2026, 12, 31)


def test_every_seat_is_filled_every_day_but_for_the_vacancies() -> None:
    wrong = [
        day
        for day in days(datetime.date(1946, 1, 17), datetime.date(2026, 12, 31))
        if len(members_on(day)) + vacant_on(day) != (11 if day.year < 1966 else 15)
    ]
    assert wrong == []


def test_five_permanent_members_every_day() -> None:
    for day in days(FIRST_DAY, known_through()):
        fifth = "soviet-union" if day < datetime.date(1991, 12, 24) else "russian-federation"
        permanent = {t.country for t in council_terms() if t.seat == "permanent" and t.covers(day)}
        assert permanent == PERMANENT | {fifth}


def test_nobody_sat_before_the_first_meeting() -> None:
    assert members_on(FIRST_DAY - DAY) == ()


def test_elected_terms_last_two_years_unless_a_note_says_why_not() -> None:
    for term in council_terms():
        if term.seat == "elected":
            assert term.end is not None
            years = term.end.year - term.start.year + 1
            whole = (term.start.month, term.start.day) == (1, 1) and years == 2
            assert whole or term.note, term
            assert (term.end.month, term.end.day) == (12, 31) or term.country == "democratic-yemen"


def test_no_elected_member_follows_itself() -> None:
    """Article 23 of the Charter: a retiring member is not eligible for re-election."""
    ends = {(t.country, t.end) for t in council_terms()}
    for term in council_terms():
        assert (term.country, term.start - DAY) not in ends, term


def test_members_existed_while_they_sat() -> None:
    facts = {fact.slug: fact for fact in countries()}
    for term in council_terms():
        fact = facts[term.country]
        assert fact.admitted is not None
        assert fact.admitted <= term.start, term
        assert fact.ended is None or (term.end is not None and term.end <= fact.ended), term


@pytest.mark.parametrize(
    ("slug", "day", "seat"),
    [
        ("yugoslavia", "1956-12-31", "elected"),
        ("philippines", "1956-12-31", ""),
        ("philippines", "1957-01-01", "elected"),
        ("poland", "1960-06-01", "elected"),
        ("turkiye", "1961-06-01", "elected"),
        ("liberia", "1961-06-01", "elected"),
        ("ireland", "1962-06-01", "elected"),
        ("romania", "1962-06-01", "elected"),
        ("philippines", "1963-06-01", "elected"),
        ("czechoslovakia", "1964-06-01", "elected"),
        ("malaysia", "1965-06-01", "elected"),
        ("uganda", "1966-12-31", "elected"),
        ("uganda", "1967-01-01", ""),
        ("mexico", "1980-01-06", ""),
        ("mexico", "1980-01-07", "elected"),
        ("soviet-union", "1991-12-23", "permanent"),
        ("soviet-union", "1991-12-24", ""),
        ("russian-federation", "1991-12-24", "permanent"),
        ("democratic-yemen", "1990-05-21", "elected"),
        ("yemen", "1990-05-22", "elected"),
        ("italy", "2017-12-31", "elected"),
        ("italy", "2018-01-01", ""),
        ("netherlands", "2018-01-01", "elected"),
        ("japan", "2016-11-07", "elected"),
        ("latvia", "2026-06-01", "elected"),
        ("kosovo", "2016-11-07", ""),
    ],
)
def test_seats(slug: str, day: str, seat: str) -> None:
    assert seat_on(slug, datetime.date.fromisoformat(day)) == seat


def test_members_are_in_english_alphabetical_order() -> None:
    """As on the cover of S/PV.7802, the President among them."""
    assert [country(slug).name for slug in members_on(datetime.date(2016, 11, 7))] == [
        "Angola",
        "China",
        "Egypt",
        "France",
        "Japan",
        "Malaysia",
        "New Zealand",
        "Russian Federation",
        "Senegal",
        "Spain",
        "Ukraine",
        "United Kingdom",
        "United States",
        "Uruguay",
        "Venezuela (Bolivarian Republic of)",
    ]


@pytest.mark.parametrize(
    ("day", "slug"),
    [
        ("1992-01-31", "united-kingdom"),  # S/PV.3046
        ("1993-10-05", "brazil"),  # S/PV.3288
        ("1995-01-01", "argentina"),
        ("1996-01-05", "united-kingdom"),  # S/PV.3616
        ("2001-10-31", "ireland"),
        ("2006-01-31", "united-republic-of-tanzania"),
        ("2009-09-24", "united-states"),  # S/PV.6191
        ("2016-11-07", "senegal"),  # S/PV.7802
        ("2025-06-10", "guyana"),
        ("1991-12-31", ""),
        ("1994-09-15", ""),
        ("1994-12-31", ""),
        ("2027-01-01", ""),
    ],
)
def test_presidents(day: str, slug: str) -> None:
    assert president_on(datetime.date.fromisoformat(day)) == slug


def test_a_president_is_a_member() -> None:
    for day in days(datetime.date(1992, 1, 1), known_through()):
        president = president_on(day)
        assert president in members_on(day) or (day.year == 1994 and not president)


@pytest.mark.parametrize(
    ("number", "year"),
    [
        (0, None),
        (1, 1946),
        (15, 1946),
        (16, 1947),
        (103, 1953),
        (104, 1954),
        (242, 1967),
        (725, 1991),
        (726, 1992),
        (1325, 2000),
        (2295, 2016),
        (2671, 2022),
        (2720, 2023),
        (2767, 2024),
        (2768, None),
        (99_999, None),
    ],
)
def test_the_year_of_a_resolution(number: int, year: int | None) -> None:
    assert resolution_year(number) == year


def test_years_of_resolutions_are_unbroken_from_1946() -> None:
    assert [year.year for year in resolution_years()] == list(range(1946, 2025))
