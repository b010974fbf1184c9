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
from statements.pages.web.query_strings import changed, chips
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

from .compare_lists import Contrast, charts, contrast
from .compare_presets import presets
from .search_form import SearchFilter

LONGEST = 450
"""Characters of one query. Two of them, joined, are still no longer than may be searched."""

ROWS, MOST_ROWS = 25, 500
MOST = 10_000
SEEDS = 1_000_000

_ORDERS = {
    KeywordOrder.LIKELIHOOD: gettext_noop("how sure the difference is"),
    KeywordOrder.RATIO: gettext_noop("how large the difference is"),
    KeywordOrder.COUNT: gettext_noop("how often they are used"),
    KeywordOrder.STATEMENTS: gettext_noop("how many statements use them"),
    KeywordOrder.WORD: gettext_noop("alphabet"),
}


class CompareFilter(SearchFilter):
    """The facets and words of a search, common to two sets; what sets these apart; and how."""

    q = django_filters.CharFilter(max_length=LONGEST)
    a = django_filters.CharFilter(max_length=LONGEST)
    b = django_filters.CharFilter(max_length=LONGEST)
    order = django_filters.ChoiceFilter(choices=[(one.value, one.value) for one in KeywordOrder])
    rows = django_filters.NumberFilter(min_value=1, max_value=MOST_ROWS, decimal_places=0)
    least = django_filters.NumberFilter(min_value=1, max_value=MOST, decimal_places=0)
    spread = django_filters.NumberFilter(
        min_value=1, max_value=MAX_STATEMENTS_COUNTED, decimal_places=0
    )
    seed = django_filters.NumberFilter(min_value=0, max_value=SEEDS, decimal_places=0)
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
class Told:
    """What is said of one set: its letter, what it holds in words, and its search."""

    letter: str
    label: str
    query: str
    side: ComparedSet


@dataclass(frozen=True, slots=True)
class _Asked:
    filter: CompareFilter
    base: Question
    opened: Opened
    problems: list[tuple[str, QueryProblem]]
    sides: list[Told]
    found: Comparison | None


def _asked(request: HttpRequest) -> _Asked:
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
        return _Asked(asked, base, opened, problems, [], None)
    texts = (a or _rest(b), b or _rest(a))
    one, other = asked.sets()
    found = compare(opened, one, other, asked.wish())
    sides = [
        Told(letter, _in_words(text, base, opened), side.selection.question.query_string(), side)
        for letter, text, side in zip("AB", texts, (found.one, found.other), strict=True)
    ]
    if not problems:
        # Two queries that are sound may be too long together.
        problems = [
            (told.letter, problem) for told in sides for problem in told.side.selection.problems
        ]
    return _Asked(asked, base, opened, problems, sides, found)


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
        "presets": list(presets(asked.opened, request.GET)),
        "sides": asked.sides,
        "additions": _additions(asked.sides),
        "found": asked.found,
        "sure": MIN_LOG_LIKELIHOOD,
    }
    if asked.found:
        context |= {"contrast": _contrast(asked), "charts": charts(asked.found)}
        context |= _links(request, asked.filter)
    return render(request, "results/compare.html", context)


def _form(request: HttpRequest, asked: _Asked) -> dict[str, object]:
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
            "seed": SEEDS,
            "text": LONGEST,
        },
        "orders": [
            (one.value, gettext(label), one is wish.arrangement) for one, label in _ORDERS.items()
        ],
        "substantive": substantive,
        # Substantive ones have a box to tick.
        "chips": [chip for chip in chosen if not substantive or chip.facet != "type"],
    }


def _additions(sides: Iterable[Told]) -> list[GlossaryAddition]:
    """Return what the glossary added to the queries, each once."""
    added = (addition for told in sides for addition in told.side.selection.additions)
    return list({addition.written: addition for addition in added}.values())


def _links(request: HttpRequest, asked: CompareFilter) -> dict[str, str]:
    """Return the query strings of the files, of another draw, and of A and B changed over."""
    (a, b), get = asked.texts(), request.GET
    files = {f"{table}_query": changed(get, {"table": table}) for table in _TABLES}
    return files | {
        "plain_query": changed(get, {"glossary": "off"}),
        "anew": changed(get, {"seed": (asked.wish().seed + 1) % SEEDS}),
        "swapped": changed(get, {"a": b or _rest(a), "b": a or _rest(b)}),
    }


def _contrast(asked: _Asked) -> Contrast | None:
    return contrast(asked.found, asked.filter.rows_wanted) if asked.found else None


def compare_json(request: HttpRequest) -> HttpResponse:
    """The same for programs: as many words of each set as the page lists, all else whole."""
    asked = _asked(request)
    found, lists = asked.found, _contrast(asked)
    body = {
        "wish": asdict(asked.filter.wish()),
        "problems": [{"of": of} | asdict(problem) for of, problem in asked.problems],
        "sets": [_as_dict(told) for told in asked.sides],
        "statements_held": asked.opened.searcher.num_docs,
        "statements_in_both": found.overlap if found else None,
        "words": {
            "a": [asdict(row.key) for row in lists.words[0]] if lists else [],
            "b": [asdict(row.key) for row in lists.words[1]] if lists else [],
        },
        "citations": [asdict(one) for one in found.cited] if found else [],
        "shared_citations": [one.value for one in found.shared] if found else [],
        "agenda": [asdict(one) for one in found.spoken_on] if found else [],
        "years": [asdict(one) for one in found.years] if found else [],
        "left_out": complaints(asked.filter),
    }
    return as_json(body)


def _as_dict(told: Told) -> dict[str, object]:
    side = told.side
    return {
        "set": told.letter.lower(),
        "wording": told.label,
        "query": told.query,
        "statements": side.total,
        "words": side.words,
        "statements_read": side.vocabulary.read,
        "words_read": side.vocabulary.words,
    }


def compare_csv(request: HttpRequest) -> HttpResponse:
    """Every word compared, or with `table` every document cited, agenda item or year."""
    asked = _asked(request)
    table, found = asked.filter.table_wanted, asked.found
    head, lines = _TABLES[table]
    return sheet(f"compare-{table}", head, lines(found) if found else ())


def _words(found: Comparison) -> Iterator[tuple[Cell, ...]]:
    sides = (found.one.vocabulary, found.other.vocabulary)
    denominators = tuple(n for side in sides for n in (side.words, side.read, side.found))
    for key in found.keywords:
        rates = (rate(key.one, sides[0].words), rate(key.other, sides[1].words))
        one, other = (key.one, rates[0], key.in_one), (key.other, rates[1], key.in_other)
        more = "a" if key.lead > 0 else "b"
        yield (key.word, more, *one, *other, key.log_likelihood, key.log_ratio, *denominators)


def _cited(found: Comparison) -> Iterator[tuple[Cell, ...]]:
    return _portions(found, found.cited)


def _spoken_on(found: Comparison) -> Iterator[tuple[Cell, ...]]:
    return _portions(found, found.spoken_on)


def _portions(found: Comparison, portions: Iterable[ComparedValue]) -> Iterator[tuple[Cell, ...]]:
    totals = (found.one.total, found.other.total)
    for one in portions:
        yield (one.label, one.one, one.other, one.log_likelihood, one.log_ratio, *totals)


def _years(found: Comparison) -> Iterator[tuple[Cell, ...]]:
    for year in found.years:
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
