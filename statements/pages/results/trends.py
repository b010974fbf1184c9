"""Trends: queries or parts of one over time, as a chart, a table and files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum

import django_filters
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext, gettext_noop

from statements.exports.files import Cell, sheet
from statements.pages.figures.line_chart import Chart, ChartSeries, line_chart
from statements.pages.web.filters import complaints
from statements.pages.web.formats import as_json
from statements.pages.web.opened_index import opened_for
from statements.pages.web.query_strings import chips
from statements.search.counting.periods import Interval, Period
from statements.search.index.sync import Opened
from statements.search.language.question import Question
from statements.search.studies.trends import (
    MAX_SERIES,
    MIN_STATEMENTS_FOR_SHARE,
    Point,
    Series,
    Split,
    Trends,
)
from statements.search.studies.trends import count_trends as count
from statements.writing.numbers import grouped

from .search_form import SearchFilter


class TrendMeasure(StrEnum):
    """What is drawn of each period: how many statements, their share, or their rate."""

    COUNT = "count"
    SHARE = "share"
    RATE = "rate"


_TITLES = {
    TrendMeasure.COUNT: gettext_noop("How many statements fit?"),
    TrendMeasure.SHARE: gettext_noop("What share of the statements fits?"),
    TrendMeasure.RATE: gettext_noop("How many statements fit for each 100 000 words spoken?"),
}
_UNITS = {
    TrendMeasure.COUNT: gettext_noop("statements"),
    TrendMeasure.SHARE: gettext_noop("per cent of statements"),
    TrendMeasure.RATE: gettext_noop("statements per 100 000 words"),
}
_SPLITS = {
    Split.COUNTRY: gettext_noop("country"),
    Split.REGION: gettext_noop("regional group"),
    Split.ROLE: gettext_noop("Council role"),
    Split.AGENDA: gettext_noop("agenda item"),
}


class TrendsFilter(SearchFilter):
    """The facets of a search, up to six queries, and how they are drawn."""

    by = django_filters.ChoiceFilter(choices=[(one.value, one.value) for one in Interval])
    split = django_filters.ChoiceFilter(choices=[(one.value, one.value) for one in Split])
    measure = django_filters.ChoiceFilter(choices=[(one.value, one.value) for one in TrendMeasure])

    def __init__(self, data: QueryDict) -> None:
        super().__init__(data)
        self._texts = data.getlist("q")

    def queries(self) -> list[str]:
        """Return the queries asked for, each once, in their order."""
        texts = (Question(text).text for text in self._texts if "\0" not in text)
        return list(dict.fromkeys(filter(None, texts)))

    def drawing(self) -> tuple[Interval, Split | None, TrendMeasure]:
        """Return how to draw; a value that makes no sense is left out."""
        self.is_valid()
        chosen = self.form.cleaned_data
        split = chosen.get("split")
        return (
            Interval(chosen.get("by") or Interval.YEAR),
            Split(split) if split else None,
            TrendMeasure(chosen.get("measure") or TrendMeasure.SHARE),
        )

    def mistakes(self) -> Iterator[str]:
        """Yield what was left out of what was asked."""
        yield from complaints(self)
        number = len(self.queries())
        split = self.drawing()[1]
        if split and number > 1:
            yield gettext("split: Only one query can be split. The others were left out.")
        elif number > MAX_SERIES:
            yield gettext("q: Only %d queries are drawn. The others were left out.") % MAX_SERIES


@dataclass(frozen=True, slots=True)
class _TrendsAsked:
    filter: TrendsFilter
    question: Question
    queries: list[str]
    interval: Interval
    split: Split | None
    measure: TrendMeasure
    opened: Opened
    trends: Trends


def _asked(request: HttpRequest) -> _TrendsAsked:
    asked = TrendsFilter(request.GET)
    interval, split, measure = asked.drawing()
    question = asked.question()
    queries = asked.queries()[: 1 if split else MAX_SERIES]
    opened = opened_for(request)
    counted = count(opened, question, queries, interval, split)
    return _TrendsAsked(asked, question, queries, interval, split, measure, opened, counted)


def trends(request: HttpRequest) -> HttpResponse:
    """The chart, and beneath it every number that it is drawn from."""
    asked = _asked(request)
    counted, measure = asked.trends, asked.measure
    context = {
        "asked": asked,
        "chart": _chart(counted, measure),
        "title": gettext(_TITLES[measure]),
        "unit": gettext(_UNITS[measure]),
        "rows": list(_rows(counted)),
        "inputs": [*asked.queries, "", ""][: max(2, min(MAX_SERIES, len(asked.queries) + 1))],
        "choices": {
            "by": [(one.value, one is asked.interval) for one in Interval],
            "split": [(one.value, gettext(_SPLITS[one]), one is asked.split) for one in Split],
            "measure": [(one.value, gettext(_UNITS[one]), one is measure) for one in TrendMeasure],
        },
        "chips": list(chips(request, asked.question, asked.opened)),
        "problems": [(one.label, problem) for one in counted.series for problem in one.problems],
        "least": MIN_STATEMENTS_FOR_SHARE,
        "gaps": [period.label for period in counted.periods if not period.held],
        "complaints": list(asked.filter.mistakes()),
    }
    return render(request, "results/trends.html", context)


def _value(point: Point, measure: TrendMeasure) -> float | None:
    values = {TrendMeasure.COUNT: point.statements, TrendMeasure.SHARE: point.share}
    return values.get(measure, point.rate)


def _chart(counted: Trends, measure: TrendMeasure) -> Chart:
    held = [bool(period.held) for period in counted.periods]
    lines = [
        ChartSeries(
            series.label,
            [
                _value(point, measure) if there else None
                for point, there in zip(series.points, held, strict=True)
            ],
            list(_notes(series, counted.periods)),
        )
        for series in counted.series
    ]
    return line_chart(lines, [period.label for period in counted.periods], held)


def _notes(series: Series, periods: Sequence[Period]) -> Iterator[str]:
    note = gettext("%(series)s, %(period)s: %(found)s of %(all)s statements, %(words)s words")
    for period, point in zip(periods, series.points, strict=True):
        yield note % {
            "series": series.label,
            "period": period.label,
            "found": grouped(point.statements),
            "all": grouped(point.of_statements),
            "words": grouped(point.of_words),
        }


def _rows(counted: Trends) -> Iterator[tuple[Period, list[Point]]]:
    for at, period in enumerate(counted.periods):
        yield period, [series.points[at] for series in counted.series]


def trends_json(request: HttpRequest) -> HttpResponse:
    """Every series with its points and what they are of, for programs."""
    asked = _asked(request)
    body = {
        "by": asked.interval,
        "split": asked.split,
        "least": MIN_STATEMENTS_FOR_SHARE,
        "statements_held": asked.trends.held,
        "periods": [
            {"label": one.label, "first": one.first, "after": one.after, "held": one.held}
            for one in asked.trends.periods
        ],
        "series": [_as_dict(series) for series in asked.trends.series],
        "left_out": list(asked.filter.mistakes()),
    }
    return as_json(body)


def _as_dict(series: Series) -> dict[str, object]:
    return {
        "label": series.label,
        "query": series.query,
        "total": series.total,
        "problems": [asdict(problem) for problem in series.problems],
        "points": [
            asdict(point) | {"share": point.share, "rate": point.rate} for point in series.points
        ],
    }


_COLUMNS = (
    *("series", "period", "statements", "of_statements", "of_words"),
    *("share_percent", "per_100000_words", "held_in_period"),
)


def trends_csv(request: HttpRequest) -> HttpResponse:
    """A line for each series and period."""
    return sheet("trends", _COLUMNS, _lines(_asked(request).trends))


def _lines(counted: Trends) -> Iterator[tuple[Cell, ...]]:
    for series in counted.series:
        for period, point in zip(counted.periods, series.points, strict=True):
            counts = (point.statements, point.of_statements, point.of_words)
            yield (series.label, period.label, *counts, point.share, point.rate, period.held)
