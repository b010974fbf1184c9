"""Why a hit stands where it does: which words matched where, how often, and what that counts.

The numbers are the engine's own (BM25, by its `explain`): of each way in which a term can
match in the statement, and of the whole. A term counts as its best field does, and a fifth
of every other; the sum is multiplied by a weight that sets substance above the conduct of
a meeting, and the later of two equals above the earlier (`build`).
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tantivy import DocAddress, Query

from . import schema
from .query import ADJACENT, OTHER_FIELDS, Alternative, alternatives, side_by_side
from .reading import Reading
from .sync import Opened
from .tree import And, Exact, Near, Node, Or, Phrase, Prefix, Word, write

MOST = 24
"""Terms that are told of one by one; what more there are counts as "the rest"."""

_PLACES = {
    "body": "the text",
    "body_exact": "the text",
    "agenda_title": "the agenda item",
    "agenda_exact": "the agenda item",
    "speaker_name": "the name of the speaker",
    "delegation": "the delegation or capacity",
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


class Reasons:
    """Finds the reasons for the hits of one query."""

    def __init__(self, opened: Opened, query: Query, reading: Reading) -> None:
        self._opened = opened
        self._query = query
        self._ways = list(_ways(reading))[:MOST]

    def of(self, address: DocAddress) -> Reason:
        """Return why the statement at `address`, which the query finds, has its score."""
        terms = [reason for way in self._ways if (reason := self._term(way, address))]
        value, _ = self._explained(self._query, address)
        told = sum(reason.score for reason in terms)
        rest = value - told if not math.isclose(value, told, rel_tol=1e-3) else 0.0
        (weight,) = self._opened.searcher.fast_field_values("weight", [address])
        # The engine multiplies a score by log2(2 + weight).
        factor = math.log2(2 + float(weight or 0))
        return Reason(tuple(terms), rest, factor, value * factor)

    def _term(self, way: _Way, address: DocAddress) -> TermReason | None:
        matches = []
        for one in way.alternatives:
            value, times = self._explained(one.query, address)
            if value:
                matches.append(Match(_PLACES[one.field], times, one.boost * value))
        if not matches:
            return None
        matches.sort(key=lambda match: -match.score)
        best, *others = (match.score for match in matches)
        score = best + OTHER_FIELDS * sum(others)
        return TermReason(way.term, tuple(matches), score, way.beside)

    def _explained(self, query: Query, address: DocAddress) -> tuple[float, int]:
        """Return what a query gives to a statement, and how often its words stand there."""
        try:
            explanation = json.loads(query.explain(self._opened.searcher, address).to_json())
        except ValueError:  # The engine explains only what matches.
            return 0.0, 0
        return float(explanation["value"]), round(_frequency(explanation))


@dataclass(frozen=True, slots=True)
class _Way:
    term: str
    alternatives: tuple[Alternative, ...]
    beside: bool = False


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
                yield _Way(write(node), tuple(alternatives(node, reading.spellings)))


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
