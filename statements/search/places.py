"""The places of a text that a query matches, each as one stretch of words.

An extract marks words; a concordance needs to know which of them belong together. Words
asked for near one another are one place from the first to the last, and stand in none
where they are further apart.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from . import schema
from .extracts import Extractor, Match
from .query import Spellings, Words, stems
from .tree import And, Near, Node, Or, conjunction, disjunction

Place = tuple[int, int]
"""The first and the last word of a match, counted from 0."""


class Finder:
    """Finds the places that one query matches, a tree as `reading.read` gives it."""

    def __init__(self, tree: Node | None, spellings: Spellings) -> None:
        self._extractor = Extractor(_without_near(tree), spellings)
        self._near = [
            _Nearness(-number, _ways(near, spellings), near.distance)
            for number, near in enumerate(dict.fromkeys(_nears(tree)), 1)
        ]

    def places(self, words: list[str]) -> list[Place]:
        """List the places in the folded words of a text.

        Matches that overlap, or are of different terms and stand side by side, are one
        place; so no two places overlap.
        """
        matches = self._extractor.matches(words)
        if self._near:
            stemmed = list(map(schema.stem, words))
            matches = sorted(
                [*matches, *(one for near in self._near for one in near.find(stemmed))]
            )
        places: list[Place] = []
        term = 0
        for match in matches:
            first, last = places[-1] if places else (0, -2)
            if match.first <= last or (match.first == last + 1 and match.term != term):
                places[-1] = (first, max(last, match.last))
            else:
                places.append((match.first, match.last))
            term = match.term
        return places


def _nears(node: Node | None) -> Iterator[Near]:
    match node:
        case And(parts) | Or(parts):
            for part in parts:
                yield from _nears(part)
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


def _ways(near: Near, spellings: Spellings) -> tuple[list[Words], ...]:
    ways = (list(dict.fromkeys(map(stems, spellings.of(word)))) for word in near.text.split())
    return tuple(filter(None, ways))


@dataclass(frozen=True, slots=True)
class _Nearness:
    """Words near one another: `parts` are the ways to spell each, at most `distance` between."""

    term: int
    parts: tuple[list[Words], ...]
    distance: int

    def find(self, stemmed: Sequence[str]) -> Iterator[Match]:
        """Yield the stretches that hold every part and are near enough, each as short as can be."""
        seen: dict[int, Place] = {}
        begun = -1
        for first, last, number in self._parts_in(stemmed):
            seen[number] = (first, last)
            if len(seen) < len(self.parts):
                continue
            begin = min(place[0] for place in seen.values())
            filled = sum(place[1] - place[0] + 1 for place in seen.values())
            if begin > begun and last - begin + 1 - filled <= self.distance:
                begun = begin
                yield Match(begin, last, self.term)

    def _parts_in(self, stemmed: Sequence[str]) -> list[tuple[int, int, int]]:
        return sorted(
            (at, at + len(words) - 1, number)
            for number, ways in enumerate(self.parts)
            for words in ways
            for at, word in enumerate(stemmed)
            if word == words[0] and tuple(stemmed[at : at + len(words)]) == words
        )
