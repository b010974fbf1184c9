"""The first page: what the archive holds, and the ways in."""

from __future__ import annotations

from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from statements.models import AgendaItem, Document, Meeting, Statement

from .bars import Bar, bars
from .meetings import listed, meetings_by_year

SHOWN = 10
COUNTRIES_SHOWN = 16


def home(request: HttpRequest) -> HttpResponse:
    """What the archive holds, the search box, the latest meetings, and entries to the rest."""
    spoken = countries_heard()
    context = {
        "statements": Statement.objects.count(),
        "meetings": Meeting.objects.count(),
        "specimens": Meeting.objects.specimens().count(),
        "years": meetings_by_year(),
        "countries": spoken[:COUNTRIES_SHOWN],
        "countries_heard": len(spoken),
        "latest": latest_meetings(),
        "agenda": agenda_most_met_on(),
        "documents": documents_most_cited(),
    }
    return render(request, "home.html", context)


def latest_meetings() -> QuerySet[Meeting]:
    """Return the latest meetings, real ones before specimens."""
    dated = listed(Meeting.objects.filter(date__isnull=False))
    return dated.order_by("specimen", "-date", "-number", "-resumption", "-part")[:SHOWN]


def countries_heard() -> list[Bar]:
    """Return every country that spoke, with its number of statements, most first. One query."""
    counted = (
        Statement.objects.substantive()
        .filter(country__isnull=False)
        .order_by()
        .values_list("country__name", "country__slug")
        .annotate(count=Count("pk"))
        .order_by("-count", "country__name")
    )
    return bars((name, count, slug) for name, slug, count in counted)


def agenda_most_met_on() -> list[AgendaItem]:
    """Return the agenda items of most meetings, annotated with `met`."""
    rows = AgendaItem.objects.annotate(met=Count("meetings")).filter(met__gt=0)
    return list(rows.order_by("-met", "title")[:SHOWN])


def documents_most_cited() -> list[Document]:
    """Return the documents cited most often, annotated with `cited`."""
    rows = Document.objects.annotate(cited=Count("citations")).filter(cited__gt=0)
    return list(rows.order_by("-cited", "symbol")[:SHOWN])
