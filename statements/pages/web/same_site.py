"""Whether a form was sent from a page of this archive.

A token against forged requests needs a cookie, and readers have none. What a forged request could
do here anyone may do without signing in; so it is enough that browsers tell where a request
comes from.
"""

from __future__ import annotations

from django.http import HttpRequest


def is_same_site(request: HttpRequest) -> bool:
    """Whether a page of this archive sent the request, or no page did.

    From the headers `Sec-Fetch-Site` or else `Origin`; without either no browser sent it.
    """
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site in {"same-origin", "none"}
    origin = request.headers.get("Origin")
    return origin is None or origin.partition("://")[2] == request.get_host()
