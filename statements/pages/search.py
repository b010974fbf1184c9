"""Search: a page for readers, and the same answer as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse

from statements.search.facets import SHOWN
from statements.search.question import Question, Sort
from statements.search.results import answer, as_dict

from .filters import SearchFilter, complaints
from .paging import page_links

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
        "sorts": list(sorts(question)),
        "links": list(page_links(address, question.page, results.pages)),
        "whole": question.without().query_string(),
        "complaints": complaints(asked),
    }
    return render(request, "search.html", context)


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


def _is_known(request: HttpRequest) -> bool:
    """Whether somebody who signed in asks. Whoever only reads has no cookie."""
    return settings.SESSION_COOKIE_NAME in request.COOKIES
