"""Which kinds of damage a text may have, found in one cheap look at its words.

Nearly every word of the Council has been said before, and reading is mostly re-reading:
what a word was once found to be, sound or doubtful, is remembered for the life of the
process, and a text is searched only for the damage that one of its words is a sign of.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum

from .words import known, split_glued


class Doubt(StrEnum):
    """A kind of damage that a word may be a sign of."""

    GLUED = "glued"
    FIGURE = "figure"
    STROKE = "stroke"
    SYMBOL = "symbol"
    HYPHEN = "hyphen"
    HEAD = "head"
    PAGE = "page"
    CAPITAL = "capital"


Doubts = dict[Doubt, list[str]]
"""The kinds of damage that a text may have, each with the words that are signs of it."""

_LETTERS = re.compile(r"[A-Za-z]{2,}")
_SIGNS = {
    Doubt.FIGURE: re.compile(r"\d[lIO]|[lO]\d"),
    Doubt.STROKE: re.compile(r"\||\A[1l]\Z"),
    Doubt.SYMBOL: re.compile(r"[$8s]/"),
    Doubt.HYPHEN: re.compile(r".-\Z", re.DOTALL),
    Doubt.HEAD: re.compile(r"\d\d-\d{5}|\d\d/\d\d/\d{4}"),
    Doubt.PAGE: re.compile(r"\A\d{1,3}/\d{1,3}\Z|[S$]/2\Z|\A[S$8]/(?:19|20)\d\d/\d+\Z"),
}

# Letters of one shape in both cases are the ones misread: "with a View to", "by Show of
# hands". Only words that are part of no name or title, and that seldom open a sentence.
SAME_SHAPE = frozenset({"View", "Views", "Show", "Was", "Would", "Should", "Could", "Very"})

_MOST_REMEMBERED = 400_000
_sound: set[str] = set()
_doubtful: dict[str, tuple[Doubt, ...]] = {}


def doubts(words: Iterable[str]) -> Doubts:
    """Return the kinds of damage that `words`, a text split at white space, may have."""
    found: Doubts = {}
    for word in [word for word in words if word not in _sound]:
        signs = _doubtful.get(word)
        if signs is None:
            signs = _remembered(word)
        for doubt in signs:
            found.setdefault(doubt, []).append(word)
    return found


def _remembered(word: str) -> tuple[Doubt, ...]:
    if len(_sound) + len(_doubtful) >= _MOST_REMEMBERED:
        _sound.clear()
        _doubtful.clear()
    signs = tuple(_signs(word))
    if signs:
        _doubtful[word] = signs
    else:
        _sound.add(word)
    return signs


def _signs(word: str) -> Iterator[Doubt]:
    if word in SAME_SHAPE:
        yield Doubt.CAPITAL
    if any(split_glued(token) for token in set(_LETTERS.findall(word)) - known()):
        yield Doubt.GLUED
    for doubt, sign in _SIGNS.items():
        if sign.search(word):
            yield doubt
