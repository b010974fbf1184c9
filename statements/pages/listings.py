"""The statements of one country, speaker, organization or agenda item, as a page shows them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, cast

from django.core.paginator import Page
from django.db.models import Count, F
from django.db.models.functions import ExtractYear, Left
from django.http import HttpRequest
from django.utils.translation import gettext

from statements.models import Statement
from statements.models.statements import StatementQuerySet

from .bars import Bar, bars
from .filters import StatementFilter, complaints
from .paging import PageLink, paginate

PER_PAGE = 25
OPENING = 320


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of statements with what stands around it.

    `total` and `years` count the substantive statements, or all where `procedural` is set;
    `procedures` counts those left out.
    """

    page: Page[Statement]
    links: list[PageLink]
    years: list[Bar]
    total: int
    procedures: int
    procedural: bool
    year: int | None
    complaints: list[str]


def statements_of(request: HttpRequest, rows: StatementQuerySet) -> Listing:
    """Return the page of `rows` that the request asks for, newest first.

    Statements that only conduct a meeting are left out unless `procedural=with` is asked.
    Costs four queries, however many rows there are.
    """
    asked, listed = found_statements(request, rows)
    chosen: dict[str, Any] = asked.form.cleaned_data if asked.is_valid() else {}
    procedural = chosen.get("procedural") == "with"
    counted = rows if procedural else rows.substantive()
    years = counts_by_year(counted)
    page, links = paginate(request, with_openings(listed), PER_PAGE)
    year = chosen.get("year")
    return Listing(
        page=page,
        links=links,
        years=years,
        total=sum(bar.count for bar in years),
        procedures=0 if procedural else rows.filter(procedural=True).count(),
        procedural=procedural,
        year=int(year) if year is not None else None,
        complaints=complaints(asked),
    )


def found_statements(
    request: HttpRequest, rows: StatementQuerySet
) -> tuple[StatementFilter, StatementQuerySet]:
    """Return what is asked for, and those of `rows` that fit."""
    asked = StatementFilter(request.GET, queryset=rows)
    found = cast("StatementQuerySet", asked.qs)
    with_procedural = asked.is_valid() and asked.form.cleaned_data["procedural"] == "with"
    return asked, found if with_procedural else found.substantive()


def with_openings(rows: StatementQuerySet) -> StatementQuerySet:
    """Return `rows` as a list shows them, newest first, each with its first words as `opening`."""
    return (
        rows.with_names()
        .without_text()
        .annotate(opening=Left(F("paragraphs__0"), OPENING))
        .order_by(
            F("meeting__date").desc(nulls_last=True),
            "-meeting__number",
            "-meeting__resumption",
            "-meeting__part",
            "meeting_id",
            "number",
        )
    )


def counts_by_year(rows: StatementQuerySet) -> list[Bar]:
    """Return how many of `rows` there are in each year, oldest first. One query.

    Those of meetings without a date are counted last, under "no date".
    """
    counted = (
        rows.order_by()
        .annotate(year=ExtractYear("meeting__date"))
        .values_list("year")
        .annotate(count=Count("pk"))
        .order_by("year")
    )
    return bars(
        (str(year), count, f"?year={year}") if year else (gettext("no date"), count, "")
        for year, count in counted
    )
