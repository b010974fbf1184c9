"""What an evaluation finds: things named one by one, each right, missed or too many."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum


class Verdict(StrEnum):
    """Whether a thing was read rightly."""

    RIGHT = "right"
    MISSED = "missed"
    EXTRA = "extra"


@dataclass(frozen=True, slots=True)
class Outcome:
    """One thing judged. `key` names it so that a person finds it; equal things share a key."""

    key: str
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Measure:
    """All outcomes of one kind.

    `precision` is the share of what was read that is right, `recall` the share of what is
    there that was read. Of a measure that asks the same of every item, such as a heading's
    parts, both are the share right. Without outcomes each is 1.
    """

    name: str
    outcomes: tuple[Outcome, ...]

    @property
    def counts(self) -> Counter[Verdict]:
        """How many outcomes there are of each verdict."""
        return Counter(outcome.verdict for outcome in self.outcomes)

    @property
    def precision(self) -> float:
        counts = self.counts
        read = counts[Verdict.RIGHT] + counts[Verdict.EXTRA]
        return counts[Verdict.RIGHT] / read if read else 1.0

    @property
    def recall(self) -> float:
        counts = self.counts
        there = counts[Verdict.RIGHT] + counts[Verdict.MISSED]
        return counts[Verdict.RIGHT] / there if there else 1.0


@dataclass(frozen=True, slots=True)
class Figure:
    """A number measured, such as statements a second; not compared from run to run."""

    name: str
    value: float
    unit: str


def judged(where: str, expected: Iterable[Hashable], read: Iterable[Hashable]) -> list[Outcome]:
    """Judge what was read against what is there, in no order: each thing as often as it is."""
    there, got = Counter(expected), Counter(read)
    outcomes = []
    for verdict, things in (
        (Verdict.RIGHT, there & got),
        (Verdict.MISSED, there - got),
        (Verdict.EXTRA, got - there),
    ):
        outcomes += [Outcome(f"{where}: {thing}", verdict) for thing in things.elements()]
    return outcomes


def same(key: str, expected: object, read: object) -> Outcome:
    """Judge one answer to one question; what is wrong is named with both answers."""
    if expected == read:
        return Outcome(key, Verdict.RIGHT)
    return Outcome(f"{key}: {read!r} for {expected!r}", Verdict.MISSED)


def aligned(expected: Sequence[Hashable], read: Sequence[Hashable]) -> list[tuple[int, int]]:
    """Return the pairs of places where two sequences agree, both in order."""
    blocks = SequenceMatcher(None, expected, read, autojunk=False).get_matching_blocks()
    return [(a + i, b + i) for a, b, size in blocks for i in range(size)]
