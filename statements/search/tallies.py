"""The values of facets, counted exactly in what a query finds.

The engine gives a name with each value that it has counted, and naming takes most of the
time. Of a field of very many values it counts the record's keys instead (`schema.KEYED`),
and the names of the few that come first are read from statements that have them.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from tantivy import Occur, Query

from . import buckets, leaders, schema
from .buckets import Bucket
from .sync import Opened

# So many values with the highest counts are asked for: those that come first, and others
# that may have the same count as the last of these.
_HIGHEST = 50

# Where the rest are not had more often than this in all, they are counted too.
_FEW = 1_000

Counted = tuple[str, str, int]
"""A value, its label, and how many statements have it."""


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts, and how many other values there are; None where there are many."""

    counts: list[Counted]
    more: int | None = 0


def every(opened: Opened, query: Query, facets: Iterable[str]) -> dict[str, list[Counted]]:
    """Return every value of these facets, in no order."""
    asked = {facet: buckets.every(facet) for facet in facets}
    found = opened.searcher.aggregate(query, asked) if asked else {}
    return {facet: _counts(found[facet]["buckets"]) for facet in asked}


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
    some = [facet for facet in facets if facet in schema.MANY and least < _HIGHEST]
    # Each segment is counted for itself, and what is first in all of them may be in none.
    of_each = _HIGHEST if opened.searcher.num_segments == 1 else buckets.MOST
    asked = {facet: buckets.every(facet) for facet in facets if facet not in some}
    asked |= {
        facet: buckets.terms(schema.KEYED.get(facet, facet), _HIGHEST, of_each) for facet in some
    }
    found = opened.searcher.aggregate(query, asked) if asked else {}
    tallies = {}
    for facet in facets:
        if facet in some:
            tally = _leading(opened, query, facet, found[facet], least)
            tallies[facet] = _with(tally, _of(opened, query, facet, chosen))
        elif facet in whole:
            tallies[facet] = Tally(_counts(found[facet]["buckets"]))
        else:
            tallies[facet] = _first(found[facet]["buckets"], least, chosen)
    return tallies


def led(opened: Opened, query: Query, facets: Iterable[str], least: int) -> dict[str, Tally]:
    """Return what `highest` would of those facets that are led by what is held most often.

    That is seen without counting all their values; of the others nothing is returned.
    """
    firsts = {facet: leaders.first(opened, query, schema.KEYED[facet], least) for facet in facets}
    return {
        facet: Tally(_names(opened, facet, first, least), None)
        for facet, first in firsts.items()
        if first is not None
    }


def _first(counted: Sequence[Bucket], least: int, chosen: Sequence[str]) -> Tally:
    """Return the first of what was counted, which comes by count, and what is chosen in it."""
    held = [bucket for bucket in counted if bucket["key"] != schema.NONE]
    last = held[least - 1]["doc_count"] if len(held) > least else 0
    end = least
    while end < len(held) and held[end]["doc_count"] == last:
        end += 1
    counts = _counts(held[:end])
    if chosen:
        counts += [one for one in _counts(held[end:]) if one[0] in chosen]
    return Tally(counts, len(held) - len(counts))


def _leading(opened: Opened, query: Query, facet: str, found: Bucket, least: int) -> Tally:
    """Return the first of very many values: no more of them than `_HIGHEST`."""
    rest = found["sum_other_doc_count"]
    if 0 < rest <= _FEW:
        asked = {facet: buckets.every(schema.KEYED.get(facet, facet))}
        found, rest = opened.searcher.aggregate(query, asked)[facet], 0
    if facet not in schema.KEYED:
        tally = _first(found["buckets"], least, ())
        return Tally(tally.counts, None if rest else tally.more)
    counted = buckets.keyed(found["buckets"])
    last = counted[least - 1][1] if len(counted) > least else 0
    first = [(key, count) for key, count in counted if count >= last]
    counts = _names(opened, facet, first, least)
    return Tally(counts, None if rest else len(counted) - len(counts))


def _names(
    opened: Opened, facet: str, counted: Sequence[tuple[int, int]], least: int
) -> list[Counted]:
    """Return keys by their names; where too many are equal to the last, the first `least`."""
    kept = counted if len(counted) <= _HIGHEST else counted[:least]
    return [(*_name(opened, facet, key), count) for key, count in kept]


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


def _counts(counted: Iterable[Bucket]) -> list[Counted]:
    return [(value, label, int(one["doc_count"])) for value, label, one in buckets.named(counted)]
