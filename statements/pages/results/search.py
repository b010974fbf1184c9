"""Search: a page for readers, and the same answer as JSON and CSV."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext, gettext_noop

from statements.exports.files import Cell, long_sheet
from statements.pages.figures.scale import Column, Columns, Slots
from statements.pages.web.filters import complaints
from statements.pages.web.formats import as_json
from statements.pages.web.opened_index import opened_for
from statements.pages.web.paging import PageLink, page_links
from statements.pages.web.query_strings import Way
from statements.search.language.query_problems import QueryProblem
from statements.search.language.question import Grouping, Question, Sort
from statements.search.results import groups
from statements.search.results.answer import Hit, Results, answer, answer_as_dict, every_hit
from statements.search.results.groups import Groups
from statements.search.results.timeline import Span

from .named_pages import pages_named
from .search_form import SearchFilter


def search(request: HttpRequest) -> HttpResponse:
    """What was asked, what was found, and every way to narrow it."""
    asked = SearchFilter(request.GET)
    question = asked.question()
    opened = opened_for(request)
    results = answer(question, opened)
    grouped = groups.group(results, question.group, opened) if question.group else None
    first = question.with_page(1).query_string()
    context = {
        "question": question,
        "results": results,
        "grouped": grouped,
        "groupings": list(groupings(question)),
        "named_pages": pages_named(question.text, results.asked, opened),
        "problems": list(problems_in_query(question.text, results)),
        "sorts": list(sorts(question)),
        "first": first,
        "links": list(_links(results, grouped, first)),
        "columns": list(timeline_columns(results.timeline.spans)),
        "undated": question.without("year").with_dates(),
        # Most pages show none of these.
        "whole": lambda: question.without().query_string(),
        "plain": lambda: question.with_glossary(False).query_string(),
        "spelt": lambda: question.with_glossary(True).query_string(),
        "reasons": lambda: question.with_reasons(not question.explain).query_string(),
        "complaints": [*complaints(asked), *_lost(results)],
    }
    return render(request, "results/search.html", context)


def timeline_columns(spans: Sequence[Span]) -> Iterator[tuple[Span, Column]]:
    """Yield each span of a timeline with its column: a unit wide, 100 high for the most."""
    most = max((span.count for span in spans), default=0)
    columns = Columns(Slots(len(spans), 0, len(spans)), most, top=0, base=100, part=0.8)
    for number, span in enumerate(spans):
        yield span, columns.at(number, span.count)


def _links(results: Results, grouped: Groups | None, first: str) -> Iterator[PageLink]:
    """Yield the pages with a number, and from the last of them on the page that follows.

    `first` is the query string of the first.
    """
    here, question = reverse("search"), results.question

    def address(page: int) -> str:
        number = f"page={page}" if page > 1 else ""
        return f"{here}?{'&'.join(filter(None, (first, number)))}"

    pages = grouped.pages if grouped else results.pages
    if question.after and not results.lost:
        yield PageLink(gettext("First page"), address(1))
    else:
        yield from page_links(address, question.page, pages)
        if question.page < pages:
            return
    if results.next:
        yield PageLink(gettext("Next"), f"{here}?{results.next}")


def _lost(results: Results) -> Iterator[str]:
    """Yield what is to be said where the place to go on from means nothing to this search."""
    if results.lost:
        yield gettext("after: That place is not one of this search. It was left out.")


@dataclass(frozen=True, slots=True)
class ProblemInQuery:
    """What was wrong with a query, and the query cut in three around the place."""

    problem: QueryProblem
    before: str
    there: str
    after: str


def problems_in_query(text: str, results: Results) -> Iterator[ProblemInQuery]:
    """Yield every problem of a query with its place; one at the end of it is marked as “…”."""
    for problem in results.problems:
        start, end = problem.position, problem.position + max(1, problem.length)
        yield ProblemInQuery(problem, text[:start], text[start:end] or "…", text[end:])


_SORTS = {
    Sort.RELEVANCE: gettext_noop("relevance"),
    Sort.NEWEST: gettext_noop("newest"),
    Sort.OLDEST: gettext_noop("oldest"),
    Sort.LONGEST: gettext_noop("longest"),
    Sort.LARGEST: gettext_noop("largest"),
}


def sorts(question: Question) -> Iterator[Way]:
    """Yield the orders there are: without words none is relevant, without groups none large."""
    for sort in Sort:
        if sort is Sort.RELEVANCE and not question.text:
            continue
        if sort is Sort.LARGEST and question.group is None:
            continue
        yield Way(
            gettext(_SORTS[sort]), question.with_sort(sort).query_string(), sort is question.order
        )


_GROUPINGS = {
    Grouping.MEETING: gettext_noop("meeting"),
    Grouping.DELEGATION: gettext_noop("delegation"),
    Grouping.SPEAKER: gettext_noop("speaker"),
}


def groupings(question: Question) -> Iterator[Way]:
    """Yield what the statements can be put together by; first that they are not."""
    yield Way(gettext("nothing"), question.with_group(None).query_string(), question.group is None)
    for group, label in _GROUPINGS.items():
        query = question.with_group(group).query_string()
        yield Way(gettext(label), query, group is question.group)


def search_json(request: HttpRequest) -> HttpResponse:
    """The same answer for programs; `left_out` tells of values that made no sense."""
    asked = SearchFilter(request.GET)
    question = asked.question()
    opened = opened_for(request)
    results = answer(question, opened)
    grouped = groups.group(results, question.group, opened) if question.group else None
    body = answer_as_dict(results) | {
        "groups": groups.groups_as_dict(grouped) if grouped else None,
        "left_out": [*complaints(asked), *_lost(results)],
    }
    return as_json(body)


_COLUMNS = (
    *("statement", "meeting", "number", "date", "speaker", "delegation", "capacity"),
    *("agenda_item", "language", "procedural", "words"),
)


def search_csv(request: HttpRequest) -> StreamingHttpResponse:
    """All that is found as rows, in the order asked for, sent as it is read."""
    found = every_hit(SearchFilter(request.GET).question(), opened_for(request))
    return long_sheet("search", _COLUMNS, map(_row, found))


def _row(hit: Hit) -> tuple[Cell, ...]:
    return (
        *(hit.record, hit.symbol, hit.number, hit.date.isoformat() if hit.date else None),
        *(hit.speaker, hit.delegation, hit.capacity, hit.agenda, hit.language),
        *("yes" if hit.procedural else "no", hit.word_count),
    )
