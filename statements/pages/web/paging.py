"""Numbered pages of a list."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext

ROWS_PER_PAGE = 50


@dataclass(frozen=True, slots=True)
class PageLink:
    """A link to another page of a list; "…" without an address stands for pages left out."""

    label: str
    href: str = ""
    current: bool = False


def paginate(
    request: HttpRequest, rows: QuerySet[Any, Any] | list[Any], per_page: int = ROWS_PER_PAGE
) -> tuple[Page[Any], list[PageLink]]:
    """Return the page of `rows` that the request asks for, and the links to the others.

    A page that is not a number is the first, one past the end the last.
    """
    paginator = Paginator(rows, per_page)
    page = paginator.get_page(request.GET.get("page"))

    def address(number: int) -> str:
        query = request.GET.copy()
        query.pop("page", None)
        if number > 1:
            query["page"] = str(number)
        return f"?{query.urlencode()}" if query else request.path

    return page, list(page_links(address, page.number, paginator.num_pages))


def page_links(address: Callable[[int], str], number: int, pages: int) -> Iterator[PageLink]:
    """Yield the links of page `number` of `pages`: first, last, and those around it.

    `address` returns the address of a page by its number.
    """
    if pages < 2:
        return
    if number > 1:
        yield PageLink(gettext("Previous"), address(number - 1))
    last = 0
    for near in sorted({1, pages, *range(max(1, number - 2), min(pages, number + 2) + 1)}):
        if near > last + 1:
            yield PageLink("…")
        yield PageLink(str(near), address(near), near == number)
        last = near
    if number < pages:
        yield PageLink(gettext("Next"), address(number + 1))
