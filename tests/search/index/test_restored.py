"""A record that is another one, or has gone back in time, under the same index."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection

from statements.models import Statement
from statements.search.index import changes, schema, sync
from statements.search.index.generations import Bookmark
from tests.factories import make_statement
from tests.search.answers import ask, find
from tests.search.processes import connect

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _record(transactional_db: None, index: Path) -> None:
    make_statement("Peace.")


@pytest.fixture
def copy(transactional_db: None) -> Iterator[str]:
    """The name of a second database: a copy of the record as it is now."""
    database = connection.settings_dict["NAME"]
    name = f"{database}_copy"
    connection.close()
    connection.close_pool()  # type: ignore[attr-defined]  # of PostgreSQL alone
    with connect("postgres") as server:
        server.execute(f'DROP DATABASE IF EXISTS "{name}"'.encode())
        server.execute(f'CREATE DATABASE "{name}" TEMPLATE "{database}"'.encode())
        yield name
        server.execute(f'DROP DATABASE "{name}" WITH (FORCE)'.encode())


@pytest.fixture
def restored(copy: str) -> Iterator[None]:
    """Index what has been written since, then put the copy in the database's place."""
    make_statement("War.")
    assert len(find("war")) == 1
    database = connection.settings_dict["NAME"]
    _connect_to(copy)
    yield
    _connect_to(database)


def _connect_to(database: str) -> None:
    connection.close()
    connection.close_pool()  # type: ignore[attr-defined]  # of PostgreSQL alone
    connection.settings_dict["NAME"] = database


@pytest.mark.usefixtures("restored")
def test_an_older_database_in_its_place_is_noticed() -> None:
    assert find() == ["S/PV.7802/1"]


@pytest.mark.usefixtures("restored")
def test_an_older_database_in_its_place_leaves_no_drift() -> None:
    ask()
    assert not sync.check()


def change_bookmark(index: Path, identity: str = "", ahead: int = 0) -> None:
    bookmark = Bookmark.read(index / "current")
    assert bookmark is not None
    changed = Bookmark(identity or bookmark.identity, bookmark.horizon + ahead, bookmark.version)
    changed.write(index / "current")


def generation(index: Path) -> str:
    return (index / "current").readlink().name


def test_an_index_of_another_database_is_replaced(index: Path) -> None:
    ask()
    change_bookmark(index, identity="another")
    ask()
    assert generation(index) == "g-2"


def test_an_index_from_the_future_is_replaced(index: Path) -> None:
    # The record is a cold copy put back: its next transactions are yet to come.
    ask()
    change_bookmark(index, ahead=10_000)
    ask()
    assert generation(index) == "g-2"


def test_a_copy_that_has_been_written_to_since_is_noticed(index: Path) -> None:
    # As a cold copy put back whose horizon has passed the bookmark again: it does not have
    # the last that was indexed, with the stamp that it had.
    statement = make_statement("War.")
    ask()
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE statements_statement DISABLE TRIGGER USER")
        cursor.execute("UPDATE statements_statement SET stamp = 3 WHERE id = %s", [statement.pk])
        cursor.execute("ALTER TABLE statements_statement ENABLE TRIGGER USER")
    change_bookmark(index)
    ask()
    assert (generation(index), sync.check()) == ("g-2", sync.Drift((), (), ()))


def test_the_same_database_keeps_its_identity() -> None:
    before = changes.look(0).identity
    Statement.objects.all().delete()
    assert changes.look(0).identity == before


def test_a_rebuilt_index_carries_the_identity_of_the_record(index: Path) -> None:
    sync.rebuild()
    state = changes.look(0)
    assert Bookmark.read(index / "current") == Bookmark(
        state.identity, state.horizon, schema.VERSION
    )
