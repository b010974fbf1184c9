"""How often the record is asked, how much is written, and who waits."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from django.db import OperationalError, connection
from pytest_django import DjangoAssertNumQueries, Settings

from statements.models import Country, Statement
from statements.search.index import changes, schema, sync, updates
from statements.search.index.generations import Bookmark, Generations
from tests.factories import make_statement
from tests.search.answers import ask, find

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("two")]


def bookmark(index: Path) -> Bookmark | None:
    return Bookmark.read(index / "current")


def test_the_record_is_not_asked_again_within_the_interval(
    settings: Settings, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    settings.ARCHIVE_INDEX_INTERVAL = 60.0
    Statement.objects.update(paragraphs=["War."])
    with django_assert_num_queries(0):
        ask()


def test_when_nothing_has_changed_one_query_is_all(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    ask()
    with django_assert_num_queries(1):
        ask()


def test_when_nothing_has_changed_nothing_is_written(index: Path) -> None:
    ask()
    before = bookmark(index)
    Country.objects.update(official_name="State")
    ask()
    assert bookmark(index) == before


def test_a_change_moves_the_bookmark(index: Path) -> None:
    before = bookmark(index)
    make_statement("War.")
    ask()
    after = bookmark(index)
    assert before is not None
    assert after is not None
    assert after.horizon > before.horizon


def wait_for_background() -> None:
    for thread in threading.enumerate():
        if thread.name == "index":
            thread.join(30)


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let two statements be more than are indexed on the spot."""
    monkeypatch.setattr(sync, "INDEXED_AT_ONCE", 1)


def test_while_somebody_else_writes_the_last_index_serves(index: Path) -> None:
    with Generations(index).lock(None):
        Statement.objects.update(paragraphs=["War."])
        found = find("war")
    assert found == []


@pytest.mark.usefixtures("large")
def test_a_large_change_is_indexed_in_the_background() -> None:
    Statement.objects.update(paragraphs=["War."])
    ask()
    wait_for_background()
    assert len(find("war")) == 2


@pytest.mark.usefixtures("large")
def test_a_large_index_of_another_database_is_rebuilt_in_the_background(index: Path) -> None:
    Bookmark("another", 1, schema.VERSION).write(index / "current")
    make_statement("War.")
    ask()
    wait_for_background()
    assert find("war") == ["S/PV.7802/3"]


@pytest.mark.usefixtures("large")
def test_a_failure_in_the_background_is_logged_and_tried_again(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: object) -> None:
        raise OSError("no space")

    Statement.objects.update(paragraphs=["War."])
    with monkeypatch.context() as patched:
        patched.setattr(updates, "_write", fail)
        ask()
        wait_for_background()
    ask()
    wait_for_background()
    assert (len(find("war")), "no space" in caplog.text) == (2, True)


def test_catching_up_by_hand_tells_how_much_there_was() -> None:
    Statement.objects.update(paragraphs=["War."])
    assert sync.catch_up() == 2


def test_progress_is_told() -> None:
    Statement.objects.update(paragraphs=["War."])
    told: list[int] = []
    sync.catch_up(told.append)
    assert told == [2]


def test_search_outlives_an_outage_of_the_record(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(horizon: int) -> None:
        raise OperationalError("the server closed the connection")

    monkeypatch.setattr(changes, "look", fail)
    assert len(find("peace")) == 2


def test_threads_may_search_while_one_of_them_writes() -> None:
    failures: list[BaseException] = []

    def search() -> None:
        try:
            for _ in range(10):
                assert len(find("peace")) >= 1
        except BaseException as failure:
            failures.append(failure)
        finally:
            connection.close()

    threads = [threading.Thread(target=search) for _ in range(3)]
    for thread in threads:
        thread.start()
    for number in range(10, 20):
        make_statement("Peace.", number=number)
        ask()
    for thread in threads:
        thread.join(60)
    assert failures == []
