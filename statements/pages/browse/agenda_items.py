"""Agenda items: the list of all, and one of them with its meetings."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Max, Min, QuerySet
from django.db.models.functions import ExtractYear
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext

from statements.models import AgendaItem, Meeting
from statements.pages.figures.counted_links import CountedLink, with_lengths
from statements.pages.web.filters import AgendaFilter, MeetingsFilter, complaints
from statements.pages.web.opened_index import opened_for
from statements.pages.web.paging import paginate
from statements.pages.web.query_strings import changed
from statements.search.language.question import Question
from statements.search.studies.profile import Profile

from .calendar import listed_meetings
from .profile_lists import profile_lists
from .statements_of import profile_of

AGENDA_ITEMS_PER_PAGE = 100


def agenda_items(request: HttpRequest) -> HttpResponse:
    """The titles under which the Council met, most met on first."""
    asked, rows = filter_agenda_items(request)
    page, links = paginate(request, rows, AGENDA_ITEMS_PER_PAGE)
    context = {
        "page": page,
        "links": links,
        "title": asked.form.cleaned_data.get("q", ""),
        "complaints": complaints(asked),
    }
    return render(request, "browse/agenda_items.html", context)


def filter_agenda_items(request: HttpRequest) -> tuple[AgendaFilter, QuerySet[AgendaItem]]:
    """Return what is asked for, and the agenda items that fit, as the list shows them."""
    asked = AgendaFilter(request.GET, queryset=AgendaItem.objects.all())
    rows = asked.qs.annotate(
        met=Count("meetings"), first=Min("meetings__date"), last=Max("meetings__date")
    )
    return asked, rows.order_by("-met", "title")


def agenda_item(request: HttpRequest, slug: str) -> HttpResponse:
    """One agenda item: its meetings, newest first, who spoke at them and what was cited."""
    item = get_object_or_404(AgendaItem, slug=slug)
    asked, rows = filter_meetings(request, item)
    page, links = paginate(request, rows)
    profile = profile_of_item(request, item)
    chosen = asked.form.cleaned_data.get("year")
    year = int(chosen) if chosen is not None else None
    context = {
        "item": item,
        "page": page,
        "links": links,
        "met": count_meetings(Meeting.objects.filter(agenda_item=item), request, year),
        "year": year,
        "profile": profile,
        "lists": profile_lists(profile),
        "complaints": complaints(asked),
    }
    return render(request, "browse/agenda_item.html", context)


def filter_meetings(
    request: HttpRequest, item: AgendaItem
) -> tuple[MeetingsFilter, QuerySet[Meeting]]:
    """Return what is asked for, and the meetings on `item` that fit, newest first."""
    asked = MeetingsFilter(request.GET, queryset=Meeting.objects.filter(agenda_item=item))
    keys = asked.qs.order_by().values("pk")
    return asked, listed_meetings(Meeting.objects.filter(pk__in=keys).in_order().reverse())


def profile_of_item(request: HttpRequest, item: AgendaItem) -> Profile:
    """Return the profile of the substantive statements made under `item`. No query of rows."""
    return profile_of(opened_for(request), Question(agenda=(item.slug,)), procedural=False)


@dataclass(frozen=True, slots=True)
class MeetingCounts:
    """How many meetings there are, and how many in each year."""

    meetings: int
    years: list[CountedLink]

    @property
    def span(self) -> str:
        """The first and last year: "1992–2023", "1992", or nothing where none is known."""
        labels = [year.label for year in self.years if year.href]
        return "–".join(dict.fromkeys((labels[0], labels[-1]))) if labels else ""


def count_meetings(
    meetings: QuerySet[Meeting], request: HttpRequest, chosen: int | None
) -> MeetingCounts:
    """Count `meetings` in each year, oldest first, those without a date last. One query."""
    counted = list(
        meetings.order_by()
        .values_list(ExtractYear("date"))
        .annotate(count=Count("pk"))
        .order_by(ExtractYear("date"))
    )
    years = [
        CountedLink(
            str(year),
            count,
            f"?{changed(request.GET, {'year': year, 'page': ''})}#meetings",
            selected=year == chosen,
        )
        if year
        else CountedLink(gettext("no date"), count)
        for year, count in counted
    ]
    return MeetingCounts(sum(count for _, count in counted), with_lengths(years))
