"""Lines over time, worked out to the point where a template only has to print numbers.

Series are told apart by the mark on each point, the dashes of the line and the label at
its end, so that colour is never needed.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from statements.writing.numbers import decimal_mark, grouped

WIDTH, HEIGHT = 960, 400
_LEFT, _RIGHT, _TOP, _BOTTOM = 64, 760, 16, 356
_LABEL_HEIGHT = 18
_TICKS = 5
_DATES = 12
# More marks than this on a line run together.
_MARKS = 60

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
class Tick:
    """A value on an axis: where it stands and what is written there."""

    at: float
    label: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A point of a line, and what it says when it is pointed at."""

    x: float
    y: float
    note: str


@dataclass(frozen=True, slots=True)
class Band:
    """A stretch of the time axis."""

    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Line:
    """A series. `path` is broken where there is no value; `label_y` is where its name stands."""

    number: int
    label: str
    path: str
    shape: str
    marks: tuple[Mark, ...]
    label_y: float


@dataclass(frozen=True, slots=True)
class Chart:
    """Lines with axes; `gaps` are the periods of which nothing is held."""

    lines: tuple[Line, ...]
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
class Row:
    """What is to be drawn of a series: a value and a note for each period."""

    label: str
    values: Sequence[float | None]
    notes: Sequence[str]


def chart(rows: Sequence[Row], periods: Sequence[str], held: Sequence[bool]) -> Chart:
    """Return the chart of `rows` over `periods`, those not `held` shaded."""
    highest = max((value for row in rows for value in row.values if value), default=0.0)
    steps = _steps(highest)
    top = steps[-1]
    lines = [_line(number, row, top) for number, row in enumerate(rows)]
    return Chart(
        lines=tuple(_labelled(lines)),
        values=tuple(Tick(_y(step, top), _written(step)) for step in steps),
        dates=tuple(_dates(periods)),
        gaps=tuple(_gaps(held)),
    )


def _steps(highest: float) -> list[float]:
    """Return round values from 0 to the first that is not below `highest`."""
    if highest <= 0:
        return [0.0, 1.0]
    power = 10.0 ** math.floor(math.log10(highest / _TICKS))
    step = next(power * by for by in (1, 2, 5, 10) if power * by * _TICKS >= highest)
    return [step * number for number in range(math.ceil(round(highest / step, 9)) + 1)]


def _written(value: float) -> str:
    """Write a value of the axis as the table beneath it writes numbers."""
    return grouped(round(value)) if value >= 10 else f"{value:.3g}".replace(".", decimal_mark())


def _y(value: float, top: float) -> float:
    return round(_BOTTOM - (_BOTTOM - _TOP) * value / top, 1)


def _x(period: float, periods: int) -> float:
    return round(_LEFT + (_RIGHT - _LEFT) * (period + 0.5) / periods, 1)


def _line(number: int, row: Row, top: float) -> Line:
    marks = {
        at: Mark(_x(at, len(row.values)), _y(value, top), row.notes[at])
        for at, value in enumerate(row.values)
        if value is not None
    }
    path = "".join(
        f"{'L' if at - 1 in marks else 'M'}{mark.x} {mark.y}" for at, mark in marks.items()
    )
    # A point without a neighbour is no line: it is marked however many there are.
    shown = tuple(
        mark
        for at, mark in marks.items()
        if len(row.values) <= _MARKS or not {at - 1, at + 1} & marks.keys()
    )
    last = marks[max(marks)].y if marks else float(_BOTTOM)
    return Line(number + 1, row.label, path, SHAPES[number % len(SHAPES)], shown, last)


def _labelled(lines: Sequence[Line]) -> Iterator[Line]:
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
        yield Line(
            line.number,
            line.label,
            line.path,
            line.shape,
            line.marks,
            round(places[line.number], 1),
        )


def _dates(periods: Sequence[str]) -> Iterator[Tick]:
    """Yield a tick for as many periods as have room; of months the Januaries, if several."""
    januaries = [at for at, label in enumerate(periods) if label.endswith("-01")]
    candidates = januaries if len(januaries) > 1 else list(range(len(periods)))
    for at in candidates[:: max(1, math.ceil(len(candidates) / _DATES))]:
        label = periods[at][:4] if len(januaries) > 1 else periods[at]
        yield Tick(_x(at, len(periods)), label)


def _gaps(held: Sequence[bool]) -> Iterator[Band]:
    width = (_RIGHT - _LEFT) / max(1, len(held))
    at = 0
    while at < len(held):
        end = at
        while end < len(held) and not held[end]:
            end += 1
        if end > at:
            yield Band(round(_LEFT + width * at, 1), round(width * (end - at), 1))
        at = end + 1
