"""The Council: who sat on it in a year, and who presided in each month."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.db.models import Count, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext

from statements.exports.files import Cell, sheet
from statements.facts import president_on
from statements.models import CouncilTerm, Country, Meeting, Statement
from statements.pages.figures.counted_links import CountedLink
from statements.pages.web.formats import as_json
from statements.search.language.query_dates import FIRST_YEAR, LAST_YEAR


@dataclass(frozen=True, slots=True)
class Month:
    """One month: who presides, and how many meetings of it are held here."""

    first: datetime.date
    president: Country | None
    meetings: int

    @property
    def href(self) -> str:
        return reverse("meetings", args=[self.first.year, self.first.month])


def months_of(year: int) -> list[Month]:
    """Return the months of `year`. Two queries.

    Who presides follows from the records held, or else from the rotation (rule 18).
    """
    counted = (
        Meeting.objects.filter(date__year=year)
        .order_by()
        .values_list("date__month", "president_country")
        .annotate(count=Count("pk"))
    )
    meetings: dict[int, int] = {}
    presidents: dict[int, tuple[int, int]] = {}
    for month, president, count in counted:
        meetings[month] = meetings.get(month, 0) + count
        if president and count > presidents.get(month, (0, 0))[0]:
            presidents[month] = count, president
    firsts = [datetime.date(year, month, 1) for month in range(1, 13)]
    rotation = {first.month: president_on(first) for first in firsts}
    countries = list(
        Country.objects.filter(pk__in=[key for _, key in presidents.values()])
        | Country.objects.filter(slug__in=filter(None, rotation.values()))
    )
    by_key = {country.pk: country for country in countries}
    by_slug = {country.slug: country for country in countries}
    return [
        Month(
            first,
            by_key.get(presidents[first.month][1])
            if first.month in presidents
            else by_slug.get(rotation[first.month]),
            meetings.get(first.month, 0),
        )
        for first in firsts
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class CouncilMember(CountedLink):
    """A member of the Council in a year, its statements of that year counted.

    `first` and `last` are the days on which its term begins and ends.
    """

    seat: str
    first: datetime.date
    last: datetime.date | None


def council_of_year(request: HttpRequest, year: int) -> HttpResponse:
    """Who sat on the Council in one year, and who presided in each month."""
    members = known_members(year)
    context = {
        "year": year,
        "permanent": [member for member in members if member.seat == "permanent"],
        "elected": [member for member in members if member.seat == "elected"],
        "months": months_of(year),
        "held": Meeting.objects.in_year(year).exists(),
        "previous": year - 1 if members_known(year - 1) else None,
        "next": year + 1 if members_known(year + 1) else None,
    }
    return render(request, "browse/council_of_year.html", context)


def council_of_year_json(request: HttpRequest, year: int) -> HttpResponse:
    """The same for programs."""
    lines = (_cells(request, member) for member in known_members(year))
    body = {
        "year": year,
        "members": [dict(zip(_MEMBER, line, strict=True)) for line in lines],
        "presidents": [
            {
                "month": month.first.month,
                "president": month.president.name if month.president else None,
                "meetings": month.meetings,
            }
            for month in months_of(year)
        ],
    }
    return as_json(body)


def council_of_year_csv(request: HttpRequest, year: int) -> HttpResponse:
    """A line for each member."""
    lines = (_cells(request, member) for member in known_members(year))
    return sheet("council", _MEMBER, lines)


_MEMBER = ("country", "seat", "first", "last", "statements", "address")


def _cells(request: HttpRequest, member: CouncilMember) -> tuple[Cell, ...]:
    return (
        member.label,
        member.seat,
        member.first.isoformat(),
        member.last.isoformat() if member.last else None,
        member.count,
        request.build_absolute_uri(member.href),
    )


def known_members(year: int) -> list[CouncilMember]:
    """Return the members in `year`. Two queries. Raises `Http404` where not all are known."""
    members = list(members_in(year)) if FIRST_YEAR <= year <= LAST_YEAR else []
    if not any(member.seat == "elected" for member in members):
        raise Http404(gettext("The members of the Council in %d are not known here.") % year)
    return members


def members_in(year: int) -> Iterator[CouncilMember]:
    """Yield the members of the Council in `year` by name. Two queries."""
    terms = list(_terms_in(year).select_related("country").order_by("country__name"))
    spoken = spoken_in(year, [term.country_id for term in terms])
    for term in terms:
        last = term.period.upper - datetime.timedelta(days=1) if term.period.upper else None
        yield CouncilMember(
            label=term.country.name,
            count=spoken.get(term.country_id, 0),
            href=term.country.get_absolute_url(),
            seat=term.seat,
            first=term.period.lower,
            last=last,
        )


def spoken_in(year: int, countries: Iterable[int]) -> Mapping[int, int]:
    """Return how many substantive statements each of `countries` made in `year`. One query."""
    rows = Statement.objects.substantive().filter(country__in=countries, meeting__date__year=year)
    return dict(rows.order_by().values_list("country").annotate(count=Count("pk")))


def _terms_in(year: int) -> QuerySet[CouncilTerm]:
    days = (datetime.date(year, 1, 1), datetime.date(year + 1, 1, 1))
    return CouncilTerm.objects.filter(period__overlap=days)


def members_known(year: int) -> bool:
    """Tell whether the record knows who was elected to sit in `year`. One query."""
    return _terms_in(year).filter(seat="elected").exists()
