"""Lines over time, worked out to the point where a template only has to print numbers.

Series are told apart by the mark on each point, the dashes of the line and the label at
its end, so that colour is never needed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from statements.writing.numbers import decimal_mark, grouped

from .scale import Band, Scale, Slots, Tick, round_steps, thinned

WIDTH, HEIGHT = 960, 400
_LEFT, _RIGHT, _TOP, _BOTTOM = 64, 760, 16, 356
_LABEL_HEIGHT = 18
_MOST_DATES = 12
# More marks than this on a line run together.
_MOST_MARKS = 60

# One mark a series, drawn around the point (0, 0).
SHAPES = (
    "M-4 0a4 4 0 1 0 8 0a4 4 0 1 0 -8 0z",
    "M-3.5 -3.5h7v7h-7z",
    "M0 -5l4.7 8h-9.4z",
    "M0 -5l5 5l-5 5l-5 -5z",
    "M0 5l4.7 -8h-9.4z",
    "M-5 -1.5h3.5v-3.5h3v3.5h3.5v3h-3.5v3.5h-3v-3.5h-3.5z",
)


@dataclass(frozen=True, slots=True)
class LinePoint:
    """A point of a line, and what it says when it is pointed at."""

    x: float
    y: float
    note: str


@dataclass(frozen=True, slots=True)
class ChartLine:
    """A series as drawn: its `path` is broken where there is no value, `shape` marks each point.

    `points` are those with a mark, `label_y` is where its name stands.
    """

    number: int
    label: str
    path: str
    shape: str
    points: tuple[LinePoint, ...]
    label_y: float


@dataclass(frozen=True, slots=True)
class Chart:
    """Lines with axes; `gaps` are the periods of which nothing is held."""

    lines: tuple[ChartLine, ...]
    values: tuple[Tick, ...]
    dates: tuple[Tick, ...]
    gaps: tuple[Band, ...]
    width: int = WIDTH
    height: int = HEIGHT
    left: int = _LEFT
    right: int = _RIGHT
    top: int = _TOP
    bottom: int = _BOTTOM


@dataclass(frozen=True, slots=True)
class ChartSeries:
    """What is to be drawn of a series: a value and a note for each period, None for no value."""

    label: str
    values: Sequence[float | None]
    notes: Sequence[str]


def line_chart(
    series: Sequence[ChartSeries], periods: Sequence[str], held: Sequence[bool]
) -> Chart:
    """Return the chart of `series` over `periods`, those not `held` shaded."""
    highest = max((value for one in series for value in one.values if value), default=0.0)
    steps = round_steps(highest)
    up = Scale(0, steps[-1], _BOTTOM, _TOP)
    along = Slots(len(periods), _LEFT, _RIGHT)
    lines = [_line(number, one, along, up) for number, one in enumerate(series)]
    return Chart(
        lines=tuple(_labelled(lines)),
        values=tuple(Tick(up.at(step), _written(step)) for step in steps),
        dates=tuple(_dates(periods, along)),
        gaps=tuple(along.gaps(held)),
    )


def _written(value: float) -> str:
    """Write a value of the axis as the table beneath it writes numbers."""
    return grouped(round(value)) if value >= 10 else f"{value:.3g}".replace(".", decimal_mark())


def _line(number: int, series: ChartSeries, along: Slots, up: Scale) -> ChartLine:
    points = {
        at: LinePoint(along.middle(at), up.at(value), series.notes[at])
        for at, value in enumerate(series.values)
        if value is not None
    }
    path = "".join(
        f"{'L' if at - 1 in points else 'M'}{point.x} {point.y}" for at, point in points.items()
    )
    # A point without a neighbour is no line: it is marked however many there are.
    marked = tuple(
        point
        for at, point in points.items()
        if len(series.values) <= _MOST_MARKS or not {at - 1, at + 1} & points.keys()
    )
    last = points[max(points)].y if points else float(_BOTTOM)
    return ChartLine(number + 1, series.label, path, SHAPES[number % len(SHAPES)], marked, last)


def _labelled(lines: Sequence[ChartLine]) -> Iterator[ChartLine]:
    """Yield the lines with their labels apart, each as near to its end as can be."""
    places: dict[int, float] = {}
    # From below each goes as far up as it must, then from above as far down.
    below = float(_BOTTOM) + _LABEL_HEIGHT
    upwards = sorted(lines, key=lambda line: -line.label_y)
    for line in upwards:
        places[line.number] = below = min(line.label_y, below - _LABEL_HEIGHT)
    above = float(_TOP) - _LABEL_HEIGHT
    for line in reversed(upwards):
        places[line.number] = above = max(places[line.number], above + _LABEL_HEIGHT)
    for line in lines:
        yield replace(line, label_y=round(places[line.number], 1))


def _dates(periods: Sequence[str], along: Slots) -> Iterator[Tick]:
    """Yield a tick for as many periods as have room; of months the Januaries, if several."""
    januaries = [at for at, label in enumerate(periods) if label.endswith("-01")]
    by_year = len(januaries) > 1
    for at in thinned(januaries if by_year else range(len(periods)), _MOST_DATES):
        yield Tick(along.middle(at), periods[at][:4] if by_year else periods[at])
