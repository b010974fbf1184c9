"""Countries: the list of all, and one of them."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from django.db.models import Count, Max, Min
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext

from statements.facts.labels import fold
from statements.models import CouncilTerm, Country, RegionalGroup, Statement
from statements.models.statements import StatementQuerySet
from statements.pages.figures.counted_links import CountedLink
from statements.pages.figures.terms_and_years import Term, terms_and_years
from statements.pages.web.filters import CountryFilter, complaints
from statements.pages.web.metadata import of_delegation
from statements.search.language.question import Question
from statements.search.studies.trends import MIN_STATEMENTS_FOR_SHARE

from .profile_lists import profile_lists
from .statements_of import statements_by_value, statements_of

SPEAKERS_SHOWN = 20


def countries(request: HttpRequest) -> HttpResponse:
    """All countries from A to Z, or by regional group, with their statements counted."""
    asked = CountryFilter(request.GET, queryset=Country.objects.all())
    spoken = statements_by_value(request, "country")
    # The order of the database depends on its collation: É after Z in some.
    known = sorted(asked.qs, key=lambda country: fold(country.name))
    rows = [(country, _link(country, spoken.get(country.slug, 0))) for country in known]
    by_group = asked.form.cleaned_data.get("by") == "group"
    name = asked.form.cleaned_data.get("q", "")
    context = {
        "groups": arranged(rows, name, by_group),
        "by_group": by_group,
        "name": name,
        "heard": len(spoken),
        "complaints": complaints(asked),
    }
    return render(request, "browse/countries.html", context)


def _link(country: Country, statements: int) -> CountedLink:
    return CountedLink(country.name, statements, country.get_absolute_url())


CountryRows = list[tuple[Country, CountedLink]]
Group = tuple[str, list[CountedLink]]


def arranged(rows: CountryRows, name: str, by_group: bool) -> list[Group]:
    """Return countries in titled groups: by region, all with `name` in a name, or by letter."""
    if by_group:
        return list(by_regional_group(rows))
    if name:
        title = gettext("With “%s” in one of their names") % name
        return [(title, [link for _, link in rows])] if rows else []
    return list(by_letter(rows))


def by_letter(rows: CountryRows) -> Iterator[Group]:
    """Yield the countries under each first letter."""
    for letter, group in groupby(rows, key=lambda row: fold(row[0].name)[0].upper()):
        yield letter, [link for _, link in group]


def by_regional_group(rows: CountryRows) -> Iterator[Group]:
    """Yield the countries of each regional group, those of none last."""
    for value, label in [*RegionalGroup.choices, ("", gettext("In no regional group"))]:
        group = [link for country, link in rows if country.regional_group == value]
        if group:
            yield gettext(label), group


def country(request: HttpRequest, slug: str) -> HttpResponse:
    """One country: its names, its terms on the Council, its speakers and statements."""
    country = get_object_or_404(Country, slug=slug)
    rows = Statement.objects.by(country)
    listing = statements_of(request, rows, Question(country=(slug,)))
    terms = terms_of(country)
    context = {
        "country": country,
        "metadata": of_delegation(request, country),
        "names": names_of_country(country),
        "terms": terms,
        "successors": list(country.successors.all()),
        "predecessors": list(country.predecessors.all()),
        "speakers": speakers_for(rows),
        "listing": listing,
        "figure": terms_and_years(listing.profile.years, terms),
        "lists": profile_lists(listing.profile),
        "least": MIN_STATEMENTS_FOR_SHARE,
    }
    return render(request, "browse/country.html", context)


def terms_of(country: Country) -> list[Term]:
    """Return the terms of `country` on the Council, oldest first. One query."""
    day = datetime.timedelta(days=1)
    return [
        Term(
            permanent=term.seat == CouncilTerm.Seat.PERMANENT,
            first=term.period.lower,
            last=term.period.upper - day if term.period.upper else None,
            note=term.note,
        )
        for term in CouncilTerm.objects.filter(country=country).order_by("period")
    ]


def names_of_country(country: Country) -> list[str]:
    """Return the other names the country goes by, as a curator has reviewed them."""
    known = {country.name, country.official_name}
    labels = country.labels.filter(reviewed=True).values_list("printed", flat=True)
    return [printed for printed in labels if printed not in known]


@dataclass(frozen=True, slots=True, kw_only=True)
class DelegationSpeaker(CountedLink):
    """Someone who spoke for a delegation: how often, and the first and last day of it."""

    slug: str
    first: datetime.date | None
    last: datetime.date | None


def speakers_for(rows: StatementQuerySet) -> list[DelegationSpeaker]:
    """Return who made most of the substantive statements in `rows`, the latest first. One query."""
    counted = (
        rows.substantive()
        .filter(speaker__isnull=False)
        .order_by()
        .values_list("speaker__name", "speaker__slug")
        .annotate(count=Count("pk"), first=Min("meeting__date"), last=Max("meeting__date"))
        .order_by("-count", "speaker__name")[:SPEAKERS_SHOWN]
    )
    speakers = (
        DelegationSpeaker(
            label=name,
            count=count,
            href=reverse("speaker", args=[slug]),
            slug=slug,
            first=first,
            last=last,
        )
        for name, slug, count, first, last in counted
    )
    return sorted(speakers, key=lambda one: one.last or datetime.date.min, reverse=True)
