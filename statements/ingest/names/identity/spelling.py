"""Whether two words of names may be one word, through damage, transliteration or a slip.

Scanning confuses letters ("Jiirgenson", "Castafios", "C6te") and loses what carries a mark
("Leen" for "León"); German and Estonian vowels are written "ae", "oe" and "ue" for want of marks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property

from rapidfuzz.distance import OSA

from statements.facts.labels import fold, scanned

_DIGRAPHS = re.compile(r"([aou])e")
# Pairs of letters that scanning takes for one another within a word, beyond what `scanned` knows.
# Not e and o: Hansen and Hanson are two people.
_CONFUSED = frozenset(map(frozenset, ("ec", "nu", "vy", "tf", "hb")))
_SHORTEST = 4


class Same(IntEnum):
    """How surely two words are one; higher is surer."""

    NO = 0
    SLIP = 1  # one letter differs as a compositor's or typist's slip: "Bardales", "Bardeles"
    DAMAGED = 2  # one letter differs as scanning makes it: "Seck", "Seek"
    YES = 3


@dataclass(frozen=True)
class Word:
    """One word of a name, as printed and as it is compared."""

    printed: str

    @cached_property
    def folded(self) -> str:
        return fold(self.printed).replace(" ", "")

    @cached_property
    def shape(self) -> str:
        """The word as a scanner sees it, "ae", "oe" and "ue" without their e."""
        return scanned(_DIGRAPHS.sub(r"\1", self.folded))

    @property
    def is_initial(self) -> bool:
        return len(self.folded) == 1

    @property
    def is_marked(self) -> bool:
        """Whether a letter carries a mark, which damage loses and never adds."""
        return not self.printed.isascii() and any(
            ord(c) > 127 and c.isalpha() for c in self.printed
        )

    @cached_property
    def _damage(self) -> re.Pattern[str] | None:
        """What the word may become where letters with marks were misread."""
        text = self.printed.casefold()
        plain = [c for c in text if c.isalpha() and c.isascii()]
        if not self.is_marked or len(plain) < _SHORTEST - 1:
            return None
        parts = ("" if not c.isalpha() else c if c.isascii() else "[^\\W_]" for c in text)
        return re.compile("".join(parts))

    @cached_property
    def neighbours(self) -> frozenset[str]:
        """Under which keys words meet that differ by a letter: each of them lacks one letter."""
        shape = self.shape
        if len(shape) < _SHORTEST:
            return frozenset({shape})
        return frozenset({shape, *(shape[:i] + shape[i + 1 :] for i in range(len(shape)))})


def same_word(one: Word, other: Word) -> Same:
    """Return how surely `one` and `other` are the same word."""
    if one.shape == other.shape:
        return Same.YES
    if min(len(one.shape), len(other.shape)) < _SHORTEST or not one.neighbours & other.neighbours:
        return Same.NO
    for marked, plain in ((one, other), (other, one)):
        if marked._damage is not None and marked._damage.fullmatch(plain.folded):
            return Same.DAMAGED
    if OSA.distance(one.shape, other.shape, score_cutoff=1) > 1:
        return Same.NO
    return Same.DAMAGED if _are_confused(one.shape, other.shape) else Same.SLIP


def _are_confused(one: str, other: str) -> bool:
    """Tell whether two shapes differ, within the word, in one letter that scanning confuses."""
    if len(one) != len(other) or one[:1] != other[:1]:
        return False
    changed = [frozenset(pair) for pair in zip(one, other, strict=True) if pair[0] != pair[1]]
    return len(changed) == 1 and changed[0] in _CONFUSED
