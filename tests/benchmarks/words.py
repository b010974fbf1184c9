"""Running text with the words of English as often as English has them.

The vocabulary and its frequencies are those of the frequency dictionary of symspellpy: 82,765
words from "the" (one in twenty) to words met once in ten million. On top of them come
the expressions of the Council and the subject of the day, so that "peace" is in most
statements and a subject's words are in those on the subject.
"""

from __future__ import annotations

import random
from array import array
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from itertools import accumulate
from typing import Final

_DICTIONARY: Final = "frequency_dictionary_en_82_765.txt"

# Words are drawn by numbers of 20 bits from a table in which each stands as often as it is
# frequent: an order of magnitude faster than to look up a sum of frequencies for each.
_BITS = 20
_SHIFT = 32 - _BITS

# In the order of their frequency, by Zipf: the second half as often as the first, and so on.
EXPRESSIONS = (
    *("Security Council", "United Nations", "peace", "security", "international", "States"),
    *("resolution", "peace and security", "support", "Secretary-General", "situation"),
    *("Government", "human rights", "efforts", "parties", "conflict", "region", "political"),
    *("humanitarian", "process", "Mission", "civilians", "implementation", "mandate"),
    *("sanctions", "dialogue", "terrorism", "elections", "women", "ceasefire", "protection"),
    *("international law", "refugees", "peacekeeping", "peacekeepers", "the African Union"),
    *("counter-terrorism", "development", "agreement", "Special Representative", "children"),
    *("disarmament", "Charter of the United Nations", "veto", "non-proliferation", "reform"),
    *("asymmetric threats", "sovereignty", "territorial integrity", "Côte d’Ivoire", "Haiti"),
    *("rule of law", "impunity", "settlements", "Somalia", "Afghanistan", "nuclear weapons"),
    *("climate change", "piracy", "small arms", "mediation", "famine", "demining", "genocide"),
)

# Words of a statement: as in 1,451 of the corpus UN Security Council Debates, of which those
# that do more than conduct the meeting have 740 on average, and the others 54.
_SPEECH = (6.31, 0.68)
_CONDUCT = 46


@cache
def vocabulary() -> tuple[tuple[str, ...], tuple[int, ...]]:
    """Return the words of the dictionary by frequency, and how often each was met."""
    text = (files("symspellpy") / _DICTIONARY).read_text("utf-8-sig")
    pairs = [line.split(" ", 1) for line in text.splitlines()]
    pairs.sort(key=lambda pair: -int(pair[1]))
    return tuple(word for word, _ in pairs), tuple(int(count) for _, count in pairs)


@cache
def _english() -> tuple[str, ...]:
    return tuple(_table(*vocabulary(), 1 << _BITS))


@cache
def _council() -> tuple[str, ...]:
    return tuple(zipf(EXPRESSIONS))


def zipf(words: Sequence[str], size: int = 4096) -> list[str]:
    """Return a table of `words` in which the n-th stands 1/n times as often as the first."""
    return _table(words, [size * 100 // rank for rank in range(1, len(words) + 1)], size)


def _table(words: Sequence[str], counts: Iterable[int], size: int) -> list[str]:
    """Return `size` words, each of `words` in proportion to its count."""
    bounds = list(accumulate(counts))
    table: list[str] = []
    for word, bound in zip(words, bounds, strict=True):
        table.extend([word] * (bound * size // bounds[-1] - len(table)))
    return table


class Writer:
    """Writes paragraphs. The same generator of chance writes the same ones."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance

    def subject(self) -> list[str]:
        """Return the words of a subject, as `paragraphs` draws them."""
        words = vocabulary()[0]
        return zipf([words[self._chance.randrange(400, 20_000)] for _ in range(50)], 1024)

    def length(self, *, procedural: bool) -> int:
        """Return how many words a statement has."""
        if procedural:
            return min(400, 8 + int(self._chance.expovariate(1 / _CONDUCT)))
        return min(6_000, 40 + int(self._chance.lognormvariate(*_SPEECH)))

    def paragraphs(self, length: int, subject: Sequence[str]) -> list[str]:
        """Return about `length` words on a subject, in paragraphs of four sentences."""
        words = self._words(length, subject)
        draw = self._chance.random
        sentences: list[str] = []
        at = 0
        while at < length:
            # The last takes what is left, so that no sentence has two words.
            end = at + 10 + int(draw() * 26)
            end = length if length - end < 6 else end
            sentence = " ".join(words[at:end])
            sentences.append(f"{sentence[0].upper()}{sentence[1:]}.")
            at = end
        starts = range(0, len(sentences), 4)
        return [" ".join(sentences[start : start + 4]) for start in starts]

    def _words(self, length: int, subject: Sequence[str]) -> list[str]:
        table = _english()
        words = [table[number >> _SHIFT] for number in self._numbers(length)]
        # Every eleventh word is one of the Council's, every thirteenth one of the subject's.
        for start, step, source in ((3, 11, _council()), (7, 13, subject)):
            places = len(range(start, length, step))
            size = len(source)
            words[start::step] = [source[n % size] for n in self._numbers(places)]
        return words

    def _numbers(self, how_many: int) -> array[int]:
        numbers = array("I")
        numbers.frombytes(self._chance.randbytes(4 * how_many))
        return numbers
