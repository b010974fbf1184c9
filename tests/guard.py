"""No search in any test may take long."""

from __future__ import annotations

import time
from typing import Any

from statements.search.question import Question
from statements.search.results import Results, answer

SLOWEST = 0.050
"""Seconds of the processor that a search may take."""

_TIMES = 3


def measured(question: Question, *args: Any, **options: Any) -> Results:
    """Answer a question as `results.answer` does; raise AssertionError where that took long.

    Time of the thread is measured, which other work on the machine does not stretch. What is
    slow once, for it had to index first or to read a table, is tried again.
    """
    spent: list[float] = []
    while len(spent) < _TIMES:
        start = time.thread_time()
        results = answer(question, *args, **options)
        spent.append(time.thread_time() - start)
        if spent[-1] <= SLOWEST:
            return results
    raise AssertionError(f"Searching {question.text[:80]!r} took {1000 * min(spent):.0f} ms.")
