"""The formats of a page for programs: the same content as JSON or CSV, at the same address.

JSON has what is known and one page of what is listed, CSV all that is listed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import wraps
from typing import Any, Generic, Protocol, TypeVar
from urllib.parse import unquote

from django.core.paginator import Page
from django.db.models import QuerySet
from django.http import (
    HttpRequest,
    HttpResponsePermanentRedirect,
    JsonResponse,
    StreamingHttpResponse,
)
from django.http.response import HttpResponseBase
from django_filters import FilterSet

from statements.exports.files import long_sheet
from statements.exports.tables import Addressed, RowTable

from .caching import View
from .filters import complaints
from .paging import paginate

Thing = TypeVar("Thing", bound=Addressed)
FormatRow = TypeVar("FormatRow", bound=Addressed)
FormatRows = QuerySet[Any, Any] | list[Any]

CHUNK = 1_000


class Formats(Protocol):
    """The formats of a page: two views of the same content."""

    @property
    def json(self) -> View: ...

    @property
    def csv(self) -> View: ...


@dataclass(frozen=True, slots=True)
class ListFormats(Generic[FormatRow]):
    """The formats of a list.

    `filtered` returns what is asked for and the rows that fit, as the page of the list has them.
    JSON has `per_page` of them at a time, or all where it is None.
    """

    table: RowTable[FormatRow]
    filtered: Callable[[HttpRequest], tuple[FilterSet, FormatRows]]
    per_page: int | None = None

    def json(self, request: HttpRequest) -> HttpResponseBase:
        asked, rows = self.filtered(request)
        return as_json(listed(request, self.table, rows, self.per_page) | left_out(asked))

    def csv(self, request: HttpRequest) -> HttpResponseBase:
        return whole(request, self.table, self.filtered(request)[1])


@dataclass(frozen=True, slots=True)
class ProfileFormats(Generic[Thing, FormatRow]):
    """The formats of the page of one thing, which lists rows of another kind.

    `find` returns the thing of a slug, or raises `Http404`; `known` returns what is known of
    it; `filtered` what is asked for and the rows that fit, as its page has them.
    """

    find: Callable[[str], Thing]
    known: Callable[[HttpRequest, Thing], dict[str, object]]
    table: RowTable[FormatRow]
    filtered: Callable[[HttpRequest, Thing], tuple[FilterSet, FormatRows]]
    per_page: int

    def json(self, request: HttpRequest, slug: str) -> HttpResponseBase:
        thing = self.find(slug)
        if moved := moved_to(request, thing, "json"):
            return moved
        asked, rows = self.filtered(request, thing)
        rest = listed(request, self.table, rows, self.per_page) | left_out(asked)
        return as_json(self.known(request, thing) | rest)

    def csv(self, request: HttpRequest, slug: str) -> HttpResponseBase:
        thing = self.find(slug)
        moved = moved_to(request, thing, "csv")
        return moved or whole(request, self.table, self.filtered(request, thing)[1])


def listed(
    request: HttpRequest, table: RowTable[Any], rows: FormatRows, per_page: int | None = None
) -> dict[str, object]:
    """Return the page of `rows` that the request asks for, and where the others are; or all."""
    if per_page is None:
        return {table.name: table.rows(request, rows)}
    page, _ = paginate(request, rows, per_page)
    return {
        "total": page.paginator.count,
        "page": page.number,
        "pages": page.paginator.num_pages,
        "next": _address(request, page, page.number + 1),
        "previous": _address(request, page, page.number - 1),
        table.name: table.rows(request, page),
    }


def _address(request: HttpRequest, page: Page[Any], number: int) -> str | None:
    if not 1 <= number <= page.paginator.num_pages:
        return None
    query = request.GET.copy()
    query["page"] = str(number)
    return request.build_absolute_uri(f"{request.path}?{query.urlencode()}")


def left_out(asked: FilterSet) -> dict[str, object]:
    """Return which of the values asked for were not understood."""
    return {"left_out": complaints(asked)}


def whole(request: HttpRequest, table: RowTable[Any], rows: FormatRows) -> StreamingHttpResponse:
    """Return all of `rows` as CSV, read and sent piece by piece."""
    things: Iterable[Any] = rows if isinstance(rows, list) else rows.iterator(chunk_size=CHUNK)
    return long_sheet(table.name, table.head, table.cells(request, things))


def moved_to(
    request: HttpRequest, thing: Addressed, ending: str
) -> HttpResponsePermanentRedirect | None:
    """Return the redirect to `thing` where it was asked for under another address, else None.

    `ending` is that of the format: "json" or "csv".
    """
    own = f"{thing.get_absolute_url().removesuffix('/')}.{ending}"
    if request.path == unquote(own):
        return None
    query = request.META.get("QUERY_STRING", "")
    return HttpResponsePermanentRedirect(f"{own}?{query}" if query else own)


def as_json(body: Mapping[str, Any], status: int = 200) -> JsonResponse:
    """Return an object as JSON that people can read too."""
    return JsonResponse(
        dict(body), status=status, json_dumps_params={"ensure_ascii": False, "indent": 2}
    )


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
