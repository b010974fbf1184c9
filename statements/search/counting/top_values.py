"""The values of facets, counted exactly in what a query finds: all of them, or the top ones.

`top` is the door to what makes counting quick; what lies behind it changes no count. Measured
at 100,000 statements, for a word that is in 60 to 90 of a hundred:

- The engine gives a name with each value that it has counted, and naming takes most of the time.
  Facets of very many values are counted by the record's keys instead (`schema.KEYED`), and the
  names of the few that come first are read from statements that have them: all facets take 9
  instead of 40 ms. In an index of one segment the engine need name only the first, but after
  any change there are several.
- Most of what is left are documents and speakers. Where a query finds much, only the frequent
  values (`frequent_values`) are counted, as long as that proves that they are the top ones: 5
  instead of 9 ms, and 45 instead of 125 ms at a million statements. Without this a search
  there would take longer than the target allows.
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
from .aggregations import Bucket, KeyCounts, NameCounts

# So many values with the highest counts are asked for: those that come first, and others
# that may have the same count as the last of these.
_ASKED_FOR = 50

# Where the rest are not had more often than this in all, they are counted too.
_REST_COUNTED_UP_TO = 1_000

CountedValue = tuple[str, str, int]
"""A value, its label, and how many statements have it."""


@dataclass(frozen=True, slots=True)
class TopValues:
    """Values with their counts, and how many other values there are; None where there are many.

    `statements` are how many have any of them, where each has no more than one.
    """

    counts: list[CountedValue]
    more: int | None = 0
    statements: int | None = None


def every(opened: Opened, query: Query, facets: Iterable[str]) -> dict[str, list[CountedValue]]:
    """Return every value of these facets, the most first."""
    asked = {facet: aggregations.every(facet) for facet in facets}
    answered = opened.searcher.aggregate(query, asked) if asked else {}
    return {
        facet: _value_counts(aggregations.name_counts(answered[facet]["buckets"]))
        for facet in asked
    }


def year_counts(opened: Opened, query: Query) -> dict[str, int]:
    """Return how many of what `query` finds are of each year; without a date, of none."""
    return {year: number for year, _, number in every(opened, query, ["year"])["year"]}


def top(
    opened: Opened,
    query: Query,
    facets: Sequence[str],
    least: int,
    chosen: Sequence[str] = (),
    *,
    whole: Collection[str] = (),
    frequent: Collection[str] = (),
) -> dict[str, TopValues]:
    """Return the values of these facets: the first `least` by count and label, or more.

    One aggregation, each facet by its own field. Where more than fifty have the same count as
    the last of them, some of these are returned. Values in `chosen` are counted whatever their
    place, and facets in `whole` have every value. Of those in `frequent` only the frequent values
    are counted, and in a second aggregation the others too where this proves nothing.
    """
    many = [facet for facet in facets if facet in schema.MANY and least < _ASKED_FOR]
    frequent = [facet for facet in many if facet in frequent]
    # Each segment is counted for itself, and what is first in all of them may be in none.
    of_each = _ASKED_FOR if opened.searcher.num_segments == 1 else aggregations.MOST
    asked = {facet: aggregations.every(facet) for facet in facets if facet not in many}
    asked |= {
        facet: _frequent(facet, of_each)
        if facet in frequent
        else aggregations.terms(schema.KEYED[facet], _ASKED_FOR, of_each)
        for facet in many
    }
    answered = opened.searcher.aggregate(query, asked) if asked else {}
    found: dict[str, TopValues] = {}
    for facet in facets:
        if facet in frequent:
            proved = _top_frequent(opened, query, facet, answered[facet], least)
            found |= {facet: proved} if proved else top(opened, query, [facet], least)
        elif facet in many:
            values = _top_of_many(opened, query, facet, answered[facet], least)
            found[facet] = _with(values, _of(opened, query, facet, chosen))
        else:
            counts = aggregations.name_counts(answered[facet]["buckets"])
            is_whole = facet in whole
            found[facet] = (
                TopValues(_value_counts(counts)) if is_whole else _top(counts, least, chosen)
            )
    return found


def _top(counted: NameCounts, least: int, chosen: Sequence[str]) -> TopValues:
    """Return the first of what was counted, which comes by count, and what is chosen in it."""
    valued = [pair for pair in counted if pair[0] != schema.NONE]
    last = valued[least - 1][1] if len(valued) > least else 0
    end = least
    while end < len(valued) and valued[end][1] == last:
        end += 1
    counts = _value_counts(valued[:end])
    if chosen:
        counts += [one for one in _value_counts(valued[end:]) if one[0] in chosen]
    return TopValues(counts, len(valued) - len(counts), sum(number for _, number in valued))


def _top_of_many(
    opened: Opened, query: Query, facet: str, answered: Bucket, least: int
) -> TopValues:
    """Return the first of very many values: no more of them than `_ASKED_FOR`."""
    rest = answered["sum_other_doc_count"]
    if 0 < rest <= _REST_COUNTED_UP_TO:
        asked = {facet: aggregations.every(schema.KEYED[facet])}
        answered, rest = opened.searcher.aggregate(query, asked)[facet], 0
    counted = aggregations.key_counts(answered["buckets"])
    return _named(opened, facet, counted, least, whole=not rest)


# ---- frequent values ----


def _frequent(facet: str, of_each: int) -> dict[str, Any]:
    """Return what asks for the frequent values that occur most, as `aggregations.terms` does.

    For all of them where what is held apart (`schema.MORE_FREQUENT`) is to be added.
    """
    field = schema.FREQUENT[facet]
    every = facet in schema.MORE_FREQUENT
    return aggregations.every(field) if every else aggregations.terms(field, _ASKED_FOR, of_each)


def _top_frequent(
    opened: Opened, query: Query, facet: str, answered: Bucket, least: int
) -> TopValues | None:
    """Return the first of very many values, proved by the counts of the frequent ones alone.

    No value has more statements among those found than in the whole index. Where the last
    that is wanted of the frequent values has more among them than any other value has in the
    index, none is missing, though the others were not counted. None where that is not so,
    unless frequent values are all there is.
    """
    counts = Counter(dict(aggregations.key_counts(answered["buckets"])))
    if facet in schema.MORE_FREQUENT:
        counts.update(dict(_more_frequent(opened, query, facet)))
    counted = [(key, number) for key, number in counts.most_common() if key]
    others = _most_of_others(opened, facet)
    whole = not others and not answered["sum_other_doc_count"]
    if not whole and (len(counted) < least or counted[least - 1][1] <= others):
        return None
    return _named(opened, facet, counted, least, whole=whole)


def _more_frequent(opened: Opened, query: Query, facet: str) -> KeyCounts:
    """Count the frequent values that statements have beside the first."""
    more = Query.term_query(schema.schema(), "has_more_frequent", 1)
    return _by_key(opened, aggregations.both(query, more), schema.MORE_FREQUENT[facet])


def _most_of_others(opened: Opened, facet: str) -> int:
    """Return how many statements of an index at most have a value that is not frequent."""

    def count() -> int:
        everything = Query.all_query()
        first = _by_key(opened, everything, schema.FREQUENT[facet])
        more = _more_frequent(opened, everything, facet) if facet in schema.MORE_FREQUENT else []
        frequent = {key for key, _ in (*first, *more)}
        asked = {facet: aggregations.terms(schema.KEYED[facet], CHOSEN[facet] + 1)}
        answered = opened.searcher.aggregate(everything, asked)[facet]
        most = aggregations.key_counts(answered["buckets"])
        others = (number for key, number in most if key not in frequent)
        # In a segment of more values than the engine counts some may have been left out.
        return next(others, 0) + int(answered["doc_count_error_upper_bound"] or 0)

    return opened.memory.once(("most of others", facet), count)


def _by_key(opened: Opened, query: Query, field: str) -> KeyCounts:
    answered = opened.searcher.aggregate(query, {field: aggregations.every(field)})
    return aggregations.key_counts(answered[field]["buckets"])


# ---- names ----


def _named(opened: Opened, facet: str, counted: KeyCounts, least: int, *, whole: bool) -> TopValues:
    """Return the first of the keys counted by their names, and all that are found as often.

    Where too many are equal to the last, the first `least`. `whole` tells that these are all.
    """
    last = counted[least - 1][1] if len(counted) > least else 0
    first = [(key, count) for key, count in counted if count >= last]
    kept = first if len(first) <= _ASKED_FOR else first[:least]
    known: dict[int, tuple[str, str]] = opened.memory.once(("names", facet), dict)
    counts = [(*(known.get(key) or _name(opened, facet, key, known)), count) for key, count in kept]
    return TopValues(counts, len(counted) - len(counts) if whole else None)


def _name(
    opened: Opened, facet: str, key: int, known: dict[int, tuple[str, str]]
) -> tuple[str, str]:
    """Return the value that a key stands for and its label, as one opened index has them.

    What else is met on the way is `known` from then on.
    """
    holders = Query.term_query(schema.schema(), schema.KEYED[facet], key)
    hits = opened.searcher.search(holders, 1, count=False).hits
    names = json.loads(bytes(opened.searcher.doc(hits[0][1]).get_first("names") or b"{}"))
    known.update((other, schema.split_value(value)) for other, value in names[facet])
    return known[key]


# ---- values ----


def _of(opened: Opened, query: Query, facet: str, values: Sequence[str]) -> list[CountedValue]:
    """Count some values of a facet: those that any statement has."""
    if not values:
        return []
    holders = Query.term_set_query(schema.schema(), facet, list(values))
    counts = every(opened, aggregations.both(query, holders), [facet])[facet]
    return [one for one in counts if one[0] in values]


def _with(top: TopValues, others: list[CountedValue]) -> TopValues:
    known = {value for value, _, _ in top.counts}
    missing = [counted for counted in others if counted[0] not in known]
    more = None if top.more is None else top.more - len(missing)
    return TopValues(top.counts + missing, more)


def _value_counts(counted: Iterable[tuple[str, int]]) -> list[CountedValue]:
    return [(*schema.split_value(value), n) for value, n in counted if value != schema.NONE]
