"""How templates write numbers, names and references: `statements.writing` as filters."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import NamedTuple

from django import template
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html
from django.utils.safestring import mark_safe

from statements.writing.dates import write_day
from statements.writing.numbers import grouped
from statements.writing.references import (
    page_numbers,
    reference,
    speaker_and_delegation,
    statement_and_day,
)
from statements.writing.slug_labels import spelled

register = template.Library()

register.filter(grouped)
register.filter(reference)
register.filter(spelled)
register.filter("day", write_day)
register.filter("who", speaker_and_delegation)
register.filter("said", statement_and_day)
register.filter("pages", page_numbers)

_IN_SCRIPT = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


class PageFormat(NamedTuple):
    """The same page in a format for programs."""

    label: str
    type: str
    address: str


_TYPES = {"json": "application/json", "csv": "text/csv"}


@register.filter
def formats(request: HttpRequest) -> list[PageFormat]:
    """Return the formats of the page asked for: those whose routes carry its name.

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
        found.append(PageFormat(ending.upper(), kind, f"{address}?{query}" if query else address))
    return found


@register.filter
def shortened(text: object, most: int) -> str:
    """Leave no more than `most` characters of a text, the last of them "…" where more were.

    Django's own filter also counts what is written on top of letters, and takes a tenth of the
    time of a page for it.
    """
    told = str(text)
    return told if len(told) <= most else f"{told[: most - 1]}…"


@register.simple_tag
def linked_data(linked: Mapping[str, object]) -> str:
    """Write a JSON-LD object as a block of data, which no browser runs.

    As in Django's `json_script`, what could end the block or begin another is escaped.
    """
    text = json.dumps(linked, ensure_ascii=False, separators=(",", ":"))
    block = '<script type="application/ld+json">{}</script>'
    return format_html(block, mark_safe(text.translate(_IN_SCRIPT)))
