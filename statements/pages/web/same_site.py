"""Whether a form was sent from a page of the archive, though no cookie says so.

A token against forgery needs a cookie, which readers are spared. What a forged request can
do here is what anyone may do without a name; a browser still tells where it comes from.
"""

from __future__ import annotations

from django.http import HttpRequest


def is_own(request: HttpRequest) -> bool:
    """Whether a page of this archive sent the request, or no page did."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site in {"same-origin", "none"}
    origin = request.headers.get("Origin")
    return origin is None or origin.partition("://")[2] == request.get_host()
