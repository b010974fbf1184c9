"""Where in a long text the words of a query stand, found without cutting it into words.

To cut a text makes an object of each of its words, and an extract shows forty of them. Here
the text is searched for the beginnings that a query's words can have; what is found is
checked word by word. So one place of a text can be chosen, and only that be cut.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from .matches import nears
from .orthography import FUNCTION_WORDS
from .query import Spellings, Words, stems
from .tree import Node, Phrase, Prefix, Word, wanted

# A stem's last letter may be another in the word: "happi", "happy". More differs in these.
_IRREGULAR = {"die": "dy", "lie": "ly", "tie": "ty", "vie": "vy"}

# Letters of the Latin languages that are one letter of ASCII with a mark, and that letter.
_BASES = {
    chr(code): parts[0]
    for code in range(0x80, 0x250)
    if (parts := unicodedata.normalize("NFD", chr(code)))[1:] and parts[0].isascii()
}
_ACCENTED = re.compile(r"[^\W\x00-\x7f]")
# Letters of ASCII as small ones, and all marks as spaces: of bytes, which is far quicker.
_SPACED = bytes(ord(chr(code).lower()) if chr(code).isalnum() else 0x20 for code in range(128))
_SPACED += b" " * 128
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
        """Tell whether the words stand in a text of words and spaces, where a word begins."""
        number = len(self.words)
        found = text[at : at + _LONGEST_WORD * number].split(None, number)[:number]
        if self.stemmed:
            return stems(tuple(found)) == self.words
        if self.prefix:
            *whole, last = found
            return tuple(whole) == self.words[:-1] and last.startswith(self.words[-1])
        return tuple(found) == self.words


class Spotter:
    """Finds the spots of one query, a tree as `reading.read` gives it.

    Function words are looked for where there are no others: beside them they say nothing.
    """

    def __init__(self, tree: Node | None, spellings: Spellings) -> None:
        self._is_near = any(True for _ in nears(tree))
        looks = [
            look
            for number, term in enumerate(dict.fromkeys(wanted(tree)))
            for look in _looks(number, term, spellings)
        ]
        telling = [
            look for look in looks if len(look.words) > 1 or look.words[0] not in FUNCTION_WORDS
        ]
        self._looks = telling or looks

    def spots(self, text: str) -> list[Spot] | None:
        """List the spots of a text in order; None where it has to be cut to find them.

        That is so if it has letters that are none of ASCII without their accents, or if words
        are asked for near one another.
        """
        if self._is_near or not self._looks:
            return None
        if not text.isascii():
            try:
                text = _ACCENTED.sub(lambda letter: _BASES[letter[0]], text)
            except KeyError:
                return None
        # Words and spaces are left, each where it stood: a word begins after a space.
        spaced = f" {text}".encode("ascii", "replace").translate(_SPACED).decode("ascii")
        starts = sorted(
            {
                (start - 1, look.term, len(look.words))
                for look in self._looks
                for head in look.heads
                for start in _beginnings(spaced, head)
                if look.stands(spaced, start)
            }
        )
        spots = []
        word = counted = 0
        for start, term, length in starts:
            word += text.count(" ", counted, start) + text.count("\n", counted, start)
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


def _beginnings(spaced: str, head: str) -> Iterator[int]:
    """Yield where words begin with `head`."""
    sought = f" {head}"
    at = spaced.find(sought)
    while at >= 0:
        yield at + 1
        at = spaced.find(sought, at + 1)
