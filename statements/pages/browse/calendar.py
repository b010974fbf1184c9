"""Meetings in time: the years, one year month by month, one month day by day."""

from __future__ import annotations

import datetime

from django.db.models import Count, QuerySet
from django.db.models.functions import ExtractYear
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext

from statements.models import Meeting
from statements.pages.figures.counted_links import CountedLink, with_lengths
from statements.search.language.query_dates import FIRST_YEAR, LAST_YEAR

from .council import members_known, months_of
from .coverage import facts_by_year


def meetings(request: HttpRequest) -> HttpResponse:
    """The years in which meetings are held by the archive, with their number."""
    years = meetings_by_year()
    undated = Meeting.objects.filter(date__isnull=True)
    return render(
        request,
        "browse/meetings.html",
        {"years": years, "undated": list(listed_meetings(undated))},
    )


def meetings_by_year() -> list[CountedLink]:
    """Return the number of meetings in each year, oldest first. One query."""
    counted = (
        Meeting.objects.filter(date__isnull=False)
        .order_by()
        .values_list(ExtractYear("date"))
        .annotate(count=Count("pk"))
        .order_by(ExtractYear("date"))
    )
    return with_lengths(
        CountedLink(str(year), count, reverse("meetings", args=[year])) for year, count in counted
    )


def meetings_of_year(request: HttpRequest, year: int) -> HttpResponse:
    """The meetings of one year, in order, month by month."""
    held = held_in(year)
    years = meetings_by_year()
    place = next(at for at, one in enumerate(years) if one.label == str(year))
    context = {
        "year": year,
        "meetings": held,
        "council": members_known(year),
        "covered": year in facts_by_year(),
        "previous": years[place - 1] if place else None,
        "next": years[place + 1] if place + 1 < len(years) else None,
    }
    return render(request, "browse/meetings_of_year.html", context)


def held_in(year: int, month: int | None = None) -> list[Meeting]:
    """Return the meetings of a year, or of a month, in order. Raises `Http404` for none."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Http404(gettext("The Security Council has met since 1946."))
    if month is not None and not 1 <= month <= 12:
        raise Http404(gettext("There is no such month of the Council."))
    of = Meeting.objects.in_year(year)
    held = list(listed_meetings((of.filter(date__month=month) if month else of).in_order()))
    if not held:
        when = date_format(datetime.date(year, month, 1), "F Y") if month else year
        raise Http404(gettext("The archive holds no meeting of %s.") % when)
    return held


def listed_meetings(rows: QuerySet[Meeting]) -> QuerySet[Meeting]:
    """Return `rows` as lists show them: with agenda item, President and number of statements."""
    return rows.select_related("agenda_item", "president", "president_country").annotate(
        spoken=Count("statements")
    )


def meetings_of_month(request: HttpRequest, year: int, month: int) -> HttpResponse:
    """The meetings of one month, day by day, under its presidency."""
    held = held_in(year, month)
    first = datetime.date(year, month, 1)
    others = [each for each in months_of(year) if each.meetings]
    place = next(at for at, each in enumerate(others) if each.first == first)
    context = {
        "month": others[place],
        "meetings": held,
        "previous": others[place - 1] if place else None,
        "next": others[place + 1] if place + 1 < len(others) else None,
    }
    return render(request, "browse/meetings_of_month.html", context)
