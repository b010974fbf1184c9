"""The table that `make evaluate` prints, and what a change gained and lost."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from .outcomes import Figure, Measure, Verdict

_MOST_NAMED = 200

Saved = dict[str, dict[str, dict[str, int]]]
"""Of each measure, how many outcomes there are by verdict and key."""


def table(measures: Sequence[Measure], figures: Sequence[Figure]) -> Iterator[str]:
    """Yield the lines of the table: a measure a line."""
    width = max(
        len(name) for name in [one.name for one in measures] + [one.name for one in figures]
    )
    columns = f"{'there':>7} {'right':>7} {'missed':>6} {'extra':>6}  precision  recall"
    yield f"{'measure':{width}}  {columns}"
    for one in measures:
        counts = one.counts
        right, missed, extra = (counts[verdict] for verdict in Verdict)
        yield (
            f"{one.name:{width}}  {right + missed:7,} {right:7,} {missed:6,} {extra:6,}"
            f"  {one.precision:9.4f}  {one.recall:6.4f}"
        )
    for figure in figures:
        yield f"{figure.name:{width}}  {figure.value:7,.0f} {figure.unit}"


def wrong(measures: Iterable[Measure]) -> Iterator[str]:
    """Yield every outcome that is not right, by name."""
    for one in measures:
        for outcome in one.outcomes:
            if outcome.verdict is not Verdict.RIGHT:
                yield f"{one.name}, {outcome.verdict}: {outcome.key}"


def saved(measures: Iterable[Measure]) -> Saved:
    """Return the outcomes as plain data, for a later run to compare with."""
    data: Saved = {}
    for one in measures:
        by_verdict: dict[str, Counter[str]] = {verdict.value: Counter() for verdict in Verdict}
        for outcome in one.outcomes:
            by_verdict[outcome.verdict.value][outcome.key] += 1
        data[one.name] = {verdict: dict(keys) for verdict, keys in by_verdict.items()}
    return data


def compared(before: Saved, after: Saved) -> Iterator[str]:
    """Yield what a change gained ("+") and lost ("-"), each thing by name.

    Gained is what has become right and what is read too much no more; lost is the reverse.
    """
    nothing: dict[str, dict[str, int]] = {verdict.value: {} for verdict in Verdict}
    for name in dict.fromkeys([*before, *after]):
        old, new = before.get(name, nothing), after.get(name, nothing)
        gained, lost = _change(old, new, Verdict.RIGHT)
        more, fewer = _change(old, new, Verdict.EXTRA)
        yield f"{name}: {gained.total() + fewer.total()} gained, {lost.total() + more.total()} lost"
        yield from _named("+", gained, "now right")
        yield from _named("+", fewer, "no longer read")
        yield from _named("-", lost, "no longer right")
        yield from _named("-", more, "read too much")


def _change(
    old: dict[str, dict[str, int]], new: dict[str, dict[str, int]], verdict: Verdict
) -> tuple[Counter[str], Counter[str]]:
    was, now = Counter(old.get(verdict.value, {})), Counter(new.get(verdict.value, {}))
    return now - was, was - now


def _named(sign: str, keys: Counter[str], what: str) -> Iterator[str]:
    for key in sorted(keys)[:_MOST_NAMED]:
        times = f" ({keys[key]} times)" if keys[key] > 1 else ""
        yield f"  {sign} {what}: {key}{times}"
    if len(keys) > _MOST_NAMED:
        yield f"  {sign} and {len(keys) - _MOST_NAMED:,} more"


def write(path: Path, data: Saved) -> None:
    """Save the outcomes of a run."""
    path.write_text(json.dumps(data, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")


def read(path: Path) -> Saved:
    """Read the outcomes of an earlier run; raises ValueError for anything else."""
    data = json.loads(path.read_text(encoding="utf-8"))
    if not isinstance(data, dict):
        raise ValueError(f"{path} holds no run of the evaluation")
    return data
