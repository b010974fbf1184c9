"""What the values of a query's fields mean to an index: from "uk" to the slug of a country.

Countries and organizations are known by any label that the facts hold, speakers and
agenda items by words of their names. What a reader may have meant is told by `Unknown`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from django.utils.translation import gettext, gettext_noop
from rapidfuzz import fuzz, process
from tantivy import Query

from statements.facts.countries import country_of
from statements.facts.labels import fold, shape
from statements.facts.organizations import organization_of
from statements.transcripts.symbols import SymbolError, parse

from . import buckets
from .conditions import years
from .sync import Opened
from .tree import Field
from .typed import typed_symbol

_LIKE = 70
_REMEMBERED = 1_000
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

FACET_OF = {"is": "type"}
"""The facets of fields that have another name."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One value that the index holds in a field: its slug, what it shows, and the words of it.

    `spaced` is `folded` with a space before it, so that every word of it has one.
    """

    slug: str
    label: str
    folded: str
    spaced: str
    words: frozenset[str]


@dataclass(slots=True)
class Held:
    """The values that an index holds, field by field, read when they are first asked for."""

    opened: Opened
    _entries: dict[str, tuple[Entry, ...]] = field(default_factory=dict)
    _slugs: dict[str, frozenset[str]] = field(default_factory=dict)
    _by_word: dict[str, dict[str, list[Entry]]] = field(default_factory=dict)
    _by_shape: dict[str, dict[str, str]] = field(default_factory=dict)
    _meanings: dict[Field, Meaning] = field(default_factory=dict)

    def entries(self, name: str) -> tuple[Entry, ...]:
        """Return the values of a field, those of most statements first."""
        if name not in self._entries:
            asked = {name: buckets.every(name)}
            found = self.opened.searcher.aggregate(Query.all_query(), asked)[name]
            self._entries[name] = tuple(
                _entry(value, label) for value, label, _ in buckets.named(found["buckets"])
            )
        return self._entries[name]

    def slugs(self, name: str) -> frozenset[str]:
        """Return the slugs of a field."""
        if name not in self._slugs:
            self._slugs[name] = frozenset(entry.slug for entry in self.entries(name))
        return self._slugs[name]

    def with_words(self, name: str, words: frozenset[str]) -> list[Entry]:
        """Return the values of a field whose labels hold all the (folded) words, in order."""
        by_word = self._with_word(name)
        having = [by_word.get(word, []) for word in words]
        return [entry for entry in min(having, key=len, default=[]) if words <= entry.words]

    def words(self, name: str) -> dict[str, str]:
        """Return the words of a field's labels by what they look like to a scanner."""
        if name not in self._by_shape:
            self._by_shape[name] = {shape(word): word for word in self._with_word(name)}
        return self._by_shape[name]

    def _with_word(self, name: str) -> dict[str, list[Entry]]:
        if name not in self._by_word:
            by_word: dict[str, list[Entry]] = defaultdict(list)
            for entry in self.entries(name):
                for word in entry.words:
                    by_word[word].append(entry)
            self._by_word[name] = dict(by_word)
        return self._by_word[name]

    def meaning(self, asked: Field) -> Meaning:
        """Return what a field stands for, found out once however often it is asked."""
        if asked not in self._meanings:
            if len(self._meanings) >= _REMEMBERED:
                self._meanings.clear()
            self._meanings[asked] = _meaning(asked, self)
        return self._meanings[asked]


@lru_cache(maxsize=200_000)
def _entry(slug: str, label: str) -> Entry:
    # Remembered from one index to the next: nearly all of its values are the same.
    folded = fold(label)
    return Entry(slug, label, folded, f" {folded}", frozenset(folded.split()))


@lru_cache(maxsize=2)
def held(opened: Opened) -> Held:
    """Return the values of an index; remembered as long as it serves."""
    return Held(opened)


@dataclass(frozen=True, slots=True)
class Unknown:
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
class Meaning:
    """The slugs that the values of one field stand for, and the values that stand for none."""

    facet: str
    slugs: tuple[str, ...]
    unknown: tuple[Unknown, ...]


def meaning(asked: Field, opened: Opened) -> Meaning:
    """Return what a field stands for in an index; of a date nothing is to be found out."""
    return held(opened).meaning(asked)


def _meaning(asked: Field, values: Held) -> Meaning:
    facet = FACET_OF.get(asked.name, asked.name)
    if asked.name in {"before", "after"}:
        return Meaning(facet, (), ())
    if asked.name == "year":
        found = {str(year) for value in asked.values for year in years(value)}
        return Meaning(facet, tuple(sorted(found)), ())
    if asked.name in {"is", "role"}:
        return Meaning(facet, tuple(sorted(asked.values)), ())
    slugs: set[str] = set()
    unknown: list[Unknown] = []
    for value in asked.values:
        found = set(_FINDERS[asked.name](value, values))
        slugs |= found
        if not found:
            left_out = asked.name in {"country", "org"}
            nearest = _nearest(value, values.entries(facet)) if facet not in _NUMBERED else ""
            unknown.append(Unknown(_UNKNOWN[asked.name], value, nearest, left_out))
    return Meaning(facet, tuple(sorted(slugs)), tuple(unknown))


def _nearest(value: str, entries: Iterable[Entry]) -> str:
    labels = {entry.label: entry.folded for entry in entries}
    best = process.extractOne(fold(value), labels, scorer=fuzz.WRatio, score_cutoff=_LIKE)
    return best[2] if best else ""


Finder = Callable[[str, Held], Iterable[str]]


def _country(value: str, values: Held) -> Iterable[str]:
    fact = country_of(value)
    return [fact.slug] if fact else _whole("country", value, values)


def _organization(value: str, values: Held) -> Iterable[str]:
    fact = organization_of(value)
    whole = _whole("org", value, values)
    return [fact.slug, *whole] if fact else whole


def _whole(name: str, value: str, values: Held) -> list[str]:
    """The values that are `value`, by slug or label."""
    folded = fold(value)
    return [e.slug for e in values.entries(name) if e.slug == value or e.folded == folded]


def _by_words(name: str) -> Finder:
    """The value of this slug, or those that hold every word of what is asked."""

    def find(value: str, values: Held) -> Iterable[str]:
        if value in values.slugs(name):
            return [value]
        found = values.with_words(name, frozenset(fold(value).split()))
        return [entry.slug for entry in found]

    return find


def _meeting(value: str, values: Held) -> Iterable[str]:
    """A meeting with its resumptions and parts; a number alone is that of a record."""
    symbol = f"S/PV.{value}" if value.isdecimal() else _path(value)
    return [
        slug
        for slug in values.slugs("meeting")
        if slug == symbol or slug.startswith((f"{symbol}(Res", f"{symbol}(Part"))
    ]


def _cited(value: str, values: Held) -> Iterable[str]:
    """A document by its symbol; a number alone is that of a resolution."""
    typed = typed_symbol(f"resolution {value}" if value.isdecimal() else value)
    symbol = typed.symbol.replace(" ", "") if typed else _path(value)
    return [symbol] if symbol in values.slugs("cites") else []


def _path(value: str) -> str:
    try:
        return parse(value).path
    except SymbolError:
        return value


_FINDERS: dict[str, Finder] = {
    "country": _country,
    "org": _organization,
    "speaker": _by_words("speaker"),
    "agenda": _by_words("agenda"),
    "lang": _by_words("lang"),
    "meeting": _meeting,
    "cites": _cited,
}
