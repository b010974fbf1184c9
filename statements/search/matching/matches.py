"""The words of a text that a query matches: each match with its first and its last word.

The concordance and a statement with the words of a search marked rest on this (`places`). Extracts
find the same without cutting a text into words (`quick_matches`), or by this where that cannot be.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from statements.search.index import schema
from statements.search.language.spelling import FUNCTION_WORDS
from statements.search.language.tree import (
    And,
    Near,
    Node,
    Or,
    Phrase,
    Prefix,
    SearchTerm,
    Word,
    conjunction,
    disjunction,
    matching_terms,
)
from statements.search.meaning.query import Spellings, WordSequence, stems

Place = tuple[int, int]
"""The first and the last of some words that follow one another, counted from 0."""


class Match(NamedTuple):
    """A match of one term of a query, from its first to its last word, counted from 0.

    `parts` are the words asked for where others stand between them, else empty.
    """

    first: int
    last: int
    term: int
    parts: tuple[Place, ...] = ()

    @property
    def places(self) -> tuple[Place, ...]:
        """The words to be marked."""
        return self.parts or ((self.first, self.last),)


@dataclass(frozen=True, slots=True)
class _Pattern:
    term: int
    words: WordSequence
    stemmed: bool = False
    prefix: bool = False

    def among(self, found: Sequence[str], places: Iterable[int]) -> Iterator[Match]:
        """Yield the matches that begin at one of `places`, those of the pattern's first word."""
        size = len(self.words)
        for at in places:
            if size == 1 or self._is(tuple(found[at : at + size])):
                yield Match(at, at + size - 1, self.term)

    def _is(self, words: WordSequence) -> bool:
        if self.stemmed:
            return stems(words) == self.words
        if self.prefix:
            return words[:-1] == self.words[:-1] and words[-1].startswith(self.words[-1])
        return words == self.words


class _Text:
    """The folded words of a text, which are looked for where they may stand.

    To ask each word for its stem is dear: one concordance is read in a hundred thousand words.
    """

    def __init__(self, words: list[str]) -> None:
        self.words = words
        self._joined = f" {' '.join(words)} "

    def beginning(self, beginning: str) -> Iterator[int]:
        """Yield which words begin with `beginning`; a space after it ends the word."""
        sought = f" {beginning}"
        word = counted = 0
        at = self._joined.find(sought)
        while at >= 0:
            word += self._joined.count(" ", counted, at)
            yield word
            counted = at
            at = self._joined.find(sought, at + 1)

    def stemmed(self, stem: str) -> list[int]:
        """List which words have a stem, in order."""
        found: list[int] = []
        for beginning in schema.beginnings(stem):
            may = list(self.beginning(beginning))
            found += [at for at in may if schema.stem(self.words[at]) == stem]
        return sorted(found)


class Matcher:
    """Finds the matches of one query, a tree as `reading.read` gives it."""

    def __init__(self, tree: Node | None, spellings: Spellings) -> None:
        self._stemmed: dict[str, list[_Pattern]] = defaultdict(list)
        self._exact: dict[str, list[_Pattern]] = defaultdict(list)
        self._prefixes: list[_Pattern] = []
        self._weak: set[int] = set()
        for number, term in enumerate(dict.fromkeys(matching_terms(_without_near(tree)))):
            self._add(number, term, spellings)
        self._near = [
            _Nearness(-number, _ways(near, spellings), near.distance)
            for number, near in enumerate(dict.fromkeys(nears(tree)), 1)
        ]

    def _add(self, number: int, term: SearchTerm, spellings: Spellings) -> None:
        match term:
            case Word(text):
                if text.lower() in FUNCTION_WORDS:
                    self._weak.add(number)
                for words in map(stems, spellings.of(text)):
                    self._stemmed[words[0]].append(_Pattern(number, words, stemmed=True))
            case Phrase(text):
                for words in spellings.of_phrase(text):
                    self._exact[words[0]].append(_Pattern(number, words))
            case Prefix(text):
                for words in spellings.of(text)[:1]:
                    pattern = _Pattern(number, words, prefix=True)
                    if len(words) == 1:
                        self._prefixes.append(pattern)
                    else:
                        self._exact[words[0]].append(pattern)

    def matches(self, words: list[str]) -> list[Match]:
        """List the matches in the folded words of a text, by their first words."""
        text = _Text(words)
        found = self._without_weak(sorted(self._find(text)))
        if self._near:
            places = {stem: text.stemmed(stem) for near in self._near for stem in near.heads}
            near_ones = (one for near in self._near for one in near.find(words, places))
            found = sorted([*found, *near_ones])
        return found

    def _find(self, text: _Text) -> Iterator[Match]:
        """Yield all matches but those of words near one another."""
        for word, patterns in self._exact.items():
            places = list(text.beginning(f"{word} "))
            for pattern in patterns:
                yield from pattern.among(text.words, places)
        for stem, patterns in self._stemmed.items():
            places = text.stemmed(stem)
            for pattern in patterns:
                yield from pattern.among(text.words, places)
        for pattern in self._prefixes:
            yield from pattern.among(text.words, text.beginning(pattern.words[0]))

    def _without_weak(self, matches: list[Match]) -> list[Match]:
        """Leave out function words beside which no other word of the query stands."""
        if not self._weak:
            return matches
        strong = [match for match in matches if match.term not in self._weak]
        if not strong:
            return matches
        beside = {match.first - 1 for match in strong} | {match.last + 1 for match in strong}
        return [m for m in matches if m.term not in self._weak or m.first in beside]


def merged(places: Iterable[Place], *, beside: bool = False) -> list[Place]:
    """Join places that overlap, with `beside` also those that follow right on one another."""
    found: list[Place] = []
    # Of words near one another thousands of matches may share the same few places.
    for first, last in sorted(set(places)):
        if found and first <= found[-1][1] + beside:
            found[-1] = (found[-1][0], max(found[-1][1], last))
        else:
            found.append((first, last))
    return found


def nears(node: Node | None) -> Iterator[Near]:
    """Yield what asks for words near one another, but for that under a negation."""
    match node:
        case And(parts) | Or(parts):
            for part in parts:
                yield from nears(part)
        case Near():
            yield node


def _without_near(node: Node | None) -> Node | None:
    match node:
        case And(parts):
            return conjunction(filter(None, map(_without_near, parts)))
        case Or(parts):
            return disjunction(filter(None, map(_without_near, parts)))
        case Near():
            return None
        case _:
            return node


def _ways(near: Near, spellings: Spellings) -> tuple[list[WordSequence], ...]:
    ways = (list(dict.fromkeys(map(stems, spellings.of(word)))) for word in near.text.split())
    return tuple(filter(None, ways))


@dataclass(frozen=True, slots=True)
class _Nearness:
    """Words near one another: `parts` are the ways to spell each, at most `distance` between."""

    term: int
    parts: tuple[list[WordSequence], ...]
    distance: int

    @property
    def heads(self) -> set[str]:
        """The stems with which a part begins."""
        return {words[0] for ways in self.parts for words in ways}

    def find(self, found: Sequence[str], places: dict[str, list[int]]) -> Iterator[Match]:
        """Yield the stretches that hold every part and are near enough, each as short as can be.

        `places` are those of the stems with which a part begins.
        """
        seen: dict[int, Place] = {}
        begun = -1
        for first, last, number in self._parts_in(found, places):
            seen[number] = (first, last)
            if len(seen) < len(self.parts):
                continue
            begin = min(place[0] for place in seen.values())
            filled = sum(place[1] - place[0] + 1 for place in seen.values())
            if begin > begun and last - begin + 1 - filled <= self.distance:
                begun = begin
                yield Match(begin, last, self.term, tuple(sorted(seen.values())))

    def _parts_in(
        self, found: Sequence[str], places: dict[str, list[int]]
    ) -> list[tuple[int, int, int]]:
        return sorted(
            (at, at + len(words) - 1, number)
            for number, ways in enumerate(self.parts)
            for words in ways
            for at in places.get(words[0], ())
            if len(words) == 1 or stems(tuple(found[at : at + len(words)])) == words
        )
