"""`Question`: one search as its address has it, with words, facets, dates, order and page."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from typing import Self
from urllib.parse import quote

from django.utils.translation import gettext

from .fields import MAX_FIELD_VALUES
from .query_dates import first_and_last_day

FACETS = (
    *("country", "org", "speaker", "year", "agenda", "lang", "role"),
    *("region", "type", "cites", "meeting"),
)

DEFAULT_PAGE_SIZE = 20
"""Statements on a page of results, where a reader asks for no other number."""

MAX_PAGE_SIZE = 200
"""Statements on a page of results, at most."""

MAX_TEXT_KEPT = 1_001
"""Characters of a query that are kept: one more than are searched (`tokenizer`), so that a
`QueryProblem` can tell that there were more."""

_READABLE = "/()"
"""Characters that an address shows as they are, though they might be escaped."""

_BEFORE = {facet: FACETS[:at] for at, facet in enumerate(FACETS)}
"""The facets of which the values stand before those of another in an address."""


class Sort(StrEnum):
    """The order of results. `RELEVANCE` without words to be relevant to is `NEWEST`.

    `LARGEST` is an order of groups, by how many statements are in each. Where nothing is
    grouped it is no order, and the usual one holds.
    """

    RELEVANCE = "relevance"
    NEWEST = "newest"
    OLDEST = "oldest"
    LONGEST = "longest"
    LARGEST = "largest"


class Grouping(StrEnum):
    """What the statements found can be put together by."""

    MEETING = "meeting"
    DELEGATION = "delegation"
    SPEAKER = "speaker"


@dataclass(frozen=True, slots=True)
class Question:
    """A search. The values of a facet are slugs, and any of them may match.

    What cannot be meant is put right here, so that two ways of asking the same are equal:
    values are sorted and met once, at most 50 a facet, and pages count from 1. With
    `glossary` an abbreviation also finds the name that it stands for, and the other way.

    `start` and `end` are the first and last year, month or day wanted ("2014", "2016-11"),
    both included; text that is no date is no condition. `after` is where the last page
    ended (`cursors`), and counts instead of `page`. With `explain` each hit comes with the
    reason for its rank.
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
    meeting: tuple[str, ...] = ()
    start: str = ""
    end: str = ""
    sort: Sort = Sort.RELEVANCE
    group: Grouping | None = None
    glossary: bool = True
    explain: bool = False
    page: int = 1
    after: str = ""
    size: int = DEFAULT_PAGE_SIZE

    def __post_init__(self) -> None:
        # Letters and their accents come apart on some keyboards, and are whole in the record.
        text = unicodedata.normalize("NFC", without_surrogates(self.text))
        object.__setattr__(self, "text", text.strip()[:MAX_TEXT_KEPT])
        for facet in FACETS:
            # A page of results makes a hundred questions, of which hardly any has values.
            if chosen := getattr(self, facet):
                object.__setattr__(self, facet, _values(chosen))
        for bound in ("start", "end"):
            object.__setattr__(self, bound, _date(getattr(self, bound)))
        object.__setattr__(self, "after", without_surrogates(self.after))
        object.__setattr__(self, "page", 1 if self.after else max(1, self.page))
        object.__setattr__(self, "size", min(max(1, self.size), MAX_PAGE_SIZE))

    def selected(self, facet: str) -> tuple[str, ...]:
        """The values chosen in one facet, a member of `FACETS`."""
        if facet not in FACETS:
            raise KeyError(facet)
        values: tuple[str, ...] = getattr(self, facet)
        return values

    def selections(self) -> Iterator[tuple[str, str]]:
        """Every chosen value with its facet, in the order of `FACETS`."""
        return ((facet, value) for facet in FACETS for value in getattr(self, facet))

    def dates(self) -> Iterator[tuple[str, str, str]]:
        """The first and last date asked for: (name in the address, label, date)."""
        if self.start:
            yield "from", gettext("From"), self.start
        if self.end:
            yield "to", gettext("To"), self.end

    @property
    def order(self) -> Sort:
        """The order in which results really come."""
        if self.sort is Sort.LARGEST and self.group is None:
            return self._usual_order
        return self._usual_order if self.sort is Sort.RELEVANCE else self.sort

    @property
    def _usual_order(self) -> Sort:
        return Sort.RELEVANCE if self.text else Sort.NEWEST

    @property
    def is_dated(self) -> bool:
        """Whether a first or a last day is asked for."""
        return bool(self.start or self.end)

    def toggled(self, facet: str, value: str) -> Self:
        """The same search with a value chosen, or not any more; from its first page.

        A year takes the place of a first and last day.
        """
        asked = self.with_dates() if facet == "year" else self
        return asked._first_page(**{facet: self._toggle(facet, value)})

    def toggles(self, facet: str) -> Callable[[str], str]:
        """Return what gives the query string of `toggled(facet, value)` for one value.

        A page of results links a hundred values and more. What their addresses have in
        common is written once.
        """
        asked = self.with_dates() if facet == "year" and self.is_dated else self
        pairs = asked._pairs_of_first_page()
        at = bool(self.text) + sum(len(self.selected(one)) for one in _BEFORE[facet])
        before = _query_string(pairs[:at])
        after = _query_string(pairs[at + len(self.selected(facet)) :])

        def toggle(value: str) -> str:
            chosen = _query_string((facet, one) for one in _values(self._toggle(facet, value)))
            return "&".join(filter(None, (before, chosen, after)))

        def first(value: str) -> str:
            escaped = _escaped(value)
            return f"{opening}{escaped}{closing}" if escaped else toggle(value)

        if self.selected(facet):
            return toggle
        opening = f"{before}&{facet}=" if before else f"{facet}="
        closing = f"&{after}" if after else ""
        return first

    def _toggle(self, facet: str, value: str) -> tuple[str, ...]:
        chosen = self.selected(facet)
        return tuple(v for v in chosen if v != value) if value in chosen else (*chosen, value)

    def narrowed(self, facet: str, value: str) -> Self:
        """The same search with one value of a facet chosen and no other, not in groups."""
        return self._first_page(group=None, **{facet: (value,)})

    def without(self, *facets: str) -> Self:
        """The same search with nothing chosen in these facets; if none is named, in none at all.

        Then it is of all dates too.
        """
        asked = self if facets else self.with_dates()
        return asked._first_page(**dict.fromkeys(facets or FACETS, ()))

    def with_dates(self, start: str = "", end: str = "") -> Self:
        """The same search from one date to another, from its first page."""
        return self._first_page(start=start, end=end)

    def without_text(self) -> Self:
        """The same search without its words."""
        return self._first_page(text="")

    def words_only(self) -> Self:
        """The same words, read in the same way, and nothing chosen."""
        return type(self)(self.text, glossary=self.glossary)

    def with_sort(self, sort: Sort) -> Self:
        """The same search in another order, from its first page."""
        return self._first_page(sort=sort)

    def with_text(self, text: str) -> Self:
        """The same search for other words, from its first page."""
        return self._first_page(text=text)

    def with_glossary(self, glossary: bool) -> Self:
        """The same search with abbreviations spelt out, or not; from its first page."""
        return self._first_page(glossary=glossary)

    def with_group(self, group: Grouping | None) -> Self:
        """The same search put together in groups, or in none; from its first page."""
        return self._first_page(group=group)

    def with_reasons(self, explain: bool) -> Self:
        """The same page of the same search, with the reason for each rank or without."""
        return replace(self, explain=explain)

    def with_page(self, page: int) -> Self:
        """Another page of the same search."""
        return replace(self, page=page, after="")

    def with_after(self, after: str) -> Self:
        """The page of the same search that follows a place in it."""
        return replace(self, after=after)

    def _first_page(self, **changes: object) -> Self:
        return replace(self, page=1, after="", **changes)  # type: ignore[arg-type]

    def query_string(self) -> str:
        """The part of the URL after "?", always in the same order; empty for no condition."""
        return _query_string(self._pairs_of_page())

    def _pairs_of_first_page(self) -> list[tuple[str, str]]:
        """The names and values that ask for the first page."""
        return self.pairs() + ([("explain", "1")] if self.explain else [])

    def _pairs_of_page(self) -> list[tuple[str, str]]:
        pairs = self._pairs_of_first_page()
        if self.page > 1:
            pairs.append(("page", str(self.page)))
        if self.after:
            pairs.append(("after", self.after))
        return pairs

    def pairs(self) -> list[tuple[str, str]]:
        """The names and values that ask for the same search, whatever the page of it."""
        pairs = [("q", self.text)] if self.text else []
        pairs += [(facet, value) for facet in FACETS for value in getattr(self, facet)]
        if self.is_dated:
            pairs += [(name, date) for name, _, date in self.dates()]
        if self.order is not self._usual_order:
            pairs.append(("sort", self.order.value))
        if self.group is not None:
            pairs.append(("group", self.group.value))
        if not self.glossary:
            pairs.append(("glossary", "off"))
        return pairs


def _values(chosen: Iterable[str]) -> tuple[str, ...]:
    return tuple(
        sorted({without_surrogates(value) for value in chosen if value})[:MAX_FIELD_VALUES]
    )


def _query_string(pairs: Iterable[tuple[str, str]]) -> str:
    return "&".join(f"{name}={quote(value, safe=_READABLE)}" for name, value in pairs)


@lru_cache(maxsize=5_000)
def _escaped(value: str) -> str:
    """Return a value of a facet for an address. One page has mostly those of the one before."""
    return quote(without_surrogates(value), safe=_READABLE)


def _date(text: str) -> str:
    if not text:
        return ""
    try:
        first_and_last_day(text)
    except ValueError:
        return ""
    return text


def without_surrogates(text: str) -> str:
    """Return a text with "?" for what no UTF-8 can encode: no statement has a lone surrogate."""
    return text.encode("utf-8", "replace").decode("utf-8")
