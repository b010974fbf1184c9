"""Two sets of statements side by side, as a page, as JSON and as CSV."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass

import django_filters
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext, gettext_noop

from statements.exports.files import Cell, sheet
from statements.pages.web.filters import complaints
from statements.pages.web.formats import as_json
from statements.pages.web.opened_index import opened_for
from statements.pages.web.query_strings import chips
from statements.search.index.sync import Opened
from statements.search.language.glossary import GlossaryAddition
from statements.search.language.parser import parse_query
from statements.search.language.query_problems import QueryProblem
from statements.search.language.question import Question, Sort
from statements.search.language.tree import conjunction, negation, write_query
from statements.search.meaning.question_in_words import question_in_words
from statements.search.meaning.reading import read_query
from statements.search.studies.comparison import (
    MIN_LOG_LIKELIHOOD,
    ComparedSet,
    ComparedValue,
    Comparison,
    ComparisonOptions,
    KeywordOrder,
    compare,
    rate,
)
from statements.search.studies.vocabulary import MAX_STATEMENTS_COUNTED

from .compare_lists import ComparisonLists, charts, comparison_lists
from .compare_presets import compare_presets
from .search_form import SearchFilter

MAX_SET_QUERY_LENGTH = 450
"""Characters of one query. Two of them, joined, are still no longer than may be searched."""

ROWS, MOST_ROWS = 25, 500
MOST = 10_000
COMPARE_SEEDS = 1_000_000

_ORDERS = {
    KeywordOrder.LIKELIHOOD: gettext_noop("how sure the difference is"),
    KeywordOrder.RATIO: gettext_noop("how large the difference is"),
    KeywordOrder.COUNT: gettext_noop("how often they are used"),
    KeywordOrder.STATEMENTS: gettext_noop("how many statements use them"),
    KeywordOrder.WORD: gettext_noop("alphabet"),
}


class CompareFilter(SearchFilter):
    """The facets and words of a search, common to two sets; what sets these apart; and how."""

    q = django_filters.CharFilter(max_length=MAX_SET_QUERY_LENGTH)
    a = django_filters.CharFilter(max_length=MAX_SET_QUERY_LENGTH)
    b = django_filters.CharFilter(max_length=MAX_SET_QUERY_LENGTH)
    order = django_filters.ChoiceFilter(choices=[(one.value, one.value) for one in KeywordOrder])
    rows = django_filters.NumberFilter(min_value=1, max_value=MOST_ROWS, decimal_places=0)
    least = django_filters.NumberFilter(min_value=1, max_value=MOST, decimal_places=0)
    spread = django_filters.NumberFilter(
        min_value=1, max_value=MAX_STATEMENTS_COUNTED, decimal_places=0
    )
    seed = django_filters.NumberFilter(min_value=0, max_value=COMPARE_SEEDS, decimal_places=0)
    table = django_filters.ChoiceFilter(
        choices=[(name, name) for name in ("words", "citations", "agenda", "years")]
    )

    def __init__(self, data: QueryDict) -> None:
        super().__init__(data)
        self.is_valid()
        self._chosen = self.form.cleaned_data

    def texts(self) -> tuple[str, str]:
        """Return the queries as they were written; an empty one stands for all the rest."""
        a, b = (Question(self._chosen.get(name) or "").text for name in ("a", "b"))
        return a, b

    def base(self) -> Question:
        """Return what both sets must fit."""
        asked = self.question().with_sort(Sort.RELEVANCE).with_group(None)
        return asked.with_reasons(False)

    def sets(self) -> tuple[Question, ...]:
        """Return the two sets asked for, none where neither has a query."""
        a, b = self.texts()
        texts = (a or _rest(b), b or _rest(a)) if a or b else ()
        return tuple(_within(self.base(), text) for text in texts)

    def wish(self) -> ComparisonOptions:
        """Return how words shall be compared; a value that makes no sense is left out."""
        usual = ComparisonOptions()
        order, seed = self._chosen.get("order"), self._chosen.get("seed")
        return ComparisonOptions(
            arrangement=KeywordOrder(order or usual.arrangement),
            least=int(self._chosen.get("least") or usual.least),
            spread=int(self._chosen.get("spread") or usual.spread),
            seed=usual.seed if seed is None else int(seed),
        )

    @property
    def rows_wanted(self) -> int:
        """How many words are listed of each set."""
        return int(self._chosen.get("rows") or ROWS)

    @property
    def table_wanted(self) -> str:
        """What the file shall hold."""
        return self._chosen.get("table") or "words"


@dataclass(frozen=True, slots=True)
class LabelledSet:
    """One of the two sets: its letter, the query in words, and the search that finds it."""

    letter: str
    label: str
    query: str
    side: ComparedSet


@dataclass(frozen=True, slots=True)
class _CompareAsked:
    filter: CompareFilter
    base: Question
    opened: Opened
    problems: list[tuple[str, QueryProblem]]
    sets: list[LabelledSet]
    comparison: Comparison | None


def _asked(request: HttpRequest) -> _CompareAsked:
    asked = CompareFilter(request.GET)
    base = asked.base()
    opened = opened_for(request)
    a, b = asked.texts()
    written = (("Both", base.text), ("A", a), ("B", b))
    problems = [
        (name, problem)
        for name, text in written
        for problem in read_query(text, opened, glossary=base.glossary).problems
    ]
    if not a and not b:
        return _CompareAsked(asked, base, opened, problems, [], None)
    texts = (a or _rest(b), b or _rest(a))
    one, other = asked.sets()
    comparison = compare(opened, one, other, asked.wish())
    sets = [
        LabelledSet(
            letter, _in_words(text, base, opened), side.selection.question.query_string(), side
        )
        for letter, text, side in zip("AB", texts, (comparison.one, comparison.other), strict=True)
    ]
    if not problems:
        # Two queries that are sound may be too long together.
        problems = [
            (one_set.letter, problem)
            for one_set in sets
            for problem in one_set.side.selection.problems
        ]
    return _CompareAsked(asked, base, opened, problems, sets, comparison)


def _rest(text: str) -> str:
    """Return the query that finds what `text` does not."""
    tree = parse_query(text).tree
    return write_query(negation(tree)) if tree else ""


def _within(base: Question, text: str) -> Question:
    trees = (parse_query(base.text).tree, parse_query(text).tree)
    return base.with_text(write_query(conjunction(filter(None, trees))))


def _in_words(text: str, base: Question, opened: Opened) -> str:
    reading = read_query(text, opened, glossary=base.glossary)
    return question_in_words(Question(text), reading.asked, opened) or gettext("All statements")


def compare_page(request: HttpRequest) -> HttpResponse:
    """What each set says, cites and speaks on more, what they share, and when they were made."""
    asked = _asked(request)
    context = {
        **_form(request, asked),
        "problems": asked.problems,
        "complaints": complaints(asked.filter),
        "presets": list(compare_presets(asked.opened, request.GET)),
        "sets": asked.sets,
        "additions": _additions(asked.sets),
        "comparison": asked.comparison,
        "sure": MIN_LOG_LIKELIHOOD,
    }
    if asked.comparison:
        context |= {"lists": _lists(asked), "charts": charts(asked.comparison)}
        context |= _others(asked.filter)
    return render(request, "results/compare.html", context)


def _form(request: HttpRequest, asked: _CompareAsked) -> dict[str, object]:
    """Return what the form shows: what was asked, and what may be."""
    a, b = asked.filter.texts()
    wish = asked.filter.wish()
    substantive = asked.base.type == ("substantive",)
    chosen = chips(request, asked.base, asked.opened)
    return {
        "base": asked.base,
        "texts": {"a": a, "b": b, "both": asked.base.text},
        "wish": wish,
        "rows": asked.filter.rows_wanted,
        "settled": wish == ComparisonOptions() and asked.filter.rows_wanted == ROWS,
        "bounds": {
            "rows": MOST_ROWS,
            "least": MOST,
            "read": MAX_STATEMENTS_COUNTED,
            "seed": COMPARE_SEEDS,
            "text": MAX_SET_QUERY_LENGTH,
        },
        "orders": [
            (one.value, gettext(label), one is wish.arrangement) for one, label in _ORDERS.items()
        ],
        "substantive": substantive,
        # Substantive ones have a box to tick.
        "chips": [chip for chip in chosen if not substantive or chip.facet != "type"],
    }


def _additions(sets: Iterable[LabelledSet]) -> list[GlossaryAddition]:
    """Return what the glossary added to the queries, each once."""
    added = (addition for one in sets for addition in one.side.selection.additions)
    return list({addition.written: addition for addition in added}.values())


def _others(asked: CompareFilter) -> dict[str, object]:
    """Return the seed of another draw, and the queries of A and B changed over."""
    a, b = asked.texts()
    return {
        "next_seed": (asked.wish().seed + 1) % COMPARE_SEEDS,
        "swapped": {"a": b or _rest(a) or None, "b": a or _rest(b) or None},
    }


def _lists(asked: _CompareAsked) -> ComparisonLists | None:
    if asked.comparison is None:
        return None
    return comparison_lists(asked.comparison, asked.filter.rows_wanted)


def compare_json(request: HttpRequest) -> HttpResponse:
    """The same for programs: as many words of each set as the page lists, all else whole."""
    asked = _asked(request)
    comparison, lists = asked.comparison, _lists(asked)
    body = {
        "wish": asdict(asked.filter.wish()),
        "problems": [{"of": of} | asdict(problem) for of, problem in asked.problems],
        "sets": [_as_dict(one) for one in asked.sets],
        "statements_held": asked.opened.searcher.num_docs,
        "statements_in_both": comparison.overlap if comparison else None,
        "words": {
            "a": [asdict(row.key) for row in lists.words[0]] if lists else [],
            "b": [asdict(row.key) for row in lists.words[1]] if lists else [],
        },
        "citations": [asdict(one) for one in comparison.cited] if comparison else [],
        "shared_citations": [one.value for one in comparison.shared] if comparison else [],
        "agenda": [asdict(one) for one in comparison.spoken_on] if comparison else [],
        "years": [asdict(one) for one in comparison.years] if comparison else [],
        "left_out": complaints(asked.filter),
    }
    return as_json(body)


def _as_dict(compared: LabelledSet) -> dict[str, object]:
    side = compared.side
    return {
        "set": compared.letter.lower(),
        "wording": compared.label,
        "query": compared.query,
        "statements": side.total,
        "words": side.words,
        "statements_read": side.vocabulary.read,
        "words_read": side.vocabulary.words,
    }


def compare_csv(request: HttpRequest) -> HttpResponse:
    """Every word compared, or with `table` every document cited, agenda item or year."""
    asked = _asked(request)
    table, comparison = asked.filter.table_wanted, asked.comparison
    head, lines = _TABLES[table]
    return sheet(f"compare-{table}", head, lines(comparison) if comparison else ())


def _words(comparison: Comparison) -> Iterator[tuple[Cell, ...]]:
    sides = (comparison.one.vocabulary, comparison.other.vocabulary)
    denominators = tuple(n for side in sides for n in (side.words, side.read, side.found))
    for key in comparison.keywords:
        rates = (rate(key.one, sides[0].words), rate(key.other, sides[1].words))
        one, other = (key.one, rates[0], key.in_one), (key.other, rates[1], key.in_other)
        more = "a" if key.lead > 0 else "b"
        yield (key.word, more, *one, *other, key.log_likelihood, key.log_ratio, *denominators)


def _cited(comparison: Comparison) -> Iterator[tuple[Cell, ...]]:
    return _portions(comparison, comparison.cited)


def _spoken_on(comparison: Comparison) -> Iterator[tuple[Cell, ...]]:
    return _portions(comparison, comparison.spoken_on)


def _portions(
    comparison: Comparison, portions: Iterable[ComparedValue]
) -> Iterator[tuple[Cell, ...]]:
    totals = (comparison.one.total, comparison.other.total)
    for one in portions:
        yield (one.label, one.one, one.other, one.log_likelihood, one.log_ratio, *totals)


def _years(comparison: Comparison) -> Iterator[tuple[Cell, ...]]:
    for year in comparison.years:
        one, other = year.one, year.other
        counts = (one.statements, one.words, other.statements, other.words)
        yield (year.label, *counts, year.held)


_PORTION = (
    *("a_statements", "b_statements", "log_likelihood", "log_ratio"),
    *("of_a_statements", "of_b_statements"),
)
_TABLES = {
    "words": (
        (
            *("word", "more_in", "a_count", "a_per_100000_words", "a_statements"),
            *("b_count", "b_per_100000_words", "b_statements", "log_likelihood", "log_ratio"),
            *("a_words_read", "a_statements_read", "a_statements_found"),
            *("b_words_read", "b_statements_read", "b_statements_found"),
        ),
        _words,
    ),
    "citations": (("document", *_PORTION), _cited),
    "agenda": (("agenda_item", *_PORTION), _spoken_on),
    "years": (
        ("year", "a_statements", "a_words", "b_statements", "b_words", "statements_held"),
        _years,
    ),
}
