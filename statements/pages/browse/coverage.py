"""What is held of all that the Council has met for, what is missing, and what is in doubt."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, fields
from typing import Any

from django.db.models import Count
from django.db.models.functions import ExtractYear
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext

from statements.exports.files import sheet
from statements.facts import MeetingFact, council_meetings
from statements.models import IngestRun, Meeting, Problem, Source, Statement
from statements.pages.figures.counted_links import CountedLink
from statements.pages.web.addresses import official
from statements.pages.web.formats import as_json
from statements.writing.numbers import bar_percent
from statements.writing.slug_labels import spelled


@dataclass(frozen=True, slots=True)
class YearCoverage:
    """The meetings of one year by their numbers: how many were held, and what is here.

    `met` counts those that the Council is known to have held, `closed` those of them without
    a public record, `held` those of which the archive has the record. `letters` counts
    compilations of statements from videoconferences, which have no number. `missing` lists
    the numbers of public records that are not here, as ranges "4100–4107".
    """

    year: int
    met: int
    closed: int
    held: int
    letters: int
    statements: int
    missing: tuple[str, ...]
    missing_count: int

    @property
    def public(self) -> int:
        """How many meetings have a public record."""
        return self.met - self.closed

    @property
    def length(self) -> float:
        """What is held, in per cent of the public records."""
        return bar_percent(min(self.held, self.public), self.public)

    @property
    def href(self) -> str:
        return reverse("coverage", args=[self.year])


def coverage(request: HttpRequest) -> HttpResponse:
    """Every year since S/PV.1: what is held, what is missing, and what is in doubt."""
    years = years_covered()
    context = {
        "years": years,
        "met": sum(year.met for year in years),
        "closed": sum(year.closed for year in years),
        "held": sum(year.held for year in years),
        "letters": sum(year.letters for year in years),
        "through": max(council_meetings().values(), key=lambda fact: fact.number),
        "problems": _spelled(problems_by_kind()),
        "formats": _spelled(sources_by_format()),
        "run": IngestRun.objects.exclude(finished=None).first(),
    }
    return render(request, "browse/coverage.html", context)


def coverage_json(request: HttpRequest) -> JsonResponse:
    """The same for programs."""
    run = IngestRun.objects.exclude(finished=None).first()
    body = {
        "years": [asdict(year) for year in years_covered()],
        "problems": dict(problems_by_kind()),
        "sources": dict(sources_by_format()),
        "last_ingest": run.finished.isoformat() if run and run.finished else None,
    }
    return as_json(body)


def coverage_csv(request: HttpRequest) -> HttpResponse:
    """A line for each year; the ranges of missing records stand in one cell."""
    head = [field.name for field in fields(YearCoverage)]
    years = (asdict(year) | {"missing": " ".join(year.missing)} for year in years_covered())
    return sheet("coverage", head, (tuple(year.values()) for year in years))


def years_covered() -> list[YearCoverage]:
    """Return the coverage of each year, oldest first. Three queries."""
    held = numbers_held()
    letters = _by_year(Meeting.objects.filter(number=None, specimen=False), "date")
    statements = _by_year(Statement.objects.filter(meeting__specimen=False), "meeting__date")
    facts = facts_by_year()
    years = set(facts) | set(letters) | set(statements) | {year for year in held.values() if year}
    covered = []
    for year in sorted(years):
        known = {fact.number for fact in facts.get(year, ())}
        closed = {fact.number for fact in facts.get(year, ()) if fact.closed} - held.keys()
        # What is held beyond the table of meetings was held by the Council too.
        met = known | {number for number, of in held.items() if of == year}
        missing = sorted(met - held.keys() - closed)
        covered.append(
            YearCoverage(
                year=year,
                met=len(met),
                closed=len(closed),
                held=len(met & held.keys()),
                letters=letters.get(year, 0),
                statements=statements.get(year, 0),
                missing=tuple(ranges(missing)),
                missing_count=len(missing),
            )
        )
    return covered


def numbers_held() -> dict[int, int | None]:
    """Return the numbers of the meetings held here, each with the year of its date."""
    rows = Meeting.objects.filter(number__isnull=False, specimen=False).order_by("-resumption")
    return dict(rows.values_list("number", ExtractYear("date")))


def facts_by_year() -> dict[int, list[MeetingFact]]:
    """Return the meetings that the Council is known to have held, by year."""
    years: dict[int, list[MeetingFact]] = defaultdict(list)
    year = 1946
    for fact in council_meetings().values():
        # One without a date was held between its neighbours.
        year = fact.date.year if fact.date else year
        years[year].append(fact)
    return years


def _by_year(rows: Any, field: str) -> dict[int, int]:
    counted = rows.filter(**{f"{field}__isnull": False}).order_by()
    return dict(counted.values_list(ExtractYear(field)).annotate(count=Count("pk")))


def ranges(numbers: Iterable[int]) -> Iterator[str]:
    """Yield sorted numbers as ranges: 1, 2, 3, 7 → "1–3", "7"."""
    first = last = None
    for number in numbers:
        if last is not None and number == last + 1:
            last = number
            continue
        if first is not None:
            yield f"{first}–{last}" if last != first else str(first)
        first = last = number
    if first is not None:
        yield f"{first}–{last}" if last != first else str(first)


def problems_by_kind() -> list[tuple[str, int]]:
    """Return how many problems wait for a curator, by kind, the most first."""
    counted = Problem.objects.open().order_by().values_list("kind").annotate(count=Count("pk"))
    return list(counted.order_by("-count", "kind"))


def sources_by_format() -> list[tuple[str, int]]:
    """Return how many files the record was read from, by format, the most first."""
    counted = Source.objects.order_by().values_list("format").annotate(count=Count("pk"))
    return list(counted.order_by("-count", "format"))


def _spelled(counts: Iterable[tuple[str, int]]) -> list[CountedLink]:
    """Return the counts of kinds or formats with their names in words."""
    return [CountedLink(capfirst(spelled(name)), count) for name, count in counts]


@dataclass(frozen=True, slots=True)
class MeetingCoverage:
    """One meeting by its number: what is held of it, or where its record is."""

    fact: MeetingFact
    meeting: Meeting | None

    @property
    def state(self) -> str:
        """Whether its record is "held" here, "missing", or there is none: it was "closed"."""
        if self.meeting:
            return "held"
        return "closed" if self.fact.closed else "missing"

    @property
    def symbol(self) -> str:
        return f"S/PV.{self.fact.number}"

    @property
    def official(self) -> str:
        return official(self.symbol)


def coverage_of_year(request: HttpRequest, year: int) -> HttpResponse:
    """Every meeting of one year by its number: here, missing, or without a public record."""
    numbers = numbers_of(year)
    context = {
        "year": year,
        "numbers": numbers,
        "counts": Counter(row.state for row in numbers),
        "previous": year - 1 if year > min(facts_by_year()) else None,
        "next": year + 1 if year < max(facts_by_year()) else None,
    }
    return render(request, "browse/coverage_of_year.html", context)


def coverage_of_year_json(request: HttpRequest, year: int) -> JsonResponse:
    """The same for programs."""
    numbers = numbers_of(year)
    body = {
        "year": year,
        "counts": Counter(row.state for row in numbers),
        "meetings": [dict(zip(_NUMBER, _cells(request, row), strict=True)) for row in numbers],
    }
    return as_json(body)


def coverage_of_year_csv(request: HttpRequest, year: int) -> HttpResponse:
    """A line for each meeting."""
    return sheet("coverage", _NUMBER, (_cells(request, row) for row in numbers_of(year)))


def numbers_of(year: int) -> list[MeetingCoverage]:
    """Return the meetings of `year` by their numbers. One query. Raises `Http404` for none."""
    facts = facts_by_year().get(year)
    if not facts:
        raise Http404(gettext("No meeting of %d is in the table of meetings.") % year)
    numbers = [fact.number for fact in facts]
    rows = Meeting.objects.filter(number__in=numbers, resumption=0, part=0, specimen=False)
    held = {meeting.number: meeting for meeting in rows.select_related("agenda_item")}
    return [MeetingCoverage(fact, held.get(fact.number)) for fact in facts]


_NUMBER = ("symbol", "date", "state", "agenda_item", "official", "address")


def _cells(request: HttpRequest, row: MeetingCoverage) -> tuple[str | None, ...]:
    met = row.meeting
    return (
        row.symbol,
        row.fact.date.isoformat() if row.fact.date else None,
        row.state,
        met.agenda_item.title if met and met.agenda_item else None,
        row.official,
        request.build_absolute_uri(met.get_absolute_url()) if met else None,
    )
