"""Asking the engine how much there is and how often each value occurs, and reading its answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from tantivy import Occur, Query

from statements.search.index import schema
from statements.search.index.sync import Opened

MOST = 64_000
"""The engine refuses to count many more values than this at once (its limit is 65,000)."""

Bucket = dict[str, Any]
"""One value as the engine counts it: its `key`, its `doc_count`, and what was asked of it."""


def count(opened: Opened, query: Query) -> int:
    """Return how many statements a query finds."""
    total: int = opened.searcher.search(query, 1).count  # type: ignore[attr-defined]
    return total


def both(*queries: Query) -> Query:
    """Return what finds the statements that each of these queries finds; their scores add up."""
    return Query.boolean_query([(Occur.Must, query) for query in queries])


def every(field: str) -> dict[str, Any]:
    """Return what asks for every value of a field."""
    return terms(field, MOST)


def terms(field: str, size: int, of_each: int = MOST) -> dict[str, Any]:
    """Return what asks for the `size` values that occur most, of each segment for `of_each`."""
    return {"terms": {"field": field, "size": size, "segment_size": of_each}}


def named(buckets: Iterable[Bucket]) -> Iterator[tuple[str, str, Bucket]]:
    """Yield the values of a facet that were counted, each with its label; those of none not."""
    for bucket in buckets:
        value, label = schema.split_value(bucket["key"])
        if value:
            yield value, label, bucket


NameCounts = list[tuple[str, int]]
"""What the field of a facet holds, and how many statements have it; the most first."""


def name_counts(buckets: Iterable[Bucket]) -> NameCounts:
    """List what was counted by name, in its order."""
    return [(bucket["key"], int(bucket["doc_count"])) for bucket in buckets]


KeyCounts = list[tuple[int, int]]
"""Keys of the record, and how many statements have each; the most first."""


def key_counts(buckets: Iterable[Bucket]) -> KeyCounts:
    """List what was counted by key, the most first, then by key."""
    counted = [(int(bucket["key"]), int(bucket["doc_count"])) for bucket in buckets]
    return sorted(counted, key=lambda pair: (-pair[1], pair[0]))
