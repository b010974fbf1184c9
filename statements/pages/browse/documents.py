"""The documents cited, those cited by most statements first."""

from __future__ import annotations

from urllib.parse import quote

from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from statements.models import Document
from statements.pages.figures.counted_links import CountedLink
from statements.pages.web.filters import DocumentFilter, complaints
from statements.pages.web.paging import paginate

DOCUMENTS_PER_PAGE = 50


def documents(request: HttpRequest) -> HttpResponse:
    """The documents cited, those cited by most statements first."""
    asked, rows = filter_documents(request)
    page, links = paginate(request, rows, DOCUMENTS_PER_PAGE)
    kind = asked.form.cleaned_data.get("kind", "")
    context = {
        "page": page,
        "links": links,
        "kinds": kinds_cited(kind),
        "kind": kind,
        "symbol": asked.form.cleaned_data.get("q", ""),
        "complaints": complaints(asked),
    }
    return render(request, "browse/documents.html", context)


def kinds_cited(chosen: str) -> list[CountedLink]:
    """Return the kinds of the documents cited, that of most documents first. One query."""
    kinds = Document.objects.order_by().values_list("kind").annotate(count=Count("pk"))
    return [
        CountedLink(kind, count, f"?kind={quote(kind)}", selected=kind == chosen)
        for kind, count in sorted(kinds, key=lambda row: -row[1])
    ]


def filter_documents(request: HttpRequest) -> tuple[DocumentFilter, QuerySet[Document]]:
    """Return what is asked for, and the documents that fit, as the list shows them."""
    asked = DocumentFilter(request.GET, queryset=Document.objects.all())
    rows = asked.qs.annotate(citing=Count("citations__statement", distinct=True))
    return asked, rows.order_by("-citing", "symbol")
