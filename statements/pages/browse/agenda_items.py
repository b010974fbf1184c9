"""Agenda items: the list of all, and one of them with its meetings."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Max, Min, QuerySet
from django.db.models.functions import ExtractYear
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext

from statements.models import AgendaItem, Meeting
from statements.pages.figures.bars import Bar, bars
from statements.pages.web.filters import AgendaFilter, MeetingsFilter, complaints
from statements.pages.web.opened_index import opened_for
from statements.pages.web.paging import paginate
from statements.pages.web.query_strings import changed
from statements.search.language.question import Question
from statements.search.studies.profile import Profile

from .calendar import listed
from .profile_lists import portrait
from .statements_of import profile_of

PER_PAGE = 100


def agenda_items(request: HttpRequest) -> HttpResponse:
    """The titles under which the Council met, most met on first."""
    asked, rows = found_items(request)
    page, links = paginate(request, rows, PER_PAGE)
    context = {
        "page": page,
        "links": links,
        "title": asked.form.cleaned_data.get("q", ""),
        "complaints": complaints(asked),
    }
    return render(request, "browse/agenda_items.html", context)


def found_items(request: HttpRequest) -> tuple[AgendaFilter, QuerySet[AgendaItem]]:
    """Return what is asked for, and the agenda items that fit, as the list shows them."""
    asked = AgendaFilter(request.GET, queryset=AgendaItem.objects.all())
    rows = asked.qs.annotate(
        met=Count("meetings"), first=Min("meetings__date"), last=Max("meetings__date")
    )
    return asked, rows.order_by("-met", "title")


def agenda_item(request: HttpRequest, slug: str) -> HttpResponse:
    """One agenda item: its meetings, newest first, who spoke at them and what was cited."""
    found = get_object_or_404(AgendaItem, slug=slug)
    asked, rows = found_meetings(request, found)
    page, links = paginate(request, rows)
    said = said_under(request, found)
    year = asked.form.cleaned_data.get("year")
    context = {
        "item": found,
        "page": page,
        "links": links,
        "met": met_in(Meeting.objects.filter(agenda_item=found), request),
        "year": int(year) if year is not None else None,
        "profile": said,
        "portrait": portrait(said),
        "complaints": complaints(asked),
    }
    return render(request, "browse/agenda_item.html", context)


def found_meetings(
    request: HttpRequest, item: AgendaItem
) -> tuple[MeetingsFilter, QuerySet[Meeting]]:
    """Return what is asked for, and the meetings on `item` that fit, newest first."""
    asked = MeetingsFilter(request.GET, queryset=Meeting.objects.filter(agenda_item=item))
    keys = asked.qs.order_by().values("pk")
    return asked, listed(Meeting.objects.filter(pk__in=keys).in_order().reverse())


def said_under(request: HttpRequest, item: AgendaItem) -> Profile:
    """Return the profile of the substantive statements made under `item`. No query of rows."""
    return profile_of(opened_for(request), Question(agenda=(item.slug,)), procedural=False)


@dataclass(frozen=True, slots=True)
class Met:
    """How often an item was met on, from when to when, and in which years how often."""

    meetings: int
    years: list[Bar]

    @property
    def span(self) -> str:
        """The first and last year: "1992–2023", "1992", or nothing where none is known."""
        labels = [bar.label for bar in self.years if bar.href]
        return "–".join(dict.fromkeys((labels[0], labels[-1]))) if labels else ""


def met_in(meetings: QuerySet[Meeting], request: HttpRequest) -> Met:
    """Count `meetings` in each year, oldest first, those without a date last. One query."""
    counted = list(
        meetings.order_by()
        .values_list(ExtractYear("date"))
        .annotate(count=Count("pk"))
        .order_by(ExtractYear("date"))
    )
    rows = bars(
        (str(year), count, "?" + changed(request.GET, {"year": year, "page": ""}))
        if year
        else (gettext("no date"), count, "")
        for year, count in counted
    )
    return Met(sum(count for _, count in counted), rows)
