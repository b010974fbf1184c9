"""How the archive writes numbers, names and references."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple, Protocol

from django import template
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.formats import date_format, get_format
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext

from statements.models import Statement
from statements.search.wording import form_for

from .terms import TERMS

register = template.Library()

_IN_SCRIPT = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}

NARROW_NO_BREAK_SPACE = "\u202f"


class Twin(NamedTuple):
    """The same page for programs."""

    label: str
    type: str
    address: str


_TYPES = {"json": "application/json", "csv": "text/csv"}


@register.filter
def twins(request: HttpRequest) -> list[Twin]:
    """Return the twins of the page asked for: those whose routes carry its name.

    `country` has `country-json` and `country-csv`. What else the address asks goes along.
    """
    match = request.resolver_match
    if match is None or not match.url_name or request.method == "POST":
        return []
    query = request.META.get("QUERY_STRING", "")
    found = []
    for ending, kind in _TYPES.items():
        try:
            address = reverse(f"{match.url_name}-{ending}", args=match.args, kwargs=match.kwargs)
        except NoReverseMatch:
            continue
        found.append(Twin(ending.upper(), kind, f"{address}?{query}" if query else address))
    return found


@register.filter
def grouped(number: int) -> str:
    """Write a number with thin grouping: 106302 → "106 302"."""
    return f"{number:,}".replace(",", NARROW_NO_BREAK_SPACE)


@register.filter
def shortened(text: object, most: int) -> str:
    """Leave no more than `most` characters of a text, the last of them "…" where more were.

    Django's own filter also counts what is written on top of letters, and takes a tenth of the
    time of a page for it.
    """
    told = str(text)
    return told if len(told) <= most else f"{told[: most - 1]}…"


def decimal_mark() -> str:
    """Return what stands before the decimal places in the reader's language: "0.50", "0,50"."""
    return str(get_format("DECIMAL_SEPARATOR", get_language()))


def share(count: int, greatest: int) -> float:
    """Return `count` in per cent of `greatest`; whatever is there can be seen."""
    return round(max(100 * count / greatest, 0.5), 2) if count and greatest else 0.0


@register.filter
def day(date: datetime.date) -> str:
    """Write a day in the reader's language: "7 November 2016"."""
    return _day(date, get_language())


@lru_cache(maxsize=20_000)
def _day(date: datetime.date, language: str | None) -> str:
    # A page of results has twenty days, and the Council has met on some nine thousand.
    return date_format(date, form_for(date, "j F Y"))


@register.filter
def spelled(slug: str) -> str:
    """Write the name of a field or kind as words: "presidential-statement", "word_count".

    Names stand in capitals, and kinds that say little are told: "provision" is a part of the
    Charter, the only text cited by its provisions.
    """
    words = slug.replace("-", " ").replace("_", " ")
    return gettext(TERMS[words]) if words in TERMS else words


class Run(Protocol):
    """Letters all marked as part of place `hit` of a search, or none where that is 0."""

    @property
    def text(self) -> str: ...
    @property
    def hit(self) -> int: ...
    @property
    def first(self) -> bool: ...


@register.filter
def marked(runs: Iterable[Run]) -> SafeString:
    """Write runs of text, each escaped, with what is to be marked in `<mark>`.

    The first mark of the third place has the id "hit3".
    """
    return format_html_join("", "{}", ((_run(run),) for run in runs))


def _run(run: Run) -> SafeString:
    if not run.hit:
        return escape(run.text)
    if not run.first:
        return format_html("<mark>{}</mark>", run.text)
    return format_html('<mark id="hit{}">{}</mark>', run.hit, run.text)


@register.filter
def who(statement: Statement) -> str:
    """Tell who made a statement and for whom: "Mr. Bessho (Japan)".

    Where no speaker is known, the delegation or the heading as printed has to do:
    statements annexed to a letter have no heading (S/2020/254).
    """
    delegation = statement.country or statement.organization
    if statement.speaker is None:
        return str(delegation or statement.heading or gettext("Speaker not named"))
    return f"{statement.speaker.name} ({delegation})" if delegation else statement.speaker.name


@register.filter
def reference(statement: Statement) -> str:
    """Refer to a statement by symbol, as the editors of the United Nations do.

    For example "S/PV.7802, p. 12, statement of Mr. Bessho (Japan), 7 November 2016". The
    page is told where the source has pages.
    """
    return ", ".join(filter(None, [statement.meeting.symbol, pages(statement), said(statement)]))


@register.filter
def said(statement: Statement) -> str:
    """Tell whose statement it is and of which day: what follows symbol and page in a reference."""
    when = day(statement.meeting.date) if statement.meeting.date else ""
    named = statement.speaker or statement.country or statement.organization
    if named:
        whose = gettext("statement of %s") % who(statement)
    else:
        whose = gettext("statement %d") % statement.number
    return ", ".join(filter(None, [whose, when]))


@register.filter
def pages(statement: Statement) -> str:
    """Tell on which pages of the record the paragraphs of a statement begin: "pp. 12–13"."""
    known = [page for page in statement.pages if page]
    if not known:
        return ""
    first, last = min(known), max(known)
    if first == last:
        return gettext("p. %d") % first
    return gettext("pp. %(first)d–%(last)d") % {"first": first, "last": last}


@register.simple_tag
def linked_data(linked: Mapping[str, object]) -> str:
    """Write a JSON-LD object as a block of data, which no browser runs.

    As in Django's `json_script`, what could end the block or begin another is escaped.
    """
    text = json.dumps(linked, ensure_ascii=False, separators=(",", ":"))
    block = '<script type="application/ld+json">{}</script>'
    return format_html(block, mark_safe(text.translate(_IN_SCRIPT)))
