"""Lines worked out to be drawn."""

from __future__ import annotations

import math
from itertools import pairwise

from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from statements.pages.figures.line_chart import Chart, ChartSeries, line_chart

YEARS = ["2014", "2015", "2016", "2017"]


def of(*values: float | None, held: list[bool] | None = None) -> Chart:
    labels = [str(2014 + at) for at in range(len(values))]
    series = ChartSeries("peace", values, [f"{label}!" for label in labels])
    return line_chart([series], labels, held or [True] * len(values))


def test_a_line_is_broken_where_there_is_no_value() -> None:
    (line,) = of(1, 2, None, 3).lines
    assert line.path.count("M") == 2
    assert len(line.points) == 3


def test_the_axis_begins_at_nought_and_ends_at_a_round_value() -> None:
    assert [tick.label for tick in of(0, 38).values] == ["0", "10", "20", "30", "40"]
    assert [tick.label for tick in of(0.3, 0.55).values] == ["0", "0.2", "0.4", "0.6"]
    assert [tick.label for tick in of(0, 0).values] == ["0", "1"]


def test_the_axis_is_written_in_the_language_of_the_page() -> None:
    with override("fr"):
        assert [tick.label for tick in of(0.3, 0.55).values] == ["0", "0,2", "0,4", "0,6"]
    assert of(0, 1_900).values[-1].label == "2\u202f000"


def test_gaps_are_bands() -> None:
    bands = of(1, None, None, 2, held=[True, False, False, True]).gaps
    assert len(bands) == 1
    whole = of(1, None, None, 2)
    assert bands[0].width == (whole.right - whole.left) / 2


def test_labels_do_not_overlap() -> None:
    series = [ChartSeries(str(n), [1.0, 5.0], ["", ""]) for n in range(6)]
    places = sorted(line.label_y for line in line_chart(series, YEARS[:2], [True, True]).lines)
    assert all(b - a >= 17.9 for a, b in pairwise(places))


def test_months_are_named_by_their_years() -> None:
    months = [f"{year}-{month:02}" for year in (2015, 2016) for month in range(1, 13)]
    drawn = line_chart([ChartSeries("a", [1.0] * 24, [""] * 24)], months, [True] * 24)
    assert [tick.label for tick in drawn.dates] == ["2015", "2016"]


def test_of_many_points_only_those_alone_are_marked() -> None:
    values: list[float | None] = [1.0] * 100
    values[50] = values[52] = None
    (line,) = of(*values).lines
    assert len(line.points) == 1


@given(
    st.lists(
        st.lists(st.none() | st.just(0.0) | st.floats(1e-6, 1e6), min_size=3, max_size=3),
        min_size=1,
        max_size=6,
    )
)
def test_all_that_is_drawn_is_inside(rows: list[list[float | None]]) -> None:
    drawn = line_chart(
        [ChartSeries("a", values, [""] * 3) for values in rows], YEARS[:3], [True] * 3
    )
    for line in drawn.lines:
        assert drawn.top <= line.label_y <= drawn.bottom
        for point in line.points:
            assert drawn.left < point.x < drawn.right
            assert drawn.top - 0.1 <= point.y <= drawn.bottom + 0.1
    assert all(math.isfinite(tick.at) for tick in drawn.values)
