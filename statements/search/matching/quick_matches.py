"""Where in a text the words of a query stand, found without cutting the text into words.

Only extracts use it (`Extractor`), and get the same from `matches` where this cannot tell. To cut
a text makes an object of each of its words, and a query has a few of them. Here the text is
searched for the beginnings that a query's words can have, and only what is found is checked
word by word: the twenty extracts of a page take 0.5 to 2 ms of the processor so, and 2.5 to 13 by
`matches`, which for common words would be more than all the rest of the search.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from statements.search.index import schema
from statements.search.language.spelling import FUNCTION_WORDS
from statements.search.language.tree import Node, Phrase, Prefix, Word, matching_terms
from statements.search.meaning.query import Spellings, WordSequence, stems

from .matches import nears
from .words import spaced

Occurrence = tuple[int, int, int]
"""Where a term stands in a text, from its start to its stop, and which term it is."""


class _Fits(dict[str, bool]):
    """For each run of words that was ever met: whether it is what is looked for.

    Of the words of a text few are looked at, and of these most are the same.
    """

    def __init__(self, words: WordSequence, *, stemmed: bool = False, prefix: bool = False) -> None:
        super().__init__()
        self._words = words
        self._stemmed = stemmed
        self._prefix = prefix

    def __missing__(self, run: str) -> bool:
        found = tuple(run.split())
        if self._stemmed:
            found = stems(found)
        elif self._prefix and len(found) == len(self._words):
            found = (*found[:-1], found[-1][: len(self._words[-1])])
        fits = self[run] = found == self._words
        return fits


class _Pattern(NamedTuple):
    """What is looked for: `size` words that fit, of which the first begins with one of `heads`.

    Function words are `weak`: they say nothing by themselves.
    """

    term: int
    heads: tuple[str, ...]
    size: int
    fits: _Fits
    weak: bool = False

    def all(self, spaced: str) -> Iterator[Occurrence]:
        """Yield all that is found in a text of words and spaces."""
        for head in self.heads:
            for start in _beginnings(spaced, head):
                if stop := self.stop(spaced, start):
                    yield start, stop, self.term

    def stop(self, spaced: str, start: int) -> int:
        """Return where the words stop if they stand where a word begins, else 0."""
        stop = spaced.find(" ", start)
        if self.size > 1:
            run = _run(self.size).match(spaced, start)
            stop = run.end() if run else start
        return stop if self.fits[spaced[start:stop]] else 0


class QuickMatcher:
    """Finds the matches of one query, a tree as `reading.read` gives it."""

    def __init__(self, tree: Node | None, spellings: Spellings) -> None:
        self._is_near = any(True for _ in nears(tree))
        patterns = [
            pattern
            for number, term in enumerate(dict.fromkeys(matching_terms(tree)))
            for pattern in _patterns(number, term, spellings)
        ]
        self._strong = [pattern for pattern in patterns if not pattern.weak]
        self._weak = [pattern for pattern in patterns if pattern.weak]

    def matches(self, text: str) -> list[Occurrence] | None:
        """List the matches in a text in order; None where it has to be cut to find them.

        That is so if it has letters that are none of ASCII without their accents, or if words
        are asked for near one another. Function words are found only beside others, or where
        there are no others.
        """
        spaced = self._spaced(text)
        if spaced is None:
            return None
        found = _all(self._strong, spaced)
        if not found:
            found = _all(self._weak, spaced)
        elif self._weak:
            found |= set(_beside(found, self._weak, spaced))
        return sorted(found)

    def _spaced(self, text: str) -> str | None:
        """Return a text as words and spaces, each where it stood, with a space after all.

        None where that cannot be, or says nothing of words near one another.
        """
        if self._is_near:
            return None
        if not (self._strong or self._weak):
            return ""
        return spaced(f"{text} ")


def _patterns(number: int, term: Node, spellings: Spellings) -> Iterator[_Pattern]:
    match term:
        case Word(text):
            weak = text.lower() in FUNCTION_WORDS
            for words in dict.fromkeys(map(stems, spellings.of(text))):
                fits = _Fits(words, stemmed=True)
                yield _Pattern(number, schema.beginnings(words[0]), len(words), fits, weak)
        case Phrase(text):
            for words in spellings.of_phrase(text):
                yield _Pattern(number, words[:1], len(words), _Fits(words))
        case Prefix(text):
            for words in spellings.of(text)[:1]:
                yield _Pattern(number, words[:1], len(words), _Fits(words, prefix=True))


@lru_cache
def _run(size: int) -> re.Pattern[str]:
    """Return the pattern of so many words that follow one another."""
    return re.compile(" +".join(["[^ ]+"] * size))


def _beginnings(spaced: str, head: str) -> Iterator[int]:
    """Yield where words begin with `head`."""
    if spaced.startswith(head):
        yield 0
    sought = f" {head}"
    at = spaced.find(sought)
    while at >= 0:
        yield at + 1
        at = spaced.find(sought, at + 1)


def _all(patterns: Iterable[_Pattern], spaced: str) -> set[Occurrence]:
    return {found for pattern in patterns for found in pattern.all(spaced)}


def _beside(
    strong: Iterable[Occurrence], patterns: Sequence[_Pattern], spaced: str
) -> Iterator[Occurrence]:
    """Yield the function words that begin right before or right after what was found."""
    for start, stop, _ in strong:
        end, after = start, stop
        while spaced[end - 1 : end] == " ":
            end -= 1
        while spaced[after : after + 1] == " ":
            after += 1
        for place in (spaced.rfind(" ", 0, end) + 1, after) if end else (after,):
            for pattern in patterns:
                if spaced.startswith(pattern.heads, place) and (
                    ends := pattern.stop(spaced, place)
                ):
                    yield place, ends, pattern.term
