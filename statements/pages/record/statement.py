"""One statement: who made it, for whom, and every word of it."""

from __future__ import annotations

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext, gettext_noop

from statements.models import Correction, Statement
from statements.models.council_roles import Role, Roster, role_in
from statements.pages.proceedings.events import events_at
from statements.pages.text.cited_documents import known_of_cited
from statements.pages.text.highlights import Highlighter, highlighter_for
from statements.pages.text.languages import OTHER_LANGUAGES, Language, languages_of, side_by_side
from statements.pages.text.paragraphs import Paragraph, highlight_paragraphs, paragraphs_of
from statements.pages.text.pieces import RepairedPiece, split_at_repairs
from statements.pages.text.pinpoints import held_records
from statements.pages.web.metadata import of_statement
from statements.search.studies.similar import similar_without_waiting

from .references import ways_to_cite


def statement_page(request: HttpRequest, statement: Statement) -> HttpResponse:
    """One statement: as restored, or with `?text=printed` as it came with repairs marked.

    `?with=fr` sets it in another official language beside the text, and `?q=threat` marks
    the words of a search in any of these.
    """
    printed = request.GET.get("text") == "printed"
    marking = highlighter_for(request.GET)
    pieces, paragraphs, hits = texts_of(statement, marking, printed=printed)
    asked = None if printed else OTHER_LANGUAGES.get(request.GET.get("with", ""))
    context = {
        "statement": statement,
        "metadata": of_statement(request, statement),
        "meeting": statement.meeting,
        "printed": printed,
        "pieces": pieces,
        "paragraphs": paragraphs,
        "marking": marking,
        "hits": hits,
        "languages": languages_of(statement),
        "asked": asked,
        "beside": side_by_side(statement, asked, paragraphs) if asked else None,
        "role": role_of(statement),
        "onward": onward(asked, marking),
        "cleared": f"{request.path}{onward(asked, None) or ('?text=printed' if printed else '')}",
        "similar": similar_without_waiting(statement.pk),
        **around(statement),
        **corrected(statement),
        **ways_to_cite(request, statement),
    }
    return render(request, "record/statement.html", context)


def around(statement: Statement) -> dict[str, Statement | None]:
    """Return the statements before and after at the meeting. Two queries."""
    rows = Statement.objects.at(statement.meeting).with_names().without_text()
    return {
        "previous": rows.filter(number__lt=statement.number).last(),
        "next": rows.filter(number__gt=statement.number).first(),
    }


def corrected(statement: Statement) -> dict[str, object]:
    """Return the corrections to tell of, and the fields of the statement that have one."""
    rows = corrections_of(statement)
    return {"corrections": rows, "corrected": {row.field for row in rows if row.statement_id}}


def texts_of(
    statement: Statement, marking: Highlighter | None, *, printed: bool
) -> tuple[tuple[RepairedPiece, ...], list[Paragraph], int]:
    """Return the text as printed or else its paragraphs, and how many places are marked."""
    if printed:
        pieces = split_at_repairs(statement.printed, statement.repairs)
        pieces = marking.printed(pieces) if marking else pieces
        return pieces, [], max((run.hit for piece in pieces for run in piece.runs), default=0)
    paragraphs = linked_paragraphs(statement)
    if marking is None:
        return (), paragraphs, 0
    highlights = marking.highlights(statement.paragraphs)
    total = max((each.hit for of in highlights for each in of), default=0)
    return (), highlight_paragraphs(paragraphs, highlights, total), total


def onward(asked: Language | None, marking: Highlighter | None) -> str:
    """Return what the statements around keep of this view: "?with=fr&q=threat", or nothing."""
    kept = [f"with={asked.code}" if asked else "", marking.query if marking else ""]
    return "?" + "&".join(filter(None, kept)) if any(kept) else ""


def linked_paragraphs(statement: Statement) -> list[Paragraph]:
    """Return the paragraphs with their citations, and what happened meanwhile. Seven queries."""
    citations = list(statement.citations.select_related("document"))
    events = events_at(statement.meeting, statement.number)
    held, previews = held_records(citations), known_of_cited(citations)
    return paragraphs_of(statement, citations, events, held, previews)


def corrections_of(statement: Statement) -> list[Correction]:
    """Return the corrections of the statement and of its meeting: both show on its page."""
    of = Q(statement=statement) | Q(meeting=statement.meeting_id)
    return list(Correction.objects.filter(of))


_ROLES = {
    Role.PERMANENT: gettext_noop("Permanent member of the Council on that day"),
    Role.ELECTED: gettext_noop("Elected member of the Council on that day"),
    Role.NON_MEMBER: gettext_noop("Not a member of the Council on that day"),
    Role.UN: gettext_noop("United Nations official"),
}


def role_of(statement: Statement) -> str:
    """Return what the delegation was to the Council on the day; empty where nothing is known."""
    role = role_in(Roster.load(), statement)
    if role is Role.OTHER:
        return ""
    if not statement.country_id:
        return gettext(role.label)
    return gettext(_ROLES[role])
