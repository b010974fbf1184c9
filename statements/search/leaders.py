"""The values that come first in what a common word finds, without all of them being counted.

Documents and speakers are tens of thousands, and to count each takes the engine longer than
all other facets together. But no value is found more often than it is held. Where a query
finds most of the record, what comes first in it is among the few values that most
statements have: these alone are counted, and when the last that is wanted is found more often
than any other is held, none is missing.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from tantivy import Occur, Query

from . import buckets, schema
from .sync import Opened
from .tree import And, Exact, Node, Not, Or, Word

_TRIED = (16, 48)
"""How many of the values held most often are counted: a few, and if they prove nothing more."""

_OTHERS = 10_000
"""Where the others are held less often than this in all, how many are found can be told."""

Counts = list[tuple[int, int]]
"""Keys of the record, and how many statements found have each; the most first."""


class _Held(NamedTuple):
    """The values held most often; no other is in more statements than `most`."""

    keys: frozenset[int]
    most: int


def is_common(tree: Node | None, opened: Opened) -> bool:
    """Guess whether a query finds more than half of the record, by how common its words are.

    Wrong guesses cost time and change nothing. Phrases are seldom so common.
    """
    return 2 * _reach(tree, opened) > opened.searcher.num_docs


def _reach(tree: Node | None, opened: Opened) -> int:
    match tree:
        case And(parts):
            return min(_reach(part, opened) for part in parts)
        case Or(parts):
            return max(_reach(part, opened) for part in parts)
        case Word(text) | Exact(text):
            stems = schema.stemmer().analyze(text)
            return min((opened.searcher.doc_freq("body", stem) for stem in stems), default=0)
        case None | Not():
            return opened.searcher.num_docs
        case _:
            return 0


def first(opened: Opened, query: Query, field: str, least: int) -> Counts | None:
    """Count the first `least` values of a field of keys, and all that are found as often.

    None where it is not certain that these come first, or where there are few others.
    """
    tried = (_of_the_first(opened, query, field, least, size) for size in _TRIED)
    return next((counts for counts in tried if counts is not None), None)


def _of_the_first(opened: Opened, query: Query, field: str, least: int, size: int) -> Counts | None:
    held = _held(opened, field, size)
    if held is None:
        return None
    # Of so few terms each for itself is found quicker than as a set.
    each = [(Occur.Should, Query.term_query(schema.schema(), field, key)) for key in held.keys]
    both = Query.boolean_query([(Occur.Must, query), (Occur.Must, Query.boolean_query(each))])
    # What is cited beside them in the same statements is counted too, but not all of it is told.
    asked = {field: buckets.terms(field, 2 * size)}
    found = buckets.keyed(opened.searcher.aggregate(both, asked)[field]["buckets"])
    untold = found[-1][1] if len(found) == 2 * size else 0
    counted = [pair for pair in found if pair[0] in held.keys]
    if len(counted) < least or counted[least - 1][1] <= max(held.most, untold):
        return None
    last = counted[least - 1][1]
    return [pair for pair in counted if pair[1] >= last]


@lru_cache(maxsize=8)
def _held(opened: Opened, field: str, size: int) -> _Held | None:
    """Return the values held most often, so many of them; None where there are few others.

    Counted once for an index, for which it stays true.
    """
    asked = {field: buckets.terms(field, size + 1)}
    found = opened.searcher.aggregate(Query.all_query(), asked)[field]
    if found["sum_other_doc_count"] < _OTHERS:
        return None
    *first, following = buckets.keyed(found["buckets"])
    # In a segment of more values than the engine counts some may have been left out.
    most = following[1] + (found["doc_count_error_upper_bound"] or 0)
    return _Held(frozenset(key for key, _ in first), most)
