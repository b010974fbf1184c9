"""Whatever changes the record, in whatever way, the next search shows it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.db import connection, transaction

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
from statements.search.index import updates
from tests.factories import cite, make_country, make_statement
from tests.search.answers import ask, counts, find, first
from tests.search.processes import connect

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("two")]


@pytest.fixture
def other(transactional_db: None) -> Iterator[psycopg.Connection]:
    """Another connection, for another writer."""
    with connect() as other:
        yield other


def count_writes(monkeypatch: pytest.MonkeyPatch) -> list[list[int]]:
    """Return a list that will hold the statements of each write to the index."""
    written: list[list[int]] = []
    write = updates._write

    def counting(index: Any, frequent: Any, statements: list[int], progress: Any) -> None:
        written.append(statements)
        write(index, frequent, statements, progress)

    monkeypatch.setattr(updates, "_write", counting)
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


def test_a_country_in_another_regional_group() -> None:
    Country.objects.filter(slug="japan").update(regional_group="african")
    assert counts("region", country=("japan",)) == {"african": 1}


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
