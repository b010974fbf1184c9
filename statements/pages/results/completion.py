"""What a reader may be about to type, as a plain list for a script to show."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext

from statements.exports.files import sheet
from statements.search.index import sync
from statements.search.language.question import without_surrogates
from statements.search.meaning.completion import COMPLETION_KINDS, Completion, complete

_PAGES = {
    "country": "country",
    "organization": "organization",
    "speaker": "speaker",
    "agenda": "agenda-item",
    "symbol": "record",
}


def completion(request: HttpRequest) -> JsonResponse:
    """Answer `?q=` with a list of {kind, called, label, url}; an empty one where nothing fits.

    `called` is the kind in the language of the address.
    """
    found = list(_found(request))
    return JsonResponse(found, safe=False, json_dumps_params={"ensure_ascii": False})


def completion_csv(request: HttpRequest) -> HttpResponse:
    """The same list, a line each."""
    rows = (tuple(one.values()) for one in _found(request))
    return sheet("complete", ("kind", "called", "label", "url"), rows)


def _found(request: HttpRequest) -> Iterator[dict[str, str]]:
    return _described(complete(request.GET.get("q", ""), sync.current()))


def opensearch_suggestions(request: HttpRequest) -> JsonResponse:
    """The same for a browser's own search box: what was typed, and what may be meant."""
    text = without_surrogates(request.GET.get("q", ""))
    labels = [one.label for one in complete(text, sync.current())]
    response = JsonResponse([text, labels], safe=False, json_dumps_params={"ensure_ascii": False})
    response["Content-Type"] = "application/x-suggestions+json"
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response


def _described(completions: Iterator[Completion]) -> Iterator[dict[str, str]]:
    for one in completions:
        url = f"{reverse('search')}?{urlencode({'q': one.value})}"
        if one.kind in _PAGES:
            url = reverse(_PAGES[one.kind], args=[one.value])
        called = gettext(COMPLETION_KINDS[one.kind])
        yield {"kind": one.kind, "called": called, "label": one.label, "url": url}
