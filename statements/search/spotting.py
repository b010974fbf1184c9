"""Where in a text the words of a query stand, found without cutting the text into words.

To cut a text makes an object of each of its words, and a query has a few of them. Here the
text is searched for the beginnings that a query's words can have, and only what is found is
checked word by word. It comes to the same as `matches` finds among the words of the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from . import folding, schema
from .matches import nears
from .orthography import FUNCTION_WORDS
from .query import Spellings, Words, stems
from .tree import Node, Phrase, Prefix, Word, wanted

# All letters as one, so that words can be counted by their ends.
_LETTER = b"a"
_ALIKE = bytes(0x20 if code == 0x20 else ord(_LETTER) for code in range(256))


class Spot(NamedTuple):
    """Where a term stands: from its first to its last word, and from `start` to `stop` in a text.

    Words are counted from the first spot on.
    """

    first: int
    last: int
    term: int
    start: int
    stop: int


# Where a term starts and stops in a text, which it is, and of how many words.
_Found = tuple[int, int, int, int]


class _Fits(dict[str, bool]):
    """For each run of words that was ever met: whether it is what is looked for.

    Of the words of a text few are looked at, and of these most are the same.
    """

    def __init__(self, words: Words, *, stemmed: bool = False, prefix: bool = False) -> None:
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


class _Look(NamedTuple):
    """What to look for: `size` words that fit, of which the first begins with one of `heads`.

    Function words are `weak`: they say nothing by themselves.
    """

    term: int
    heads: tuple[str, ...]
    size: int
    fits: _Fits
    weak: bool = False

    def all(self, spaced: str) -> Iterator[_Found]:
        """Yield all that is found in a text of words and spaces."""
        for head in self.heads:
            for start in _beginnings(spaced, head):
                if stop := self.stop(spaced, start):
                    yield start, stop, self.term, self.size

    def stop(self, spaced: str, start: int) -> int:
        """Return where the words stop if they stand where a word begins, else 0."""
        stop = spaced.find(" ", start)
        if self.size > 1:
            run = _run(self.size).match(spaced, start)
            stop = run.end() if run else start
        return stop if self.fits[spaced[start:stop]] else 0


class Spotter:
    """Finds the spots of one query, a tree as `reading.read` gives it."""

    def __init__(self, tree: Node | None, spellings: Spellings) -> None:
        self._is_near = any(True for _ in nears(tree))
        looks = [
            look
            for number, term in enumerate(dict.fromkeys(wanted(tree)))
            for look in _looks(number, term, spellings)
        ]
        self._telling = [look for look in looks if not look.weak]
        self._weak = [look for look in looks if look.weak]

    def spots(self, text: str) -> list[Spot] | None:
        """List the spots of a text in order; None where it has to be cut to find them.

        That is so if it has letters that are none of ASCII without their accents, or if words
        are asked for near one another. Function words are found only beside others, or where
        there are no others.
        """
        spaced = self._spaced(text)
        if spaced is None:
            return None
        found = _all(self._telling, spaced)
        if not found:
            found = _all(self._weak, spaced)
        elif self._weak:
            found |= set(_beside(found, self._weak, spaced))
        alike = spaced.encode("ascii").translate(_ALIKE)
        return _counted(found, lambda start, end: alike.count(_LETTER + b" ", start, end))

    def telling(self, text: str) -> list[Spot] | None:
        """List spots as `spots` does, but none of function words if the query has others.

        That is enough to tell one place of a long text from another, and so is to count words
        by the spaces before them, which is quicker.
        """
        spaced = self._spaced(text)
        if spaced is None:
            return None
        return _counted(
            _all(self._telling or self._weak, spaced),
            lambda start, end: text.count(" ", start, end) + text.count("\n", start, end),
        )

    def _spaced(self, text: str) -> str | None:
        """Return a text as words and spaces, each where it stood, with a space after all.

        None where that cannot be, or says nothing of words near one another.
        """
        if self._is_near:
            return None
        if not (self._telling or self._weak):
            return ""
        return folding.spaced(f"{text} ")


def _looks(number: int, term: Node, spellings: Spellings) -> Iterator[_Look]:
    match term:
        case Word(text):
            weak = text.lower() in FUNCTION_WORDS
            for words in dict.fromkeys(map(stems, spellings.of(text))):
                fits = _Fits(words, stemmed=True)
                yield _Look(number, schema.beginnings(words[0]), len(words), fits, weak)
        case Phrase(text):
            for words in spellings.of_phrase(text):
                yield _Look(number, words[:1], len(words), _Fits(words))
        case Prefix(text):
            for words in spellings.of(text)[:1]:
                yield _Look(number, words[:1], len(words), _Fits(words, prefix=True))


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


def _all(looks: Iterable[_Look], spaced: str) -> set[_Found]:
    return {found for look in looks for found in look.all(spaced)}


def _beside(strong: Iterable[_Found], looks: Sequence[_Look], spaced: str) -> Iterator[_Found]:
    """Yield the function words that begin right before or right after what was found."""
    for start, stop, _, _ in strong:
        end, after = start, stop
        while spaced[end - 1 : end] == " ":
            end -= 1
        while spaced[after : after + 1] == " ":
            after += 1
        for place in (spaced.rfind(" ", 0, end) + 1, after) if end else (after,):
            for look in looks:
                if spaced.startswith(look.heads, place) and (ends := look.stop(spaced, place)):
                    yield place, ends, look.term, look.size


def _counted(found: Iterable[_Found], words: Callable[[int, int], int]) -> list[Spot]:
    """List spots in order; `words` counts those that end between two places of the text."""
    spots = []
    word, counted = 0, -1
    for start, stop, term, size in sorted(found):
        word += words(counted, start) if counted >= 0 else 0
        counted = start
        spots.append(Spot(word, word + size - 1, term, start, stop))
    return spots
