"""A meeting, a statement or a document for programs, at its symbol: as JSON and as CSV.

A meeting's file lists its statements, a statement's its paragraphs, a document's the
statements that cite it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext

from statements.exports.files import sheet
from statements.exports.tables import STATEMENT_ROWS
from statements.models import (
    Citation,
    Correction,
    Document,
    LanguageVersion,
    Meeting,
    Source,
    Statement,
)
from statements.pages.figures.counted_links import CountedLink
from statements.pages.proceedings.adoptions import adoption_of
from statements.pages.proceedings.attendance import invited_to, members_at
from statements.pages.proceedings.events import MeetingEvent, events_at
from statements.pages.proceedings.votes import VoteResult, votes_on
from statements.pages.text.languages import versions_of_meeting
from statements.pages.web.addresses import locate, official, official_languages
from statements.pages.web.filters import MeetingFilter
from statements.pages.web.formats import as_json, left_out, listed, moved_to, whole

from .citing_choices import choices
from .document import CITING_PER_PAGE, found_citing, years_of
from .meeting import neighbours, parts_of
from .meeting_views import shown_of
from .statement import corrections_of, role_of

RecordThing = Meeting | Document | Statement


def record_json(request: HttpRequest, symbol: str) -> HttpResponseBase:
    """All that the page of a symbol tells."""
    thing = _located(symbol)
    if moved := moved_to(request, thing, "json"):
        return moved
    if isinstance(thing, Meeting):
        return as_json(meeting_as_dict(request, thing))
    if isinstance(thing, Document):
        return as_json(document_as_dict(request, thing))
    return as_json(statement_as_dict(request, thing))


def record_csv(request: HttpRequest, symbol: str) -> HttpResponseBase:
    """The rows that the page of a symbol lists."""
    thing = _located(symbol)
    if moved := moved_to(request, thing, "csv"):
        return moved
    if isinstance(thing, Meeting):
        return whole(
            request, STATEMENT_ROWS, Statement.objects.at(thing).with_names().without_text()
        )
    if isinstance(thing, Document):
        return whole(request, STATEMENT_ROWS, found_citing(request, thing)[1])
    return sheet("paragraphs", ("paragraph", "page", "text"), _numbered(thing))


def _located(symbol: str) -> RecordThing:
    thing = locate(symbol)
    if thing is None:
        raise Http404(gettext("“%s” names nothing that the archive holds.") % symbol)
    return thing


def statement_as_dict(request: HttpRequest, statement: Statement) -> dict[str, object]:
    """Return a statement: its words, what they cite, and where they came from. 13 queries.

    Offsets of a citation are characters of its paragraph, those of a repair of `printed`.
    """
    meeting = statement.meeting
    source = Source.objects.filter(statements=statement).defer("content").first()
    others = Statement.objects.at(meeting).with_names().without_text()
    return {
        **STATEMENT_ROWS.row(request, statement),
        "heading": statement.heading,
        "country": _address(request, statement.country),
        "organization": _address(request, statement.organization),
        "speaker_address": _address(request, statement.speaker),
        "role": role_of(statement),
        "meeting": request.build_absolute_uri(meeting.get_absolute_url()),
        "official": official(meeting.symbol),
        "paragraphs": _paragraphs(request, statement),
        "happenings": _events(request, events_at(meeting, statement.number)),
        "printed": statement.printed,
        "repairs": statement.repairs,
        "versions": list(
            statement.versions.values("language", "heading", "paragraphs", "confidence")
        ),
        "corrections": _corrections(corrections_of(statement)),
        "source": _source(source) if source else None,
        "previous": _address(request, others.filter(number__lt=statement.number).last()),
        "next": _address(request, others.filter(number__gt=statement.number).first()),
    }


def _numbered(statement: Statement) -> Iterator[tuple[int, int | None, str]]:
    """Yield the paragraphs of a statement, each with its number and its page where known."""
    for number, text in enumerate(statement.paragraphs, start=1):
        yield number, statement.pages[number - 1] or None if statement.pages else None, text


def _paragraphs(request: HttpRequest, statement: Statement) -> list[dict[str, object]]:
    cited: dict[int, list[dict[str, object]]] = {}
    for citation in statement.citations.select_related("document"):
        cited.setdefault(citation.paragraph, []).append(_citation(request, citation))
    return [
        {"number": number, "page": page, "text": text, "citations": cited.get(number, [])}
        for number, page, text in _numbered(statement)
    ]


def _citation(request: HttpRequest, citation: Citation) -> dict[str, object]:
    return {
        "symbol": citation.document.symbol,
        "printed": citation.printed,
        "start": citation.start,
        "end": citation.end,
        "pinpoint": citation.pinpoint,
        "true_year": citation.true_year,
        "address": _address(request, citation.document),
    }


def _source(source: Source) -> dict[str, object]:
    return {
        "name": source.name,
        "format": source.format,
        "sha256": source.sha256,
        "bytes": source.size,
        "parser_version": source.parser_version,
    }


def _corrections(corrections: Iterable[Correction]) -> list[dict[str, object]]:
    return [
        {
            "of": "meeting" if correction.meeting_id else "statement",
            "field": correction.field,
            "reason": correction.reason,
            "made_on": correction.made_at.date(),
        }
        for correction in corrections
    ]


def _events(request: HttpRequest, events: Sequence[MeetingEvent]) -> list[dict[str, object]]:
    return [
        {
            "after_statement": one.after,
            "after_paragraph": one.paragraph,
            "kind": one.direction.kind if one.direction else "vote",
            "text": one.direction.text if one.direction else None,
            "vote": _vote(request, one.result) if one.result else None,
        }
        for one in events
    ]


def _vote(request: HttpRequest, result: VoteResult) -> dict[str, object]:
    vote = result.vote
    return {
        "method": vote.method,
        "subject": _address(request, vote.subject),
        "adopted": _address(request, vote.adopted),
        "carried": vote.carried,
        "sides": [
            {
                "choice": side.choice,
                "count": side.count,
                "named": [country.name for country in side.named],
            }
            for side in result.sides
        ],
    }


def meeting_as_dict(request: HttpRequest, meeting: Meeting) -> dict[str, object]:
    """Return a meeting: its masthead, who was there, what happened, and its statements.

    With `?text=whole` each statement has its paragraphs, with `?beside=fr` those in another
    language too. Constant queries.
    """
    said = _rows(request, meeting)
    before, after = neighbours(meeting)
    president = meeting.president.name if meeting.president else meeting.president_printed
    return {
        "symbol": meeting.symbol,
        "address": _address(request, meeting),
        "date": meeting.date,
        "opened": meeting.opened,
        "closed": meeting.closed,
        "scheduled": meeting.scheduled,
        "year_of_council": meeting.year_of_council,
        "provisional": meeting.provisional,
        "city": meeting.city,
        "kind": meeting.kind,
        "president": president,
        "president_country": _address(request, meeting.president_country),
        "agenda_item": meeting.agenda_item.title if meeting.agenda_item else None,
        "agenda_item_address": _address(request, meeting.agenda_item),
        "specimen": meeting.specimen,
        "official": {code: where for code, _, where in official_languages(meeting.symbol)},
        "members": [
            {
                "country": member.seat.country.name,
                "representative": member.seat.representative,
                "presiding": member.seat.presiding,
                "role": member.role,
            }
            for member in members_at(meeting)
        ],
        "invited": [
            {
                "rule": one.rule or None,
                "name": one.name,
                "country": one.country.name if one.country else None,
                "office": one.office,
            }
            for _, invitations in invited_to(meeting)
            for one in invitations
        ],
        "happenings": _events(request, events_at(meeting)),
        "statements": said,
        "corrections": _corrections(meeting.corrections.all()),
        "parts": [_address(request, part) for part in parts_of(meeting)],
        "previous": _address(request, before),
        "next": _address(request, after),
    }


def _rows(request: HttpRequest, meeting: Meeting) -> list[dict[str, object]]:
    way = shown_of(request, MeetingFilter(request.GET))
    rows = Statement.objects.at(meeting).with_names().defer("printed", "repairs")
    versions = versions_of_meeting(meeting, way.language) if way.language else {}
    return [
        {
            **STATEMENT_ROWS.row(request, statement),
            **({"paragraphs": statement.paragraphs} if way.whole else {}),
            **({"beside": _version(versions.get(statement.pk))} if way.language else {}),
        }
        for statement in (rows if way.whole else rows.without_text())
    ]


def _version(version: LanguageVersion | None) -> dict[str, object] | None:
    if version is None:
        return None
    told = ("language", "heading", "paragraphs", "confidence")
    return {name: getattr(version, name) for name in told}


def document_as_dict(request: HttpRequest, document: Document) -> dict[str, object]:
    """Return a document: what it is, the votes on it, and a page of what cites it."""
    asked, found = found_citing(request, document)
    cited = choices(request, document, asked)
    years, adoption = years_of(document), adoption_of(document)
    return {
        "symbol": document.symbol,
        "address": _address(request, document),
        "body": document.body,
        "kind": document.kind,
        "title": document.title,
        "number": document.number,
        "year": document.year,
        "true_year": years["true_year"],
        "session": document.session,
        "date": document.date or (adoption.fact.date if adoption else None),
        "adopted_at": adoption.fact.meeting if adoption else None,
        "vote": adoption.vote if adoption else None,
        "official": {code: where for code, _, where in official_languages(document.symbol)},
        "votes": [
            {"meeting": result.vote.meeting.symbol, **_vote(request, result)}
            for result in votes_on(document)
        ],
        "years": _counted(cited.years),
        "countries": _counted(cited.countries),
        "organizations": _counted(cited.organizations),
        **listed(request, STATEMENT_ROWS, found, CITING_PER_PAGE),
        **left_out(asked),
    }


def _counted(rows: Iterable[CountedLink]) -> list[dict[str, object]]:
    return [{"label": row.label, "statements": row.count} for row in rows]


def _address(request: HttpRequest, thing: object | None) -> str | None:
    where = getattr(thing, "get_absolute_url", None)
    return request.build_absolute_uri(where()) if where else None
