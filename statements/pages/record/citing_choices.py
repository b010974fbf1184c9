"""By whom and when a document is cited, and how these narrow the list of its citations."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, QuerySet
from django.db.models.functions import ExtractYear
from django.http import HttpRequest

from statements.models import Document, Statement
from statements.pages.figures.counted_links import CountedLink, with_lengths
from statements.pages.web.filters import CitingFilter
from statements.pages.web.query_strings import changed

SHOWN = 20


@dataclass(frozen=True, slots=True)
class Choices:
    """What the statements that cite a document can be narrowed by, and what is chosen.

    Each counts its statements within what else is chosen. Its link chooses it, or lets it go
    where it is selected.
    """

    years: list[CountedLink]
    countries: list[CountedLink]
    organizations: list[CountedLink]

    @property
    def chosen(self) -> list[CountedLink]:
        """What is chosen, each with the link that lets it go."""
        return [one for one in (*self.years, *self.countries, *self.organizations) if one.selected]


CitingRow = tuple[str, str, int]


def choices(request: HttpRequest, document: Document, asked: CitingFilter) -> Choices:
    """Count what cites `document` by year, country and organization. Three queries.

    The counts of each leave its own choice out, as those of a search do.
    """
    rows = Statement.objects.filter(citations__document=document)
    held = asked.form.cleaned_data
    year, country, org = held.get("year"), held.get("country"), held.get("org")
    chosen = {
        "year": str(int(year)) if year is not None else "",
        "country": country or "",
        "org": org or "",
    }
    found = {name: _counted(rows, chosen, name) for name in chosen}
    # Years are few and in their order; of the rest the most frequent are shown.
    found["year"].sort()
    return Choices(*(_choices(request, name, found[name], chosen[name]) for name in chosen))


_FIELDS = {
    "country": ("country__slug", "country__name"),
    "org": ("organization__slug", "organization__name"),
}


def _counted(rows: QuerySet[Statement], chosen: dict[str, str], name: str) -> list[CitingRow]:
    for other, value in chosen.items():
        if value and other != name:
            field = "meeting__date__year" if other == "year" else _FIELDS[other][0]
            rows = rows.filter(**{field: value})
    if name == "year":
        rows = rows.annotate(year=ExtractYear("meeting__date"))
    fields = _FIELDS.get(name, ("year",))
    counted = (
        rows.filter(**{f"{fields[0]}__isnull": False})
        .order_by()
        .values_list(*fields)
        .annotate(count=Count("pk", distinct=True))
        .order_by("-count", fields[-1])
    )
    return [(str(row[0]), str(row[-2]), row[-1]) for row in counted]


def _choices(
    request: HttpRequest, name: str, rows: list[CitingRow], chosen: str
) -> list[CountedLink]:
    shown = rows if name == "year" else rows[:SHOWN]
    shown += [row for row in rows if row[0] == chosen and row not in shown]
    if chosen and not any(value == chosen for value, _, _ in shown):
        shown.append((chosen, chosen, 0))
    return with_lengths(
        _link(request, name, "" if value == chosen else value, label, count)
        for value, label, count in shown
    )


def _link(request: HttpRequest, name: str, value: str, label: str, count: int) -> CountedLink:
    """Return the link that chooses `value`, or lets go what is chosen where that is empty."""
    query = changed(request.GET, {name: value, "page": ""})
    return CountedLink(label, count, f"?{query}#statements", selected=not value)
