"""HTTP caching: how long a page may be kept and by whom, and 304 for who has it still."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import cache, wraps
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import OperationalError, connection
from django.http import HttpRequest, HttpResponseBase
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.views.decorators.http import condition

from statements.search.index import sync

from .opened_index import is_signed_in

View = Callable[..., HttpResponseBase]

SECONDS = 60

_PARTS = ("templates", "static")


def kept(view: View, *, counts: bool = False) -> View:
    """Let everyone keep the page for a minute, but nobody who is signed in.

    Who asks again later gets 304 (not modified) without the page being made, as long as
    nothing has changed. `counts` is for pages whose counts come from the index.

    A curator sees what she changed on the next page; crawlers are answered by whatever cache
    stands before the archive.
    """

    def tag(request: HttpRequest, *args: Any, **kwargs: Any) -> str | None:
        return state(counts=counts)

    conditional = condition(etag_func=tag)(view)

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if is_signed_in(request):
            response = view(request, *args, **kwargs)
            patch_cache_control(response, private=True, no_cache=True)
        else:
            response = conditional(request, *args, **kwargs)
            if response.status_code < 500:
                patch_cache_control(response, public=True, max_age=SECONDS)
            else:
                # It is no state of the page: whoever kept it would take it for that.
                del response["ETag"]
                patch_cache_control(response, no_store=True)
        patch_vary_headers(response, ["Cookie"])
        return response

    return answer


def state(*, counts: bool) -> str | None:
    """Return the entity tag of all pages as record, index and program now are. One query.

    None while the record is out of reach: a search outlives that.

    A snapshot names the transactions that can be seen, so that whatever is written, by
    whichever process, gives another tag. Taken before the page is made: at worst a page
    is newer than its tag, and is made once more.
    """
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_current_snapshot()::text")
            ((snapshot,),) = cursor.fetchall()
    except OperationalError:
        return None
    parts = (_program(), sync.version(fresh=counts), snapshot)
    return f'W/"{hashlib.blake2b("|".join(parts).encode(), digest_size=12).hexdigest()}"'


@cache
def _program() -> str:
    """Return what tells this program from its next release: the newest of its files.

    Pages name style and script by what is in them, so those are part of it.
    """
    folders = (Path(__file__).parents[2], *(settings.BASE_DIR / name for name in _PARTS))
    files = (file for folder in folders for file in folder.rglob("*.*"))
    return str(max(file.stat().st_mtime_ns for file in files if file.suffix != ".pyc"))
