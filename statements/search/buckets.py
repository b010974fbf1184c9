"""Asking the engine how often each value of a field occurs, and reading its answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from . import schema

MOST = 64_000
"""The engine refuses to count many more values than this at once (its limit is 65,000)."""

Bucket = dict[str, Any]
"""One value as the engine counts it: its `key`, its `doc_count`, and what was asked of it."""


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


def keyed(buckets: Iterable[Bucket]) -> list[tuple[int, int]]:
    """List keys that were counted and how often each occurs, the most first, then by key."""
    counted = [(int(bucket["key"]), int(bucket["doc_count"])) for bucket in buckets]
    return sorted(counted, key=lambda pair: (-pair[1], pair[0]))
