"""One meeting with its statements."""

from __future__ import annotations

from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode

from statements.models import Citation, Document, Meeting, Statement
from statements.pages.proceedings.attendance import invited_to, members_at
from statements.pages.proceedings.words_by_delegation import words_by_delegation
from statements.pages.text.languages import languages_of_meeting
from statements.pages.text.pinpoints import PageError, address_of_page
from statements.pages.web.addresses import official, official_languages
from statements.pages.web.filters import MeetingFilter, complaints
from statements.pages.web.metadata import of_meeting
from statements.search.index.schema import slug_of
from statements.search.language.parser import parse_query
from statements.search.language.tree import Field, Or, write_query

from .document import Citing, citing
from .meeting_views import Shown, shown_of
from .turns import proceedings_of

CITING_SHOWN = 10


def meeting_page(request: HttpRequest, meeting: Meeting) -> HttpResponse:
    """One meeting, in outline or with `?text=whole` every word of it.

    Of the whole text `?q=peace` marks the words, and `?beside=fr` sets another official language
    beside it; of the outline the words lead to a search. `?page=12` leads to that page.
    """
    asked = MeetingFilter(request.GET)
    way = shown_of(request, asked)
    if (words := asked.chosen("q")) and not way.whole:
        return HttpResponseRedirect(search_within(meeting, words))
    told = complaints(asked)
    if "page" in request.GET:
        try:
            return HttpResponseRedirect(address_of_page(meeting, request.GET["page"]))
        except PageError as error:
            told.append(str(error))
    return render(
        request,
        "record/meeting.html",
        {**meeting_context(request, meeting, way), "complaints": told},
    )


def search_within(meeting: Meeting, words: str) -> str:
    """Return the address of a search for `words` at `meeting` and what resumes it.

    The meeting stands first: a quotation mark that is never closed goes on to the end.
    """
    where = write_query(Field("meeting", (slug_of(meeting.symbol),)))
    # Alternatives bind looser than words side by side.
    found = f"({words})" if isinstance(parse_query(words).tree, Or) else words
    return f"{reverse('search')}?{urlencode({'q': f'{where} {found}'})}"


def meeting_context(request: HttpRequest, meeting: Meeting, way: Shown) -> dict[str, object]:
    """Return a meeting's masthead and proceedings, and its statements in outline or whole."""
    before, after = neighbours(meeting)
    cited, cited_by = cited_by_others(meeting)
    held = proceedings_of(meeting, way)
    return {
        "meeting": meeting,
        "metadata": of_meeting(request, meeting),
        "way": way,
        "whole": way.whole,
        "substantive": way.substantive,
        "procedures": sum(turn.statement.procedural for turn in held.turns),
        "opening": held.opening,
        "turns": held.turns,
        "compared": held.compared,
        "marking": way.marking,
        "hits": held.hits,
        "cleared": f"{way.cleared}#statements",
        "within": search_within(meeting, way.marking.text) if way.marking else "",
        "delegations": words_by_delegation(turn.statement for turn in held.turns),
        "members": members_at(meeting),
        "invited": invited_to(meeting),
        "versions": languages_of_meeting(meeting, way.beside),
        "words": sum(turn.statement.word_count for turn in held.turns),
        "previous": before,
        "next": after,
        "parts": parts_of(meeting),
        "official": official(meeting.symbol),
        "languages": official_languages(meeting.symbol),
        "corrections": list(meeting.corrections.all()),
        "cited": cited,
        "cited_by": cited_by,
    }


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
    """Return all parts of a meeting that was resumed, in order, `spoken` statements each.

    None where the archive holds no other part.
    """
    if meeting.number is None:
        return []
    same = Q(number=meeting.number, specimen=meeting.specimen)
    parts = Meeting.objects.filter(same).annotate(spoken=Count("statements")).in_order()
    return list(parts) if len(parts) > 1 else []


def cited_by_others(meeting: Meeting) -> tuple[Document | None, list[Citing]]:
    """Return the record of `meeting` as a document, and the latest statements citing it.

    A document that nothing cites any more is as good as none.
    """
    document = (
        Document.objects.filter(symbol=meeting.symbol)
        .annotate(citing=Count("citations__statement", distinct=True))
        .filter(citing__gt=0)
        .first()
    )
    if document is None:
        return None, []
    rows = Citation.objects.filter(document=document).values("statement")
    latest = Statement.objects.filter(pk__in=rows).listed()[:CITING_SHOWN]
    return document, citing(document, list(latest))
