"""Collocates: the words that stand near a match more often than elsewhere.

Near is within a window of so many words on either side, in the same paragraph; elsewhere
is the rest of the same statements. So the two are of one subject, time and speaker, and a
word is not taken for a collocate only because such statements use it much.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from .keyness import log_likelihood, log_ratio

MAX_WINDOW = 10
"""Words on either side of a match in which collocates are sought, at most."""

MIN_TIMES_NEAR = 3
"""Times that a collocate stands near a match, at least: of fewer too little can be said."""

_SHORTEST = 2


class Collocate(NamedTuple):
    """A word with how often it stands near a match and elsewhere, and what that amounts to."""

    word: str
    near: int
    elsewhere: int
    log_likelihood: float
    log_ratio: float


@dataclass(slots=True)
class CollocateCounts:
    """The words near matches, and those elsewhere, counted. Matches are counted in neither."""

    window: int
    near: Counter[str] = field(default_factory=Counter)
    elsewhere: Counter[str] = field(default_factory=Counter)

    def add(
        self, words: Sequence[str], places: Sequence[tuple[int, int]], starts: Sequence[int]
    ) -> None:
        """Count the words of one statement; none if it has no match.

        `places` are the first and last word of each match in their order, of which no two
        overlap, `starts` the first word of each paragraph. A word near two matches is counted
        once.
        """
        if not places:
            return
        near: list[str] = []
        elsewhere: list[str] = []
        bounds = [*starts, len(words)]
        following = [*(first for first, _ in places[1:]), len(words)]
        counted = 0
        for (first, last), next_first in zip(places, following, strict=True):
            opens, closes = bisect_right(starts, first) - 1, bisect_right(starts, last)
            begin = max(bounds[opens], first - self.window, counted)
            end = min(bounds[closes], last + 1 + self.window, next_first)
            elsewhere += words[counted:begin]
            near += words[begin:first]
            near += words[last + 1 : end]
            counted = end
        elsewhere += words[counted:]
        self.near.update(near)
        self.elsewhere.update(elsewhere)

    @property
    def words_near(self) -> int:
        """All words counted near a match."""
        return self.near.total()

    @property
    def words_elsewhere(self) -> int:
        """All words counted elsewhere."""
        return self.elsewhere.total()

    def collocates(self) -> list[Collocate]:
        """List the words that are more frequent near matches, the surest first."""
        near, elsewhere = self.words_near, self.words_elsewhere
        found = []
        for word, count in self.near.items():
            if count < MIN_TIMES_NEAR or len(word) < _SHORTEST:
                continue
            others = self.elsewhere.get(word, 0)
            table = (count, near, others, elsewhere)
            ratio = log_ratio(*table)
            if ratio > 0:
                likelihood = log_likelihood(*table)
                found.append(Collocate(word, count, others, likelihood, ratio))
        return sorted(found, key=lambda one: (-one.log_likelihood, one.word))
