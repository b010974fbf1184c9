"""Meetings: by year, and one of them with its statements."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Count, F, Q, QuerySet
from django.db.models.functions import ExtractYear, Left
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from statements.models import Citation, Document, Meeting, Statement

from .addresses import official, official_languages
from .bars import Bar, bars, share
from .documents import Citing, citing
from .filters import FIRST_YEAR, LAST_YEAR
from .listings import OPENING, with_openings
from .paragraphs import Paragraph, paragraphs_of

CITING_SHOWN = 10


def meetings(request: HttpRequest) -> HttpResponse:
    """The years in which meetings are held by the archive, with their number."""
    years = meetings_by_year()
    undated = Meeting.objects.filter(date__isnull=True)
    return render(request, "meetings.html", {"years": years, "undated": list(listed(undated))})


def meetings_by_year() -> list[Bar]:
    """Return the number of meetings in each year, oldest first. One query."""
    counted = (
        Meeting.objects.filter(date__isnull=False)
        .order_by()
        .values_list(ExtractYear("date"))
        .annotate(count=Count("pk"))
        .order_by(ExtractYear("date"))
    )
    return bars((str(year), count, reverse("meetings", args=[year])) for year, count in counted)


def meetings_of_year(request: HttpRequest, year: int) -> HttpResponse:
    """The meetings of one year, in order, month by month."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Http404("The Security Council has met since 1946.")
    found = list(listed(Meeting.objects.in_year(year).in_order()))
    if not found:
        raise Http404(f"The archive holds no meeting of {year}.")
    years = meetings_by_year()
    place = next(at for at, bar in enumerate(years) if bar.label == str(year))
    context = {
        "year": year,
        "meetings": found,
        "previous": years[place - 1] if place else None,
        "next": years[place + 1] if place + 1 < len(years) else None,
    }
    return render(request, "meetings_of_year.html", context)


def listed(rows: QuerySet[Meeting]) -> QuerySet[Meeting]:
    """Return `rows` as lists show them: with agenda item, President and number of statements."""
    return rows.select_related("agenda_item", "president", "president_country").annotate(
        spoken=Count("statements")
    )


@dataclass(frozen=True, slots=True)
class Turn:
    """One statement in the outline of its meeting; `length` in per cent of the longest."""

    statement: Statement
    length: float
    paragraphs: list[Paragraph]


def meeting_page(request: HttpRequest, meeting: Meeting) -> HttpResponse:
    """One meeting: its masthead and its statements in order, in outline or whole."""
    whole = request.GET.get("text") == "whole"
    before, after = neighbours(meeting)
    cited, cited_by = cited_by_others(meeting)
    turns = turns_of(meeting, whole=whole)
    context = {
        "meeting": meeting,
        "whole": whole,
        "turns": turns,
        "speakers": len({turn.statement.speaker_id for turn in turns}),
        "words": sum(turn.statement.word_count for turn in turns),
        "previous": before,
        "next": after,
        "parts": parts_of(meeting),
        "official": official(meeting.symbol),
        "languages": official_languages(meeting.symbol),
        "corrections": list(meeting.corrections.all()),
        "cited": cited,
        "cited_by": cited_by,
    }
    return render(request, "meeting.html", context)


def turns_of(meeting: Meeting, *, whole: bool) -> list[Turn]:
    """Return the statements of `meeting` in order, with their texts where `whole`."""
    rows = Statement.objects.at(meeting).with_names().defer("printed", "repairs")
    if not whole:
        rows = rows.without_text().annotate(opening=Left(F("paragraphs__0"), OPENING))
    statements = list(rows)
    longest = max((row.word_count for row in statements), default=0)
    citations = defaultdict(list)
    if whole:
        found = Citation.objects.filter(statement__meeting=meeting).select_related("document")
        for citation in found:
            citations[citation.statement_id].append(citation)
    return [
        Turn(
            row,
            share(row.word_count, longest),
            paragraphs_of(row, citations[row.pk]) if whole else [],
        )
        for row in statements
    ]


def neighbours(meeting: Meeting) -> tuple[Meeting | None, Meeting | None]:
    """Return the meetings before and after; specimens and real ones do not mix."""
    if meeting.date is None:
        return None, None
    alike = Meeting.objects.filter(specimen=meeting.specimen)
    same_day = list(alike.filter(date=meeting.date).in_order())
    place = same_day.index(meeting)
    before = same_day[place - 1] if place else None
    after = same_day[place + 1] if place + 1 < len(same_day) else None
    return (
        before or alike.filter(date__lt=meeting.date).in_order().last(),
        after or alike.filter(date__gt=meeting.date).in_order().first(),
    )


def parts_of(meeting: Meeting) -> list[Meeting]:
    """Return the other parts of the same meeting: that which it resumes, its resumptions."""
    if meeting.number is None:
        return []
    same = Q(number=meeting.number, specimen=meeting.specimen)
    return list(Meeting.objects.filter(same).exclude(pk=meeting.pk).in_order())


def cited_by_others(meeting: Meeting) -> tuple[Document | None, list[Citing]]:
    """Return the record of `meeting` as a document, and the latest statements citing it."""
    document = (
        Document.objects.filter(symbol=meeting.symbol)
        .annotate(citing=Count("citations__statement", distinct=True))
        .first()
    )
    if document is None:
        return None, []
    rows = Citation.objects.filter(document=document).values("statement")
    latest = with_openings(Statement.objects.filter(pk__in=rows))[:CITING_SHOWN]
    return document, citing(document, list(latest))
