"""The lists of the archive for programs: a page of them as JSON, all of them as CSV."""

from __future__ import annotations

from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from statements.exports import tables
from statements.facts.labels import fold
from statements.models import Country, Meeting
from statements.pages.web.filters import CountryFilter
from statements.pages.web.formats import ListFormats, as_json, whole

from . import agenda_items, documents, speakers
from .calendar import held_in, listed_meetings, meetings_by_year
from .organizations import filter_organizations


def filter_countries(request: HttpRequest) -> tuple[CountryFilter, list[Country]]:
    """Return what is asked for, and those that fit, from A to Z.

    Each has the number of its statements, of the record itself, as `spoken`.
    """
    asked = CountryFilter(request.GET, queryset=Country.objects.all())
    counted = asked.qs.annotate(spoken=Count("statements"))
    return asked, sorted(counted, key=lambda country: fold(country.name))


COUNTRIES = ListFormats(tables.COUNTRY_ROWS, filter_countries)
ORGANIZATIONS = ListFormats(tables.ORGANIZATION_ROWS, filter_organizations)
SPEAKERS = ListFormats(tables.SPEAKER_ROWS, speakers.filter_speakers, speakers.SPEAKERS_PER_PAGE)
DOCUMENTS = ListFormats(
    tables.DOCUMENT_ROWS, documents.filter_documents, documents.DOCUMENTS_PER_PAGE
)
AGENDA_ITEMS = ListFormats(
    tables.AGENDA_ITEM_ROWS, agenda_items.filter_agenda_items, agenda_items.AGENDA_ITEMS_PER_PAGE
)


class MeetingFormats:
    """The formats of all meetings, of those of a year, and of those of a month."""

    def json(
        self, request: HttpRequest, year: int | None = None, month: int | None = None
    ) -> HttpResponse:
        """The years with their number of meetings; or the meetings of a year or month."""
        if year is not None:
            rows = tables.MEETING_ROWS.rows(request, held_in(year, month))
            return as_json({"year": year, "month": month, "meetings": rows})
        undated = listed_meetings(Meeting.objects.filter(date__isnull=True))
        counted = [{"year": int(one.label), "meetings": one.count} for one in meetings_by_year()]
        return as_json({"years": counted, "undated": tables.MEETING_ROWS.rows(request, undated)})

    def csv(
        self, request: HttpRequest, year: int | None = None, month: int | None = None
    ) -> HttpResponseBase:
        """All meetings, or those of a year or month, in order."""
        rows = listed_meetings(Meeting.objects.in_order()) if year is None else held_in(year, month)
        return whole(request, tables.MEETING_ROWS, rows)


MEETINGS = MeetingFormats()
