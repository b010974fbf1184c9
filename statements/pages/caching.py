"""How long a page may be kept, and by whom."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils.cache import patch_cache_control, patch_vary_headers

View = Callable[..., HttpResponseBase]

SECONDS = 60


def kept(view: View) -> View:
    """Let everyone keep the page for a minute, but nobody who is signed in.

    A curator sees what she changed on the next page; a crowd of crawlers is answered by
    whatever cache stands before the archive.
    """

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        if settings.SESSION_COOKIE_NAME in request.COOKIES:
            patch_cache_control(response, private=True, no_cache=True)
        else:
            patch_cache_control(response, public=True, max_age=SECONDS)
        patch_vary_headers(response, ["Cookie"])
        return response

    return answer
