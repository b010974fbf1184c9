"""What a run of ingest did: counted as it goes, printed at the end."""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from statements.transcripts.records import ReadingProblem


class Fate(StrEnum):
    """What became of a row."""

    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"


NOUNS = ("meetings", "statements", "speakers", "citations")


@dataclass(slots=True)
class Report:
    """Counts of a run. `counts` is keyed by noun and fate, `problems` by kind.

    `suggestions` wait in the review queue like problems, but nothing is wrong or lost.
    """

    dry_run: bool = False
    counts: Counter[tuple[str, Fate]] = field(default_factory=Counter)
    problems: Counter[str] = field(default_factory=Counter)
    samples: dict[str, list[ReadingProblem]] = field(default_factory=dict)
    suggestions: list[ReadingProblem] = field(default_factory=list)
    started: float = field(default_factory=time.monotonic)
    seconds: float = 0.0

    SAMPLE = 20

    def count(self, noun: str, fate: Fate, number: int = 1) -> None:
        """Add `number` rows of `noun` that met `fate`."""
        if number:
            self.counts[noun, fate] += number

    def note(self, problem: ReadingProblem) -> None:
        """Count a problem, and keep the first of each kind to show."""
        self.problems[problem.kind] += 1
        kept = self.samples.setdefault(problem.kind, [])
        if len(kept) < self.SAMPLE:
            kept.append(problem)

    def finish(self) -> None:
        """Stop the clock."""
        self.seconds = time.monotonic() - self.started

    @property
    def statements(self) -> int:
        """Statements seen, whatever became of them."""
        return sum(self.counts["statements", fate] for fate in Fate)

    @property
    def rate(self) -> float:
        """Statements a second over the whole run."""
        return self.statements / self.seconds if self.seconds else 0.0

    def as_dict(self) -> dict[str, Any]:
        """Return the report as plain data, for `--json` and for the record of the run."""
        return {
            "dry_run": self.dry_run,
            **{noun: {fate.value: self.counts[noun, fate] for fate in Fate} for noun in NOUNS},
            "suggestions": len(self.suggestions),
            "problems": dict(sorted(self.problems.items())),
            "examples": [
                {
                    "kind": problem.kind,
                    "file": problem.file,
                    "line": problem.line,
                    "statement": problem.number,
                    "reason": problem.reason,
                }
                for kind in sorted(self.samples)
                for problem in self.samples[kind]
            ],
            "seconds": round(self.seconds, 2),
            "statements_per_second": round(self.rate, 1),
        }

    def lines(self) -> list[str]:
        """Return the report as lines of text for a person."""
        width = max(map(len, NOUNS))
        lines = ["Nothing was stored: this is what would change." if self.dry_run else "Done."]
        lines += [
            f"  {noun:<{width}}  "
            + ", ".join(f"{self.counts[noun, fate]:,} {fate}" for fate in Fate)
            for noun in NOUNS
        ]
        for kind, number in sorted(self.problems.items()):
            lines.append(f"  problem: {kind}: {number:,}")
            shown = self.samples[kind][:3]
            lines += [f"    {_where(problem)}{problem.reason}" for problem in shown]
            if number > 3:
                lines.append(f"    … and {number - 3:,} more, all in the review queue")
        if self.suggestions:
            lines.append(f"  {len(self.suggestions):,} suggestions are in the review queue")
        lines.append(
            f"  {self.statements:,} statements in {self.seconds:.1f} s,"
            f" {self.rate:,.0f} statements a second"
        )
        return lines


def _where(problem: ReadingProblem) -> str:
    place = problem.file + (f", line {problem.line}" if problem.line else "")
    return f"{place}: " if place else ""
