"""No search in any test may take long."""

from __future__ import annotations

import time

from statements.search.index.sync import Opened
from statements.search.language.question import Question
from statements.search.results.answer import Results, answer

SLOWEST = 0.050
"""Seconds of the processor that a search may take, where the yardstick takes what it should."""

_TIMES = 3

# The least that a loop of so many rounds was seen to take, on 29 November 2026. A machine that is
# shared may take twice as long for hours, whatever it does.
_ROUNDS = 100_000
_YARDSTICK = 0.0053


def measured(question: Question, opened: Opened) -> Results:
    """Answer a question as `results.answer` does; raise AssertionError where that took long.

    Time of the thread is measured, which other work on the machine does not stretch. What is
    slow once, for it had to read a table first, is tried again.
    """
    told: list[str] = []
    while len(told) < _TIMES:
        start = time.thread_time()
        results = answer(question, opened)
        spent = time.thread_time() - start
        if spent <= SLOWEST or spent <= (allowed := SLOWEST * _slowness()):
            return results
        told.append(f"{1000 * spent:.0f} ms where {1000 * allowed:.0f} are allowed")
    raise AssertionError(f"Searching {question.text[:80]!r} took {', '.join(told)}.")


def _slowness() -> float:
    """Return how many times as long as it should this thread takes for the yardstick now."""
    start = time.thread_time()
    total = 0
    for number in range(_ROUNDS):
        total += number * number
    return max(1.0, (time.thread_time() - start) / _YARDSTICK)
