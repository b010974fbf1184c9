"""Who reads a page: anybody, or somebody who signed in and sees her own changes at once."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest

from statements.search.index import sync
from statements.search.index.sync import Opened


def is_known(request: HttpRequest) -> bool:
    """Whether somebody who signed in asks. Whoever only reads has no cookie."""
    return settings.SESSION_COOKIE_NAME in request.COOKIES


def opened_for(request: HttpRequest) -> Opened:
    """Return the index, in which a curator finds her own change at once.

    A page opens it once: what is counted twice on it is counted in the same statements.
    """
    return sync.current(insist=is_known(request))
