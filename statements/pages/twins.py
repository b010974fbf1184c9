"""The twins of a page for programs: the same content as JSON or CSV, at the same address."""

from __future__ import annotations

from collections.abc import Mapping
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponseBase, JsonResponse

from .caching import View


def open_to_all(view: View) -> View:
    """Let the pages of any site read an answer, and no search engine list it.

    Whoever is signed in gains other sites nothing: a browser sends no cookie for `*`.
    """

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        response["Access-Control-Allow-Origin"] = "*"
        response["X-Robots-Tag"] = "noindex, nofollow"
        return response

    return answer


def as_json(body: Mapping[str, Any], status: int = 200) -> JsonResponse:
    """Return an object as JSON that people can read too."""
    return JsonResponse(
        dict(body), status=status, json_dumps_params={"ensure_ascii": False, "indent": 2}
    )
