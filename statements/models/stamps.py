"""The triggers by which the record tells the index what has changed.

Every statement carries the id of the transaction that last changed anything the index
holds of it. The database sets it, so that no path escapes: bulk loads, raw SQL and the
admin alike. A deleted statement leaves a tombstone with the same kind of stamp.
"""

from __future__ import annotations

import pgtrigger

NOW = "pg_current_xact_id()::text::bigint"


def stamp_self() -> pgtrigger.Trigger:
    """Stamp a statement that is inserted or changed."""
    return pgtrigger.Trigger(
        name="stamp",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.Update,
        func=f"NEW.stamp = {NOW}; RETURN NEW;",
    )


def bury_deleted() -> pgtrigger.Trigger:
    """Leave a tombstone for each statement deleted."""
    return pgtrigger.Trigger(
        name="bury_deleted",
        when=pgtrigger.After,
        level=pgtrigger.Statement,
        operation=pgtrigger.Delete,
        referencing=pgtrigger.Referencing(old="gone"),
        func=_bury("gone"),
    )


def bury_truncated() -> pgtrigger.Trigger:
    """Leave a tombstone for each statement when the table is truncated."""
    return pgtrigger.Trigger(
        name="bury_truncated",
        when=pgtrigger.Before,
        level=pgtrigger.Statement,
        operation=pgtrigger.Truncate,
        func=_bury("statements_statement"),
    )


def _bury(rows: str) -> str:
    return (
        f"INSERT INTO statements_tombstone (statement_id, stamp) SELECT id, {NOW} FROM {rows} "
        f"ON CONFLICT (statement_id) DO UPDATE SET stamp = {NOW}; RETURN NULL;"
    )


def stamp_statements(*fields: str, where: str) -> pgtrigger.Trigger:
    """Stamp the statements that show a row when one of `fields` of that row changes.

    `where` is SQL over the table `statements_statement`, with the changed row as NEW.
    """
    return pgtrigger.Trigger(
        name="stamp_statements",
        when=pgtrigger.After,
        operation=pgtrigger.Update,
        condition=pgtrigger.AnyChange(*fields),
        func=f"{_touch(where)} RETURN NULL;",
    )


def stamp_owners(*, where: str) -> list[pgtrigger.Trigger]:
    """Stamp the statements that rows belong to, when rows are added, changed or removed.

    Once for each SQL command, however many rows it touches. `where` is SQL over
    `statements_statement`; `{rows}` in it stands for the rows as they were or now are.
    """
    insert = pgtrigger.Trigger(
        name="stamp_added",
        when=pgtrigger.After,
        level=pgtrigger.Statement,
        operation=pgtrigger.Insert,
        referencing=pgtrigger.Referencing(new="added"),
        func=_touch(where.format(rows="added")) + " RETURN NULL;",
    )
    update = pgtrigger.Trigger(
        name="stamp_changed",
        when=pgtrigger.After,
        level=pgtrigger.Statement,
        operation=pgtrigger.Update,
        referencing=pgtrigger.Referencing(old="former", new="latter"),
        func=_touch(where.format(rows="former"))
        + _touch(where.format(rows="latter"))
        + " RETURN NULL;",
    )
    delete = pgtrigger.Trigger(
        name="stamp_removed",
        when=pgtrigger.After,
        level=pgtrigger.Statement,
        operation=pgtrigger.Delete,
        referencing=pgtrigger.Referencing(old="removed"),
        func=_touch(where.format(rows="removed")) + " RETURN NULL;",
    )
    return [insert, update, delete]


def _touch(where: str) -> str:
    # A statement that this transaction has stamped already is not written again: citations
    # are stored right after their statements, and must not double the cost of a load.
    return f"UPDATE statements_statement SET stamp = {NOW} WHERE ({where}) AND stamp <> {NOW};"
