"""Completion of what a reader types: words, names, agenda items and symbols of the index."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from django.utils.translation import gettext_noop

from statements.facts.labels import fold
from statements.search.index import schema
from statements.search.index.sync import Opened
from statements.search.language.document_symbols import read_document_symbol
from statements.search.language.question import without_surrogates

from .index_values import IndexValue, IndexValues

MAX_COMPLETED_LENGTH = 200
"""Characters of a text that are looked at, at most."""

_MIN_LETTERS = 2
_MAX_OF_A_KIND = 4

CompletionKind = Literal["word", "country", "organization", "speaker", "agenda", "symbol"]
_FIELDS: tuple[tuple[CompletionKind, str], ...] = (
    ("country", "country"),
    ("organization", "org"),
    ("speaker", "speaker"),
    ("agenda", "agenda"),
)


COMPLETION_KINDS: dict[CompletionKind, str] = {
    "word": gettext_noop("word"),
    "country": gettext_noop("country"),
    "organization": gettext_noop("organization"),
    "speaker": gettext_noop("speaker"),
    "agenda": gettext_noop("agenda item"),
    "symbol": gettext_noop("document"),
}
"""What each kind is called in a list of them."""


@dataclass(frozen=True, slots=True)
class Completion:
    """One way to go on: the text of a query for a word, the slug of what is named otherwise.

    A symbol's `value` is the address of its page below the root of the site.
    """

    kind: CompletionKind
    label: str
    value: str


def complete(text: str, opened: Opened) -> Iterator[Completion]:
    """Yield how `text` may go on, at most four of each kind; names and symbols come first."""
    text = " ".join(without_surrogates(text[:MAX_COMPLETED_LENGTH]).split())
    if len(text) < _MIN_LETTERS:
        return
    yield from _symbols(text, opened)
    beginnings = fold(text).split()
    for kind, field in _FIELDS:
        for entry in _beginning(beginnings, IndexValues(opened).entries(field)):
            yield Completion(kind, entry.label, entry.slug)
    yield from _words(text, opened)


def _beginning(beginnings: list[str], entries: tuple[IndexValue, ...]) -> list[IndexValue]:
    """The first entries that have a word for each of the beginnings."""
    if not beginnings:
        return []
    marked = [f" {beginning}" for beginning in beginnings]
    found: list[IndexValue] = []
    for entry in entries:
        if all(mark in entry.spaced for mark in marked):
            found.append(entry)
            if len(found) == _MAX_OF_A_KIND:
                break
    return found


def _symbols(text: str, opened: Opened) -> Iterator[Completion]:
    typed = read_document_symbol(text)
    symbol = typed.symbol if typed else text
    if "(" not in text:
        # The year of a resolution is known, but its number may go on: "res 13", "res 1325".
        symbol = symbol.partition(" (")[0]
    begun = schema.slug_of(symbol).upper()
    if not any(map(str.isdecimal, begun)):
        return
    found = 0
    for field in ("meeting", "cites"):
        for entry in IndexValues(opened).entries(field):
            if found < _MAX_OF_A_KIND and entry.slug.upper().startswith(begun):
                found += 1
                yield Completion("symbol", entry.label, entry.slug)


def _words(text: str, opened: Opened) -> Iterator[Completion]:
    before, space, last = text.rpartition(" ")
    folded = schema.cutter().analyze(last)
    if len(folded) != 1 or len(folded[0]) < _MIN_LETTERS or not last.isalnum():
        return
    for word, _ in opened.searcher.terms_with_prefix("body_exact", folded[0], limit=_MAX_OF_A_KIND):
        whole = f"{before}{space}{word}"
        yield Completion("word", whole, whole)
