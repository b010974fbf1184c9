"""What there is to read, for crawlers: every page that shows something no other shows."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

from django.contrib.sitemaps import GenericSitemap, Sitemap
from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse

from statements.models import (
    AgendaItem,
    Citation,
    CouncilTerm,
    Country,
    Document,
    Meeting,
    Organization,
    Speaker,
    Statement,
)
from statements.pages.browse.coverage import facts_by_year


class ListPages(Sitemap):  # type: ignore[type-arg]  # generic in its stubs alone
    """The pages that lead to the others, and those that tell of the archive."""

    def items(self) -> Sequence[str]:
        return (
            *("home", "meetings", "countries", "organizations", "speakers", "documents"),
            *("agenda-items", "coverage", "search", "concordance", "trends", "compare"),
            *("resolve", "cards", "data", "help", "about"),
        )

    def location(self, item: str) -> str:
        return reverse(item)


class YearPages(Sitemap):  # type: ignore[type-arg]
    """The meetings of each year."""

    def items(self) -> Sequence[int]:
        dated = Meeting.objects.filter(date__isnull=False)
        return sorted(set(dated.values_list("date__year", flat=True)))

    def location(self, item: int) -> str:
        return reverse("meetings", args=[item])


class MonthPages(Sitemap):  # type: ignore[type-arg]
    """The meetings of each month."""

    def items(self) -> Sequence[tuple[int, int]]:
        dated = Meeting.objects.filter(date__isnull=False)
        return sorted(set(dated.values_list("date__year", "date__month")))

    def location(self, item: tuple[int, int]) -> str:
        return reverse("meetings", args=item)


class CouncilPages(Sitemap):  # type: ignore[type-arg]
    """Who sat on the Council in each year of which all members are known."""

    def items(self) -> Sequence[int]:
        terms = CouncilTerm.objects.filter(seat="elected").values_list("period", flat=True)
        ends = ((period.lower, period.upper or period.lower) for period in terms)
        days = datetime.timedelta(days=1)
        return sorted(
            {
                year
                for first, after in ends
                for year in range(first.year, max(first, after - days).year + 1)
            }
        )

    def location(self, item: int) -> str:
        return reverse("council", args=[item])


class CoveragePages(Sitemap):  # type: ignore[type-arg]
    """What is held of each year, meeting by meeting."""

    def items(self) -> Sequence[int]:
        return sorted(facts_by_year())

    def location(self, item: int) -> str:
        return reverse("coverage", args=[item])


class RecordPages(GenericSitemap):  # type: ignore[type-arg]
    """The page of each row, by key: a row added comes last and moves no other."""

    limit = 10_000

    def __init__(self, rows: QuerySet[Any]) -> None:
        super().__init__({"queryset": rows.order_by("pk")})


def sitemaps() -> Mapping[str, Any]:
    """Return the sitemaps by name. Specimens are left out: nobody needs to find them."""
    cited = Document.objects.filter(Exists(Citation.objects.filter(document=OuterRef("pk"))))
    records = Meeting.objects.filter(symbol=OuterRef("symbol"))
    spoken = Statement.objects.filter(meeting__specimen=False).select_related("meeting")
    return {
        "lists": ListPages,
        "years": YearPages,
        "months": MonthPages,
        "councils": CouncilPages,
        "coverage": CoveragePages,
        "meetings": RecordPages(Meeting.objects.filter(specimen=False).only("symbol")),
        "statements": RecordPages(spoken.only("number", "meeting__symbol")),
        "countries": RecordPages(Country.objects.only("slug")),
        "organizations": RecordPages(Organization.objects.only("slug")),
        "speakers": RecordPages(Speaker.objects.only("slug")),
        "documents": RecordPages(cited.exclude(Exists(records)).only("symbol")),
        "agenda": RecordPages(AgendaItem.objects.only("slug")),
    }
