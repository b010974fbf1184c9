"""How templates write numbers, names and references: `statements.writing` as filters."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import NamedTuple, Protocol

from django import template
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from statements.writing.dates import day
from statements.writing.numbers import grouped
from statements.writing.references import pages, reference, said, who
from statements.writing.terms import spelled

register = template.Library()

for _written in (grouped, day, who, reference, said, pages, spelled):
    register.filter(_written)

_IN_SCRIPT = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


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
def shortened(text: object, most: int) -> str:
    """Leave no more than `most` characters of a text, the last of them "…" where more were.

    Django's own filter also counts what is written on top of letters, and takes a tenth of the
    time of a page for it.
    """
    told = str(text)
    return told if len(told) <= most else f"{told[: most - 1]}…"


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


@register.simple_tag
def linked_data(linked: Mapping[str, object]) -> str:
    """Write a JSON-LD object as a block of data, which no browser runs.

    As in Django's `json_script`, what could end the block or begin another is escaped.
    """
    text = json.dumps(linked, ensure_ascii=False, separators=(",", ":"))
    block = '<script type="application/ld+json">{}</script>'
    return format_html(block, mark_safe(text.translate(_IN_SCRIPT)))
