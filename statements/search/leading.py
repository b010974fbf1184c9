"""What comes first in a facet of very many values, told by its leaders alone.

No value is found more often than it is held. Where the last that is wanted of the leaders is found
more often than any other value is held, none is missing, though the others were not counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from tantivy import Occur, Query

from . import buckets, schema
from .buckets import Bucket
from .leaders import CHOSEN
from .sync import Opened

Keyed = list[tuple[int, int]]
"""Keys of the record, and how many statements have each; the most first."""


def asked(facet: str, size: int, of_each: int) -> dict[str, Any]:
    """Return what asks for the leaders that occur most, as `buckets.terms` does.

    For all of them where what is held apart (`schema.OTHERS`) is to be added.
    """
    field = schema.LED[facet]
    return buckets.every(field) if facet in schema.OTHERS else buckets.terms(field, size, of_each)


def first(
    opened: Opened, query: Query, facet: str, counted: Iterable[Bucket], least: int
) -> Keyed | None:
    """Return the first `least` of the leaders `counted`, and all that are found as often.

    None where it is not certain that these come first.
    """
    counts = Counter(dict(buckets.keyed(counted)))
    if facet in schema.OTHERS:
        counts.update(dict(_others(opened, query, facet)))
    found = [(key, count) for key, count in counts.most_common() if key]
    if len(found) < least or found[least - 1][1] <= _most_held(opened, facet):
        return None
    last = found[least - 1][1]
    return [pair for pair in found if pair[1] >= last]


def _others(opened: Opened, query: Query, facet: str) -> Keyed:
    """Count the leaders that statements have beside the one that was counted."""
    several = Query.term_query(schema.schema(), "several", 1)
    both = Query.boolean_query([(Occur.Must, query), (Occur.Must, several)])
    return _counted(opened, both, schema.OTHERS[facet])


@lru_cache(maxsize=8)
def _most_held(opened: Opened, facet: str) -> int:
    """Return how many statements at most have a value that is no leader.

    Counted once for an index, for which it stays true.
    """
    everything = Query.all_query()
    led = _counted(opened, everything, schema.LED[facet])
    others = _others(opened, everything, facet) if facet in schema.OTHERS else []
    leaders = {key for key, _ in (*led, *others)}
    every = {facet: buckets.terms(schema.KEYED[facet], CHOSEN[facet] + 1)}
    found = opened.searcher.aggregate(everything, every)[facet]
    held = buckets.keyed(found["buckets"])
    most = next((count for key, count in held if key not in leaders), 0)
    # In a segment of more values than the engine counts some may have been left out.
    return most + int(found["doc_count_error_upper_bound"] or 0)


def _counted(opened: Opened, query: Query, field: str) -> Keyed:
    found = opened.searcher.aggregate(query, {field: buckets.every(field)})
    return buckets.keyed(found[field]["buckets"])
