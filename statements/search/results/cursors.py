"""Pages of a result in its order: the first ones by number, all of them one after another.

Whatever is not relevance is a field of the index, so a result has one order: by that field,
then by the key of the statement. Where a page ends is told by both ("so and so many words,
statement 4711"), and the next page is what lies beyond: as quick at the end as at the
beginning, and the same however many statements were added in between.

A score is no field, and every statement added changes all scores a little. There a page
ends with the statement that stood last on it, and the next begins after that statement,
wherever it stands by now; equal scores come by key too. To count so far costs more the
deeper it is: see `docs/decisions/how-are-deep-pages-reached.md`.
"""

from __future__ import annotations

import heapq
import re
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.crypto import constant_time_compare, salted_hmac
from tantivy import DocAddress, FieldType, Order, Query, SearchResult

from statements.search.counting import aggregations
from statements.search.index import schema
from statements.search.index.sync import Opened
from statements.search.language.question import Question, Sort

from . import best_hits
from .best_hits import Scored

DEPTH = 10_000
"""How many hits have a page with a number. Beyond them pages follow one another."""

_FIELDS = {Sort.NEWEST: "newest", Sort.OLDEST: "oldest", Sort.LONGEST: "words"}

# How far around its last place a statement is looked for, step by step.
_REACHES = (100, 1_000, 10_000)

# More hits of the same score than this are not put in order.
_EQUALS = 4_000

# No name of a module: a cursor in an address outlasts where this stands.
_SALT = "statements.search.cursors"
_WRITTEN = re.compile(r"([0-9]{1,10})\.([0-9]{1,19})\.(-?[0-9]{1,19})\.([0-9a-f]{16})")


@dataclass(frozen=True, slots=True)
class Cursor:
    """Where a page ended: after `position` hits, the last of which is statement `id`.

    `value` is what that hit is sorted by, 0 where that is relevance.
    """

    position: int
    id: int
    value: int


@dataclass(frozen=True, slots=True)
class Ranked:
    """One hit in its place: key of the statement, what it is sorted by, and its address."""

    id: int
    value: float
    address: DocAddress


@dataclass(frozen=True, slots=True)
class Page:
    """Hits that follow one another. `end` is where they end, None where no other follows."""

    hits: tuple[Ranked, ...]
    end: Cursor | None


def write(cursor: Cursor, question: Question) -> str:
    """Return a cursor as it stands in an address. It is signed, and good for one search only."""
    place = f"{cursor.position}.{cursor.id}.{cursor.value}"
    return f"{place}.{_signature(place, question)}"


def read(text: str, question: Question) -> Cursor | None:
    """Return the cursor that was written as `text` for `question`; None if it was not."""
    match = _WRITTEN.fullmatch(text)
    if match is None:
        return None
    place, _, signature = text.rpartition(".")
    if not constant_time_compare(signature, _signature(place, question)):
        return None
    return Cursor(int(match[1]), int(match[2]), int(match[3]))


def _signature(place: str, question: Question) -> str:
    search = f"{question.pairs()}\n{place}"
    return salted_hmac(_SALT, search, algorithm="sha256").hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Listing:
    """All that one query finds in one opened index, in one order.

    `is_common_word` tells that the query is one whose best hits `best_hits` can find.
    """

    opened: Opened
    query: Query
    order: Sort
    is_common_word: bool = False

    @property
    def total(self) -> int:
        """How many hits there are."""
        return aggregations.count(self.opened, self.query)

    def page(self, offset: int, size: int) -> Page:
        """Return the hits after the first `offset`. An offset at or past `DEPTH` has none."""
        limit = min(size, max(0, DEPTH - offset))
        if not limit:
            return Page((), None)
        field = _FIELDS.get(self.order)
        if field is None:
            found = self._relevant(offset, limit + 1)
        else:
            found = self._sorted(field, offset, limit + 1)
        return self._page(offset, found[:limit], more=len(found) > limit)

    def following(self, cursor: Cursor, size: int) -> Page:
        """Return the hits that come after a place, however far in it is."""
        field = _FIELDS.get(self.order)
        if field is None:
            offset, found = self._after(cursor, size + 1)
        else:
            offset, found = cursor.position, self._beyond(field, cursor, size + 1)
        return self._page(offset, found[:size], more=len(found) > size)

    def best(self, size: int) -> list[Ranked]:
        """Return the first `size` hits."""
        return list(self.page(0, size).hits)

    def every(self, step: int) -> Iterator[Ranked]:
        """Yield every hit once, and ask for about `step` of them at a time.

        No more than these are held, but by relevance: there the first is known only when all
        are, and each takes 24 bytes.
        """
        if self.order not in _FIELDS:
            yield from heapq.merge(*self._runs(step), key=_by_score)
            return
        page = self.page(0, min(step, DEPTH))
        yield from page.hits
        while page.end is not None:
            page = self.following(page.end, step)
            yield from page.hits

    # ---- by relevance ----

    def _relevant(self, offset: int, limit: int) -> list[Ranked]:
        # The engine puts equal scores as they lie in its files, which merging changes. What
        # is seen of more hits on either side tells whether equals were parted.
        before, after = min(offset, 1), 1
        while True:
            size = before + limit + after
            window = self._ranked(self._best(offset - before, size))
            hits = window[before : before + limit]
            if not hits:
                return []
            begun = before < offset and window[0].value == hits[0].value
            goes_on = len(window) == size and window[-1].value == hits[-1].value
            if not (begun or goes_on) or max(before, after) > _EQUALS:
                window.sort(key=_by_score)
                return window[before : before + limit]
            before = min(offset, before * 16) if begun else before
            after = after * 16 if goes_on else after

    def _best(self, offset: int, size: int) -> list[Scored]:
        """Return the hits of the highest scores after the first `offset`."""
        if self.is_common_word:
            found = best_hits.first(self.opened, self.query, offset + size)
            if found is not None:
                return found[offset:]
        return self.opened.searcher.search(
            self.query, size, count=False, offset=offset, weight_by_field="weight"
        ).hits

    def _after(self, cursor: Cursor, limit: int) -> tuple[int, list[Ranked]]:
        """Return the hits after the statement of a cursor, and how many stand before them.

        Where that is not found any more, or has gone far, what is left of the page counts.
        """
        start = max(0, cursor.position - 1)
        found = self._relevant(start, limit + 1)
        if found and found[0].id == cursor.id:
            return start + 1, found[1:]
        offset = self._position(cursor)
        return offset, self._relevant(offset, limit)

    def _position(self, cursor: Cursor) -> int:
        """Return how many hits come up to the statement of a cursor, it included."""
        for reach in _REACHES:
            start = max(0, cursor.position - 1 - reach)
            around = self._relevant(start, cursor.position + reach - start)
            for place, hit in enumerate(around, start + 1):
                if hit.id == cursor.id:
                    return place
        return cursor.position

    def _runs(self, step: int) -> Iterator[Iterator[Ranked]]:
        """Yield all hits in runs of about `step`, each in its order.

        What has a key between two others is found at once, however much is found in all,
        while what comes after so many hits is not: every score is looked at for it.
        """
        total = self.total
        if not total:
            return
        first, last = self._key(Order.Asc), self._key(Order.Desc)
        width = max(step, (last - first + 1) * step // total)
        for begin in range(first, last + 1, width):
            within = self._with(_between("id", begin, begin + width - 1))
            hits = self.opened.searcher.search(
                within, min(width, total), count=False, weight_by_field="weight"
            ).hits
            yield _packed(sorted(self._ranked(hits), key=_by_score))

    def _key(self, order: Order) -> int:
        """Return the lowest or the highest key of what is found. There must be a hit."""
        hits = self.opened.searcher.search(self.query, 1, order_by_field="id", order=order).hits
        return int(hits[0][0])

    # ---- by a field ----

    def _sorted(self, field: str, offset: int, limit: int) -> list[Ranked]:
        # A hit more on either side tells whether equals were parted, which come by key.
        before = 1 if offset else 0
        found = self._search(self.query, field, limit + before + 1, offset - before)
        window = self._ranked(found.hits)
        hits = window[before : before + limit]
        if not hits:
            return []
        first, last = int(hits[0].value), int(hits[-1].value)
        groups = _by_value(hits)
        begun = bool(before) and window[0].value == first
        goes_on = len(window) > before + limit and window[-1].value == last
        if begun:
            above = aggregations.count(self.opened, self._with(self._better(field, first)))
            groups[first] = self._equals(field, first, len(groups[first]), offset - above)
        if goes_on and not (begun and first == last):
            groups[last] = self._equals(field, last, len(groups[last]))
        return [hit for group in groups.values() for hit in group]

    def _beyond(self, field: str, cursor: Cursor, size: int) -> list[Ranked]:
        found = self._equals(field, cursor.value, size, after=cursor.id)
        wanted = size - len(found)
        if not wanted:
            return found
        worse = self._with(self._worse(field, cursor.value))
        window = self._ranked(self._search(worse, field, wanted + 1, 0).hits)
        groups = _by_value(window[:wanted])
        if len(window) > wanted and int(window[-1].value) in groups:
            last = int(window[-1].value)
            groups[last] = self._equals(field, last, len(groups[last]))
        return found + [hit for group in groups.values() for hit in group]

    def _equals(
        self, field: str, value: int, limit: int, offset: int = 0, after: int = -1
    ) -> list[Ranked]:
        """Return hits sorted by the same value, those of lower key first."""
        clauses = [_between(field, value, value)]
        if after >= 0:
            clauses.append(_between("id", after + 1, None))
        hits = self.opened.searcher.search(
            self._with(*clauses),
            limit,
            count=False,
            offset=offset,
            order_by_field="id",
            order=Order.Asc,
        ).hits
        return [Ranked(int(key), value, address) for key, address in hits]

    def _better(self, field: str, value: int) -> Query:
        return self._side(field, value, up=self.order is not Sort.OLDEST)

    def _worse(self, field: str, value: int) -> Query:
        return self._side(field, value, up=self.order is Sort.OLDEST)

    def _side(self, field: str, value: int, *, up: bool) -> Query:
        return _between(field, value + 1, None) if up else _between(field, None, value - 1)

    def _search(self, query: Query, field: str, limit: int, offset: int) -> SearchResult:
        direction = Order.Asc if self.order is Sort.OLDEST else Order.Desc
        return self.opened.searcher.search(
            query, limit, count=False, offset=offset, order_by_field=field, order=direction
        )

    # ---- either way ----

    def _page(self, offset: int, hits: Sequence[Ranked], *, more: bool) -> Page:
        if not hits or not more:
            return Page(tuple(hits), None)
        value = int(hits[-1].value) if self.order in _FIELDS else 0
        return Page(tuple(hits), Cursor(offset + len(hits), hits[-1].id, value))

    def _with(self, *conditions: Query) -> Query:
        return aggregations.both(self.query, *conditions)

    def _ranked(self, hits: Sequence[tuple[Any, DocAddress]]) -> list[Ranked]:
        addresses = [address for _, address in hits]
        keys = self.opened.searcher.fast_field_values("id", addresses)
        return [
            Ranked(int(key or 0), value, address)
            for key, (value, address) in zip(keys, hits, strict=True)
        ]


def _by_score(hit: Ranked) -> tuple[float, int]:
    return -hit.value, hit.id


def _packed(hits: Sequence[Ranked]) -> Iterator[Ranked]:
    """Return hits one by one, which take 24 bytes each until then, and not 144."""
    keys = array("q", [hit.id for hit in hits])
    values = array("d", [hit.value for hit in hits])
    segments = array("I", [hit.address.segment_ord for hit in hits])
    documents = array("I", [hit.address.doc for hit in hits])
    return (
        Ranked(key, value, DocAddress(segment, document))
        for key, value, segment, document in zip(keys, values, segments, documents, strict=True)
    )


def _between(field: str, first: int | None, last: int | None) -> Query:
    within = Query.range_query(schema.schema(), field, FieldType.Integer, first, last)
    return Query.const_score_query(within, 0.0)


def _by_value(hits: Iterable[Ranked]) -> dict[int, list[Ranked]]:
    """Put hits together that are sorted by the same value, by key."""
    groups: dict[int, list[Ranked]] = {}
    for hit in hits:
        groups.setdefault(int(hit.value), []).append(hit)
    return {value: sorted(group, key=lambda hit: hit.id) for value, group in groups.items()}
