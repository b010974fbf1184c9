"""The review queue: what ingest was unsure of waits there for a curator."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from statements.models import IngestRun, Meeting, Problem
from statements.transcripts import records


def enqueue(
    run: IngestRun | None,
    problems: Iterable[records.ReadingProblem],
    meeting: Meeting | None = None,
) -> None:
    """Put problems into the queue. One met before stays as it is, resolved or not. One query."""
    Problem.objects.bulk_create(
        [
            Problem(
                run=run,
                meeting=meeting,
                kind=problem.kind[:40],
                file=problem.file[:300],
                line=problem.line,
                number=problem.number,
                reason=problem.reason,
                digest=digest_of(problem, meeting),
            )
            for problem in problems
        ],
        ignore_conflicts=True,
    )


def digest_of(problem: records.ReadingProblem, meeting: Meeting | None) -> str:
    """Return that by which a problem met again is known to be the same."""
    symbol = meeting.symbol if meeting else ""
    parts = (problem.kind, symbol, problem.file, problem.line, problem.number, problem.reason)
    return hashlib.sha256(repr(parts).encode()).hexdigest()
