"""How long things take: the median and the 95th percentile, in milliseconds."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from itertools import cycle
from statistics import median, quantiles
from typing import NamedTuple, Self

Call = Callable[[], object]


class Timing(NamedTuple):
    """What was measured: milliseconds, and how often."""

    median: float
    late: float
    runs: int

    @classmethod
    def of(cls, seconds: Sequence[float]) -> Self:
        """Return the timing of what took so many seconds each time."""
        late = quantiles(seconds, n=20)[-1] if len(seconds) > 1 else seconds[0]
        return cls(1000 * median(seconds), 1000 * min(late, max(seconds)), len(seconds))


def timed(calls: Sequence[Call], seconds: float) -> Timing:
    """Do each of `calls` once, and all over again until `seconds` have passed.

    Each is done once before without being measured, unless that alone took a third of the time.
    """
    begun = time.perf_counter()
    for call in calls:
        call()
        if time.perf_counter() - begun > seconds / 3:
            break
    taken: list[float] = []
    begun = time.perf_counter()
    for call in cycle(calls):
        before = time.perf_counter()
        call()
        after = time.perf_counter()
        taken.append(after - before)
        if after - begun > seconds and len(taken) >= len(calls):
            return Timing.of(taken)
    raise ValueError("nothing to measure")
