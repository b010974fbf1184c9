"""Statements like one statement, each with the reason, as a page, as JSON and as CSV."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from urllib.parse import unquote

import django_filters
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext, gettext_noop

from statements.exports.files import sheet
from statements.models import Statement
from statements.pages.web.addresses import locate
from statements.pages.web.filters import complaints
from statements.pages.web.formats import as_json
from statements.pages.web.opened_index import opened_for
from statements.pages.web.query_strings import Way
from statements.search.index.schema import record_address_of
from statements.search.studies.similar import (
    MAX_SIMILAR,
    DelegationScope,
    SimilarStatement,
    SimilarStatements,
    statements_similar_to,
)

from .dispatch import unknown

SIZE = 20
AT_THE_MEETING = 5

_LABELS = {
    DelegationScope.ANY: gettext_noop("Any delegation"),
    DelegationScope.SAME: gettext_noop("The same delegation"),
    DelegationScope.OTHERS: gettext_noop("Other delegations"),
}


class SimilarFilter(django_filters.FilterSet):
    """Whose statements are looked at, and how many are listed."""

    within = django_filters.ChoiceFilter(
        choices=[(one.value, one.value) for one in DelegationScope]
    )
    rows = django_filters.NumberFilter(min_value=1, max_value=MAX_SIMILAR, decimal_places=0)

    def __init__(self, data: QueryDict) -> None:
        super().__init__(data, queryset=Statement.objects.none())

    def wish(self) -> tuple[DelegationScope, int]:
        """Return what is asked for; a value that makes no sense is left out."""
        self.is_valid()
        chosen = self.form.cleaned_data
        return DelegationScope(chosen.get("within") or DelegationScope.ANY), int(
            chosen.get("rows") or SIZE
        )


@dataclass(frozen=True, slots=True)
class _SimilarAsked:
    statement: Statement
    filter: SimilarFilter
    within: DelegationScope
    found: SimilarStatements | None


def similar(request: HttpRequest, symbol: str) -> HttpResponse:
    """The likest statements of other meetings and of the same, with what they share."""
    asked = _asked(request, symbol, "similar")
    if isinstance(asked, HttpResponse):
        return asked
    context = {
        "statement": asked.statement,
        "found": asked.found,
        "within": asked.within.value,
        "choices": [
            Way(gettext(label), f"within={one.value}", one is asked.within)
            for one, label in _LABELS.items()
        ],
        "query": request.GET.urlencode(),
        "complaints": complaints(asked.filter),
    }
    return render(request, "record/similar.html", context)


def similar_json(request: HttpRequest, symbol: str) -> HttpResponse:
    """The same for programs; `score` orders the list and means nothing beyond it."""
    asked = _asked(request, symbol, "similar-json")
    if isinstance(asked, HttpResponse):
        return asked
    found = asked.found
    body = {
        "statement": _address(asked.statement),
        "within": asked.within,
        "looked_for": {
            "words": found.words if found else [],
            "cites": [cited for _, cited in found.cites] if found else [],
        },
        "other_meetings": [_as_dict(one) for one in found.elsewhere] if found else [],
        "same_meeting": [_as_dict(one) for one in found.here] if found else [],
        "left_out": complaints(asked.filter),
    }
    return as_json(body)


_COLUMNS = (
    *("statement", "meeting", "number", "date", "speaker", "delegation", "agenda_item"),
    *("same_meeting", "shared_words", "shared_citations", "score"),
)


def similar_csv(request: HttpRequest, symbol: str) -> HttpResponse:
    """A row for each statement listed."""
    asked = _asked(request, symbol, "similar-csv")
    if isinstance(asked, HttpResponse):
        return asked
    found = asked.found
    rows = [*_rows(found.elsewhere, "no"), *_rows(found.here, "yes")] if found else []
    return sheet("similar", _COLUMNS, rows)


def _rows(
    listed: Iterable[SimilarStatement], here: str
) -> Iterator[tuple[str | int | float | None, ...]]:
    for one in listed:
        day = one.date.isoformat() if one.date else None
        reasons = ("; ".join(one.words), "; ".join(cited for _, cited in one.cites))
        said = (one.record, one.symbol, one.number, day, one.speaker, one.delegation, one.agenda)
        yield (*said, here, *reasons, one.score)


def _as_dict(one: SimilarStatement) -> dict[str, object]:
    return asdict(one) | {"cites": [cited for _, cited in one.cites]}


def _address(statement: Statement) -> str:
    return record_address_of(statement.meeting.symbol, statement.number)


def _asked(request: HttpRequest, symbol: str, page: str) -> _SimilarAsked | HttpResponse:
    """Return what is asked, or the answer where the address is not that of the page.

    No statement is told of with status 404; another spelling leads to the usual one.
    """
    statement = locate(symbol)
    if not isinstance(statement, Statement):
        return unknown(request, symbol)
    address = reverse(page, args=[_address(statement)])
    if request.path != unquote(address):
        query = request.META.get("QUERY_STRING", "")
        return HttpResponsePermanentRedirect(f"{address}?{query}" if query else address)
    asked = SimilarFilter(request.GET)
    within, size = asked.wish()
    found = statements_similar_to(
        opened_for(request), statement.pk, within=within, size=size, at_the_meeting=AT_THE_MEETING
    )
    return _SimilarAsked(statement, asked, within, found)
