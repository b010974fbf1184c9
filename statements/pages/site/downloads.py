"""The whole archive to take away: a page that tells what each file is, and the files."""

from __future__ import annotations

import weakref
from collections.abc import Iterator
from threading import BoundedSemaphore
from typing import Any

from django.conf import settings
from django.db.models import Count, Max, Min, Sum
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext

from statements.exports.dumps import DUMPS, Dump, dump_of
from statements.exports.files import json_lines, long_sheet, sheet
from statements.models import Statement
from statements.models.council_roles import Roster
from statements.models.sources import last_addition
from statements.pages.web.formats import as_json
from statements.pages.web.metadata import of_archive

# Who downloads all of it keeps a thread for long: half of them stay with those who read.
_free = BoundedSemaphore(max(1, settings.THREADS // 2))
_RETRY = "60"  # seconds


def data(request: HttpRequest) -> HttpResponse:
    """What can be downloaded, and how to cite it."""
    held = holdings()
    context = {
        "dumps": counted(),
        "held": held,
        "added": last_addition(),
        "metadata": of_archive(
            request, [dump.address for dump in DUMPS], held["first"], held["last"]
        ),
    }
    return render(request, "site/downloads.html", context)


def data_json(request: HttpRequest) -> JsonResponse:
    """The files and their columns, for programs."""
    run = last_addition()
    body = {
        **holdings(),
        "last_addition": run.finished if run else None,
        "files": [
            {
                "file": dump.file,
                "address": request.build_absolute_uri(dump.address),
                "rows": rows,
                "about": dump.told,
                "columns": dict(dump.described),
            }
            for dump, rows in counted()
        ],
    }
    return as_json(body)


def data_csv(request: HttpRequest) -> HttpResponse:
    """A line for each file."""
    lines = (
        (dump.file, rows, dump.told, request.build_absolute_uri(dump.address))
        for dump, rows in counted()
    )
    return sheet("data", ("file", "rows", "about", "address"), lines)


def holdings() -> dict[str, Any]:
    """Return how much there is of statements, from when to when, and the newest change.

    A change is known by the transaction that made it, as on a query card. One query.
    """
    return Statement.objects.filter(meeting__specimen=False).aggregate(
        statements=Count("pk"),
        words=Sum("word_count", default=0),
        first=Min("meeting__date"),
        last=Max("meeting__date"),
        newest_change=Max("stamp"),
    )


def counted() -> list[tuple[Dump, int]]:
    """Return each file with the number of its rows. A query for each kind of row."""
    rows = {of: of().order_by().count() for of in {dump.found for dump in DUMPS}}
    return [(dump, rows[dump.found]) for dump in DUMPS]


def dump_csv(request: HttpRequest, name: str) -> HttpResponseBase:
    """One file of the archive as CSV."""
    return _dump(request, name, "csv")


def dump_jsonl(request: HttpRequest, name: str) -> HttpResponseBase:
    """One file of the archive as lines of JSON."""
    return _dump(request, name, "jsonl")


def _dump(request: HttpRequest, name: str, ending: str) -> HttpResponseBase:
    """Return the file, or 503 where many download already. Raises `Http404` for no file."""
    dump = dump_of(name, ending)
    if dump is None:
        raise Http404(gettext("There is no file “%s”.") % f"{name}.{ending}")
    try:
        turn = _Turn()
    except _Busy:
        reason = gettext("Many are downloading just now. Please try again in a minute.")
        wait = {"Retry-After": _RETRY}
        return HttpResponse(reason, status=503, content_type="text/plain", headers=wait)
    table = dump.table(Roster.load())
    # The web server reads all of an answer even where its head alone was asked for.
    things = dump.things() if request.method == "GET" else iter(())
    if ending == "csv":
        response = long_sheet(name, table.head, table.cells(request, things))
    else:
        response = json_lines(name, (table.row(request, thing) for thing in things))
    turn.pieces = iter(response)
    response.streaming_content = turn
    return response


class _Busy(Exception):
    """As many download as may at once."""


class _Turn:
    """One of the downloads that may go on at once: it is over when its answer is.

    Raises `_Busy` where there is none to have.
    """

    def __init__(self) -> None:
        if not _free.acquire(blocking=False):
            raise _Busy
        self.pieces: Iterator[bytes] = iter(())
        # Once only, also where nobody ever asked for the first piece.
        self.close = weakref.finalize(self, _free.release)

    def __iter__(self) -> Iterator[bytes]:
        return self

    def __next__(self) -> bytes:
        return next(self.pieces)
