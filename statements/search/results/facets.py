"""Facets: for each value how many of the results have it, and the link that chooses it.

The counts of a facet leave its own choice out, so that they tell what choosing another of
its values would give. They are exact.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from django.utils.translation import get_language, gettext
from tantivy import Query

from statements.facts.labels import fold
from statements.search.counting import aggregations, top_values
from statements.search.counting.top_values import CountedValue, TopValues
from statements.search.index import schema
from statements.search.index.sync import Opened
from statements.search.language.facet_labels import FACET_LABELS, TRANSLATED_FACETS, _translated
from statements.search.language.question import FACETS, Question
from statements.search.meaning.estimates import most_found
from statements.search.meaning.index_values import facet_value_label
from statements.search.meaning.query import narrow
from statements.search.meaning.reading import Reading

VALUES_SHOWN = 5
"""So many values of a facet are shown at first; with those that are chosen there may be more."""

LATEST = 5
"""Years in words beside their columns."""

_FREQUENT_FROM = 10_000
"""Of fewer statements found the frequent values may not be the top ones: all are counted."""

_WHOLE = ("year",)
"""Facets of which every value is listed: years are few, and a line over time needs them all."""

_OF_ALL = ("type", "role")
"""Facets of which every statement has one value: how many have any is how many there are."""

UNCOUNTED = ("meeting",)
"""Facets that can be chosen in, but are not counted with every search.

Meetings are many: to count them would cost as much as all other facets together. `values`
and `groups` do.
"""


@dataclass(slots=True)  # Not frozen: a page makes two hundred, and to freeze one takes longest.
class FacetValue:
    """One value of a facet. `query` is the query string that chooses it, or lets it go."""

    value: str
    label: str
    count: int
    selected: bool
    query: str


@dataclass(frozen=True, slots=True)
class Facet:
    """One facet: the values shown, all that are chosen among them, and how many more.

    The values come by count, then label; years from the latest, and all of them. `more`
    and `total` are None where there are so many more that nobody has counted them.
    """

    key: str
    label: str
    buckets: tuple[FacetValue, ...]
    more: int | None

    @property
    def total(self) -> int | None:
        """How many values there are, shown or not."""
        return None if self.more is None else len(self.buckets) + self.more

    @property
    def selected(self) -> tuple[FacetValue, ...]:
        """The values chosen."""
        return tuple(bucket for bucket in self.buckets if bucket.selected)

    @property
    def others(self) -> tuple[FacetValue, ...]:
        """The values not chosen."""
        return tuple(bucket for bucket in self.buckets if not bucket.selected)

    @property
    def latest(self) -> tuple[FacetValue, ...]:
        """Those not chosen among the first `LATEST`: of years the latest."""
        return tuple(bucket for bucket in self.buckets[:LATEST] if not bucket.selected)


class ValueOrder(StrEnum):
    """The order of the values of one facet."""

    COUNT = "count"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Values:
    """One page of the values of a facet, among them those in whose label something was found.

    `chosen` are the values chosen, whatever the page and whatever is looked for; `total`
    counts what is found, `of` all values there are.
    """

    key: str
    label: str
    chosen: tuple[FacetValue, ...]
    buckets: tuple[FacetValue, ...]
    total: int
    of: int


def values(
    opened: Opened,
    query: Query,
    question: Question,
    facet: str,
    *,
    find: str = "",
    order: ValueOrder = ValueOrder.COUNT,
    offset: int = 0,
    size: int,
) -> Values:
    """Return the values of one facet in what `query` finds, counted as `count` does.

    `find` are words or parts of words that a label must hold, case and accents aside.
    """
    wider = narrow(query, question, leaving_out=facet)
    counts = top_values.every(opened, wider, [facet])[facet]
    counts = _sorted(facet, _with_absent(opened, question, facet, counts))
    if order is ValueOrder.NAME:
        counts.sort(key=lambda counted: (fold(counted[1]), counted[0]))
    parts = fold(find).split()
    found = [one for one in counts if all(part in fold(one[1]) for part in parts)]
    chosen = question.selected(facet)
    return Values(
        key=facet,
        label=gettext(FACET_LABELS[facet]),
        chosen=_buckets(question, facet, [one for one in counts if one[0] in chosen]),
        buckets=_buckets(question, facet, found[offset : offset + size]),
        total=len(found),
        of=len(counts),
    )


class FacetCounts(NamedTuple):
    """The top values of each facet, and how many statements are found in all."""

    facets: dict[str, TopValues]
    total: int


def count(
    opened: Opened, reading: Reading, question: Question, shown: int = VALUES_SHOWN
) -> FacetCounts:
    """Count the values of every facet in what a query finds within those chosen in `question`.

    One aggregation for all facets in which nothing is chosen and one for each other, and of very
    many values more where these prove nothing (see `top_values.top`). Dates are a choice of
    years. In a facet that is left uncounted only what is chosen is counted.
    """
    chosen = list(_chosen(question))
    others = [facet for facet in FACETS if facet not in {*chosen, *UNCOUNTED}]
    is_common = most_found(reading.tree, opened) >= _FREQUENT_FROM
    frequent = schema.FREQUENT.keys() & others if is_common else ()
    query = narrow(reading.query, question)
    counted = top_values.top(opened, query, others, shown, whole=_WHOLE, frequent=frequent)
    for facet in chosen:
        leaving_out = "" if facet in UNCOUNTED else facet
        wider = narrow(reading.query, question, leaving_out=leaving_out)
        values = question.selected(facet)
        counted |= top_values.top(opened, wider, [facet], shown, values, whole=_WHOLE)
    totals = (counted[facet].statements for facet in _OF_ALL if facet not in chosen)
    total = next((total for total in totals if total is not None), None)
    if total is None:
        total = aggregations.count(opened, query)
    return FacetCounts(counted, total)


def _chosen(question: Question) -> Iterator[str]:
    """Yield the facets in which something is chosen, or for the years a date."""
    for facet in FACETS:
        if question.selected(facet) or (facet == "year" and question.is_dated):
            yield facet


def listed(
    opened: Opened, counted: Mapping[str, TopValues], question: Question, shown: int = VALUES_SHOWN
) -> Iterator[Facet]:
    """Yield the facets that were counted, in the order of `FACETS`, as a reader is shown them."""
    for facet in FACETS:
        if facet in counted:
            yield _facet(opened, question, facet, counted[facet], shown)


def _facet(opened: Opened, question: Question, facet: str, top: TopValues, shown: int) -> Facet:
    chosen = question.selected(facet)
    counts = _sorted(facet, _with_absent(opened, question, facet, top.counts))
    shown = len(counts) if facet in _WHOLE else shown
    kept = counts[:shown] + [counted for counted in counts[shown:] if counted[0] in chosen]
    buckets = _buckets(question, facet, kept)
    more = None if top.more is None else len(counts) - len(kept) + top.more
    return Facet(facet, _translated(FACET_LABELS[facet], get_language()), buckets, more)


def _with_absent(
    opened: Opened, question: Question, facet: str, counts: list[CountedValue]
) -> list[CountedValue]:
    """Return counts with the values chosen that nothing has."""
    chosen = question.selected(facet)
    if not chosen:
        return counts
    absent = set(chosen) - {value for value, _, _ in counts}
    return counts + [(value, facet_value_label(opened, facet, value), 0) for value in absent]


def _sorted(facet: str, counts: list[CountedValue]) -> list[CountedValue]:
    if facet == "year":
        return sorted(counts, key=lambda counted: counted[1], reverse=True)
    return sorted(counts, key=lambda counted: (-counted[2], counted[1], counted[0]))


def _buckets(question: Question, facet: str, counts: list[CountedValue]) -> tuple[FacetValue, ...]:
    chosen = question.selected(facet)
    toggle = question.toggles(facet)
    if facet in TRANSLATED_FACETS:
        language = get_language()
        counts = [(value, _translated(label, language), number) for value, label, number in counts]
    return tuple(
        FacetValue(value, label, number, value in chosen, toggle(value))
        for value, label, number in counts
    )
