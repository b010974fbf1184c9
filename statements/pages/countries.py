"""Countries: the list of all, and one of them."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from statements.facts.labels import fold
from statements.models import CouncilTerm, Country, RegionalGroup, Statement

from .bars import Bar, bars
from .listings import statements_of

SPEAKERS_SHOWN = 20


def countries(request: HttpRequest) -> HttpResponse:
    """All countries from A to Z, or by regional group, with their statements counted."""
    spoken = dict(
        Statement.objects.filter(country__isnull=False)
        .order_by()
        .values_list("country")
        .annotate(Count("pk"))
    )
    # The order of the database depends on its collation: É after Z in some.
    known = sorted(Country.objects.all(), key=lambda country: fold(country.name))
    rows = [(country, spoken.get(country.pk, 0)) for country in known]
    by_group = request.GET.get("by") == "group"
    context = {
        "groups": list(by_regional_group(rows) if by_group else by_letter(rows)),
        "by_group": by_group,
        "heard": len(spoken),
    }
    return render(request, "countries.html", context)


Counted = list[tuple[Country, int]]


def by_letter(rows: Counted) -> Iterator[tuple[str, Counted]]:
    """Yield the countries under each first letter."""
    for letter, group in groupby(rows, key=lambda row: fold(row[0].name)[0].upper()):
        yield letter, list(group)


def by_regional_group(rows: Counted) -> Iterator[tuple[str, Counted]]:
    """Yield the countries of each regional group, those of none last."""
    for value, label in [*RegionalGroup.choices, ("", "In no regional group")]:
        group = [row for row in rows if row[0].regional_group == value]
        if group:
            yield label, group


def country(request: HttpRequest, slug: str) -> HttpResponse:
    """One country: its names, its terms on the Council, its speakers and statements."""
    found = get_object_or_404(Country, slug=slug)
    context = {
        "country": found,
        "names": names_of(found),
        "terms": terms_of(found),
        "successors": list(found.successors.all()),
        "predecessors": list(found.predecessors.all()),
        "speakers": speakers_for(Q(country=found)),
        "listing": statements_of(request, Statement.objects.by(found)),
    }
    return render(request, "country.html", context)


@dataclass(frozen=True, slots=True)
class Term:
    """A seat on the Council; `last` is None while it runs with no end known."""

    permanent: bool
    first: datetime.date
    last: datetime.date | None
    note: str


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


def names_of(country: Country) -> list[str]:
    """Return the other names the country goes by, as a curator has reviewed them."""
    shown = {country.name, country.official_name}
    labels = country.labels.filter(reviewed=True).values_list("printed", flat=True)
    return [printed for printed in labels if printed not in shown]


def speakers_for(rows: Q) -> list[Bar]:
    """Return those who made most of the statements in `rows`, with their number. One query."""
    counted = (
        Statement.objects.filter(rows, speaker__isnull=False)
        .order_by()
        .values_list("speaker__name", "speaker__slug")
        .annotate(count=Count("pk"))
        .order_by("-count", "speaker__name")[:SPEAKERS_SHOWN]
    )
    return bars((name, count, slug) for name, slug, count in counted)
