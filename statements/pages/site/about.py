"""Pages that tell of the archive itself."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from statements.search.language.tokenizer import (
    MAX_QUERY_LENGTH,
    MAX_QUERY_WORDS,
    MAX_WORDS_BETWEEN,
)
from statements.search.results.cursors import DEPTH

from .help_examples import FIELDS, WORDS


def about(request: HttpRequest) -> HttpResponse:
    """What the archive is, where its texts come from, and what it is not."""
    return render(request, "site/about.html")


def help_page(request: HttpRequest) -> HttpResponse:
    """How to ask: the syntax of a search, with examples to follow."""
    context = {
        "words": WORDS,
        "fields": FIELDS,
        "longest": MAX_QUERY_LENGTH,
        "terms": MAX_QUERY_WORDS,
        "distance": MAX_WORDS_BETWEEN,
        "numbered": DEPTH,
    }
    return render(request, "site/help.html", context)


def robots(request: HttpRequest) -> HttpResponse:
    """What crawlers are asked not to walk: searches and the combinations of filters."""
    return render(request, "site/robots.txt", content_type="text/plain; charset=utf-8")


def opensearch(request: HttpRequest) -> HttpResponse:
    """How a browser may search here from its own search box."""
    context = {"root": f"{request.scheme}://{request.get_host()}"}
    kind = "application/opensearchdescription+xml; charset=utf-8"
    return render(request, "site/opensearch.xml", context, content_type=kind)
