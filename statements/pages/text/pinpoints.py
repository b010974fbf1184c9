"""From a page of the record to what was said on it: S/PV.8704, p. 12."""

from __future__ import annotations

import re
from collections.abc import Iterable

from django.utils.translation import gettext

from statements.models import Citation, Meeting, Statement
from statements.transcripts.symbols import VERBATIM_RECORD

_PAGE = re.compile(r"pp?\.?\s*(?P<page>[1-9]\d{0,3})\b")
_NUMBER = re.compile(r"[1-9][0-9]{0,3}")


class PageError(Exception):
    """The page asked for is not one of those known; the message says why."""


def address_of_page(meeting: Meeting, asked: str) -> str:
    """Return the address of what begins first on a page of the record. One query.

    A page in the midst of a long paragraph has none: then it is that paragraph's. Raises
    `PageError` where the page is not known.
    """
    if not _NUMBER.fullmatch(asked):
        raise PageError(gettext("A page of the record is a number, as in “?page=12”."))
    page = int(asked)
    rows = Statement.objects.filter(meeting=meeting).exclude(pages=[]).order_by("number")
    places = [
        (turned, number, paragraph)
        for number, pages in rows.values_list("number", "pages")
        for paragraph, turned in enumerate(pages, start=1)
        if turned
    ]
    if not places:
        raise PageError(gettext("Where the pages of %s begin is not known.") % meeting)
    first, last = min(places)[0], max(places)[0]
    if not first <= page <= last:
        told = gettext(
            "No paragraph begins on page %(page)d of %(meeting)s: they begin on page %(first)d."
        )
        if first < last:
            told = gettext(
                "No paragraph begins on page %(page)d of %(meeting)s: "
                "they begin on pages %(first)d to %(last)d."
            )
        named = {"page": page, "meeting": meeting, "first": first, "last": last}
        raise PageError(told % named)
    on_it = [place for place in places if place[0] == page]
    before = [place for place in places if place[0] < page]
    _, number, paragraph = min(on_it) if on_it else max(before)
    return f"{Statement(meeting=meeting, number=number).get_absolute_url()}#p{paragraph}"


def first_page(pinpoint: str) -> int | None:
    """Return the first page that a pinpoint names: "p. 12", "pp. 12 and 13"."""
    match = _PAGE.match(pinpoint)
    return int(match["page"]) if match else None


def held_records(citations: Iterable[Citation]) -> frozenset[str]:
    """Return the symbols of the meetings held of which `citations` give a page. One query."""
    symbols = {
        citation.document.symbol
        for citation in citations
        if citation.document.kind == VERBATIM_RECORD and first_page(citation.pinpoint)
    }
    held = Meeting.objects.filter(symbol__in=symbols).values_list("symbol", flat=True)
    return frozenset(held)
