"""Documents: the list of those cited, and one of them with all that cites it."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, F
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from statements.models import Citation, Document, Statement
from statements.models.statements import StatementQuerySet
from statements.pages.proceedings.adoptions import adoption_of, true_year_of
from statements.pages.proceedings.votes import votes_on
from statements.pages.text.pieces import CitationExcerpt, sentence_around
from statements.pages.web.addresses import official_languages
from statements.pages.web.filters import CitingFilter, complaints
from statements.pages.web.metadata import of_document
from statements.pages.web.paging import paginate
from statements.transcripts.symbols import RESOLUTION

from .citing_choices import choices

CITING_PER_PAGE = 20


@dataclass(frozen=True, slots=True)
class Citing:
    """One statement that cites a document, with the sentences in which it does."""

    statement: Statement
    places: list[tuple[Citation, CitationExcerpt]]


def document_page(request: HttpRequest, document: Document) -> HttpResponse:
    """One document: what it is, and the statements that cite it, newest first."""
    asked, listed = found_citing(request, document)
    page, links = paginate(request, listed, CITING_PER_PAGE)
    context = {
        "document": document,
        "metadata": of_document(request, document),
        "languages": official_languages(document.symbol),
        **years_of(document),
        "adoption": adoption_of(document),
        "results": votes_on(document),
        "citing": citing(document, list(page)),
        "page": page,
        "links": links,
        "choices": choices(request, document, asked),
        "complaints": complaints(asked),
    }
    return render(request, "record/document.html", context)


def found_citing(
    request: HttpRequest, document: Document
) -> tuple[CitingFilter, StatementQuerySet]:
    """Return what is asked for, and what cites `document` and fits, as lists show it."""
    rows = Statement.objects.filter(citations__document=document)
    asked = CitingFilter(request.GET, queryset=rows)
    # The order of a list needs no DISTINCT over long texts when the keys are asked first.
    keys = asked.qs.order_by().values("pk")
    return asked, Statement.objects.filter(pk__in=keys).listed()


def citing(document: Document, statements: list[Statement]) -> list[Citing]:
    """Return `statements` with the sentences in which they cite `document`. One query."""
    places: dict[int, list[tuple[Citation, CitationExcerpt]]] = {}
    found = (
        Citation.objects.filter(document=document, statement__in=[row.pk for row in statements])
        .annotate(paragraphs=F("statement__paragraphs"))
        .order_by("statement", "paragraph", "start")
    )
    for citation in found:
        if citation.paragraph <= len(citation.paragraphs):
            text = citation.paragraphs[citation.paragraph - 1]
            excerpt = sentence_around(text, citation.start, citation.end)
            places.setdefault(citation.statement_id, []).append((citation, excerpt))
    return [Citing(row, places.get(row.pk, [])) for row in statements]


def years_of(document: Document) -> dict[str, object]:
    """Return the year a resolution is of, and the symbols in which it has another.

    `true_year` is set where the symbol's own year is wrong, `right` is then the document
    meant, if it is held, and `wrong` are those that name `document` with another year.
    `others` are the rest: where no year is known, none can be called wrong. One query.
    """
    counted, known = others_of(document), true_year_of(document)
    others = [other for other, _ in counted]
    wrong = [(other, times) for other, times in counted if times and other.year != known]
    mistaken = known is not None and document.year not in (None, known)
    return {
        "true_year": known if mistaken else None,
        "right": next((other for other in others if mistaken and other.year == known), None),
        "wrong": wrong if known else [],
        "others": [] if known else others,
    }


def others_of(document: Document) -> list[tuple[Document, int]]:
    """Return the documents that differ from `document` in the year alone.

    With the number of statements that cite each. Speakers mistake the year of a resolution,
    as gold/citation_year_mismatches shows: one who looks for all that cites it wants to know
    of the others.
    """
    # Reports and letters begin at 1 again each year: only resolutions count on.
    if document.kind != RESOLUTION or document.number is None or document.year is None:
        return []
    same = Document.objects.filter(
        body=document.body, kind=document.kind, number=document.number, session=document.session
    )
    counted = same.exclude(pk=document.pk).annotate(
        citing=Count("citations__statement", distinct=True)
    )
    dated = counted.filter(year__isnull=False).order_by("year", "symbol")
    return [(other, other.citing) for other in dated]
