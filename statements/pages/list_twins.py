"""The lists of the archive for programs: a page of them as JSON, all of them as CSV."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.core.paginator import Page
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse

from statements.facts.labels import fold
from statements.models import Country, Meeting

from . import agenda, documents, rows, speakers
from .calendar import held_in, listed, meetings_by_year
from .filters import CountryFilter, complaints
from .organizations import heard_organizations
from .paging import paginate
from .rows import Table
from .sheets import long_sheet
from .twins import as_json

CHUNK = 1_000


def paged(
    request: HttpRequest, table: Table[Any], found: QuerySet[Any, Any], per_page: int
) -> dict[str, object]:
    """Return the page of `found` that the request asks for, and where the others are."""
    page, _ = paginate(request, found, per_page)
    return {
        "total": page.paginator.count,
        "page": page.number,
        "pages": page.paginator.num_pages,
        "next": _address(request, page, page.number + 1),
        "previous": _address(request, page, page.number - 1),
        table.name: table.rows(request, page),
    }


def _address(request: HttpRequest, page: Page[Any], number: int) -> str | None:
    if not 1 <= number <= page.paginator.num_pages:
        return None
    query = request.GET.copy()
    query["page"] = str(number)
    return request.build_absolute_uri(f"{request.path}?{query.urlencode()}")


def whole(
    request: HttpRequest, table: Table[Any], found: QuerySet[Any, Any]
) -> StreamingHttpResponse:
    """Return all of `found` as CSV, read and sent piece by piece."""
    things: Iterable[Any] = found.iterator(chunk_size=CHUNK)
    return long_sheet(table.name, table.head, table.cells(request, things))


def countries_json(request: HttpRequest) -> HttpResponse:
    """All countries, from A to Z."""
    asked, found = _countries(request)
    body = {"countries": rows.COUNTRIES.rows(request, found), "left_out": complaints(asked)}
    return as_json(body)


def countries_csv(request: HttpRequest) -> StreamingHttpResponse:
    """All countries, a line each."""
    cells = rows.COUNTRIES.cells(request, _countries(request)[1])
    return long_sheet("countries", rows.COUNTRIES.head, cells)


def _countries(request: HttpRequest) -> tuple[CountryFilter, list[Country]]:
    asked = CountryFilter(request.GET, queryset=Country.objects.all())
    counted = asked.qs.annotate(spoken=Count("statements"))
    return asked, sorted(counted, key=lambda country: fold(country.name))


def organizations_json(request: HttpRequest) -> HttpResponse:
    """The organizations that were heard, most heard first."""
    asked, found = heard_organizations(request)
    body = rows.ORGANIZATIONS.rows(request, found)
    return as_json({"organizations": body, "left_out": complaints(asked)})


def organizations_csv(request: HttpRequest) -> StreamingHttpResponse:
    """The organizations that were heard, a line each."""
    cells = rows.ORGANIZATIONS.cells(request, heard_organizations(request)[1])
    return long_sheet("organizations", rows.ORGANIZATIONS.head, cells)


def speakers_json(request: HttpRequest) -> HttpResponse:
    """A page of the speakers that fit."""
    asked, found = speakers.found_speakers(request)
    body = paged(request, rows.SPEAKERS, found, speakers.PER_PAGE)
    return as_json(body | {"left_out": complaints(asked)})


def speakers_csv(request: HttpRequest) -> StreamingHttpResponse:
    """All speakers that fit."""
    return whole(request, rows.SPEAKERS, speakers.found_speakers(request)[1])


def documents_json(request: HttpRequest) -> HttpResponse:
    """A page of the documents that fit."""
    asked, found = documents.found_documents(request)
    body = paged(request, rows.DOCUMENTS, found, documents.PER_PAGE)
    return as_json(body | {"left_out": complaints(asked)})


def documents_csv(request: HttpRequest) -> StreamingHttpResponse:
    """All documents that fit."""
    return whole(request, rows.DOCUMENTS, documents.found_documents(request)[1])


def agenda_items_json(request: HttpRequest) -> HttpResponse:
    """A page of the agenda items."""
    asked, found = agenda.found_items(request)
    body = paged(request, rows.AGENDA_ITEMS, found, agenda.PER_PAGE)
    return as_json(body | {"left_out": complaints(asked)})


def agenda_items_csv(request: HttpRequest) -> StreamingHttpResponse:
    """All agenda items."""
    return whole(request, rows.AGENDA_ITEMS, agenda.found_items(request)[1])


def meetings_json(
    request: HttpRequest, year: int | None = None, month: int | None = None
) -> HttpResponse:
    """The years with their number of meetings; or the meetings of a year or month, in order."""
    if year is None:
        undated = listed(Meeting.objects.filter(date__isnull=True))
        counted = [{"year": int(bar.label), "meetings": bar.count} for bar in meetings_by_year()]
        return as_json({"years": counted, "undated": rows.MEETINGS.rows(request, undated)})
    return as_json(
        {
            "year": year,
            "month": month,
            "meetings": rows.MEETINGS.rows(request, held_in(year, month)),
        }
    )


def meetings_csv(
    request: HttpRequest, year: int | None = None, month: int | None = None
) -> StreamingHttpResponse:
    """All meetings, or those of a year or month, in order."""
    if year is None:
        return whole(request, rows.MEETINGS, listed(Meeting.objects.in_order()))
    cells = rows.MEETINGS.cells(request, held_in(year, month))
    return long_sheet("meetings", rows.MEETINGS.head, cells)
