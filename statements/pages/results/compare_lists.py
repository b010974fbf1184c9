"""A comparison worked out to the point where a template only has to print it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

from django.utils.translation import gettext

from statements.pages.figures.line_chart import Chart, Row, chart
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

PORTIONS = 12
"""Documents and agenda items in one list."""


@dataclass(frozen=True, slots=True)
class WordRow:
    """A word with its rates, their bars in per cent of the greatest, and its concordance."""

    key: Keyword
    rates: tuple[float, float]
    lengths: tuple[float, float]
    concordance: str


@dataclass(frozen=True, slots=True)
class PortionRow:
    """A document or agenda item: per cent of each set, bars, and the search in each set."""

    portion: ComparedValue
    shares: tuple[float, float]
    lengths: tuple[float, float]
    searches: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Contrast:
    """The lists of a comparison: what is more in A and what is more in B, each cut short.

    `sure` counts the words of A and B whose difference is sure enough to be listed, `cites`
    the documents cited by A only, by B only and by both.
    """

    words: tuple[list[WordRow], list[WordRow]]
    sure: tuple[int, int]
    cited: tuple[list[PortionRow], list[PortionRow]]
    shared: list[PortionRow]
    cites: tuple[int, int, int]
    spoken_on: tuple[list[PortionRow], list[PortionRow]]


def contrast(found: Comparison, rows: int) -> Contrast:
    """Return the lists of `found` with `rows` words at most in each."""
    sure = [key for key in found.keywords if key.log_likelihood >= MIN_LOG_LIKELIHOOD]
    ones = [key for key in sure if key.lead > 0]
    others = [key for key in sure if key.lead < 0]
    sides = (found.one, found.other)
    shared = found.shared
    only = (
        sum(not document.other for document in found.cited),
        sum(not document.one for document in found.cited),
    )
    return Contrast(
        words=(
            _word_rows(ones[:rows], sides, found.one),
            _word_rows(others[:rows], sides, found.other),
        ),
        sure=(len(ones), len(others)),
        cited=_both_ways(found.cited, sides, "cites"),
        shared=_portion_rows(shared[:PORTIONS], sides, "cites"),
        cites=(*only, len(shared)),
        spoken_on=_both_ways(found.spoken_on, sides, "agenda"),
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
            (_length(pair[0], greatest), _length(pair[1], greatest)),
            # The word first: what of a query is too long is cut from its end.
            question.with_text(
                write_query(conjunction(filter(None, (Exact(key.word), tree))))
            ).query_string(),
        )
        for key, pair in zip(keys, rates, strict=True)
    ]


def _length(value: float, greatest: float) -> float:
    return bar_percent(round(1000 * value), round(1000 * greatest))


def _both_ways(
    portions: Iterable[ComparedValue], sides: tuple[ComparedSet, ComparedSet], facet: str
) -> tuple[list[PortionRow], list[PortionRow]]:
    portions = list(portions)
    ones = islice((one for one in portions if one.lead > 0), PORTIONS)
    others = islice((one for one in portions if one.lead < 0), PORTIONS)
    return _portion_rows(ones, sides, facet), _portion_rows(others, sides, facet)


def _portion_rows(
    portions: Iterable[ComparedValue], sides: tuple[ComparedSet, ComparedSet], facet: str
) -> list[PortionRow]:
    portions = list(portions)
    shares = [
        (100 * one.one / sides[0].total, 100 * one.other / sides[1].total) for one in portions
    ]
    greatest = max((one for pair in shares for one in pair), default=0.0)
    return [
        PortionRow(
            portion,
            pair,
            (_length(pair[0], greatest), _length(pair[1], greatest)),
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
class Figure:
    """A chart with the question that it answers and the unit of its values."""

    title: str
    unit: str
    chart: Chart


def charts(found: Comparison) -> list[Figure]:
    """Return the statements and the words of each set over the years; none without a date."""
    if not found.years:
        return []
    statements = _chart(
        found, [[year.one.statements, year.other.statements] for year in found.years]
    )
    words = _chart(found, [[year.one.words, year.other.words] for year in found.years])
    return [
        Figure(
            gettext("How many statements are there of each?"),
            gettext("statements a year"),
            statements,
        ),
        Figure(gettext("How many words are there of each?"), gettext("words a year"), words),
    ]


def _chart(found: Comparison, values: Sequence[Sequence[int]]) -> Chart:
    held = [bool(year.held) for year in found.years]
    labels = [year.label for year in found.years]
    rows = [
        Row(
            letter,
            [pair[at] if there else None for pair, there in zip(values, held, strict=True)],
            [_note(letter, label, pair[at]) for pair, label in zip(values, labels, strict=True)],
        )
        for at, letter in enumerate("AB")
    ]
    return chart(rows, labels, held)


def _note(letter: str, year: str, number: int) -> str:
    told = gettext("%(set)s, %(period)s: %(number)s")
    return told % {"set": letter, "period": year, "number": grouped(number)}
