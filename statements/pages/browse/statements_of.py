"""The statements of one country, speaker, organization or agenda item, as a page shows them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, cast

from django.core.paginator import Page
from django.http import HttpRequest

from statements.models import Statement
from statements.models.statements import StatementQuerySet
from statements.pages.figures.counted_links import CountedLink, with_lengths
from statements.pages.web.filters import StatementFilter, complaints
from statements.pages.web.opened_index import opened_for
from statements.pages.web.paging import PageLink, paginate
from statements.pages.web.query_strings import changed
from statements.search.counting import top_values
from statements.search.index.sync import Opened
from statements.search.language.question import Question
from statements.search.studies.profile import Profile, ProfileYear, profile
from statements.search.studies.selection import select

STATEMENTS_PER_PAGE = 25
SUBSTANTIVE = "substantive"


@dataclass(frozen=True, slots=True)
class YearOfStatements(CountedLink):
    """One year of a list of statements: how many, and the link that chooses it.

    `share` is per cent of all statements of the year, None where these are too few.
    """

    share: float | None = None


@dataclass(frozen=True, slots=True)
class StatementList:
    """One page of statements with what stands around it.

    `profile` and `years` are of the substantive statements, or of all where `procedural` is
    set; `procedures` counts those left out.
    """

    page: Page[Statement]
    links: list[PageLink]
    profile: Profile
    years: list[YearOfStatements]
    procedures: int
    procedural: bool
    year: int | None
    complaints: list[str]

    @property
    def total(self) -> int:
        """How many statements there are, of all years."""
        return self.profile.total

    @property
    def is_part(self) -> bool:
        """Whether the page shows anything but the first statements of the whole list."""
        return self.procedural or self.year is not None or self.page.number > 1


def statements_of(
    request: HttpRequest, rows: StatementQuerySet, question: Question
) -> StatementList:
    """Return the page of `rows` that the request asks for, newest first.

    `question` finds the same statements in the index, which counts them. Statements that
    only conduct a meeting are left out unless `procedural=with` is asked. Costs two queries,
    however many rows there are.
    """
    asked, fitting = filter_statements(request, rows)
    chosen: dict[str, Any] = asked.form.cleaned_data if asked.is_valid() else {}
    procedural = chosen.get("procedural") == "with"
    opened = opened_for(request)
    counted = profile_of(opened, question, procedural=procedural)
    page, links = paginate(request, fitting.listed(), STATEMENTS_PER_PAGE)
    year = int(chosen["year"]) if chosen.get("year") is not None else None
    return StatementList(
        page=page,
        links=links,
        profile=counted,
        years=with_lengths(years_spoken(request, counted.years, year)),
        procedures=0 if procedural else select(question, opened).total - counted.total,
        procedural=procedural,
        year=year,
        complaints=complaints(asked),
    )


def filter_statements(
    request: HttpRequest, rows: StatementQuerySet
) -> tuple[StatementFilter, StatementQuerySet]:
    """Return what is asked for, and those of `rows` that fit."""
    asked = StatementFilter(request.GET, queryset=rows)
    fitting = cast("StatementQuerySet", asked.qs)
    with_procedural = asked.is_valid() and asked.form.cleaned_data["procedural"] == "with"
    return asked, fitting if with_procedural else fitting.substantive()


def profile_of(opened: Opened, question: Question, *, procedural: bool) -> Profile:
    """Return the profile of what `question` finds, procedural statements only if wanted."""
    return profile(opened, question if procedural else question.narrowed("type", SUBSTANTIVE))


def years_spoken(
    request: HttpRequest, years: Sequence[ProfileYear], chosen: int | None
) -> Iterator[YearOfStatements]:
    """Yield the years from the first to the last with a statement, but for those not held."""
    spoken = [at for at, year in enumerate(years) if year.statements]
    for year in years[spoken[0] : spoken[-1] + 1] if spoken else ():
        if year.held:
            query = changed(request.GET, {"year": year.label, "page": ""})
            yield YearOfStatements(
                year.label,
                year.statements,
                f"?{query}#statements" if year.statements else "",
                selected=year.label == str(chosen),
                share=year.share,
            )


def statements_by_value(request: HttpRequest, facet: str) -> dict[str, int]:
    """Return how many statements have each value of `facet`, by slug. No query of rows."""
    opened = opened_for(request)
    counted = top_values.value_counts(opened, select(Question(), opened).query, (facet,))[facet]
    return {value: count for value, _, count in counted}
