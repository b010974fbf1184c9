"""The first page: what the archive holds, and the ways in."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from statements.exports.tables import MEETING_ROWS
from statements.models import AgendaItem, Meeting
from statements.models.sources import last_addition
from statements.pages.browse.calendar import listed_meetings, meetings_by_year
from statements.pages.browse.coverage import years_covered
from statements.pages.browse.coverage_columns import coverage_columns
from statements.pages.figures.counted_links import CountedLink
from statements.pages.web.formats import as_json
from statements.pages.web.opened_index import opened_for
from statements.search.results.facets import FacetValue
from statements.search.studies.archive_totals import archive_totals

# How long each list is.
MEETINGS_LISTED = 8
AGENDA_ITEMS_LISTED = 10
DOCUMENTS_LISTED = 12
COUNTRIES_LISTED = 24


def home(request: HttpRequest) -> HttpResponse:
    """What the archive holds, the search box, the latest meetings, and entries to the rest.

    Statements are counted by the index, which counts all of them fastest.
    """
    held = archive_totals(opened_for(request), COUNTRIES_LISTED)
    covered = years_covered()
    context = {
        "statements": held.statements,
        "meetings": Meeting.objects.count(),
        "specimens": Meeting.objects.specimens().count(),
        "years": meetings_by_year(),
        "covered": covered,
        "chart": coverage_columns(covered),
        "added": last_addition(),
        "countries": _links(held.countries.buckets, "country"),
        "countries_heard": held.countries.total,
        "latest": latest_meetings(),
        "agenda": [
            CountedLink(item.title, item.met, item.get_absolute_url())  # type: ignore[attr-defined]  # annotated
            for item in agenda_most_met_on()
        ],
        "documents": _links(held.documents[:DOCUMENTS_LISTED], "record"),
    }
    return render(request, "site/home.html", context)


def home_json(request: HttpRequest) -> HttpResponse:
    """The same for programs: what is held, and what stands first in each list."""
    held = archive_totals(opened_for(request), COUNTRIES_LISTED)
    run = last_addition()
    body = {
        "statements": held.statements,
        "meetings": Meeting.objects.count(),
        "specimens": Meeting.objects.specimens().count(),
        "years": [{"year": int(one.label), "meetings": one.count} for one in meetings_by_year()],
        "last_addition": run.finished if run else None,
        "latest_meetings": MEETING_ROWS.rows(request, latest_meetings()),
        "agenda_items": [
            {"title": item.title, "meetings": item.met}  # type: ignore[attr-defined]  # annotated
            for item in agenda_most_met_on()
        ],
        "countries": _counted(held.countries.buckets),
        "documents": _counted(held.documents[:DOCUMENTS_LISTED]),
        "files": request.build_absolute_uri(reverse("data-json")),
    }
    return as_json(body)


def _links(buckets: Iterable[FacetValue], view: str) -> list[CountedLink]:
    """Return the values of a facet, each linked to its own page."""
    return [CountedLink(one.label, one.count, reverse(view, args=[one.value])) for one in buckets]


def _counted(buckets: Iterable[FacetValue]) -> list[dict[str, object]]:
    return [{"label": bucket.label, "statements": bucket.count} for bucket in buckets]


def latest_meetings() -> QuerySet[Meeting]:
    """Return the latest meetings, real ones before specimens."""
    dated = listed_meetings(Meeting.objects.filter(date__isnull=False))
    return dated.order_by("specimen", "-date", "-number", "-resumption", "-part")[:MEETINGS_LISTED]


def agenda_most_met_on() -> list[AgendaItem]:
    """Return the agenda items of most meetings, annotated with `met`."""
    rows = AgendaItem.objects.annotate(met=Count("meetings")).filter(met__gt=0)
    return list(rows.order_by("-met", "title")[:AGENDA_ITEMS_LISTED])
