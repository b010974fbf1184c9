"""The index as it is opened for one request."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest

from statements.search.index import sync
from statements.search.index.sync import Opened


def is_signed_in(request: HttpRequest) -> bool:
    """Whether the request has a session: readers have none, curators do."""
    return settings.SESSION_COOKIE_NAME in request.COOKIES


def opened_for(request: HttpRequest) -> Opened:
    """Return the index, for a curator with every change of hers in it.

    A page opens it once and hands it on: what it counts twice it counts in the same statements.
    """
    return sync.current(insist=is_signed_in(request))
