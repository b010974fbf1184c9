"""Counts drawn as bars."""

from statements.pages.figures.bars import bars
from statements.writing.numbers import bar_percent


def test_the_greatest_count_is_the_whole_length() -> None:
    assert [bar.length for bar in bars([("a", 5, ""), ("b", 20, "")])] == [25.0, 100.0]


def test_little_can_still_be_seen_and_nothing_cannot() -> None:
    assert (bar_percent(1, 10_000), bar_percent(0, 10_000), bar_percent(0, 0)) == (0.5, 0.0, 0.0)


def test_no_rows_are_no_bars() -> None:
    assert bars([]) == []
