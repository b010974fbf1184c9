"""Speakers: the list by letter and by name, and one of them."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.db.models import Count, Max, Min, QuerySet
from django.db.models.functions import Substr, Upper
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render

from statements.curation.merges import current_speaker
from statements.models import Attestation, Speaker, Statement
from statements.pages.figures.counted_links import CountedLink
from statements.pages.web.filters import SpeakerFilter, complaints
from statements.pages.web.metadata import of_speaker
from statements.pages.web.paging import paginate
from statements.search.language.question import Question
from statements.search.studies.trends import MIN_STATEMENTS_FOR_SHARE

from .profile_lists import profile_lists
from .statements_of import statements_of

SPEAKERS_PER_PAGE = 100


def speakers(request: HttpRequest) -> HttpResponse:
    """Speakers in order of family names, with the number and years of statements."""
    asked, rows = filter_speakers(request)
    page, links = paginate(request, rows, SPEAKERS_PER_PAGE)
    letter = asked.form.cleaned_data.get("letter", "").upper()
    context = {
        "page": page,
        "links": links,
        "letters": letters(letter),
        "letter": letter,
        "name": asked.form.cleaned_data.get("q", ""),
        "complaints": complaints(asked),
    }
    return render(request, "browse/speakers.html", context)


def filter_speakers(request: HttpRequest) -> tuple[SpeakerFilter, QuerySet[Speaker]]:
    """Return what is asked for, and the speakers that fit, as the list shows them."""
    asked = SpeakerFilter(request.GET, queryset=Speaker.objects.all())
    rows = asked.qs.select_related("country", "organization").annotate(
        spoken=Count("statements"),
        first=Min("statements__meeting__date"),
        last=Max("statements__meeting__date"),
    )
    return asked, rows.order_by("sort_name", "slug")


def letters(chosen: str) -> list[CountedLink]:
    """Return the first letters of family names, each with the number of speakers. One query."""
    first = Upper(Substr("sort_name", 1, 1))
    counted = Speaker.objects.order_by().values_list(first).annotate(count=Count("pk"))
    return [
        CountedLink(letter, count, f"?letter={letter.lower()}", selected=letter == chosen)
        for letter, count in counted.order_by(first)
    ]


def speaker(request: HttpRequest, slug: str) -> HttpResponse:
    """One speaker: the names, offices and delegations, and what was said."""
    person = current_speaker(slug)
    if person is None:
        raise Http404(f"No speaker has the address “{slug}”.")
    if person.slug != slug:
        return HttpResponsePermanentRedirect(person.get_absolute_url())
    rows = Statement.objects.filter(speaker=person)
    listing = statements_of(request, rows, Question(speaker=(person.slug,)))
    context = {
        "speaker": person,
        "metadata": of_speaker(request, person),
        "names": names_of_speaker(person),
        "merges": list(person.merges.filter(undone_at=None).order_by("made_at")),
        "offices": offices_of(person),
        "presided": person.presided.count(),
        "listing": listing,
        "lists": profile_lists(listing.profile),
        "least": MIN_STATEMENTS_FOR_SHARE,
    }
    return render(request, "browse/speaker.html", context)


def names_of_speaker(speaker: Speaker) -> list[str]:
    """Return the other names under which the speaker was printed. Two queries."""
    printed = Attestation.objects.filter(alias__speaker=speaker).values_list("printed", flat=True)
    aliases = speaker.aliases.values_list("printed", flat=True)
    return sorted({*printed, *aliases} - {speaker.name})


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
