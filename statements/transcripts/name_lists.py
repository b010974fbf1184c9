"""Lists of names taken apart: "… Northern Ireland and United States of America".

Members who voted, sat at the table or were invited stand in one sentence, parted by commas
and by the language's "and"; but names have commas and "and" of their own ("Bosnia and
Herzegovina", "Germany, Federal Republic of"). So a piece is parted only where that leaves
names that are known.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TypeVar

Known = TypeVar("Known")

_BETWEEN = re.compile(r"\s*[,;،；、，؛]\s*")
_AND = re.compile(r"\s+(?:and|et|y|e|и)\s+|\s+و\s?|\s*(?:和|以及|及)\s*")
_LEADING_AND = re.compile(r"(?:and|et|y|e|и)\s+|و\s|(?:和|以及|及)\s*")
_MOST_WORDS = 60
"""Words of a piece within which "and" is tried: a list of fifteen members has about fifty."""


def names_in(text: str, known: Callable[[str], Known | None]) -> Iterator[Known | str]:
    """Yield what is known by each name of a list, in order, or the name where nothing is.

    `known` returns what a name stands for, None for what is no name.

    >>> from statements.facts import country_of
    >>> [one.name for one in names_in("France, Bosnia and Herzegovina and Mali", country_of)]
    ['France', 'Bosnia and Herzegovina', 'Mali']
    """
    pieces = [piece for piece in _BETWEEN.split(text.strip(" .。\n")) if piece]
    at = 0
    while at < len(pieces):
        piece, following = pieces[at], pieces[at + 1 : at + 2]
        at += 1
        if following and known(following[0]) is None:
            inverted = known(f"{piece}, {following[0]}")  # "Germany, Federal Republic of"
            if inverted is not None:
                yield inverted
                at += 1
                continue
        parted = _parted(piece, known)
        if parted:
            yield from parted
        else:
            yield piece


def _parted(piece: str, known: Callable[[str], Known | None]) -> list[Known]:
    """Return what the names of a piece without a comma stand for; nothing if one is unknown."""
    one = known(piece)
    if one is not None:
        return [one]
    if (leading := _LEADING_AND.match(piece)) and (rest := _parted(piece[leading.end() :], known)):
        return rest
    if len(piece.split()) > _MOST_WORDS:
        return []
    for joint in _AND.finditer(piece):
        first = known(piece[: joint.start()])
        if first is not None and (rest := _parted(piece[joint.end() :], known)):
            return [first, *rest]
    return []
