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

from . import buckets, leading, schema
from .buckets import Bucket, Pairs
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
    """Counts, and how many other values there are; None where there are many.

    `statements` are how many have any of them, where each has no more than one.
    """

    counts: list[Counted]
    more: int | None = 0
    statements: int | None = None


def every(opened: Opened, query: Query, facets: Iterable[str]) -> dict[str, list[Counted]]:
    """Return every value of these facets, in no order."""
    asked = {facet: buckets.every(facet) for facet in facets}
    found = opened.searcher.aggregate(query, asked) if asked else {}
    return {facet: _counts(buckets.paired(found[facet]["buckets"])) for facet in asked}


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
    of_each = _HIGHEST if opened.searcher.num_segments == 1 else buckets.MOST
    joined = [field for field, parts in schema.JOINED.items() if len({*parts} & {*facets}) > 1]
    apart = {*facets}.difference(some, *(schema.JOINED[field] for field in joined))
    asked = {field: buckets.every(field) for field in (*joined, *apart)}
    asked |= {
        facet: leading.asked(facet, _HIGHEST, of_each)
        if facet in led
        else buckets.terms(schema.KEYED.get(facet, facet), _HIGHEST, of_each)
        for facet in some
    }
    found = opened.searcher.aggregate(query, asked) if asked else {}
    pairs = {facet: buckets.paired(found[facet]["buckets"]) for facet in apart}
    for field in joined:
        pairs |= buckets.parted(field, found[field]["buckets"])
    tallies: dict[str, Tally] = {}
    for facet in facets:
        if facet in led:
            first = leading.first(opened, query, facet, found[facet]["buckets"], least)
            if first is None:
                tallies |= highest(opened, query, [facet], least)
            else:
                tallies[facet] = Tally(_names(opened, facet, first, least), None)
        elif facet in some:
            tally = _leading(opened, query, facet, found[facet], least)
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


def _leading(opened: Opened, query: Query, facet: str, found: Bucket, least: int) -> Tally:
    """Return the first of very many values: no more of them than `_HIGHEST`."""
    rest = found["sum_other_doc_count"]
    if 0 < rest <= _FEW:
        asked = {facet: buckets.every(schema.KEYED.get(facet, facet))}
        found, rest = opened.searcher.aggregate(query, asked)[facet], 0
    if facet not in schema.KEYED:
        tally = _first(buckets.paired(found["buckets"]), least, ())
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


def _counts(counted: Iterable[tuple[str, int]]) -> list[Counted]:
    return [(*schema.split_value(value), n) for value, n in counted if value != schema.NONE]
