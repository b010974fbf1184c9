"""Where in a long text the words of a query stand, found without cutting it into words.

To cut a text makes an object of each of its words, and an extract shows forty of them. Here
the text is searched for the beginnings that a query's words can have; what is found is
checked word by word. So one place of a text can be chosen, and only that be cut.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from . import schema
from .matches import FUNCTION_WORDS, nears
from .query import Spellings, Words, stems
from .tree import Node, Phrase, Prefix, Word, wanted

# A stem's last letter may be another in the word: "happi", "happy". More differs in these.
_IRREGULAR = {"die": "dy", "lie": "ly", "tie": "ty", "vie": "vy"}

_WORD = re.compile(r"[^\W_]+")
_ACCENTED = re.compile(r"[^\W\x00-\x7f]")
_LONGEST_WORD = 40


class Spot(NamedTuple):
    """Where a term stands. `first` and `last` count words by the spaces before them."""

    first: int
    last: int
    term: int
    start: int


@dataclass(frozen=True, slots=True)
class _Look:
    """What to look for: words of which the first begins with one of `heads`."""

    term: int
    heads: tuple[str, ...]
    words: Words
    stemmed: bool
    prefix: bool

    def stands(self, text: str, at: int) -> bool:
        """Tell whether the words stand in a folded text at the beginning of a word."""
        if at and text[at - 1].isalnum():
            return False
        number = len(self.words)
        if number == 1:
            word = _WORD.match(text, at)
            found = [word[0]] if word else []
        else:
            found = schema.cutter().analyze(text[at : at + _LONGEST_WORD * number])[:number]
        if self.stemmed:
            return stems(tuple(found)) == self.words
        if self.prefix:
            *whole, last = found
            return tuple(whole) == self.words[:-1] and last.startswith(self.words[-1])
        return tuple(found) == self.words


class Spotter:
    """Finds the spots of one query, a tree as `reading.read` gives it.

    Function words are not looked for: they are marked beside others only.
    """

    def __init__(self, tree: Node | None, spellings: Spellings) -> None:
        self._is_near = any(True for _ in nears(tree))
        self._looks = [
            look
            for number, term in enumerate(dict.fromkeys(wanted(tree)))
            if not (isinstance(term, Word) and term.text.lower() in FUNCTION_WORDS)
            for look in _looks(number, term, spellings)
        ]

    def spots(self, text: str) -> list[Spot] | None:
        """List the spots of a text in order; None where it has to be cut to find them.

        That is so if it has letters with accents, which the index holds without, or if words
        are asked for near one another.
        """
        if self._is_near or not self._looks or (not text.isascii() and _ACCENTED.search(text)):
            return None
        folded = text.lower()
        starts = sorted(
            {
                (start, look.term, len(look.words))
                for look in self._looks
                for head in look.heads
                for start in _occurrences(folded, head)
                if look.stands(folded, start)
            }
        )
        spots = []
        word = counted = 0
        for start, term, length in starts:
            word += folded.count(" ", counted, start) + folded.count("\n", counted, start)
            counted = start
            spots.append(Spot(word, word + length - 1, term, start))
        return spots


def _looks(number: int, term: Node, spellings: Spellings) -> Iterator[_Look]:
    match term:
        case Word(text):
            for words in dict.fromkeys(map(stems, spellings.of(text))):
                yield _Look(number, _heads(words[0]), words, stemmed=True, prefix=False)
        case Phrase(text):
            for words in spellings.of_phrase(text):
                yield _Look(number, words[:1], words, stemmed=False, prefix=False)
        case Prefix(text):
            for words in spellings.of(text)[:1]:
                yield _Look(number, words[:1], words, stemmed=False, prefix=True)


def _heads(stem: str) -> tuple[str, ...]:
    """Return with what all words of a stem begin."""
    head = stem[:-1] or stem
    return (head, _IRREGULAR[stem]) if stem in _IRREGULAR else (head,)


def _occurrences(text: str, head: str) -> Iterator[int]:
    at = text.find(head)
    while at >= 0:
        yield at
        at = text.find(head, at + 1)
