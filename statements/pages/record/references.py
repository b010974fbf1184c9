"""How to refer to a statement: what its page tells, and files for programs that keep references."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import unquote

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.utils.translation import gettext

from statements.exports.bibliographies import bibtex, csl_json, ris
from statements.exports.references import Reference, styles
from statements.models import Statement
from statements.pages.web.addresses import locate, official
from statements.writing.references import speaker_and_delegation


def reference_of(request: HttpRequest, statement: Statement) -> Reference:
    """Return what a reference to `statement` tells. No query, where its names are at hand."""
    meeting = statement.meeting
    delegation = statement.country or statement.organization
    known = [page for page in statement.pages if page]
    return Reference(
        symbol=meeting.symbol,
        number=statement.number,
        who=speaker_and_delegation(statement),
        author=statement.speaker.name if statement.speaker else speaker_and_delegation(statement),
        delegation=delegation.name if delegation else "",
        capacity=statement.capacity,
        agenda=meeting.agenda_item.title if meeting.agenda_item else "",
        meeting=meeting.number,
        date=meeting.date,
        city=meeting.city,
        first=min(known, default=0),
        last=max(known, default=0),
        address=request.build_absolute_uri(statement.get_absolute_url()),
        official="" if meeting.specimen else official(meeting.symbol),
        specimen=meeting.specimen,
    )


def ways_to_cite(request: HttpRequest, statement: Statement) -> dict[str, object]:
    """Return what a page tells of how to cite a statement.

    What is offered as a quotation is the first paragraph, with the page that it begins on.
    """
    reference = reference_of(request, statement)
    return {
        "reference": reference,
        "styles": styles(reference),
        "quoted": " ".join(statement.paragraphs[0].split()) if statement.paragraphs else "",
        "quoted_page": (statement.pages[0] if statement.pages else None) or None,
    }


def reference_bib(request: HttpRequest, symbol: str) -> HttpResponse:
    """The reference to a statement as BibTeX."""
    return _file(request, symbol, "bib", "application/x-bibtex", bibtex)


def reference_ris(request: HttpRequest, symbol: str) -> HttpResponse:
    """The reference to a statement as RIS."""
    return _file(request, symbol, "ris", "application/x-research-info-systems", ris)


def reference_csl(request: HttpRequest, symbol: str) -> HttpResponse:
    """The reference to a statement as CSL-JSON."""
    return _file(request, symbol, "csl.json", "application/vnd.citationstyles.csl+json", csl_json)


def _file(
    request: HttpRequest, symbol: str, ending: str, kind: str, write: Callable[[Reference], str]
) -> HttpResponse:
    """Return the file; another spelling of the symbol leads to the usual one.

    Raises `Http404` where the symbol is not that of a statement held.
    """
    statement = locate(symbol)
    if not isinstance(statement, Statement):
        raise Http404(gettext("“%s” is no statement that the archive holds.") % symbol)
    address = f"{statement.get_absolute_url()}.{ending}"
    if request.path != unquote(address):
        return HttpResponsePermanentRedirect(address)
    reference = reference_of(request, statement)
    response = HttpResponse(write(reference), content_type=f"{kind}; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{reference.key}.{ending}"'
    return response
