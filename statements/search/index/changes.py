"""What the record says of its own changes: the questions that keeping up asks.

Every statement carries the id of the transaction that last changed it, every deleted one
left a tombstone with the id of the one that deleted it. The horizon is the oldest
transaction still open: whatever came before it can be seen, and will not change. At and
past it, rows may have been seen or may still appear, so those are compared one by one
with what the index holds.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import connections, router

from statements.models import Statement

# The database is known by its cluster and timeline (a restored cluster starts a new one),
# by its own number in it and that of the table, and by the file of the tombstones, which
# is another after they have been truncated.
_ASK = """
    SELECT concat_ws(':', system_identifier, timeline_id,
                     (SELECT oid FROM pg_database WHERE datname = current_database()),
                     'statements_statement'::regclass::oid,
                     pg_relation_filenode('statements_tombstone')),
           pg_snapshot_xmin(pg_current_snapshot())::text::bigint,
           coalesce(pg_current_xact_id_if_assigned()::text::bigint, 0),
           (SELECT concat(count(*), ':', bit_xor(hashint8extended(id, stamp)))
              FROM statements_statement WHERE stamp >= %(horizon)s),
           (SELECT concat(count(*), ':', bit_xor(hashint8extended(statement_id, stamp)))
              FROM statements_tombstone WHERE stamp >= %(horizon)s)
      FROM pg_control_system(), pg_control_checkpoint()
"""


@dataclass(frozen=True, slots=True)
class State:
    """One look at the record: which it is, its horizon, and what is at or past an older one.

    `transaction` is that of the one who looks, where it has written, else 0. `changes`
    is a digest of statements and tombstones at or past the horizon asked for.
    """

    identity: str
    horizon: int
    transaction: int
    changes: tuple[str, str]

    @property
    def changed(self) -> bool:
        """Whether there is anything at or past the horizon asked for."""
        return self.changes != ("0:", "0:")


def look(horizon: int) -> State:
    """Ask the record what has changed at or past `horizon`. One query, by index."""
    ((identity, xmin, transaction, statements, tombstones),) = _rows(_ASK, {"horizon": horizon})
    return State(identity, xmin, transaction, (statements, tombstones))


def stamps(horizon: int = 0) -> dict[int, int]:
    """Return the stamp of each statement stamped at or past `horizon`, by key."""
    return dict(_rows("SELECT id, stamp FROM statements_statement WHERE stamp >= %s", [horizon]))


def buried(horizon: int) -> set[int]:
    """Return the keys of statements deleted at or past `horizon` that have not come back."""
    query = (
        "SELECT statement_id FROM statements_tombstone t WHERE stamp >= %s AND NOT EXISTS"
        " (SELECT FROM statements_statement s WHERE s.id = t.statement_id)"
    )
    return {statement for (statement,) in _rows(query, [horizon])}


def knows(statement: int, stamp: int) -> bool:
    """Tell whether the record has, or had, a statement with this stamp or a later one."""
    query = (
        "SELECT FROM statements_statement WHERE id = %(id)s AND stamp >= %(stamp)s UNION ALL"
        " SELECT FROM statements_tombstone WHERE statement_id = %(id)s AND stamp >= %(stamp)s"
    )
    return any(True for _ in _rows(query, {"id": statement, "stamp": stamp}))


def _rows(query: str, parameters: Any) -> Iterator[Any]:
    with connections[router.db_for_read(Statement)].cursor() as cursor:
        cursor.execute(query, parameters)
        yield from cursor.fetchall()
