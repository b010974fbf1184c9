"""How what is found is written where there is very much of it: values, columns, lines.

A page of results has two hundred links, a concordance a thousand lines. The engine of the
templates takes ten times as long for each as it takes to fill one pattern again and again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from django import template
from django.urls import reverse
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from statements.search.concordance import Line
from statements.search.extracts import Fragment
from statements.search.facets import Bucket
from statements.search.timeline import Span

from .archive import grouped

register = template.Library()


class Column(Protocol):
    """A year or month, and how long a column it is drawn with."""

    @property
    def span(self) -> Span: ...
    @property
    def bar(self) -> Bar: ...


class Bar(Protocol):
    """A column: its length, and what is left of it, in per cent."""

    @property
    def length(self) -> float: ...
    @property
    def depth(self) -> float: ...


class Row(Protocol):
    """A line of a concordance, with the address of its statement."""

    @property
    def line(self) -> Line: ...
    @property
    def address(self) -> str: ...
    @property
    def paragraph(self) -> str: ...
    @property
    def who(self) -> str: ...
    @property
    def year(self) -> str: ...


@register.simple_tag
def bucket_items(buckets: Iterable[Bucket]) -> SafeString:
    """Write values of a facet as items of a list, each with its count and linked to its search."""
    return format_html_join(
        "\n",
        '<li><a href="{}?{}" rel="nofollow"{}</a> <span class="count">{}</span></li>',
        _bucket_items(buckets, reverse("search")),
    )


def _bucket_items(
    buckets: Iterable[Bucket], address: str
) -> Iterator[tuple[str, str, SafeString, str]]:
    chosen = gettext("(chosen: remove)")
    for bucket in buckets:
        label = format_html(">{}", bucket.label)
        if bucket.selected:
            pattern = ' aria-current="true">{}<span class="unseen"> {}</span>'
            label = format_html(pattern, bucket.label, chosen)
        yield address, bucket.query, label, grouped(bucket.count)


@register.simple_tag
def columns_drawn(columns: Iterable[Column]) -> SafeString:
    """Draw a timeline: columns a unit wide, each linked to the search of its year or month."""
    return format_html_join(
        "\n",
        '<a href="{}?{}" tabindex="-1" rel="nofollow"><title>{}: {}</title>'
        '<rect class="column-room" x="{}" width="1" height="100"></rect>'
        '<rect class="column{}" x="{}.1" y="{}" width="0.8" height="{}"></rect></a>',
        _columns(columns, reverse("search")),
    )


def _columns(columns: Iterable[Column], address: str) -> Iterator[tuple[str | float, ...]]:
    for at, column in enumerate(columns):
        span, bar = column.span, column.bar
        chosen = " column-chosen" if span.selected else ""
        yield address, span.query, span.value, span.count, at, chosen, at, bar.depth, bar.length


@register.filter
def extracted(fragments: Iterable[Fragment]) -> SafeString:
    """Write an extract, what is to be marked in `<mark>`."""
    return format_html_join(
        "",
        "{}",
        (
            (format_html("<mark>{}</mark>", text) if marked else escape(text),)
            for text, marked in fragments
        ),
    )


@register.simple_tag
def lined_up(rows: Iterable[Row], marking: str) -> SafeString:
    """Write a concordance as rows of a table, linked with `marking` to where they were said."""
    return format_html_join(
        "\n",
        '<tr><td class="kwic-before"><span>{}</span></td>'
        '<td class="kwic-match"><mark>{}</mark></td>'
        '<td class="kwic-after"><span>{}</span></td>'
        '<td class="kwic-where"><a href="{}?{}#p{}" rel="nofollow">{}, '
        '<span class="symbol">{}</span>{}</a></td></tr>',
        _lines(rows, marking),
    )


def _lines(rows: Iterable[Row], marking: str) -> Iterator[tuple[str, ...]]:
    unnamed = gettext("Not named")
    for row in rows:
        line = row.line
        yield (
            *(line.before, line.match, line.after, row.address, marking, row.paragraph),
            *(row.who or unnamed, line.statement.symbol, row.year and f", {row.year}"),
        )
