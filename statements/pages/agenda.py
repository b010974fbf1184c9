"""Agenda items: the list of all, and one of them with its meetings."""

from __future__ import annotations

from django.db.models import Count, Max, Min
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from statements.models import AgendaItem, Meeting, Statement

from .bars import Bar, bars
from .calendar import listed
from .listings import counts_by_year
from .paging import paginate

PER_PAGE = 100
COUNTRIES_SHOWN = 20


def agenda_items(request: HttpRequest) -> HttpResponse:
    """The titles under which the Council met, most met on first."""
    rows = AgendaItem.objects.annotate(
        met=Count("meetings"), first=Min("meetings__date"), last=Max("meetings__date")
    ).order_by("-met", "title")
    page, links = paginate(request, rows, PER_PAGE)
    return render(request, "agenda_items.html", {"page": page, "links": links})


def agenda_item(request: HttpRequest, slug: str) -> HttpResponse:
    """One agenda item: its meetings, newest first, and who spoke at them."""
    found = get_object_or_404(AgendaItem, slug=slug)
    met = Meeting.objects.filter(agenda_item=found).in_order().reverse()
    page, links = paginate(request, listed(met))
    rows = Statement.objects.filter(meeting__agenda_item=found)
    context = {
        "item": found,
        "page": page,
        "links": links,
        "years": counts_by_year(rows),
        "countries": countries_speaking(found),
    }
    return render(request, "agenda_item.html", context)


def countries_speaking(item: AgendaItem) -> list[Bar]:
    """Return the countries that spoke most under `item`. One query."""
    counted = (
        Statement.objects.substantive()
        .filter(meeting__agenda_item=item, country__isnull=False)
        .order_by()
        .values_list("country__name", "country__slug")
        .annotate(count=Count("pk"))
        .order_by("-count", "country__name")[:COUNTRIES_SHOWN]
    )
    return bars((name, count, slug) for name, slug, count in counted)
