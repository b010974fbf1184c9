"""What a question finds, put together by meeting, by delegation or by speaker.

How many statements a group has is counted by the engine in one pass, for all groups. By
size, day or length the same pass puts them in order. By relevance a group stands where its
best hit does: the hits are gone through from the best, a few at a time, and what is known
already is left out of the next search, so that each brings groups not met before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from tantivy import DocAddress, Occur, Query

from statements.search.counting import aggregations
from statements.search.index import schema
from statements.search.index.sync import Opened
from statements.search.language.question import Grouping, Question, Sort
from statements.search.meaning.query import narrow
from statements.search.meaning.reading import Reading

from .answer import Hit, Results, hit_as_dict, hits, order_of
from .cursors import Listing

GROUPS_PER_PAGE = 10
HITS_SHOWN = 3
"""Hits that are shown of each group."""

GROUPS_REACHED = 500
"""How many groups can be paged through. `Groups.total` counts them all."""

_FACETS = {
    Grouping.MEETING: ("meeting",),
    Grouping.DELEGATION: ("country", "org"),
    Grouping.SPEAKER: ("speaker",),
}
_STEP = 200

Key = tuple[str, str]
"""The facet that a group is a value of, and the value."""


@dataclass(frozen=True, slots=True)
class Group:
    """The statements of one meeting, delegation or speaker: `count` of them, the best first.

    `query` is the query string of the same search narrowed to them.
    """

    facet: str
    value: str
    label: str
    count: int
    query: str
    hits: tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class Groups:
    """One page of groups. `alone` counts the statements that are in none, of whom no
    delegation or speaker is known: with those of all groups they are all that is found.
    """

    by: Grouping
    total: int
    pages: int
    alone: int
    groups: tuple[Group, ...]


def group(results: Results, by: Grouping, opened: Opened) -> Groups:
    """Return a page of what was found in groups: that of the question, in the index it was put to.

    Nothing in a question makes this fail.
    """
    question = results.question
    asked = _Asked(opened, results.reading, question, _FACETS[by])
    counted = asked.count()
    reached = min(len(counted), GROUPS_REACHED)
    offset = (question.page - 1) * GROUPS_PER_PAGE
    # To rank groups is dear, and past the last there is none to be shown.
    keys = (
        asked.in_order(counted, min(reached, offset + GROUPS_PER_PAGE)) if offset < reached else []
    )
    return Groups(
        by=by,
        total=len(counted),
        pages=-(-reached // GROUPS_PER_PAGE),
        alone=results.total - sum(counts.count for counts in counted.values()),
        groups=tuple(asked.group(key, counted[key]) for key in keys[offset:]),
    )


@dataclass(frozen=True, slots=True)
class _Counts:
    label: str
    count: int
    # What the group is sorted by, where that is a field of the index.
    place: float


_PLACES = {
    Sort.NEWEST: ("max", "newest", -1),
    Sort.OLDEST: ("min", "oldest", 1),
    Sort.LONGEST: ("max", "words", -1),
}


@dataclass(frozen=True, slots=True)
class _Asked:
    opened: Opened
    reading: Reading
    question: Question
    facets: tuple[str, ...]

    @property
    def query(self) -> Query:
        """What finds and ranks them."""
        return narrow(self.reading.query, self.question)

    @property
    def order(self) -> Sort:
        return order_of(self.question, self.reading)

    def count(self) -> dict[Key, _Counts]:
        """Return all groups, in one aggregation."""
        by, field, direction = _PLACES.get(self.order, ("", "", 0))
        place = {"aggs": {"place": {by: {"field": field}}}} if by else {}
        asked = {facet: aggregations.every(facet) | place for facet in self.facets}
        found = self.opened.searcher.aggregate(self.query, asked)
        counted = {}
        for facet in self.facets:
            for value, label, bucket in aggregations.named(found[facet]["buckets"]):
                at = direction * float(bucket["place"]["value"]) if by else 0.0
                counted[facet, value] = _Counts(label, int(bucket["doc_count"]), at)
        return counted

    def in_order(self, counted: dict[Key, _Counts], wanted: int) -> list[Key]:
        """List the first groups, as many as are wanted."""
        if self.order is Sort.RELEVANCE:
            return self._by_relevance(wanted)

        def by_place(key: Key) -> tuple[float, float, str, Key]:
            counts = counted[key]
            place = -counts.count if self.order is Sort.LARGEST else counts.place
            return place, -counts.count, counts.label, key

        return sorted(counted, key=by_place)[:wanted]

    def _by_relevance(self, wanted: int) -> list[Key]:
        known: dict[Key, None] = {}
        query, grouped = self.query, _any([schema.having(facet) for facet in self.facets])
        while len(known) < wanted:
            clauses = [(Occur.Must, query), (Occur.Must, grouped)]
            for facet in self.facets:
                values = [value for of, value in known if of == facet]
                met = Query.term_set_query(schema.schema(), facet, values)
                clauses.append((Occur.MustNot, met))
            best = self.opened.searcher.search(
                Query.boolean_query(clauses), _STEP, count=False, weight_by_field="weight"
            ).hits
            if not best:
                break
            known |= dict.fromkeys(self._key(address) for _, address in best)
        return list(known)[:wanted]

    def _key(self, address: DocAddress) -> Key:
        line = schema.line_of(self.opened.searcher.doc(address))
        if self.facets == _FACETS[Grouping.MEETING]:
            return "meeting", schema.slug_of(line["symbol"])
        if self.facets == _FACETS[Grouping.SPEAKER]:
            return "speaker", line["speaker_slug"]
        kind = "country" if line["delegation_kind"] == "country" else "org"
        return kind, line["delegation_slug"]

    def group(self, key: Key, counts: _Counts) -> Group:
        facet, value = key
        within = Query.term_query(schema.schema(), facet, value, "basic")
        query = aggregations.both(self.query, Query.const_score_query(within, 0.0))
        usual = Sort.RELEVANCE if self.reading.has_words else Sort.NEWEST
        listing = Listing(self.opened, query, usual if self.order is Sort.LARGEST else self.order)
        return Group(
            facet=facet,
            value=value,
            label=counts.label,
            count=counts.count,
            query=self.question.narrowed(facet, value).query_string(),
            hits=tuple(hits(listing, listing.best(HITS_SHOWN), self.reading, self.question)),
        )


def _any(queries: Sequence[Query]) -> Query:
    either = Query.boolean_query([(Occur.Should, query) for query in queries])
    return Query.const_score_query(either, 0.0)


def as_dict(groups: Groups) -> dict[str, Any]:
    """Return groups in the form of `/search.json`."""
    return {
        "by": groups.by.value,
        "total": groups.total,
        "pages": groups.pages,
        "alone": groups.alone,
        "groups": [
            asdict(one) | {"hits": [hit_as_dict(hit) for hit in one.hits]} for one in groups.groups
        ],
    }
