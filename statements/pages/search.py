"""Search: a page for readers, and the same answer as JSON and CSV."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse

from statements.search import sync
from statements.search.facets import SHOWN
from statements.search.language import QueryProblem
from statements.search.question import Question, Sort
from statements.search.results import Hit, Results, answer, as_dict, every

from .filters import SearchFilter, complaints
from .offers import offers
from .paging import page_links
from .sheets import Cell, sheet

ALL_VALUES = 1_000


def search(request: HttpRequest) -> HttpResponse:
    """What was asked, what was found, and every way to narrow it."""
    asked = SearchFilter(request.GET)
    question = asked.question()
    shown = ALL_VALUES if asked.wants_all_values else SHOWN
    results = answer(question, shown, insist=_is_known(request))

    def address(page: int) -> str:
        return f"{reverse('search')}?{question.with_page(page).query_string()}"

    context = {
        "question": question,
        "results": results,
        "offers": offers(question.text, results.asked, sync.current()),
        "problems": list(marked(question.text, results)),
        "sorts": list(sorts(question)),
        "links": list(page_links(address, question.page, results.pages)),
        "whole": question.without().query_string(),
        "plain": question.with_glossary(False).query_string(),
        "spelt": question.with_glossary(True).query_string(),
        "complaints": complaints(asked),
    }
    return render(request, "search.html", context)


@dataclass(frozen=True, slots=True)
class MarkedProblem:
    """What was wrong with a query, and the query cut in three around the place."""

    problem: QueryProblem
    before: str
    there: str
    after: str


def marked(text: str, results: Results) -> Iterator[MarkedProblem]:
    """Yield every problem of a query with its place; one at the end of it is marked as “…”."""
    for problem in results.problems:
        start, end = problem.position, problem.position + max(1, problem.length)
        yield MarkedProblem(problem, text[:start], text[start:end] or "…", text[end:])


@dataclass(frozen=True, slots=True)
class SortLink:
    """One order of results, and the query string that asks for it."""

    label: str
    query: str
    current: bool


def sorts(question: Question) -> Iterator[SortLink]:
    """Yield the orders there are: without words nothing is more relevant than the rest."""
    for sort in Sort:
        if sort is not Sort.RELEVANCE or question.text:
            query = question.with_sort(sort).query_string()
            yield SortLink(sort.value, query, sort is question.order)


def search_json(request: HttpRequest) -> JsonResponse:
    """The same answer for programs; `left_out` tells of values that made no sense."""
    asked = SearchFilter(request.GET)
    results = answer(asked.question(), insist=_is_known(request))
    body = as_dict(results) | {"left_out": complaints(asked)}
    return JsonResponse(body, json_dumps_params={"ensure_ascii": False, "indent": 2})


_COLUMNS = (
    *("statement", "meeting", "number", "date", "speaker", "delegation", "capacity"),
    *("agenda_item", "language", "procedural", "words"),
)


def search_csv(request: HttpRequest) -> HttpResponse:
    """All that is found as rows, in the order asked for, up to the depth of a search."""
    found = every(SearchFilter(request.GET).question(), insist=_is_known(request))
    return sheet("search", _COLUMNS, map(_row, found))


def _row(hit: Hit) -> tuple[Cell, ...]:
    return (
        *(hit.record, hit.symbol, hit.number, hit.date.isoformat() if hit.date else None),
        *(hit.speaker, hit.delegation, hit.capacity, hit.agenda, hit.language),
        *("yes" if hit.procedural else "no", hit.word_count),
    )


def _is_known(request: HttpRequest) -> bool:
    """Whether somebody who signed in asks. Whoever only reads has no cookie."""
    return settings.SESSION_COOKIE_NAME in request.COOKIES
