"""Collocates: the words that stand near a match more often than elsewhere.

Near is within a window of so many words on either side, in the same paragraph; elsewhere
is the rest of the same statements. So the two are of one subject, time and speaker, and a
word is not taken for a collocate only because such statements use it much.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from .keyness import log_likelihood, log_ratio

WIDEST = 10
"""Words on either side of a match, at most."""

LEAST = 3
"""A word that is near fewer times than this is not listed: too little can be said of it."""

_SHORTEST = 2


@dataclass(frozen=True, slots=True)
class Collocate:
    """A word with how often it stands near a match and elsewhere, and what that amounts to."""

    word: str
    near: int
    elsewhere: int
    log_likelihood: float
    log_ratio: float


@dataclass(slots=True)
class Surroundings:
    """The words near matches, and those elsewhere, counted. Matches are counted in neither."""

    window: int
    near: Counter[str] = field(default_factory=Counter)
    _matched: Counter[str] = field(default_factory=Counter)
    _all: Counter[str] = field(default_factory=Counter)

    def add(
        self, words: Sequence[str], places: Sequence[tuple[int, int]], starts: Sequence[int]
    ) -> None:
        """Count the words of one statement; of one without a match none.

        `places` are the first and last word of each match in their order, `starts` the
        first word of each paragraph. A word near two matches is counted once.
        """
        if not places:
            return
        matched = {at for first, last in places for at in range(first, last + 1)}
        near = set(_around(places, starts, len(words), self.window)) - matched
        self._all.update(words)
        self._matched.update([words[at] for at in matched])
        self.near.update([words[at] for at in near])

    def elsewhere(self, word: str) -> int:
        """How often `word` occurs neither near a match nor in one."""
        return self._all[word] - self.near[word] - self._matched[word]

    @property
    def words_near(self) -> int:
        return self.near.total()

    @property
    def words_elsewhere(self) -> int:
        return self._all.total() - self.near.total() - self._matched.total()

    def collocates(self) -> list[Collocate]:
        """List the words that are more frequent near matches, the surest first."""
        near, elsewhere = self.words_near, self.words_elsewhere
        found = []
        for word, count in self.near.items():
            if count < LEAST or len(word) < _SHORTEST:
                continue
            others = self.elsewhere(word)
            table = (count, near, others, elsewhere)
            ratio = log_ratio(*table)
            if ratio > 0:
                likelihood = log_likelihood(*table)
                found.append(Collocate(word, count, others, likelihood, ratio))
        return sorted(found, key=lambda one: (-one.log_likelihood, one.word))


def _around(
    places: Sequence[tuple[int, int]], starts: Sequence[int], length: int, window: int
) -> Iterator[int]:
    """Yield the words within the window of each place, in its paragraphs."""
    bounds = [*starts, length]
    paragraph = 0
    for first, last in places:
        while bounds[paragraph + 1] <= first:
            paragraph += 1
        end = next(bound for bound in bounds[paragraph + 1 :] if bound > last)
        yield from range(max(bounds[paragraph], first - window), first)
        yield from range(last + 1, min(end, last + 1 + window))
