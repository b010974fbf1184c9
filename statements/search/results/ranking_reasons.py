"""Why a hit stands where it does: which words matched where, how often, and what that counts.

The numbers are the engine's own (BM25): what it gives to the statements of a page for each
way in which a term can match, and for the whole; how often a word stands there is from its
`explain`. A term counts as its best field does, and a fifth
of every other; the sum is multiplied by a weight that sets substance above the conduct of
a meeting, and the later of two equals above the earlier (`build`).
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext, gettext_noop
from tantivy import Query

from statements.search.counting import aggregations
from statements.search.index import schema
from statements.search.index.sync import Opened
from statements.search.language.tree import (
    And,
    Exact,
    Near,
    Node,
    Or,
    Phrase,
    Prefix,
    Word,
    write_query,
)
from statements.search.meaning.query import (
    ADJACENT,
    OTHER_FIELDS,
    Alternative,
    alternatives,
    side_by_side,
)
from statements.search.meaning.reading import Reading

from .cursors import Ranked

MOST = 24
"""Terms that are listed one by one; what more there are counts as "the rest"."""

_PLACES = {
    "body": gettext_noop("the text"),
    "body_exact": gettext_noop("the text"),
    "agenda_title": gettext_noop("the agenda item"),
    "agenda_exact": gettext_noop("the agenda item"),
    "speaker_name": gettext_noop("the name of the speaker"),
    "delegation": gettext_noop("the delegation or capacity"),
    "year": gettext_noop("the year"),
}


@dataclass(frozen=True, slots=True)
class Match:
    """One place of a statement in which a term matches, and what that counts there.

    `times` is 0 where the engine does not count: of words that only begin so.
    """

    place: str
    times: int
    score: float


@dataclass(frozen=True, slots=True)
class TermReason:
    """What one term of a query counts. `beside` tells of words that stand side by side."""

    term: str
    matches: tuple[Match, ...]
    score: float
    beside: bool = False


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a hit has its score: what its terms and the `rest` count, times `weight`."""

    terms: tuple[TermReason, ...]
    rest: float
    weight: float
    score: float


def reasons(opened: Opened, query: Query, reading: Reading, hits: Sequence[Ranked]) -> list[Reason]:
    """Return the reason for each of `hits`, which `query` finds and `reading` is the words of.

    Each way to match is asked for once for all hits together.
    """
    if not hits:
        return []
    page = _Page(opened, hits)
    terms: dict[int, list[TermReason]] = {hit.id: [] for hit in hits}
    for way in list(_ways(reading))[:MOST]:
        for key, reason in page.matches(way):
            terms[key].append(reason)
    values = page.scores(query)
    weights = opened.searcher.fast_field_values("weight", [hit.address for hit in hits])
    return [
        _reason(tuple(terms[hit.id]), values[hit.id], float(weight or 0))
        for hit, weight in zip(hits, weights, strict=True)
    ]


def _reason(terms: tuple[TermReason, ...], value: float, weight: float) -> Reason:
    listed = sum(term.score for term in terms)
    rest = 0.0 if math.isclose(value, listed, rel_tol=1e-3) else value - listed
    factor = schema.factor(weight)
    return Reason(terms, rest, factor, value * factor)


@dataclass(frozen=True, slots=True)
class _Page:
    opened: Opened
    hits: Sequence[Ranked]

    def scores(self, query: Query) -> dict[int, float]:
        """Return what a query gives to the hits that it finds."""
        keys = Query.term_set_query(schema.schema(), "id", [hit.id for hit in self.hits])
        within = Query.const_score_query(keys, 0.0)
        searcher = self.opened.searcher
        found = searcher.search(aggregations.both(query, within), len(self.hits), count=False).hits
        ids = searcher.fast_field_values("id", [address for _, address in found])
        return {int(key or 0): score for key, (score, _) in zip(ids, found, strict=True)}

    def matches(self, way: _Way) -> Iterator[tuple[int, TermReason]]:
        """Yield what one term counts in each hit in which it matches."""
        given = [(one, self.scores(one.query)) for one in way.alternatives]
        for hit in self.hits:
            found = [
                Match(
                    gettext(_PLACES[one.field]),
                    self._times(one, hit) if way.counted else 0,
                    one.boost * values[hit.id],
                )
                for one, values in given
                if hit.id in values
            ]
            if found:
                found.sort(key=lambda match: -match.score)
                best, *others = (match.score for match in found)
                score = best + OTHER_FIELDS * sum(others)
                yield hit.id, TermReason(way.term, tuple(found), score, way.beside)

    def _times(self, one: Alternative, hit: Ranked) -> int:
        explanation = one.query.explain(self.opened.searcher, hit.address)
        return round(_frequency(json.loads(explanation.to_json())))


@dataclass(frozen=True, slots=True)
class _Way:
    term: str
    alternatives: tuple[Alternative, ...]
    beside: bool = False
    counted: bool = True


def _ways(reading: Reading) -> Iterator[_Way]:
    for node in _nodes(reading.tree):
        match node:
            case And(parts):
                run = side_by_side(parts, reading.spellings)
                words = " ".join(part.text for part in parts if isinstance(part, Word))
                if run:
                    together = Query.phrase_query(schema.schema(), "body", list(run))
                    yield _Way(words, (Alternative("body", ADJACENT, together),), beside=True)
            case Word() | Prefix() | Phrase() | Exact() | Near():
                ways = tuple(alternatives(node, reading.spellings))
                yield _Way(write_query(node), ways, counted=not isinstance(node, Prefix))


def _nodes(node: Node | None) -> Iterator[Node]:
    """Yield what can add to a score: the parts of a tree before what joins them."""
    match node:
        case And(parts) | Or(parts):
            for part in dict.fromkeys(parts):
                yield from _nodes(part)
            yield node
        case Word() | Prefix() | Phrase() | Exact() | Near():
            yield node


def _frequency(explanation: dict[str, Any]) -> float:
    if explanation["description"].startswith("freq, "):
        return float(explanation["value"])
    return max(map(_frequency, explanation.get("details") or []), default=0.0)
