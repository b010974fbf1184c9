"""Counts with links and bars."""

from dataclasses import dataclass

from statements.pages.figures.counted_links import CountedLink, with_lengths
from statements.writing.numbers import bar_percent


@dataclass(frozen=True, slots=True)
class Longer(CountedLink):
    note: str = ""


def test_the_greatest_count_is_the_whole_length() -> None:
    rows = with_lengths([CountedLink("a", 5), CountedLink("b", 20, "/b")])
    assert [(row.label, row.href, row.length) for row in rows] == [("a", "", 25), ("b", "/b", 100)]


def test_what_carries_more_keeps_it() -> None:
    (row,) = with_lengths([Longer("a", 5, note="since 2016")])
    assert (row.length, row.note) == (100, "since 2016")


def test_little_can_still_be_seen_and_nothing_cannot() -> None:
    assert (bar_percent(1, 10_000), bar_percent(0, 10_000), bar_percent(0, 0)) == (0.5, 0.0, 0.0)


def test_no_rows_have_no_lengths() -> None:
    assert with_lengths([]) == []
