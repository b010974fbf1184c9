"""The tables of a run, in the form that `docs/speed.md` takes, and a terminal reads as well."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from .figures import ARCHIVE, ENGINE, POSTGRESQL, SQLITE, Figure, Figures
from .targets import Target
from .timing import Timing

_NAMES = (ARCHIVE, ENGINE, POSTGRESQL, SQLITE)


def report(measured: Mapping[int, Figures], targets: Iterable[Target]) -> Iterator[str]:
    """Yield the lines: the contenders at each size, all other figures, the targets."""
    yield "Milliseconds: median / 95th percentile. Where nothing stands, nothing was measured."
    for size, figures in measured.items():
        yield ""
        yield from _table([f"search in {size:,}", "statements", *_NAMES], _searches(figures))
    yield ""
    others = dict.fromkeys(
        name for figures in measured.values() for name in figures if ": " not in name
    )
    rows = [[name, *(_cell(figures.get(name)) for figures in measured.values())] for name in others]
    yield from _table(["", *(f"{size:,}" for size in measured)], rows)
    yield ""
    judged = [
        [
            target.name,
            f"{target.seen:.1f}",
            f"{'at most' if target.at_most else 'at least'} {target.bound:g}",
            "yes" if target.is_met else "no",
        ]
        for target in targets
    ]
    yield from _table(["ratio of medians, or figure", "seen", "target", "met"], judged)


def _searches(figures: Figures) -> Iterator[list[str]]:
    kinds = dict.fromkeys(name.partition(": ")[0] for name in figures if ": " in name)
    for kind in kinds:
        cells = [_cell(figures.get(f"{kind}: {name}")) for name in _NAMES]
        yield [kind, _cell(figures.get(f"{kind}: statements")), *cells]


def _cell(figure: Figure | None) -> str:
    if figure is None:
        return ""
    if isinstance(figure, Timing):
        digits = 1 if figure.median < 100 else 0
        return f"{figure.median:,.{digits}f} / {figure.late:,.{digits}f}"
    return f"{figure:,.0f}"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    lines = [list(head), *map(list, rows)]
    widths = [max(3, *(len(line[at]) for line in lines)) for at in range(len(head))]
    rule = [f"{'-' * (width - 1)}{'-' if at == 0 else ':'}" for at, width in enumerate(widths)]
    for line in (lines[0], rule, *lines[1:]):
        cells = (
            cell.ljust(width) if at == 0 else cell.rjust(width)
            for at, (cell, width) in enumerate(zip(line, widths, strict=True))
        )
        yield f"| {' | '.join(cells)} |"
