"""All values of one facet of a search, to be looked through and chosen from."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from statements.search import sync
from statements.search.facets import ValueOrder, Values, values
from statements.search.question import Question
from statements.search.reading import read

from .chosen import changed, chips
from .filters import ValuesPageFilter, complaints
from .paging import page_links
from .sheets import sheet

PER_PAGE = 100
MOST = 64_000


@dataclass(frozen=True, slots=True)
class _Asked:
    filter: ValuesPageFilter
    question: Question
    facet: str
    find: str
    order: ValueOrder
    page: int
    found: Values


def _asked(request: HttpRequest, size: int) -> _Asked:
    asked = ValuesPageFilter(request.GET)
    facet, find, order, page = asked.listed()
    question = asked.question().with_page(1)
    opened = sync.current(insist=settings.SESSION_COOKIE_NAME in request.COOKIES)
    query = read(question.text, opened, glossary=question.glossary).query
    found = values(
        *(opened, query, question, facet),
        find=find,
        order=order,
        offset=(page - 1) * size,
        size=size,
    )
    return _Asked(asked, question, facet, find, order, page, found)


def facet_values(request: HttpRequest) -> HttpResponse:
    """The values with their counts, each a link that chooses it and stays on the page."""
    asked = _asked(request, PER_PAGE)
    listed = {"facet": asked.facet, "find": asked.find, "order": asked.order.value}

    def address(page: int) -> str:
        return f"?{changed(request.GET, {'page': page if page > 1 else ''})}"

    context = {
        "asked": asked,
        "back": asked.question.query_string(),
        "none": asked.question.without(asked.facet).query_string(),
        "chips": [
            chip
            for chip in chips(request, asked.question, sync.current())
            if chip.facet != asked.facet
        ],
        "listed": urlencode({name: value for name, value in listed.items() if value}),
        "orders": [
            (order, changed(request.GET, {"order": order.value, "page": ""}), order is asked.order)
            for order in ValueOrder
        ],
        "links": list(page_links(address, asked.page, -(-asked.found.total // PER_PAGE))),
        "complaints": complaints(asked.filter),
    }
    return render(request, "facet.html", context)


def facet_values_json(request: HttpRequest) -> JsonResponse:
    """One page of the same values for programs."""
    asked = _asked(request, PER_PAGE)
    body = asdict(asked.found) | {"left_out": complaints(asked.filter)}
    return JsonResponse(body, json_dumps_params={"ensure_ascii": False, "indent": 2})


def facet_values_csv(request: HttpRequest) -> HttpResponse:
    """Every value found, a row each."""
    asked = _asked(request, MOST)
    rows = ((one.value, one.label, one.count) for one in asked.found.buckets)
    return sheet(asked.facet, ("value", "label", "statements"), rows)
