"""Whatever changes the record, in whatever way, the next search shows it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest
from django.db import OperationalError, connection, transaction
from pytest_django import DjangoAssertNumQueries, Settings

from statements.models import (
    AgendaItem,
    Citation,
    CouncilTerm,
    Country,
    Document,
    Meeting,
    Organization,
    Speaker,
    Statement,
)
from statements.search import horizon, schema, sync, writing
from statements.search.generations import Bookmark, Generations

from ..factories import cite, make_country, make_statement
from .asking import ask, contents, counts, find, first
from .processes import connect

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _record(transactional_db: None, index: Path) -> None:
    make_statement("Peace.", country="Japan", cites=["S/RES/2295 (2016)"])
    make_statement("Peace.", speaker="Mr. Delattre", country="France")
    ask()


@pytest.fixture
def other(transactional_db: None) -> Iterator[psycopg.Connection]:
    """Another connection, for another writer."""
    with connect() as other:
        yield other


def bookmark(index: Path) -> Bookmark | None:
    return Bookmark.read(index / "current")


def count_writes(monkeypatch: pytest.MonkeyPatch) -> list[list[int]]:
    """Return a list that will hold the statements of each write to the index."""
    written: list[list[int]] = []
    write = writing._write

    def counting(index: object, statements: list[int], progress: object) -> None:
        written.append(statements)
        write(index, statements, progress)  # type: ignore[arg-type]

    monkeypatch.setattr(writing, "_write", counting)
    return written


def test_an_archive_without_an_index_builds_it(index: Path) -> None:
    assert find() == ["S/PV.7802/1", "S/PV.7802/2"]


def test_a_new_statement() -> None:
    make_statement("War.")
    assert find("war") == ["S/PV.7802/3"]


def test_a_saved_statement() -> None:
    statement = Statement.objects.get(number=1)
    statement.paragraphs = ["War."]
    statement.save()
    assert find("war") == ["S/PV.7802/1"]


def test_a_bulk_update() -> None:
    Statement.objects.update(language="French")
    assert counts("lang") == {"french": 2}


def test_raw_sql() -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE statements_statement SET paragraphs = '{War.}' WHERE number = 2")
    assert find("war") == ["S/PV.7802/2"]


def test_a_renamed_speaker() -> None:
    Speaker.objects.filter(name="Mr. Bessho").update(name="Mr. Koro Bessho")
    assert first("koro").speaker == "Mr. Koro Bessho"


def test_a_renamed_country() -> None:
    Country.objects.filter(slug="japan").update(name="Nippon")
    assert [bucket.label for bucket in ask("nippon").facets[0].buckets] == ["Nippon"]


def test_an_organization_of_another_kind() -> None:
    make_statement(organization="OCHA", kind="other", country="")
    ask()
    Organization.objects.update(kind="un")
    assert counts("role") == {"non-member": 2, "un": 1}


def test_a_new_council_term() -> None:
    CouncilTerm.objects.create(
        country=make_country("Japan"), seat="elected", period=("2016-01-01", "2018-01-01")
    )
    assert counts("role") == {"elected": 1, "non-member": 1}


def test_a_changed_council_term() -> None:
    france = make_country("France")
    term = CouncilTerm.objects.create(country=france, seat="elected", period=("1946-01-17", None))
    ask()
    term.seat = "permanent"
    term.save()
    assert counts("role") == {"non-member": 1, "permanent": 1}


def test_a_removed_council_term() -> None:
    CouncilTerm.objects.create(
        country=make_country("France"), seat="permanent", period=("1946-01-17", None)
    )
    ask()
    CouncilTerm.objects.all().delete()
    assert counts("role") == {"non-member": 2}


def test_a_meeting_on_another_day() -> None:
    Meeting.objects.update(date="2015-11-07")
    assert counts("year") == {"2015": 2}


def test_an_agenda_item_with_another_title() -> None:
    AgendaItem.objects.update(title="The situation in Mali")
    assert len(find("mali")) == 2


def test_a_new_citation() -> None:
    cite(Statement.objects.get(number=2), "S/RES/2295 (2016)")
    assert counts("cites") == {"S/RES/2295(2016)": 2}


def test_a_removed_citation() -> None:
    Citation.objects.all().delete()
    assert counts("cites") == {}


def test_a_document_with_another_symbol() -> None:
    Document.objects.update(symbol="S/RES/2296 (2016)")
    assert counts("cites") == {"S/RES/2296(2016)": 1}


def test_a_deletion() -> None:
    Statement.objects.filter(number=1).delete()
    assert find() == ["S/PV.7802/2"]


def test_a_deletion_with_its_meeting() -> None:
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE statements_meeting CASCADE")
    assert find() == []


def test_a_truncation() -> None:
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE statements_statement CASCADE")
    assert find() == []


def test_a_truncation_of_the_tombstones_too() -> None:
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE statements_statement, statements_tombstone CASCADE")
    assert find() == []


def test_a_deleted_statement_that_comes_back() -> None:
    statement = Statement.objects.get(number=1)
    key = statement.pk
    statement.delete()
    ask()
    statement.pk = key
    statement.save(force_insert=True)
    assert find() == ["S/PV.7802/1", "S/PV.7802/2"]


# Two writers at once.


def test_an_older_transaction_that_commits_after_a_newer_one(other: psycopg.Connection) -> None:
    with other.transaction():
        other.execute("UPDATE statements_statement SET paragraphs = '{War.}' WHERE number = 1")
        Statement.objects.filter(number=2).update(paragraphs=["War."])
        ask()
    assert len(find("war")) == 2


def test_what_is_not_committed_is_not_seen(other: psycopg.Connection) -> None:
    with other.transaction():
        other.execute("UPDATE statements_statement SET paragraphs = '{War.}'")
        assert find("war") == []


def test_a_newer_transaction_is_seen_while_an_older_one_is_open(
    other: psycopg.Connection,
) -> None:
    with other.transaction():
        other.execute("SELECT pg_current_xact_id()")
        Statement.objects.filter(number=2).update(paragraphs=["War."])
        assert find("war") == ["S/PV.7802/2"]


def test_an_open_transaction_does_not_have_it_written_again_and_again(
    other: psycopg.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = count_writes(monkeypatch)
    with other.transaction():
        other.execute("SELECT pg_current_xact_id()")
        Statement.objects.filter(number=2).update(paragraphs=["War."])
        for _ in range(3):
            ask()
    assert len(written) == 1


def test_a_deletion_is_not_written_again_and_again(
    other: psycopg.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = count_writes(monkeypatch)
    with other.transaction():
        other.execute("SELECT pg_current_xact_id()")
        Statement.objects.filter(number=2).delete()
        for _ in range(3):
            ask()
    assert len(written) == 1


def test_a_deletion_in_an_older_transaction(other: psycopg.Connection) -> None:
    with other.transaction():
        other.execute("DELETE FROM statements_statement WHERE number = 2")
        Statement.objects.filter(number=1).update(language="French")
        ask()
    assert find() == ["S/PV.7802/1"]


def test_a_transaction_sees_what_it_has_written_itself() -> None:
    with transaction.atomic():
        Statement.objects.filter(number=1).update(paragraphs=["War."])
        ask()
        Statement.objects.filter(number=1).update(paragraphs=["Law."])
        assert find("law") == ["S/PV.7802/1"]


def test_what_was_rolled_back_goes_again() -> None:
    with transaction.atomic():
        make_statement("War.")
        ask()
        transaction.set_rollback(True)
    assert find("war") == []


def test_what_was_changed_and_rolled_back_is_as_before() -> None:
    with transaction.atomic():
        Statement.objects.update(paragraphs=["War."])
        ask()
        transaction.set_rollback(True)
    assert (find("war"), len(find("peace"))) == ([], 2)


# How often, how much.


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
    monkeypatch.setattr(sync, "LARGE", 1)


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
        patched.setattr(writing, "_write", fail)
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

    monkeypatch.setattr(horizon, "look", fail)
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


# Where index and record differ.


def damage(index: Path, change: Callable[[object], None]) -> None:
    writer = schema.open_index(index / "current").writer(20_000_000, 1)
    change(writer)
    writer.commit()


def key(number: int) -> int:
    return Statement.objects.get(number=number).pk


def test_an_index_that_has_kept_up_shows_no_drift() -> None:
    assert not sync.check()


def test_drift_is_found_in_a_statement_that_is_missing(index: Path) -> None:
    damage(index, lambda w: w.delete_documents_by_term("id", key(1)))  # type: ignore[attr-defined]
    assert sync.check() == sync.Drift(missing=(key(1),), extra=(), stale=())


def test_drift_is_found_in_a_statement_too_many() -> None:
    extra = key(1)
    Statement.objects.filter(number=1).delete()
    assert sync.check() == sync.Drift(missing=(), extra=(extra,), stale=())


def test_drift_is_found_in_a_statement_that_has_changed() -> None:
    Statement.objects.filter(number=1).update(language="French")
    assert sync.check() == sync.Drift(missing=(), extra=(), stale=(key(1),))


def test_without_an_index_all_is_missing(settings: Settings, tmp_path: Path) -> None:
    settings.ARCHIVE_INDEX = tmp_path / "none"
    assert sync.check().missing == (key(1), key(2))


# Indexes that cannot be followed.


def test_an_index_of_another_shape_is_rebuilt(index: Path) -> None:
    make_statement("War.")
    Bookmark("", 10**9, schema.VERSION + 1).write(index / "current")
    assert find("war") == ["S/PV.7802/3"]


def test_an_index_without_a_bookmark_is_rebuilt(index: Path) -> None:
    (index / "current" / "bookmark.json").write_text("{")
    make_statement("War.")
    assert find("war") == ["S/PV.7802/3"]


def test_a_damaged_index_is_rebuilt(index: Path) -> None:
    (index / "current" / "meta.json").write_text("{")
    make_statement("War.")
    assert find("war") == ["S/PV.7802/3"]


def test_a_lost_index_is_rebuilt(index: Path) -> None:
    for file in (index / "current").iterdir():
        file.unlink()
    make_statement("War.")
    assert find("war") == ["S/PV.7802/3"]


def test_a_rebuilt_index_stands_alone(index: Path) -> None:
    sync.rebuild()
    assert contents(index) == ["current", "g-2", "lock"]


def test_what_a_crashed_rebuild_left_is_removed(index: Path) -> None:
    (index / "g-9").mkdir()
    sync.rebuild()
    assert contents(index) == ["current", "g-10", "lock"]


def test_a_searcher_goes_on_after_its_index_was_replaced() -> None:
    opened = sync.current()
    sync.rebuild()
    query = opened.index.parse_query("peace", ["body"])
    address = opened.searcher.search(query).hits[0][1]
    assert opened.searcher.doc(address).get_first("body") == "Peace."


def test_a_failed_rebuild_leaves_the_last_index(
    index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> int:
        raise OSError("no space")

    monkeypatch.setattr("statements.search.build.fill", fail)
    with pytest.raises(OSError, match="no space"):
        sync.rebuild()
    assert (len(find("peace")), Generations(index).current()) == (2, index / "g-1")
