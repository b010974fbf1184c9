"""One meeting with its statements."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Count, F, Q
from django.db.models.functions import Left
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode

from statements.models import Citation, Document, Meeting, Statement
from statements.search.language import Field, Or, parse, write

from .addresses import official, official_languages
from .attendance import invited_to, members_at
from .bars import share
from .documents import Citing, citing
from .filters import MeetingFilter, complaints
from .floor import portions_of
from .happenings import Happening, by_statement, happenings_at
from .listings import OPENING, with_openings
from .metadata import of_meeting
from .paragraphs import Paragraph, paragraphs_of
from .pinpoints import PageError, held_records, place_of
from .versions import languages_at

CITING_SHOWN = 10


@dataclass(frozen=True, slots=True)
class Turn:
    """One statement in the outline of its meeting; `length` in per cent of the longest.

    `after` is what happened after it: where no paragraph is shown, all that happened
    before the next statement. A turn that is not `shown` is left out but for that.
    """

    statement: Statement
    length: float
    paragraphs: list[Paragraph]
    after: list[Happening]
    shown: bool


def meeting_page(request: HttpRequest, meeting: Meeting) -> HttpResponse:
    """One meeting. `?page=12` leads to that page of its record, `?q=peace` to a search in it."""
    asked = MeetingFilter(request.GET)
    if words := asked.chosen("q"):
        return HttpResponseRedirect(search_within(meeting, words))
    told = complaints(asked)
    if "page" in request.GET:
        try:
            return HttpResponseRedirect(place_of(meeting, request.GET["page"]))
        except PageError as error:
            told.append(str(error))
    return render(
        request, "meeting.html", {**meeting_context(request, meeting, asked), "complaints": told}
    )


def search_within(meeting: Meeting, words: str) -> str:
    """Return the address of a search for `words` at `meeting` and what resumes it.

    The meeting stands first: a quotation mark that is never closed goes on to the end.
    """
    where = write(Field("meeting", (meeting.symbol.replace(" ", ""),)))
    # Alternatives bind looser than words side by side.
    found = f"({words})" if isinstance(parse(words).tree, Or) else words
    return f"{reverse('search')}?{urlencode({'q': f'{where} {found}'})}"


def meeting_context(
    request: HttpRequest, meeting: Meeting, asked: MeetingFilter
) -> dict[str, object]:
    """Return a meeting's masthead and proceedings, and its statements in outline or whole."""
    whole = asked.chosen("text") == "whole"
    substantive = asked.chosen("procedural") == "without"
    before, after = neighbours(meeting)
    cited, cited_by = cited_by_others(meeting)
    opening, turns = turns_of(meeting, whole=whole, substantive=substantive)
    return {
        "meeting": meeting,
        "metadata": of_meeting(request, meeting),
        "whole": whole,
        "substantive": substantive,
        "procedures": sum(turn.statement.procedural for turn in turns),
        "opening": opening,
        "turns": turns,
        "portions": portions_of(turn.statement for turn in turns),
        "members": members_at(meeting),
        "invited": invited_to(meeting),
        "versions": languages_at(meeting),
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


def turns_of(
    meeting: Meeting, *, whole: bool, substantive: bool
) -> tuple[list[Happening], list[Turn]]:
    """Return what happened before the first statement of `meeting`, and each in order.

    With their texts where `whole`, and with only the `substantive` ones shown.
    """
    rows = Statement.objects.at(meeting).with_names().defer("printed", "repairs")
    if not whole:
        rows = rows.without_text().annotate(opening=Left(F("paragraphs__0"), OPENING))
    statements = list(rows)
    happened = by_statement(happenings_at(meeting), [row.number for row in statements])
    longest = max((row.word_count for row in statements), default=0)
    citations = citations_at(meeting) if whole else {}
    held = held_records(each for of in citations.values() for each in of)
    turns = []
    for row in statements:
        after = happened.get(row.number, [])
        shown = not (substantive and row.procedural)
        paragraphs = []
        if whole and shown:
            paragraphs = paragraphs_of(row, citations.get(row.pk, []), after, held)
            after = [each for each in after if each.paragraph >= len(paragraphs)]
        else:
            after = [each for each in after if not each.is_aside]
        turns.append(Turn(row, share(row.word_count, longest), paragraphs, after, shown))
    return happened.get(0, []), turns


def citations_at(meeting: Meeting) -> dict[int, list[Citation]]:
    """Return the citations in the statements of `meeting`, by statement. One query."""
    found: dict[int, list[Citation]] = defaultdict(list)
    rows = Citation.objects.filter(statement__meeting=meeting).select_related("document")
    for citation in rows:
        found[citation.statement_id].append(citation)
    return found


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
    latest = with_openings(Statement.objects.filter(pk__in=rows))[:CITING_SHOWN]
    return document, citing(document, list(latest))
