"""Which kinds of damage a text may have, found in one cheap look at its words.

Nearly every word of the Council has been said before, and reading is mostly re-reading:
a word once found to be sound is remembered for the life of the process, so that a text
is searched only for the damage that one of its words raises a doubt about.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import Flag, auto

from .words import known, split_glued


class Doubt(Flag):
    """A kind of damage that a word may be a sign of."""

    GLUED = auto()
    FIGURE = auto()
    SYMBOL = auto()
    HYPHEN = auto()
    HEAD = auto()
    PAGE = auto()
    CAPITAL = auto()


NO_DOUBT = Doubt(0)

_LETTERS = re.compile(r"[A-Za-z]{2,}")
_FIGURE = re.compile(r"\d[lIO]|[lO]\d|\||\A[1l]\Z")
_SYMBOL = re.compile(r"[$8s]/")
_HEAD = re.compile(r"\d\d-\d{5}|\d\d/\d\d/\d{4}")
_PAGE = re.compile(r"\A\d{1,3}/\d{1,3}\Z|[S$]/2\Z|\A[S$8]/(?:19|20)\d\d/\d+\Z")

# Letters of one shape in both cases are the ones misread: "with a View to", "by Show of
# hands". Only words that are part of no name or title, and that seldom open a sentence.
SAME_SHAPE = frozenset({"View", "Views", "Show", "Was", "Would", "Should", "Could", "Very"})

_MOST_REMEMBERED = 400_000
_sound: set[str] = set()


def doubts(words: Iterable[str]) -> Doubt:
    """Return the kinds of damage that `words`, a text split at white space, may have."""
    fresh = set(words) - _sound
    found = NO_DOUBT
    for word in fresh:
        doubt = _doubt(word)
        if doubt is NO_DOUBT:
            _sound.add(word)
        else:
            found |= doubt
    if len(_sound) > _MOST_REMEMBERED:
        _sound.clear()
    return found


def _doubt(word: str) -> Doubt:
    doubt = Doubt.CAPITAL if word in SAME_SHAPE else NO_DOUBT
    if any(split_glued(token) for token in set(_LETTERS.findall(word)) - known()):
        doubt |= Doubt.GLUED
    if word.endswith("-") and word != "-":
        doubt |= Doubt.HYPHEN
    for kind, pattern in (
        (Doubt.FIGURE, _FIGURE),
        (Doubt.SYMBOL, _SYMBOL),
        (Doubt.HEAD, _HEAD),
        (Doubt.PAGE, _PAGE),
    ):
        if pattern.search(word):
            doubt |= kind
    return doubt
