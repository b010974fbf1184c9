"""Search: a page for readers, and the same answer as JSON."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from statements.models import Statement
from statements.search.results import answer

from .filters import SearchFilter, complaints
from .paging import page_links


def search(request: HttpRequest) -> HttpResponse:
    """What was asked, what was found, and every way to narrow it."""
    asked = SearchFilter(request.GET, queryset=Statement.objects.none())
    question = asked.question()
    results = answer(question)
    context = {
        "question": question,
        "results": results,
        "links": list(page_links(request, question.page, results.pages)),
        "complaints": complaints(asked),
    }
    return render(request, "search.html", context)


def search_json(request: HttpRequest) -> JsonResponse:
    """The same answer for programs; `problems` lists the values that were left out."""
    asked = SearchFilter(request.GET, queryset=Statement.objects.none())
    results = answer(asked.question())
    body = results.as_dict() | {"problems": complaints(asked)}
    return JsonResponse(body, json_dumps_params={"ensure_ascii": False, "indent": 2})
