"""The values of facets, counted exactly in what a query finds.

The engine gives a name with each value that it has counted, and naming takes most of the
time. Of a field of very many values it counts the record's keys instead (`schema.KEYED`),
and the names of the few that come first are read from statements that have them.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from tantivy import Occur, Query

from . import schema
from .sync import Opened

# The engine refuses to count more values than this at once (its limit is 65,000).
_VALUES = 64_000

# So many values with the highest counts are asked for: those that come first, and others
# that may have the same count as the last of these.
_HIGHEST = 50

# Where the rest are not had more often than this in all, they are counted too.
_FEW = 1_000

Bucket = dict[str, Any]
"""One value as the engine counts it: its `key` and its `doc_count`."""

Counted = tuple[str, str, int]
"""A value, its label, and how many statements have it."""


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts, and how many other values there are; None where there are many."""

    counts: list[Counted]
    more: int | None = 0


def every(opened: Opened, query: Query, facets: Iterable[str]) -> dict[str, list[Counted]]:
    """Return every value of these facets, in no order."""
    asked = {facet: terms(opened, facet) for facet in facets}
    found = opened.searcher.aggregate(query, asked) if asked else {}
    return {facet: list(_counts(found[facet]["buckets"])) for facet in asked}


def highest(
    opened: Opened,
    query: Query,
    facets: Sequence[str],
    least: int,
    chosen: Sequence[str] = (),
    *,
    whole: Collection[str] = (),
) -> dict[str, Tally]:
    """Return the values of these facets: the first `least` by count and label, or more.

    Where more than fifty have the same count as the last of them, some of these are returned.
    Values in `chosen` are counted whatever their place, and facets in `whole` have every value.
    """
    keyed = {facet: schema.KEYED[facet] for facet in facets if facet in schema.KEYED}
    if least >= _HIGHEST:
        keyed = {}
    asked = {facet: terms(opened, facet) for facet in facets if facet not in keyed}
    asked |= {facet: terms(opened, field, _HIGHEST) for facet, field in keyed.items()}
    found = opened.searcher.aggregate(query, asked) if asked else {}
    tallies = {}
    for facet in facets:
        if facet in keyed:
            tally = _by_key(opened, query, facet, found[facet], least)
            tallies[facet] = _with(tally, _of(opened, query, facet, chosen))
        elif facet in whole:
            tallies[facet] = Tally(list(_counts(found[facet]["buckets"])))
        else:
            tallies[facet] = _first(found[facet]["buckets"], least, chosen)
    return tallies


def _first(buckets: Sequence[Bucket], least: int, chosen: Sequence[str]) -> Tally:
    """Return the first of what was counted, which comes by count, and what is chosen in it."""
    last = buckets[least - 1]["doc_count"] if len(buckets) > least else 0
    end = least
    while end < len(buckets) and buckets[end]["doc_count"] == last:
        end += 1
    counts = list(_counts(buckets[:end]))
    if chosen:
        counts += [counted for counted in _counts(buckets[end:]) if counted[0] in chosen]
    return Tally(counts, len(buckets) - len(counts))


def _by_key(opened: Opened, query: Query, facet: str, found: Any, least: int) -> Tally:
    """Return what keys were counted, by their names: no more of them than `_HIGHEST`."""
    rest = found["sum_other_doc_count"]
    if 0 < rest <= _FEW:
        asked = {facet: terms(opened, schema.KEYED[facet])}
        found, rest = opened.searcher.aggregate(query, asked)[facet], 0
    buckets = [(int(bucket["key"]), int(bucket["doc_count"])) for bucket in found["buckets"]]
    buckets.sort(key=lambda bucket: (-bucket[1], bucket[0]))
    last = buckets[least - 1][1] if len(buckets) > least else 0
    first = [(key, count) for key, count in buckets if count >= last]
    if len(first) > _HIGHEST:
        first = first[:least]
    counts = [(*_name(opened, facet, key), count) for key, count in first]
    return Tally(counts, None if rest else len(buckets) - len(first))


def _of(opened: Opened, query: Query, facet: str, values: Sequence[str]) -> list[Counted]:
    """Count some values of a facet: those that any statement has."""
    if not values:
        return []
    holders = Query.term_set_query(schema.schema(), facet, list(values))
    both = Query.boolean_query([(Occur.Must, query), (Occur.Must, holders)])
    return [counted for counted in every(opened, both, [facet])[facet] if counted[0] in values]


def _with(tally: Tally, others: list[Counted]) -> Tally:
    known = {value for value, _, _ in tally.counts}
    missing = [counted for counted in others if counted[0] not in known]
    more = None if tally.more is None else tally.more - len(missing)
    return Tally(tally.counts + missing, more)


def _name(opened: Opened, facet: str, key: int) -> tuple[str, str]:
    """Return the value that a key stands for and its label, as one opened index has them."""
    known = opened.names.setdefault(facet, {})
    if key not in known:
        field = schema.KEYED[facet]
        holders = Query.term_query(schema.schema(), field, key)
        hits = opened.searcher.search(holders, 1, count=False).hits
        names = json.loads(bytes(opened.searcher.doc(hits[0][1]).get_first("names") or b"{}"))
        known.update((held, schema.split_value(value)) for held, value in names[facet])
    return known[key]


def terms(opened: Opened, field: str, size: int = _VALUES) -> dict[str, dict[str, object]]:
    """Return what asks the engine for the `size` values of a field with the highest counts.

    The engine counts each segment for itself. What is first in all of them may be in none,
    so that every value of each is needed; unless there is one segment only.
    """
    of_each = size if opened.searcher.num_segments == 1 else _VALUES
    return {"terms": {"field": field, "size": size, "segment_size": of_each}}


def _counts(buckets: Iterable[Bucket]) -> Iterator[Counted]:
    for bucket in buckets:
        value, label = schema.split_value(str(bucket["key"]))
        yield value, label, int(bucket["doc_count"])
