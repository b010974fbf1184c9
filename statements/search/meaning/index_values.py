"""The values that an index has in each field: slugs, labels, and the words of the labels.

They are read when they are first asked for, and remembered with the index.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache

from tantivy import Query

from statements.facts.labels import fold, shape
from statements.search.counting import top_values
from statements.search.index.sync import Opened


@dataclass(frozen=True, slots=True)
class IndexValue:
    """One value of a field: its slug, its label, and the words of the label.

    `folded` is the label as `facts.labels.fold` gives it, `spaced` that with a space before
    it, so that every word has a space before it; `words` are the words of `folded`.
    """

    slug: str
    label: str
    folded: str
    spaced: str
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class IndexValues:
    """The values of one opened index. A field is named as in `schema`: "country", "org"."""

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
        """Return the label of a slug; empty where the index does not have that slug."""
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
        """Return the words of a field's labels by their shape (`facts.labels.shape`)."""

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


@lru_cache(maxsize=200_000)
def _entry(slug: str, label: str) -> IndexValue:
    # Remembered from one index to the next: nearly all of its values are the same.
    folded = fold(label)
    return IndexValue(slug, label, folded, f" {folded}", frozenset(folded.split()))


def facet_value_label(opened: Opened, facet: str, value: str) -> str:
    """Return the label of a value (a slug); the slug itself if the index does not have it."""
    return IndexValues(opened).label(facet, value) or value
