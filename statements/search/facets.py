"""Facets: for each value how many of the results have it, and the link that chooses it.

The counts of a facet leave its own choice out, so that they tell what choosing another of
its values would give. They are exact: every value is counted, not only those shown.
"""

from __future__ import annotations

from dataclasses import dataclass

from tantivy import Query

from . import schema, tallies
from .query import narrow
from .question import FACETS, Question
from .sync import Opened
from .tallies import Counted, Tally

SHOWN = 10

LABELS = {
    "country": "Country",
    "org": "Organization",
    "speaker": "Speaker",
    "year": "Year",
    "agenda": "Agenda item",
    "lang": "Language",
    "role": "Council role",
    "region": "Regional group",
    "type": "Type",
    "cites": "Cited document",
}


@dataclass(frozen=True, slots=True)
class Bucket:
    """One value of a facet. `query` is the query string that chooses it, or lets it go."""

    value: str
    label: str
    count: int
    selected: bool
    query: str


@dataclass(frozen=True, slots=True)
class Facet:
    """One facet: the values shown, all that are chosen among them, and how many more.

    The values come by count, then label; years from the latest. `more` is None where so
    many more there are that nobody has counted them.
    """

    key: str
    label: str
    buckets: tuple[Bucket, ...]
    more: int | None

    @property
    def selected(self) -> tuple[Bucket, ...]:
        """The values chosen."""
        return tuple(bucket for bucket in self.buckets if bucket.selected)


def count(opened: Opened, query: Query, question: Question, shown: int = SHOWN) -> list[Facet]:
    """Return every facet of what `query` finds within the facets chosen in `question`.

    One aggregation for all facets in which nothing is chosen, one more for each other.
    """
    chosen = [facet for facet in FACETS if question.selected(facet)]
    others = [facet for facet in FACETS if facet not in chosen]
    counted = tallies.highest(opened, narrow(query, question), others, shown)
    for facet in chosen:
        wider = narrow(query, question, leaving_out=facet)
        counted |= tallies.highest(opened, wider, [facet], shown, question.selected(facet))
    return [_facet(opened, question, facet, counted[facet], shown) for facet in FACETS]


Counts = list[Counted]


def _facet(opened: Opened, question: Question, facet: str, tally: Tally, shown: int) -> Facet:
    chosen = question.selected(facet)
    counts = tally.counts
    absent = set(chosen) - {value for value, _, _ in counts}
    counts = counts + [(value, label_of(opened, facet, value), 0) for value in absent]
    if facet == "year":
        counts.sort(key=lambda counted: counted[1], reverse=True)
    else:
        counts.sort(key=lambda counted: (-counted[2], counted[1], counted[0]))
    kept = counts[:shown] + [counted for counted in counts[shown:] if counted[0] in chosen]
    buckets = tuple(
        Bucket(value, label, number, value in chosen, _toggle(question, facet, value))
        for value, label, number in kept
    )
    more = None if tally.more is None else len(counts) - len(kept) + tally.more
    return Facet(facet, LABELS[facet], buckets, more)


def _toggle(question: Question, facet: str, value: str) -> str:
    return question.toggled(facet, value).query_string()


def label_of(opened: Opened, facet: str, value: str) -> str:
    """Return the label of a value that no result has; the value if the index has it not."""
    holders = Query.term_query(schema.schema(), facet, value)
    counts = tallies.every(opened, holders, [facet])[facet]
    return next((label for found, label, _ in counts if found == value), value)
