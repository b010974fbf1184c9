"""What a field of a query means to an index: from `country:uk` to the slug of a country.

Countries and organizations are known by any label that the facts have, speakers and agenda
items by words of their names. A value that means nothing is an `UnknownValue`, with the value
of the index that is spelt most like it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.utils.translation import gettext, gettext_noop
from rapidfuzz import fuzz, process

from statements.facts.countries import country_of
from statements.facts.labels import fold
from statements.facts.organizations import organization_of
from statements.search.index import schema
from statements.search.index.index_cache import Memory
from statements.search.index.sync import Opened
from statements.search.language.document_symbols import read_document_symbol
from statements.search.language.query_dates import years_of_value
from statements.search.language.tree import Field
from statements.transcripts.symbols import SymbolError, parse

from .index_values import IndexValue, IndexValues

_LIKE = 70
# Of meanings so many slugs are remembered together; each takes as much as some by itself.
_REMEMBERED = 100_000
_ITSELF = 100
_UNKNOWN = {
    "country": gettext_noop("No country is known as “%s”"),
    "org": gettext_noop("No organization is known as “%s”"),
    "speaker": gettext_noop("No speaker is known as “%s”"),
    "agenda": gettext_noop("No agenda item is known as “%s”"),
    "lang": gettext_noop("No language is known as “%s”"),
    "meeting": gettext_noop("No meeting is known as “%s”"),
    "cites": gettext_noop("No cited document is known as “%s”"),
}
# Of symbols that differ in a digit none is likelier to be meant than another.
_NUMBERED = frozenset({"meeting", "cites"})

FACET_OF_FIELD = {"is": "type"}
"""The facets of fields that have another name."""


@dataclass(frozen=True, slots=True)
class UnknownValue:
    """A value of which nothing is known; `nearest` is what may have been meant, or empty.

    `left_out` tells that it could mean nothing, and so was not asked for at all.
    """

    told: str
    value: str
    nearest: str
    left_out: bool

    def __str__(self) -> str:
        told = gettext(self.told) % self.value
        told = gettext("%s; it was left out.") % told if self.left_out else f"{told}."
        if not self.nearest:
            return told
        return " ".join([told, gettext("Did you mean “%s”?") % self.nearest])


@dataclass(frozen=True, slots=True)
class FieldMeaning:
    """The slugs that the values of one field stand for, and the values that stand for none."""

    facet: str
    slugs: tuple[str, ...]
    unknown: tuple[UnknownValue, ...]


def field_meaning(asked: Field, opened: Opened) -> FieldMeaning:
    """Return what a field stands for in an index; of a date nothing is to be found out.

    It is found out once for each index, unless that is very much.
    """
    known = opened.memory.once("meanings", lambda: Memory(_REMEMBERED, _size))
    return known.once(asked, lambda: _meaning(asked, IndexValues(opened)))


def _size(meaning: FieldMeaning) -> int:
    return _ITSELF + len(meaning.slugs)


def _meaning(asked: Field, values: IndexValues) -> FieldMeaning:
    facet = FACET_OF_FIELD.get(asked.name, asked.name)
    if asked.name in {"before", "after"}:
        return FieldMeaning(facet, (), ())
    if asked.name == "year":
        found = {str(year) for value in asked.values for year in years_of_value(value)}
        return FieldMeaning(facet, tuple(sorted(found)), ())
    if asked.name in {"is", "role"}:
        return FieldMeaning(facet, tuple(sorted(asked.values)), ())
    slugs: set[str] = set()
    unknown: list[UnknownValue] = []
    for value in asked.values:
        found = set(_FINDERS[asked.name](value, values))
        slugs |= found
        if not found:
            left_out = asked.name in {"country", "org"}
            nearest = _nearest(value, values.entries(facet)) if facet not in _NUMBERED else ""
            unknown.append(UnknownValue(_UNKNOWN[asked.name], value, nearest, left_out))
    return FieldMeaning(facet, tuple(sorted(slugs)), tuple(unknown))


def _nearest(value: str, entries: Iterable[IndexValue]) -> str:
    labels = {entry.label: entry.folded for entry in entries}
    best = process.extractOne(fold(value), labels, scorer=fuzz.WRatio, score_cutoff=_LIKE)
    return best[2] if best else ""


ValueFinder = Callable[[str, IndexValues], Iterable[str]]


def _country(value: str, values: IndexValues) -> Iterable[str]:
    fact = country_of(value)
    return [fact.slug] if fact else _whole("country", value, values)


def _organization(value: str, values: IndexValues) -> Iterable[str]:
    fact = organization_of(value)
    whole = _whole("org", value, values)
    return [fact.slug, *whole] if fact else whole


def _whole(name: str, value: str, values: IndexValues) -> list[str]:
    """The values that are `value`, by slug or label."""
    folded = fold(value)
    return [e.slug for e in values.entries(name) if e.slug == value or e.folded == folded]


def _by_words(name: str) -> ValueFinder:
    """The value of this slug, or those that hold every word of what is asked."""

    def find(value: str, values: IndexValues) -> Iterable[str]:
        if value in values.slugs(name):
            return [value]
        found = values.with_words(name, frozenset(fold(value).split()))
        return [entry.slug for entry in found]

    return find


def _meeting(value: str, values: IndexValues) -> Iterable[str]:
    """A meeting with its resumptions and parts; a number alone is that of a record."""
    symbol = f"S/PV.{value}" if value.isdecimal() else _path(value)
    return [
        slug
        for slug in values.slugs("meeting")
        if slug == symbol or slug.startswith((f"{symbol}(Res", f"{symbol}(Part"))
    ]


def _cited(value: str, values: IndexValues) -> Iterable[str]:
    """A document by its symbol; a number alone is that of a resolution."""
    typed = read_document_symbol(f"resolution {value}" if value.isdecimal() else value)
    symbol = schema.slug_of(typed.symbol) if typed else _path(value)
    return [symbol] if symbol in values.slugs("cites") else []


def _path(value: str) -> str:
    try:
        return parse(value).path
    except SymbolError:
        return value


_FINDERS: dict[str, ValueFinder] = {
    "country": _country,
    "org": _organization,
    "speaker": _by_words("speaker"),
    "agenda": _by_words("agenda"),
    "lang": _by_words("lang"),
    "meeting": _meeting,
    "cites": _cited,
}
