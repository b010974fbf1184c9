"""The page of a UN symbol: a meeting, a statement or a document, whichever it names."""

from __future__ import annotations

from contextlib import suppress
from urllib.parse import unquote

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.utils.translation import gettext, gettext_noop

from statements.facts import council_meetings
from statements.models import Document, Meeting
from statements.pages.web.addresses import locate, numbered, with_slash
from statements.transcripts.symbols import (
    AGENDA,
    CHARTER,
    DOCUMENT,
    DRAFT,
    ECONOMIC_AND_SOCIAL_COUNCIL,
    GENERAL_ASSEMBLY,
    OTHER,
    PRESIDENTIAL_STATEMENT,
    PRESS_RELEASE,
    PROVISION,
    RESOLUTION,
    SECRETARIAT,
    SECURITY_COUNCIL,
    SPECIMEN,
    VERBATIM_RECORD,
    Symbol,
    SymbolError,
    parse,
)

from .document import document_page
from .meeting import meeting_page
from .statement import statement_page


def record(request: HttpRequest, symbol: str) -> HttpResponse:
    """Answer any address that no other page answers."""
    thing = locate(symbol)
    if thing is None:
        page = with_slash(symbol)
        return HttpResponsePermanentRedirect(page) if page else unknown(request, symbol)
    address = thing.get_absolute_url()
    if request.path != unquote(address):
        query = request.META.get("QUERY_STRING", "")
        return HttpResponsePermanentRedirect(f"{address}?{query}" if query else address)
    if isinstance(thing, Meeting):
        return meeting_page(request, thing)
    if isinstance(thing, Document):
        return document_page(request, thing)
    return statement_page(request, thing)


def unknown(request: HttpRequest, address: str) -> HttpResponse:
    """Say what the symbol would be and where to find it officially, with status 404."""
    before, number = numbered(address)
    context: dict[str, object] = {
        "address": address.strip("/"),
        "meeting": Meeting.objects.filter(symbol=before).first(),
        "number": number,
    }
    symbol = symbol_of(address)
    if symbol:
        context |= {"symbol": symbol.text, "what": described(symbol), "official": symbol.url}
        if symbol.kind == VERBATIM_RECORD and symbol.body == SECURITY_COUNCIL:
            context["fact"] = council_meetings().get(symbol.number)
    return render(request, "record/unknown_symbol.html", context, status=404)


def symbol_of(address: str) -> Symbol | None:
    """Return the symbol in an address, or None where it names no body of the United Nations.

    S/PV.9999/3 is no document of its own: it would be a statement of S/PV.9999.
    """
    before, _ = numbered(address)
    with suppress(SymbolError):
        if parse(before).is_meeting:
            return parse(before)
    with suppress(SymbolError):
        symbol = parse(address.strip("/ "))
        return None if symbol.body == OTHER else symbol
    return None


_KINDS = {
    RESOLUTION: gettext_noop("resolution %(number)s of %(body)s"),
    PRESIDENTIAL_STATEMENT: gettext_noop(
        "presidential statement %(number)s of the Security Council in %(year)s"
    ),
    VERBATIM_RECORD: gettext_noop("the record of meeting %(number)s of %(body)s"),
    PRESS_RELEASE: gettext_noop("press release %(number)s"),
    DRAFT: gettext_noop("a draft before %(body)s"),
    AGENDA: gettext_noop("the agenda of meeting %(number)s of %(body)s"),
    PROVISION: gettext_noop("a provision of %(body)s"),
    DOCUMENT: gettext_noop("a document of %(body)s"),
}
_BODIES = {
    SECURITY_COUNCIL: gettext_noop("the Security Council"),
    GENERAL_ASSEMBLY: gettext_noop("the General Assembly"),
    ECONOMIC_AND_SOCIAL_COUNCIL: gettext_noop("the Economic and Social Council"),
    SECRETARIAT: gettext_noop("the Secretariat"),
    CHARTER: gettext_noop("the Charter of the United Nations"),
    SPECIMEN: gettext_noop("the specimens that a new archive comes with"),
}


def described(symbol: Symbol) -> str:
    """Say in words what a symbol names: "resolution 2295 (2016) of the Security Council"."""
    dated = symbol.kind == RESOLUTION and symbol.year
    return gettext(_KINDS[symbol.kind]) % {
        "number": f"{symbol.number} ({symbol.year})" if dated else symbol.number,
        "year": symbol.year,
        "body": gettext(_BODIES[symbol.body]),
    }
