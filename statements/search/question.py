"""What a reader asks: words, facets chosen, order and page. The URL is its whole state."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Self
from urllib.parse import quote, urlencode

FACETS = (
    *("country", "org", "speaker", "year", "agenda", "lang", "role", "region", "type", "cites"),
)

MAX_VALUES = 50
PAGE_SIZE = 20
MAX_SIZE = 200


class Sort(StrEnum):
    """The order of results. `RELEVANCE` without words to be relevant to is `NEWEST`."""

    RELEVANCE = "relevance"
    NEWEST = "newest"
    OLDEST = "oldest"
    LONGEST = "longest"


@dataclass(frozen=True, slots=True)
class Question:
    """A search. The values of a facet are slugs, and any of them may match.

    What cannot be meant is put right here, so that two ways of asking the same are equal:
    values are sorted and met once, at most 50 a facet, and pages count from 1. With
    `glossary` an abbreviation also finds the name that it stands for, and the other way.
    """

    text: str = ""
    country: tuple[str, ...] = ()
    org: tuple[str, ...] = ()
    speaker: tuple[str, ...] = ()
    year: tuple[str, ...] = ()
    agenda: tuple[str, ...] = ()
    lang: tuple[str, ...] = ()
    role: tuple[str, ...] = ()
    region: tuple[str, ...] = ()
    type: tuple[str, ...] = ()
    cites: tuple[str, ...] = ()
    sort: Sort = Sort.RELEVANCE
    glossary: bool = True
    page: int = 1
    size: int = PAGE_SIZE

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", _printable(self.text).strip())
        for facet in FACETS:
            # A page of results makes a hundred questions, of which hardly any has values.
            if chosen := getattr(self, facet):
                values = sorted({_printable(value) for value in chosen if value})
                object.__setattr__(self, facet, tuple(values[:MAX_VALUES]))
        object.__setattr__(self, "page", max(1, self.page))
        object.__setattr__(self, "size", min(max(1, self.size), MAX_SIZE))

    def selected(self, facet: str) -> tuple[str, ...]:
        """The values chosen in one facet, a member of `FACETS`."""
        if facet not in FACETS:
            raise KeyError(facet)
        values: tuple[str, ...] = getattr(self, facet)
        return values

    def selections(self) -> Iterator[tuple[str, str]]:
        """Every chosen value with its facet, in the order of `FACETS`."""
        return ((facet, value) for facet in FACETS for value in self.selected(facet))

    @property
    def order(self) -> Sort:
        """The order in which results really come."""
        return Sort.NEWEST if self.sort is Sort.RELEVANCE and not self.text else self.sort

    def toggled(self, facet: str, value: str) -> Self:
        """The same search with a value chosen, or not any more; from its first page."""
        chosen = self.selected(facet)
        values = tuple(v for v in chosen if v != value) if value in chosen else (*chosen, value)
        return replace(self, page=1, **{facet: values})  # type: ignore[arg-type]

    def without(self, *facets: str) -> Self:
        """The same search with nothing chosen in these facets, or in any if none is named."""
        emptied: dict[str, tuple[str, ...]] = dict.fromkeys(facets or FACETS, ())
        return replace(self, page=1, **emptied)  # type: ignore[arg-type]

    def without_text(self) -> Self:
        """The same search without its words."""
        return replace(self, text="", page=1)

    def with_sort(self, sort: Sort) -> Self:
        """The same search in another order, from its first page."""
        return replace(self, sort=sort, page=1)

    def with_text(self, text: str) -> Self:
        """The same search for other words, from its first page."""
        return replace(self, text=text, page=1)

    def with_glossary(self, glossary: bool) -> Self:
        """The same search with abbreviations spelt out, or not; from its first page."""
        return replace(self, glossary=glossary, page=1)

    def with_page(self, page: int) -> Self:
        """Another page of the same search."""
        return replace(self, page=page)

    def query_string(self) -> str:
        """The part of the URL after "?", always in the same order; empty for no condition."""
        pairs = [("q", self.text)] if self.text else []
        pairs += self.selections()
        if self.order is not Question(self.text).order:
            pairs.append(("sort", self.order.value))
        if not self.glossary:
            pairs.append(("glossary", "off"))
        if self.page > 1:
            pairs.append(("page", str(self.page)))
        return urlencode(pairs, safe="/()", quote_via=quote)


def _printable(text: str) -> str:
    """Replace what no UTF-8 can hold; a lone surrogate can be no word of a statement."""
    return text.encode("utf-8", "replace").decode("utf-8")
