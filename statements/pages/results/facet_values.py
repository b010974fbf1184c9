"""All values of one facet of a search, to be looked through and chosen from."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from statements.exports.files import sheet
from statements.pages.web.filters import complaints
from statements.pages.web.formats import as_json
from statements.pages.web.opened_index import opened_for
from statements.pages.web.paging import page_links
from statements.pages.web.query_strings import changed, chips
from statements.search.counting.aggregations import MAX_VALUES
from statements.search.index.sync import Opened
from statements.search.language.question import Question
from statements.search.meaning.reading import read_query
from statements.search.results.facets import ValueOrder, Values, values

from .search_form import ValuesPageFilter

VALUES_PER_PAGE = 100


@dataclass(frozen=True, slots=True)
class _ValuesAsked:
    filter: ValuesPageFilter
    question: Question
    facet: str
    find: str
    order: ValueOrder
    page: int
    opened: Opened
    found: Values


def _asked(request: HttpRequest, *, whole: bool = False) -> _ValuesAsked:
    """Return what was asked, and the page of values that it asks for, or the `whole`."""
    asked = ValuesPageFilter(request.GET)
    facet, find, order, page = asked.listed()
    question = asked.question().with_page(1)
    opened = opened_for(request)
    query = read_query(question.text, opened, glossary=question.glossary).query
    found = values(
        *(opened, query, question, facet),
        find=find,
        order=order,
        offset=0 if whole else (page - 1) * VALUES_PER_PAGE,
        size=MAX_VALUES if whole else VALUES_PER_PAGE,
    )
    return _ValuesAsked(asked, question, facet, find, order, page, opened, found)


def facet_values(request: HttpRequest) -> HttpResponse:
    """The values with their counts, each a link that chooses it and stays on the page."""
    asked = _asked(request)
    listed = {"facet": asked.facet, "find": asked.find, "order": asked.order.value}

    def address(page: int) -> str:
        return f"?{changed(request.GET, {'page': page if page > 1 else ''})}"

    context = {
        "asked": asked,
        "back": asked.question.query_string(),
        "none": asked.question.without(asked.facet).query_string(),
        "chips": [
            chip
            for chip in chips(request, asked.question, asked.opened)
            if chip.facet != asked.facet
        ],
        "listed": urlencode({name: value for name, value in listed.items() if value}),
        "orders": [
            (order, changed(request.GET, {"order": order.value, "page": ""}), order is asked.order)
            for order in ValueOrder
        ],
        "first": address(1),
        "links": list(page_links(address, asked.page, -(-asked.found.total // VALUES_PER_PAGE))),
        "complaints": complaints(asked.filter),
    }
    return render(request, "results/facet_values.html", context)


def facet_values_json(request: HttpRequest) -> HttpResponse:
    """One page of the same values for programs."""
    asked = _asked(request)
    body = asdict(asked.found) | {"left_out": complaints(asked.filter)}
    return as_json(body)


def facet_values_csv(request: HttpRequest) -> HttpResponse:
    """Every value found, a row each, whatever the page."""
    asked = _asked(request, whole=True)
    rows = ((one.value, one.label, one.count) for one in asked.found.buckets)
    return sheet(asked.facet, ("value", "label", "statements"), rows)
