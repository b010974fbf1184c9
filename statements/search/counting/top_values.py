"""The values of facets, counted exactly in what a query finds.

The engine gives a name with each value that it has counted, and naming takes most of the
time. Of a field of very many values it counts the record's keys instead (`schema.KEYED`),
and the names of the few that come first are read from statements that have them. Or it counts
only those that most of the record has (`leaders`), where they prove to be the first.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from tantivy import Query

from statements.search.index import schema
from statements.search.index.frequent_values import CHOSEN
from statements.search.index.sync import Opened

from . import aggregations
from .aggregations import Bucket, Keyed, Pairs

# So many values with the highest counts are asked for: those that come first, and others
# that may have the same count as the last of these.
_HIGHEST = 50

# Where the rest are not had more often than this in all, they are counted too.
_FEW = 1_000

Counted = tuple[str, str, int]
"""A value, its label, and how many statements have it."""


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts, and how many other values there are; None where there are many.

    `statements` are how many have any of them, where each has no more than one.
    """

    counts: list[Counted]
    more: int | None = 0
    statements: int | None = None


def every(opened: Opened, query: Query, facets: Iterable[str]) -> dict[str, list[Counted]]:
    """Return every value of these facets, the most first."""
    asked = {facet: aggregations.every(facet) for facet in facets}
    found = opened.searcher.aggregate(query, asked) if asked else {}
    return {facet: _counts(aggregations.paired(found[facet]["buckets"])) for facet in asked}


def year_counts(opened: Opened, query: Query) -> dict[str, int]:
    """Return how many of what `query` finds are of each year; without a date, of none."""
    return {year: number for year, _, number in every(opened, query, ["year"])["year"]}


def highest(
    opened: Opened,
    query: Query,
    facets: Sequence[str],
    least: int,
    chosen: Sequence[str] = (),
    *,
    whole: Collection[str] = (),
    led: Collection[str] = (),
) -> dict[str, Tally]:
    """Return the values of these facets: the first `least` by count and label, or more.

    Where more than fifty have the same count as the last of them, some of these are returned.
    Values in `chosen` are counted whatever their place, and facets in `whole` have every value.
    Of those in `led` only leaders are counted, and the others too where this proves nothing.
    """
    some = [facet for facet in facets if facet in schema.MANY and least < _HIGHEST]
    led = [facet for facet in some if facet in led]
    # Each segment is counted for itself, and what is first in all of them may be in none.
    of_each = _HIGHEST if opened.searcher.num_segments == 1 else aggregations.MOST
    joined = [field for field, parts in schema.JOINED.items() if len({*parts} & {*facets}) > 1]
    apart = {*facets}.difference(some, *(schema.JOINED[field] for field in joined))
    asked = {field: aggregations.every(field) for field in (*joined, *apart)}
    asked |= {
        facet: _leaders(facet, of_each)
        if facet in led
        else aggregations.terms(schema.KEYED[facet], _HIGHEST, of_each)
        for facet in some
    }
    found = opened.searcher.aggregate(query, asked) if asked else {}
    pairs = {facet: aggregations.paired(found[facet]["buckets"]) for facet in apart}
    for field in joined:
        pairs |= aggregations.parted(field, found[field]["buckets"])
    tallies: dict[str, Tally] = {}
    for facet in facets:
        if facet in led:
            tally = _first_leaders(opened, query, facet, found[facet], least)
            tallies |= {facet: tally} if tally else highest(opened, query, [facet], least)
        elif facet in some:
            tally = _first_of_many(opened, query, facet, found[facet], least)
            tallies[facet] = _with(tally, _of(opened, query, facet, chosen))
        elif facet in whole:
            tallies[facet] = Tally(_counts(pairs[facet]))
        else:
            tallies[facet] = _first(pairs[facet], least, chosen)
    return tallies


def _first(counted: Pairs, least: int, chosen: Sequence[str]) -> Tally:
    """Return the first of what was counted, which comes by count, and what is chosen in it."""
    held = [pair for pair in counted if pair[0] != schema.NONE]
    last = held[least - 1][1] if len(held) > least else 0
    end = least
    while end < len(held) and held[end][1] == last:
        end += 1
    counts = _counts(held[:end])
    if chosen:
        counts += [one for one in _counts(held[end:]) if one[0] in chosen]
    return Tally(counts, len(held) - len(counts), sum(number for _, number in held))


def _first_of_many(opened: Opened, query: Query, facet: str, found: Bucket, least: int) -> Tally:
    """Return the first of very many values: no more of them than `_HIGHEST`."""
    rest = found["sum_other_doc_count"]
    if 0 < rest <= _FEW:
        asked = {facet: aggregations.every(schema.KEYED[facet])}
        found, rest = opened.searcher.aggregate(query, asked)[facet], 0
    return _named(opened, facet, aggregations.keyed(found["buckets"]), least, whole=not rest)


# ---- leaders ----


def _leaders(facet: str, of_each: int) -> dict[str, Any]:
    """Return what asks for the leaders that occur most, as `buckets.terms` does.

    For all of them where what is held apart (`schema.OTHERS`) is to be added.
    """
    field = schema.LED[facet]
    every = facet in schema.OTHERS
    return aggregations.every(field) if every else aggregations.terms(field, _HIGHEST, of_each)


def _first_leaders(
    opened: Opened, query: Query, facet: str, found: Bucket, least: int
) -> Tally | None:
    """Return the first of very many values, told by those leaders alone that were `found`.

    No value is found more often than it is held. Where the last that is wanted of the leaders is
    found more often than any other value is held, none is missing, though the others were not
    counted. None where that is not so, unless leaders are all there is.
    """
    counts = Counter(dict(aggregations.keyed(found["buckets"])))
    if facet in schema.OTHERS:
        counts.update(dict(_others(opened, query, facet)))
    counted = [(key, count) for key, count in counts.most_common() if key]
    held = _most_held(opened, facet)
    whole = not held and not found["sum_other_doc_count"]
    if not whole and (len(counted) < least or counted[least - 1][1] <= held):
        return None
    return _named(opened, facet, counted, least, whole=whole)


def _others(opened: Opened, query: Query, facet: str) -> Keyed:
    """Count the leaders that statements have beside the one that was counted."""
    several = Query.term_query(schema.schema(), "several", 1)
    return _keys(opened, aggregations.both(query, several), schema.OTHERS[facet])


def _most_held(opened: Opened, facet: str) -> int:
    """Return how many statements at most have a value that is no leader."""

    def count() -> int:
        everything = Query.all_query()
        led = _keys(opened, everything, schema.LED[facet])
        others = _others(opened, everything, facet) if facet in schema.OTHERS else []
        leaders = {key for key, _ in (*led, *others)}
        most = {facet: aggregations.terms(schema.KEYED[facet], CHOSEN[facet] + 1)}
        found = opened.searcher.aggregate(everything, most)[facet]
        held = (count for key, count in aggregations.keyed(found["buckets"]) if key not in leaders)
        # In a segment of more values than the engine counts some may have been left out.
        return next(held, 0) + int(found["doc_count_error_upper_bound"] or 0)

    return opened.memory.once(("most held", facet), count)


def _keys(opened: Opened, query: Query, field: str) -> Keyed:
    found = opened.searcher.aggregate(query, {field: aggregations.every(field)})
    return aggregations.keyed(found[field]["buckets"])


# ---- names ----


def _named(opened: Opened, facet: str, counted: Keyed, least: int, *, whole: bool) -> Tally:
    """Return the first of the keys counted by their names, and all that are found as often.

    Where too many are equal to the last, the first `least`. `whole` tells that these are all.
    """
    last = counted[least - 1][1] if len(counted) > least else 0
    first = [(key, count) for key, count in counted if count >= last]
    kept = first if len(first) <= _HIGHEST else first[:least]
    known: dict[int, tuple[str, str]] = opened.memory.once(("names", facet), dict)
    counts = [(*(known.get(key) or _name(opened, facet, key, known)), count) for key, count in kept]
    return Tally(counts, len(counted) - len(counts) if whole else None)


def _name(
    opened: Opened, facet: str, key: int, known: dict[int, tuple[str, str]]
) -> tuple[str, str]:
    """Return the value that a key stands for and its label, as one opened index has them.

    What else is met on the way is `known` from then on.
    """
    holders = Query.term_query(schema.schema(), schema.KEYED[facet], key)
    hits = opened.searcher.search(holders, 1, count=False).hits
    names = json.loads(bytes(opened.searcher.doc(hits[0][1]).get_first("names") or b"{}"))
    known.update((held, schema.split_value(value)) for held, value in names[facet])
    return known[key]


# ---- values ----


def _of(opened: Opened, query: Query, facet: str, values: Sequence[str]) -> list[Counted]:
    """Count some values of a facet: those that any statement has."""
    if not values:
        return []
    holders = Query.term_set_query(schema.schema(), facet, list(values))
    found = every(opened, aggregations.both(query, holders), [facet])[facet]
    return [counted for counted in found if counted[0] in values]


def _with(tally: Tally, others: list[Counted]) -> Tally:
    known = {value for value, _, _ in tally.counts}
    missing = [counted for counted in others if counted[0] not in known]
    more = None if tally.more is None else tally.more - len(missing)
    return Tally(tally.counts + missing, more)


def _counts(counted: Iterable[tuple[str, int]]) -> list[Counted]:
    return [(*schema.split_value(value), n) for value, n in counted if value != schema.NONE]
