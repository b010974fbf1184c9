"""The lists and charts of a comparison, worked out so that a template only prints them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

from django.utils.translation import gettext

from statements.pages.figures.line_chart import Chart, ChartSeries, line_chart
from statements.search.language.parser import parse_query
from statements.search.language.question import Question
from statements.search.language.tree import Exact, Field, conjunction, write_query
from statements.search.studies.comparison import (
    MIN_LOG_LIKELIHOOD,
    ComparedSet,
    ComparedValue,
    Comparison,
    Keyword,
    rate,
)
from statements.writing.numbers import bar_percent, grouped

SHARED_LISTED = 12
"""Documents and agenda items in one list."""


@dataclass(frozen=True, slots=True)
class WordRow:
    """A word with its rates, their bars in per cent of the greatest, and its concordance."""

    key: Keyword
    rates: tuple[float, float]
    lengths: tuple[float, float]
    concordance: str


@dataclass(frozen=True, slots=True)
class ValueRow:
    """A document or agenda item: per cent of each set, bars, and the search in each set."""

    portion: ComparedValue
    shares: tuple[float, float]
    lengths: tuple[float, float]
    searches: tuple[str, str]


@dataclass(frozen=True, slots=True)
class ComparisonLists:
    """The lists of a comparison: what is more in A and what is more in B, each cut short.

    `sure` counts the words of A and B whose difference is sure enough to be listed, `cites`
    the documents cited by A only, by B only and by both.
    """

    words: tuple[list[WordRow], list[WordRow]]
    sure: tuple[int, int]
    cited: tuple[list[ValueRow], list[ValueRow]]
    shared: list[ValueRow]
    cites: tuple[int, int, int]
    spoken_on: tuple[list[ValueRow], list[ValueRow]]


def comparison_lists(comparison: Comparison, rows: int) -> ComparisonLists:
    """Return the lists of a comparison with `rows` words at most in each."""
    sure = [key for key in comparison.keywords if key.log_likelihood >= MIN_LOG_LIKELIHOOD]
    ones = [key for key in sure if key.lead > 0]
    others = [key for key in sure if key.lead < 0]
    sides = (comparison.one, comparison.other)
    shared = comparison.shared
    only = (
        sum(not document.other for document in comparison.cited),
        sum(not document.one for document in comparison.cited),
    )
    return ComparisonLists(
        words=(
            _word_rows(ones[:rows], sides, comparison.one),
            _word_rows(others[:rows], sides, comparison.other),
        ),
        sure=(len(ones), len(others)),
        cited=_both_ways(comparison.cited, sides, "cites"),
        shared=_portion_rows(shared[:SHARED_LISTED], sides, "cites"),
        cites=(*only, len(shared)),
        spoken_on=_both_ways(comparison.spoken_on, sides, "agenda"),
    )


def _word_rows(
    keys: Sequence[Keyword], sides: tuple[ComparedSet, ComparedSet], of: ComparedSet
) -> list[WordRow]:
    words = [side.vocabulary.words for side in sides]
    rates = [(rate(key.one, words[0]), rate(key.other, words[1])) for key in keys]
    greatest = max((one for pair in rates for one in pair), default=0.0)
    question = of.selection.question
    tree = parse_query(question.text).tree
    return [
        WordRow(
            key,
            pair,
            (bar_percent(pair[0], greatest), bar_percent(pair[1], greatest)),
            # The word first: what of a query is too long is cut from its end.
            question.with_text(
                write_query(conjunction(filter(None, (Exact(key.word), tree))))
            ).query_string(),
        )
        for key, pair in zip(keys, rates, strict=True)
    ]


def _both_ways(
    portions: Iterable[ComparedValue], sides: tuple[ComparedSet, ComparedSet], facet: str
) -> tuple[list[ValueRow], list[ValueRow]]:
    portions = list(portions)
    ones = islice((one for one in portions if one.lead > 0), SHARED_LISTED)
    others = islice((one for one in portions if one.lead < 0), SHARED_LISTED)
    return _portion_rows(ones, sides, facet), _portion_rows(others, sides, facet)


def _portion_rows(
    portions: Iterable[ComparedValue], sides: tuple[ComparedSet, ComparedSet], facet: str
) -> list[ValueRow]:
    portions = list(portions)
    shares = [
        (100 * one.one / sides[0].total, 100 * one.other / sides[1].total) for one in portions
    ]
    greatest = max((one for pair in shares for one in pair), default=0.0)
    return [
        ValueRow(
            portion,
            pair,
            (bar_percent(pair[0], greatest), bar_percent(pair[1], greatest)),
            (
                _search(sides[0].selection.question, facet, portion.value),
                _search(sides[1].selection.question, facet, portion.value),
            ),
        )
        for portion, pair in zip(portions, shares, strict=True)
    ]


def _search(question: Question, facet: str, value: str) -> str:
    if not question.selected(facet):
        return question.narrowed(facet, value).query_string()
    # Of several values chosen any may hold: what must hold besides has to be a field.
    tree = conjunction(filter(None, (Field(facet, (value,)), parse_query(question.text).tree)))
    return question.with_text(write_query(tree)).query_string()


@dataclass(frozen=True, slots=True)
class TitledChart:
    """A chart with the question that it answers and the unit of its values."""

    title: str
    unit: str
    chart: Chart


def charts(comparison: Comparison) -> list[TitledChart]:
    """Return the statements and the words of each set over the years; none without a date."""
    if not comparison.years:
        return []
    statements = _chart(
        comparison, [[year.one.statements, year.other.statements] for year in comparison.years]
    )
    words = _chart(comparison, [[year.one.words, year.other.words] for year in comparison.years])
    return [
        TitledChart(
            gettext("How many statements are there of each?"),
            gettext("statements a year"),
            statements,
        ),
        TitledChart(gettext("How many words are there of each?"), gettext("words a year"), words),
    ]


def _chart(comparison: Comparison, values: Sequence[Sequence[int]]) -> Chart:
    held = [bool(year.held) for year in comparison.years]
    labels = [year.label for year in comparison.years]
    series = [
        ChartSeries(
            letter,
            [pair[at] if there else None for pair, there in zip(values, held, strict=True)],
            [_note(letter, label, pair[at]) for pair, label in zip(values, labels, strict=True)],
        )
        for at, letter in enumerate("AB")
    ]
    return line_chart(series, labels, held)


def _note(letter: str, year: str, number: int) -> str:
    note = gettext("%(set)s, %(period)s: %(number)s")
    return note % {"set": letter, "period": year, "number": grouped(number)}
