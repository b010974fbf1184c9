"""The places of a text that a query matches, each as one stretch of words.

An extract marks words; a concordance and a reader who goes from hit to hit need to know
which of them belong together. Words asked for near one another are one place from the
first to the last, and stand in none where they are further apart.
"""

from __future__ import annotations

from dataclasses import dataclass

from statements.search.index import schema
from statements.search.language.tree import Node
from statements.search.meaning.query import Spellings

from .matches import Match, Matcher, Place, merged


@dataclass(frozen=True, slots=True)
class HighlightedSlice:
    """A slice of a text to be marked, and the number of its place there, from 1.

    A place has several where other words stand between those asked for.
    """

    start: int
    end: int
    place: int


class PlaceFinder:
    """Finds the places that one query matches, a tree as `reading.read` gives it."""

    def __init__(self, tree: Node | None, spellings: Spellings) -> None:
        self._matcher = Matcher(tree, spellings)

    def places(self, words: list[str]) -> list[Place]:
        """List the places in the folded words of a text.

        Matches that overlap, or are of different terms and stand side by side, are one
        place; so no two places overlap.
        """
        return [place for place, _ in self._stretches(words)]

    def marks(self, text: str) -> list[HighlightedSlice]:
        """List what is to be marked in a text, in order; no two marks overlap."""
        tokens = schema.cutter().pre_tokenize(text).tokens
        return [
            HighlightedSlice(tokens[first].char_offset_from, tokens[last].char_offset_to, number)
            for number, (_, matches) in enumerate(
                self._stretches([token.text for token in tokens]), 1
            )
            for first, last in merged(
                (place for match in matches for place in match.places), beside=True
            )
        ]

    def _stretches(self, words: list[str]) -> list[tuple[Place, list[Match]]]:
        """List the places with the matches that make each of them."""
        stretches: list[tuple[Place, list[Match]]] = []
        for match in self._matcher.matches(words):
            (first, last), before = stretches[-1] if stretches else ((0, -2), [])
            if match.first <= last or (match.first == last + 1 and match.term != before[-1].term):
                before.append(match)
                stretches[-1] = ((first, max(last, match.last)), before)
            else:
                stretches.append(((match.first, match.last), [match]))
        return stretches
