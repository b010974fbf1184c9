"""What is found over time, to be clicked: a bar for every year, or month of a year chosen.

Like those of every facet, the counts leave the choice of dates out: they tell what another
choice would give.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tantivy import Query

from statements.search.counting.periods import Interval, by_period, periods
from statements.search.index import schema
from statements.search.index.sync import Opened
from statements.search.language.query_dates import first_and_last_day, is_year
from statements.search.language.question import Question
from statements.search.meaning.query import narrow

from .facets import Facet


@dataclass(slots=True)  # As for a bucket, so for a span.
class Span:
    """One year ("2016") or month ("2016-11"). `query` chooses it, or lets it go."""

    value: str
    count: int
    selected: bool
    query: str

    @property
    def first(self) -> datetime.date:
        """Its first day."""
        return first_and_last_day(self.value)[0]


@dataclass(frozen=True, slots=True)
class Timeline:
    """The spans from the first to the last that has a statement, none left out between.

    `year` is the one whose months these are, empty where they are years. `whole` is the
    query string of the same search at any time.
    """

    interval: Interval
    year: str
    whole: str
    spans: tuple[Span, ...]


def timeline(
    opened: Opened, query: Query, question: Question, counted: Sequence[Facet]
) -> Timeline:
    """Return the timeline of what `query` finds within the facets chosen in `question`.

    `counted` are these facets; that of years has every year.
    """
    year = _year_chosen(question)
    whole = question.without("year").with_dates().query_string()
    if year:
        within = narrow(query, question, leaving_out="year")
        months = tuple(_months(opened, within, question, year))
        return Timeline(Interval.MONTH, year, whole, months)
    years = next(facet for facet in counted if facet.key == "year")
    return Timeline(Interval.YEAR, "", whole, tuple(_years(question, years)))


def _year_chosen(question: Question) -> str:
    """Return the one year that all dates asked for lie in; empty where there is none."""
    bounds = {question.start[:4], question.end[:4]} if question.is_dated else set()
    years = {*question.year, *bounds}
    year = years.pop() if len(years) == 1 else ""
    # What is chosen may be any text; a line over time has years of the Council only.
    return year if is_year(year) else ""


def _years(question: Question, years: Facet) -> Iterator[Span]:
    counts = {int(bucket.value): bucket for bucket in years.buckets if is_year(bucket.value)}
    years_found = [year for year, bucket in counts.items() if bucket.count or bucket.selected]
    toggle, dated = question.toggles("year"), question.is_dated
    for year in range(min(years_found), max(years_found) + 1) if years_found else ():
        span = str(year)
        selected = (dated and _is_within(question, span)) or span in question.year
        if bucket := counts.get(year):
            yield Span(span, bucket.count, selected, bucket.query)
        else:
            yield Span(span, 0, selected, toggle(span))


def _months(opened: Opened, query: Query, question: Question, year: str) -> Iterator[Span]:
    first, last = ((day - schema.EPOCH).days for day in first_and_last_day(year))
    months = periods(first, last, Interval.MONTH)
    counted = by_period(opened, query, months, {})
    whole = question.without("year")
    for label, found in zip((month.label for month in months), counted, strict=True):
        alone = question.start == question.end == label
        selected = _is_within(question, label) if question.is_dated else False
        # To let a month go is to choose its year.
        other = whole.toggled("year", year) if alone else whole.with_dates(label, label)
        yield Span(label, found["doc_count"] if found else 0, selected, other.query_string())


def _is_within(question: Question, span: str) -> bool:
    """Tell whether a span has a day between the first and the last asked for."""
    first, last = first_and_last_day(span)
    begins = not question.start or first_and_last_day(question.start)[0] <= last
    return begins and (not question.end or first <= first_and_last_day(question.end)[1])
