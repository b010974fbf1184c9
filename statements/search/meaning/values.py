"""What the values of a query's fields mean to an index: from "uk" to the slug of a country.

Countries and organizations are known by any label that the facts hold, speakers and
agenda items by words of their names. What a reader may have meant is told by `UnknownValue`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from functools import lru_cache

from django.utils.translation import gettext, gettext_noop
from rapidfuzz import fuzz, process
from tantivy import Query

from statements.facts.countries import country_of
from statements.facts.labels import fold, shape
from statements.facts.organizations import organization_of
from statements.search.counting import top_values
from statements.search.index import schema
from statements.search.index.index_cache import Memory
from statements.search.index.sync import Opened
from statements.search.language.fields import years_of_value
from statements.search.language.tree import Field
from statements.search.language.typed_symbols import read_document_symbol
from statements.transcripts.symbols import SymbolError, parse

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
class IndexValue:
    """One value that the index holds in a field: its slug, what it shows, and the words of it.

    `spaced` is `folded` with a space before it, so that every word of it has one.
    """

    slug: str
    label: str
    folded: str
    spaced: str
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class IndexValues:
    """The values that an index holds, field by field, read when they are first asked for."""

    opened: Opened

    def entries(self, name: str) -> tuple[IndexValue, ...]:
        """Return the values of a field, those of most statements first."""

        def read() -> tuple[IndexValue, ...]:
            counted = top_values.every(self.opened, Query.all_query(), [name])[name]
            return tuple(_entry(slug, label) for slug, label, _ in counted)

        return self.opened.memory.once(("entries", name), read)

    def slugs(self, name: str) -> Collection[str]:
        """Return the slugs of a field."""
        return self._labels(name).keys()

    def label(self, name: str, slug: str) -> str:
        """Return what a value of a field shows; empty where the index has it not."""
        return self._labels(name).get(slug, "")

    def _labels(self, name: str) -> dict[str, str]:
        def read() -> dict[str, str]:
            # Where a slug has two labels, the one of most statements is put last, and stays.
            return {entry.slug: entry.label for entry in reversed(self.entries(name))}

        return self.opened.memory.once(("labels", name), read)

    def with_words(self, name: str, words: frozenset[str]) -> list[IndexValue]:
        """Return the values of a field whose labels hold all the (folded) words, in order."""
        by_word = self._by_word(name)
        having = [by_word.get(word, []) for word in words]
        return [entry for entry in min(having, key=len, default=[]) if words <= entry.words]

    def words(self, name: str) -> dict[str, str]:
        """Return the words of a field's labels by what they look like to a scanner."""

        def read() -> dict[str, str]:
            return {shape(word): word for word in self._by_word(name)}

        return self.opened.memory.once(("shapes", name), read)

    def _by_word(self, name: str) -> dict[str, list[IndexValue]]:
        def read() -> dict[str, list[IndexValue]]:
            by_word: dict[str, list[IndexValue]] = defaultdict(list)
            for entry in self.entries(name):
                for word in entry.words:
                    by_word[word].append(entry)
            return dict(by_word)

        return self.opened.memory.once(("words", name), read)

    def meaning(self, asked: Field) -> FieldMeaning:
        """Return what a field stands for. It is found out once, unless that is very much."""
        known = self.opened.memory.once("meanings", lambda: Memory(_REMEMBERED, _size))
        return known.once(asked, lambda: _meaning(asked, self))


def _size(meaning: FieldMeaning) -> int:
    return _ITSELF + len(meaning.slugs)


@lru_cache(maxsize=200_000)
def _entry(slug: str, label: str) -> IndexValue:
    # Remembered from one index to the next: nearly all of its values are the same.
    folded = fold(label)
    return IndexValue(slug, label, folded, f" {folded}", frozenset(folded.split()))


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
    """Return what a field stands for in an index; of a date nothing is to be found out."""
    return IndexValues(opened).meaning(asked)


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


def facet_value_label(opened: Opened, facet: str, value: str) -> str:
    """Return the label of a value, found or not; the value if the index has it not."""
    return IndexValues(opened).label(facet, value) or value
