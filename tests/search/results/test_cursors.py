"""Pages without end: every hit once and in its order, whatever is added in between."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from pytest_django import Settings

from statements.models import Statement
from statements.search.language.question import Grouping, Question, Sort
from statements.search.results import answer, cursors
from statements.search.results.answer import Results
from statements.search.results.cursors import Cursor
from tests.factories import make_statement
from tests.search.answers import answered, everything, find

pytestmark = pytest.mark.django_db


@pytest.fixture
def many(db: None, index: Path) -> None:
    """Statements of which many have the same length, day and words as others."""
    for number in range(1, 24):
        make_statement(
            "Peace." if number % 3 else "Peace, " + "and peace " * (number % 2) + "today.",
            symbol=f"S/PV.{7800 + number % 2}",
            number=number,
            procedural=number % 5 == 0,
            date=datetime.date(2016, 11, 7) if number % 4 else None,
        )


@pytest.fixture
def still(many: None, settings: Settings) -> None:
    """The same, and nobody adds to it."""
    answered(Question())
    settings.ARCHIVE_INDEX_INTERVAL = 60.0


def following(results: Results) -> Results:
    after = parse_qs(results.next)["after"][0]
    return answered(replace(results.question, page=1, after=after))


def walk(question: Question) -> Iterator[str]:
    """Yield what is found from page to page."""
    results = answered(question)
    while True:
        yield from (hit.record for hit in results.hits)
        if not results.next:
            return
        results = following(results)


@hypothesis_settings(
    max_examples=hypothesis_settings().max_examples // 2,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    sort=st.sampled_from([Sort.RELEVANCE, Sort.NEWEST, Sort.OLDEST, Sort.LONGEST]),
    text=st.sampled_from(["peace", "", "is:procedural", "peace -today"]),
    size=st.integers(2, 12),
    page=st.integers(1, 3),
)
def test_a_walk_and_the_numbered_pages_are_one_list(
    still: None, sort: Sort, text: str, size: int, page: int
) -> None:
    question = Question(text, sort=sort, size=size)
    whole = [hit.record for hit in everything(question)]
    assert len(whole) == len(set(whole)) == answered(question).total
    assert list(walk(question)) == whole
    start = (page - 1) * size
    assert find(text, sort=sort, size=size, page=page) == whole[start : start + size]
    if start < len(whole):
        assert list(walk(replace(question, page=page))) == whole[start:]


@pytest.mark.parametrize("step", [1, 2, 7])
@pytest.mark.parametrize("sort", [Sort.RELEVANCE, Sort.LONGEST])
def test_all_are_one_list_however_many_are_asked_for_at_a_time(
    still: None, sort: Sort, step: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    question = Question("peace", sort=sort)
    whole = [hit.record for hit in everything(question)]
    monkeypatch.setattr(answer, "_STEP", step)
    assert [hit.record for hit in everything(question)] == whole
    assert len(whole) == answered(question).total
    assert everything(Question("war", sort=sort)) == []


@pytest.mark.usefixtures("many")
@pytest.mark.parametrize("sort", [Sort.NEWEST, Sort.OLDEST, Sort.LONGEST])
def test_equals_come_by_key(sort: Sort) -> None:
    def place(statement: Statement) -> tuple[int, ...]:
        day = statement.meeting.date.toordinal() if statement.meeting.date else 0
        number = statement.meeting.number or 0
        return {
            Sort.NEWEST: (-day, -number, statement.number, statement.pk),
            Sort.OLDEST: (day, number, statement.number, statement.pk),
            Sort.LONGEST: (-statement.word_count, statement.pk),
        }[sort]

    rows = sorted(Statement.objects.select_related("meeting"), key=place)
    expected = [f"{row.meeting.symbol}/{row.number}" for row in rows]
    assert [hit.record for hit in everything(Question(sort=sort))] == expected


@pytest.mark.usefixtures("many")
@pytest.mark.parametrize("text", ["", "is:substantive", "peace"])
def test_an_order_of_groups_is_none_of_all_that_is_found(text: str) -> None:
    largest = Question(text, sort=Sort.LARGEST, group=Grouping.MEETING)
    assert [hit.id for hit in everything(largest)] == [hit.id for hit in everything(Question(text))]


@pytest.mark.usefixtures("many")
@pytest.mark.parametrize("sort", list(Sort))
def test_what_is_added_in_between_shifts_nothing(sort: Sort) -> None:
    # Of the length of the others: by relevance the order itself depends on the average.
    question = Question("peace", sort=sort, size=5)
    before = list(walk(question))
    first = answered(question)
    for number in (40, 41, 42):
        make_statement("Peace.", number=number)
        make_statement("Peace, and peace.", symbol="S/PV.9000", number=number)
    rest = list(walk(replace(question, after=parse_qs(first.next)["after"][0])))
    old = [hit.record for hit in first.hits] + [record for record in rest if record in before]
    assert sorted(old) == sorted(before)
    assert len(old) == len(set(old))


@pytest.mark.usefixtures("many")
@pytest.mark.parametrize("sort", list(Sort))
def test_where_the_last_statement_is_gone_the_next_still_follows(sort: Sort) -> None:
    question = Question("peace", sort=sort, size=5)
    first = answered(question)
    expected = following(first).hits[1:]
    Statement.objects.get(pk=first.hits[-1].id).delete()
    assert set(expected) <= set(following(first).hits)


@pytest.mark.usefixtures("many")
def test_beyond_the_numbered_pages_the_next_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cursors, "DEPTH", 10)
    last = answered(Question("peace", size=5, page=2))
    assert (last.pages, len(following(last).hits)) == (2, 5)


@pytest.mark.usefixtures("many")
def test_a_place_in_another_search_begins_it_anew() -> None:
    after = parse_qs(answered(Question("peace", size=5)).next)["after"][0]
    results = answered(Question("peace", size=5, sort=Sort.OLDEST, after=after))
    assert (results.lost, results.hits) == (
        True,
        answered(Question("peace", size=5, sort=Sort.OLDEST)).hits,
    )


places = st.builds(
    Cursor,
    st.integers(0, 2**31),
    st.integers(0, 2**63 - 1),
    st.integers(-(2**59), 2**60),
)


@given(place=places, text=st.text(max_size=20))
def test_a_cursor_is_read_as_it_was_written(place: Cursor, text: str) -> None:
    question = Question(text, country=("japan",))
    assert cursors.read(cursors.write(place, question), question) == place


@given(place=places, at=st.integers(0, 10), mark=st.characters())
def test_a_cursor_that_was_tampered_with_is_none(place: Cursor, at: int, mark: str) -> None:
    written = cursors.write(place, Question())
    forged = written[:at] + mark + written[at + 1 :]
    assert cursors.read(forged, Question()) in {None, place if forged == written else None}
