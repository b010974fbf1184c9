"""Where index and record differ, and indexes that cannot be followed any more."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pytest_django import Settings
from tantivy import Query

from statements.models import Statement
from statements.search.index import schema, sync
from statements.search.index.generations import Bookmark, Generations
from tests.factories import make_statement
from tests.search.answers import contents, find

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("two")]


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
    peace = Query.term_query(schema.schema(), "body", schema.stem("peace"))
    address = opened.searcher.search(peace).hits[0][1]
    assert opened.searcher.doc(address).get_first("body") == "Peace."


def test_a_failed_rebuild_leaves_the_last_index(
    index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> int:
        raise OSError("no space")

    monkeypatch.setattr("statements.search.index.documents.fill", fail)
    with pytest.raises(OSError, match="no space"):
        sync.rebuild()
    assert (len(find("peace")), Generations(index).current()) == (2, index / "g-1")
