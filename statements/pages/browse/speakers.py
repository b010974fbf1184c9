"""Speakers: the list by letter and by name, and one of them."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.db.models import Count, Max, Min, QuerySet
from django.db.models.functions import Substr, Upper
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render

from statements.curation.merges import current_speaker
from statements.models import Speaker, Statement
from statements.pages.web.filters import SpeakerFilter, complaints
from statements.pages.web.metadata import of_speaker
from statements.pages.web.paging import paginate
from statements.search.language.question import Question
from statements.search.studies.trends import MIN_STATEMENTS_FOR_SHARE

from .profile_lists import portrait
from .statements_of import statements_of

PER_PAGE = 100


def speakers(request: HttpRequest) -> HttpResponse:
    """Speakers in order of names, titles left off, with the number and years of statements."""
    asked, rows = found_speakers(request)
    page, links = paginate(request, rows, PER_PAGE)
    context = {
        "page": page,
        "links": links,
        "letters": letters(),
        "letter": asked.form.cleaned_data.get("letter", "").upper(),
        "name": asked.form.cleaned_data.get("q", ""),
        "complaints": complaints(asked),
    }
    return render(request, "browse/speakers.html", context)


def found_speakers(request: HttpRequest) -> tuple[SpeakerFilter, QuerySet[Speaker]]:
    """Return what is asked for, and the speakers that fit, as the list shows them."""
    asked = SpeakerFilter(request.GET, queryset=Speaker.objects.all())
    rows = asked.qs.select_related("country", "organization").annotate(
        spoken=Count("statements"),
        first=Min("statements__meeting__date"),
        last=Max("statements__meeting__date"),
    )
    # The address of a speaker is the name without its title, so it gives the order and the letter.
    return asked, rows.order_by("slug")


def letters() -> list[tuple[str, int]]:
    """Return the first letters of names, each with the number of speakers. One query."""
    first = Upper(Substr("slug", 1, 1))
    counted = Speaker.objects.order_by().values_list(first).annotate(count=Count("pk"))
    return list(counted.order_by(first))


def speaker(request: HttpRequest, slug: str) -> HttpResponse:
    """One speaker: the names, offices and delegations, and what was said."""
    found = current_speaker(slug)
    if found is None:
        raise Http404(f"No speaker has the address “{slug}”.")
    if found.slug != slug:
        return HttpResponsePermanentRedirect(found.get_absolute_url())
    rows = Statement.objects.filter(speaker=found)
    listing = statements_of(request, rows, Question(speaker=(found.slug,)))
    context = {
        "speaker": found,
        "metadata": of_speaker(request, found),
        "names": names_of(found),
        "merges": list(found.merges.filter(undone_at=None).order_by("made_at")),
        "offices": offices_of(found),
        "presided": found.presided.count(),
        "listing": listing,
        "portrait": portrait(listing.profile),
        "least": MIN_STATEMENTS_FOR_SHARE,
    }
    return render(request, "browse/speaker.html", context)


def names_of(speaker: Speaker) -> list[str]:
    """Return the other names under which the speaker was printed. One query."""
    return sorted({alias.printed for alias in speaker.aliases.all()} - {speaker.name})


@dataclass(frozen=True, slots=True)
class Office:
    """For whom and in what capacity someone spoke, how often, and from when to when."""

    capacity: str
    country: str | None
    country_slug: str | None
    organization: str | None
    organization_slug: str | None
    count: int
    first: datetime.date | None
    last: datetime.date | None


def offices_of(speaker: Speaker) -> list[Office]:
    """Return the offices and delegations of the speaker, earliest first. One query."""
    rows = (
        Statement.objects.filter(speaker=speaker)
        .order_by()
        .values_list(
            "capacity",
            "country__name",
            "country__slug",
            "organization__name",
            "organization__slug",
        )
        .annotate(count=Count("pk"), first=Min("meeting__date"), last=Max("meeting__date"))
        .order_by("first", "capacity")
    )
    return [Office(*row) for row in rows]
