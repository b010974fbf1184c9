"""Trends: how many statements fit each of some queries, year by year or month by month.

A count alone follows how much was said: the Council met seven times as often in 2023 as in
1992. So each point also knows the statements and words that it is of, and gives a share
and a rate of them, unless they are too few to say anything.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from django.utils.translation import gettext
from tantivy import Query

from statements.search.counting import top_values
from statements.search.counting.periods import Interval, Period, by_period, periods
from statements.search.index.sync import Opened
from statements.search.language.facet_labels import value_label
from statements.search.language.query_problems import QueryProblem
from statements.search.language.question import Question
from statements.search.meaning.index_values import facet_value_label

from .selection import Selection, select

MAX_SERIES = 6
"""Series drawn together, at most."""

MIN_STATEMENTS_FOR_SHARE = 10
"""Statements in a period that has a share and a rate, at least."""

WORDS_PER_RATE = 100_000
"""A rate is given for so many words."""


class Split(StrEnum):
    """The facets by which one query can be split: a series for each of the commonest values."""

    COUNTRY = "country"
    REGION = "region"
    ROLE = "role"
    AGENDA = "agenda"


@dataclass(frozen=True, slots=True)
class Point:
    """How many `statements` fit in one period, of all `of_statements` with `of_words` words."""

    statements: int
    of_statements: int
    of_words: int

    @property
    def share(self) -> float | None:
        """Per cent of the statements; None where these are too few."""
        return 100 * self.statements / self.of_statements if self._is_enough else None

    @property
    def rate(self) -> float | None:
        """Statements that fit for each 100,000 words; None where statements are too few."""
        if not self._is_enough or not self.of_words:
            return None
        return WORDS_PER_RATE * self.statements / self.of_words

    @property
    def _is_enough(self) -> bool:
        return self.of_statements >= MIN_STATEMENTS_FOR_SHARE


@dataclass(frozen=True, slots=True)
class Series:
    """One query, or one value of a split. `query` is the query string of the same search.

    `total` counts all statements that fit, those without a date too.
    """

    label: str
    query: str
    points: tuple[Point, ...]
    total: int
    problems: tuple[QueryProblem, ...]


@dataclass(frozen=True, slots=True)
class Trends:
    """Series over the same periods, without a hole between the first and the last."""

    periods: tuple[Period, ...]
    series: tuple[Series, ...]
    held: int


def count_trends(
    opened: Opened,
    base: Question,
    queries: Sequence[str],
    interval: Interval = Interval.YEAR,
    split: Split | None = None,
) -> Trends:
    """Count `queries` within the facets chosen in `base`, or split the first of them.

    Periods reach from the first to the last that has a statement within these facets. No
    query counts as the one that every statement fits.
    """
    within = select(base.without_text(), opened)
    days = _days(opened, within.query)
    bounds = periods(*days, interval) if days else []
    held = _count(opened, Query.all_query(), bounds)
    dated = [replace(period, held=n) for period, (n, _) in zip(bounds, held, strict=True)]
    series = [
        _series(opened, label, fits, of, bounds)
        for label, fits, of in (
            _by_value(opened, base, queries, split) if split else _by_query(within, base, queries)
        )
    ]
    return Trends(tuple(dated), tuple(series), opened.searcher.num_docs)


_Asked = tuple[str, Selection, Query]


def _by_query(within: Selection, base: Question, queries: Sequence[str]) -> Iterable[_Asked]:
    for text in queries[:MAX_SERIES] or [""]:
        fits = select(base.with_text(text), within.opened)
        yield text or gettext("All statements"), fits, within.query


def _by_value(
    opened: Opened, base: Question, queries: Sequence[str], split: Split
) -> Iterable[_Asked]:
    whole = base.with_text(queries[0] if queries else "")
    chosen = base.selected(split)
    values = _commonest(select(whole, opened), split, chosen)
    for value, label in values:
        one = whole.narrowed(split.value, value)
        yield (
            value_label(split, label),
            select(one, opened),
            select(one.without_text(), opened).query,
        )


def _commonest(selection: Selection, split: Split, chosen: Sequence[str]) -> list[tuple[str, str]]:
    """List the values with most statements, of those chosen if any: (value, label)."""
    found = top_values.every(selection.opened, selection.query, [split.value])[split.value]
    counted = {(value, label): number for value, label, number in found}
    known = {value for value, _ in counted}
    for value in chosen:
        if value not in known:
            counted[value, facet_value_label(selection.opened, split.value, value)] = 0
    kept = [key for key in counted if not chosen or key[0] in chosen]
    return sorted(kept, key=lambda key: (-counted[key], key[1], key[0]))[:MAX_SERIES]


def _series(
    opened: Opened, label: str, fits: Selection, of: Query, bounds: Sequence[Period]
) -> Series:
    counts = zip(_count(opened, fits.query, bounds), _count(opened, of, bounds), strict=True)
    points = tuple(Point(found, of_found, of_words) for (found, _), (of_found, of_words) in counts)
    return Series(label, fits.question.query_string(), points, fits.total, fits.problems)


def _days(opened: Opened, query: Query) -> tuple[int, int] | None:
    """Return the first and last day of what `query` finds; None where no day is known."""
    asked = {name: {name: {"field": "date"}} for name in ("min", "max")}
    found = opened.searcher.aggregate(query, asked)
    first, last = found["min"]["value"], found["max"]["value"]
    return None if first is None or last is None else (int(first), int(last))


def _count(opened: Opened, query: Query, bounds: Sequence[Period]) -> list[tuple[int, int]]:
    """Return how many statements `query` finds in each period, and their words. One pass."""
    words = {"words": {"sum": {"field": "words"}}}
    return [
        (int(bucket["doc_count"]), int(bucket["words"]["value"] or 0)) if bucket else (0, 0)
        for bucket in by_period(opened, query, bounds, words)
    ]
