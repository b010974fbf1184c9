"""How like two printed names are: the same through damage, perhaps the same, or not.

Two people are never made one silently. What joins two names of one delegation is damage that
scanning is known to do ("Mr. Jiirgenson" and "Mr. Jürgenson") and a full name that lacks only its
title ("Nicolas de Riviere" and "Mr. Nicolas de Riviere"); all other likeness is a suggestion.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from statements.facts.labels import scanned

SAME = 0.95
"""From this confidence on a name is taken for that of a known speaker."""

_CONTAINED = 0.8  # "Nicolas de Riviere" has all of "Mr. De Rivière", title apart
_LEAST_RATIO = 86.0
_SHORTEST = 4  # letters; "Li" and "Liu" are like each other and nobody's misprint
_TITLES = frozenset({"mr", "ms", "sir", "dame", "dr", "lord", "lady"})


@dataclass(frozen=True, slots=True)
class Likeness:
    """The known name most like another, and how surely they are one (0 to 1)."""

    key: str
    confidence: float


def most_like(key: str, known: Mapping[str, str]) -> Likeness | None:
    """Return the most like of the `known` keys of one delegation, None if none is like.

    `known` gives each key as `scanned` makes it.
    """
    own = scanned(key)
    for other, other_shape in known.items():
        if own == other_shape:
            return Likeness(other, SAME)
    title, name = _parted(key)
    if len(name) < _SHORTEST:
        return None
    names = {
        other: other_name
        for other, (other_title, other_name) in ((k, _parted(k)) for k in known)
        if len(other_name) >= _SHORTEST and (not title or not other_title or title == other_title)
    }
    words = set(name.split())
    if len(words) > 1:
        for other, other_name in names.items():
            if name == other_name and not (title and _parted(other)[0]):
                return Likeness(other, SAME)
    for other, other_name in names.items():
        short, long = sorted((words, set(other_name.split())), key=len)
        if short < long:
            return Likeness(other, _CONTAINED)
    best = process.extractOne(
        name, names, scorer=fuzz.ratio, processor=None, score_cutoff=_LEAST_RATIO
    )
    return Likeness(best[2], round(best[1] / 100 * 0.9, 2)) if best else None


def _parted(key: str) -> tuple[str, str]:
    first, _, rest = key.partition(" ")
    return (first, rest) if first in _TITLES and rest else ("", key)
