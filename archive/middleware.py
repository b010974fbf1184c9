"""What every answer carries, and the language in which it is made."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils import translation


class ContentSecurityPolicyMiddleware:
    """Send `settings.SECURE_CSP` with every answer that has no policy of its own.

    Django 6.0 brings a middleware and a setting of these names; on the next long-term
    release theirs takes the place of this one.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        self.policy = "; ".join(
            " ".join((directive, *sources)) for directive, sources in settings.SECURE_CSP.items()
        )

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", self.policy)
        return response


class LanguageMiddleware:
    """Answer in the language that the address names: `/fr/…` is French, all else English.

    Django's own would ask a cookie and the browser, too, and say so in `Vary`. Here an
    address reads the same to everyone, so that it can be cited, and whoever keeps pages
    for others need keep but one of each.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        first = request.path_info.split("/", 2)[1]
        named = first in settings.LANGUAGES_OFFERED and first != settings.LANGUAGE_CODE
        with translation.override(first if named else settings.LANGUAGE_CODE):
            return self.get_response(request)
