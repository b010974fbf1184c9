"""The best hits of a common word, found without weighing all that it finds.

The engine passes over runs of statements of which none can have a score as high as those it has,
as long as nothing but the score decides. What a score is multiplied by comes after: of more
hits than are wanted, those by score alone, each is given its weight, and where the last that
is wanted then stands higher than the greatest weight could put any hit not seen, none is missing.
"""

from __future__ import annotations

from collections.abc import Sequence

from tantivy import DocAddress, Occur, Query

from statements.search.counting import aggregations
from statements.search.index import schema
from statements.search.index.sync import Opened

Scored = tuple[float, DocAddress]


_LEAST = 256
_SHARE = 1_000
"""So many hits by score alone are weighed, or of a large record one statement in so many."""

_MORE = 8
"""So many times as many are weighed where the first prove nothing."""

# Only so far is the first page of results and what follows it soon.
_MOST = 128

# What is reckoned here and by the engine differs by its rounding, and by less than this.
_ROUNDING = 1e-6


def first(opened: Opened, query: Query, size: int) -> list[Scored] | None:
    """Return the `size` hits of the highest scores, as the engine has them, of one common word.

    None where so many were not found to be the best; all of them where there are no more.
    """
    if size > _MOST:
        return None
    least = max(_LEAST, opened.searcher.num_docs // _SHARE)
    tried = (_of_the_first(opened, query, size, among) for among in (least, _MORE * least))
    return next((found for found in tried if found is not None), None)


def _of_the_first(opened: Opened, query: Query, size: int, among: int) -> list[Scored] | None:
    seen = opened.searcher.search(query, among, count=False).hits
    if not seen:
        return []
    addresses = [address for _, address in seen]
    weights = opened.searcher.fast_field_values("weight", addresses)
    weighed = [
        score * schema.factor(float(weight or 0))
        for (score, _), weight in zip(seen, weights, strict=True)
    ]
    last = sorted(weighed, reverse=True)[min(size, len(seen)) - 1] * (1 - _ROUNDING)
    unseen = seen[-1][0] * _greatest(opened) if len(seen) == among else 0.0
    if last <= unseen * (1 + _ROUNDING):
        return None
    likely = [address for address, score in zip(addresses, weighed, strict=True) if score >= last]
    return _scored(opened, query, likely, size)


def _scored(opened: Opened, query: Query, likely: Sequence[DocAddress], size: int) -> list[Scored]:
    """Return the best of a few hits by the engine's own scores, of which the last digit counts."""
    keys = opened.searcher.fast_field_values("id", list(likely))
    each = [(Occur.Should, Query.term_query(schema.schema(), "id", key)) for key in keys]
    among = Query.const_score_query(Query.boolean_query(each), 0.0)
    both = aggregations.both(query, among)
    return opened.searcher.search(both, size, count=False, weight_by_field="weight").hits


def _greatest(opened: Opened) -> float:
    """Return the greatest factor there is."""

    def look_up() -> float:
        every, searcher = Query.all_query(), opened.searcher
        best = searcher.search(every, 1, count=False, order_by_field="weight").hits
        return schema.factor(float(best[0][0]))

    return opened.memory.once("greatest factor", look_up)
