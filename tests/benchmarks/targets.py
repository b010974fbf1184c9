"""What must hold: ratios of figures of one run, which any machine can judge, and pages a second."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from .figures import ARCHIVE, ENGINE, POSTGRESQL, SQLITE, Figures
from .serving import CLIENTS
from .timing import Timing

AT = 100_000
"""The size at which most targets are set."""

LARGE = 1_000_000

_ALLOWED = 1.5
"""So many times as long as the engine alone may a search with facets take."""

_COMMON = "common word"

SEARCH_PAGE = f"search page, {CLIENTS} readers"
PAGES_A_SECOND = f"{SEARCH_PAGE}, pages a second"
"""As many as two cores make, on which the readers run as well."""


@dataclass(frozen=True, slots=True)
class Target:
    """A figure or a ratio of two, and the bound that it must keep."""

    name: str
    seen: float
    bound: float
    at_most: bool = True

    @property
    def is_met(self) -> bool:
        """Whether it keeps its bound."""
        return self.seen <= self.bound if self.at_most else self.seen >= self.bound


def targets(measured: Mapping[int, Figures]) -> Iterator[Target]:
    """Yield the targets that can be judged by what was measured, by number of statements.

    Like is held against like: the pages for all kinds of search against the plainest page, the
    concordance and trends of common words against pages of results for common words.
    """
    figures = measured.get(AT, {})
    archive, engine = f"{_COMMON}: {ARCHIVE}", f"{_COMMON}: {ENGINE}"
    readers = f"{CLIENTS} readers"
    same = f"search page of a common word, {readers}"
    for name, over, under, bound, at_most in (
        ("search with facets, of Tantivy alone", archive, engine, _ALLOWED, True),
        ("PostgreSQL, of this archive", f"{_COMMON}: {POSTGRESQL}", archive, 100, False),
        ("SQLite FTS5, of this archive", f"{_COMMON}: {SQLITE}", archive, 40, False),
        ("search page, of the plainest page", SEARCH_PAGE, f"plainest page, {readers}", 6, True),
        ("concordance page, of a search page", f"concordance page, {readers}", same, 5, True),
        ("trends page, of a search page", f"trends page, {readers}", same, 5, True),
    ):
        if over in figures and under in figures:
            ratio = _median(figures, over) / _median(figures, under)
            yield Target(f"{name} ({AT:,})", ratio, bound, at_most)
    if PAGES_A_SECOND in figures:
        seen = _median(figures, PAGES_A_SECOND)
        yield Target(f"{PAGES_A_SECOND} ({AT:,})", seen, 80, at_most=False)
    if LARGE in measured and engine in figures:
        # What is allowed and not what is taken: a quicker search there is no slower one here.
        ratio = _median(measured[LARGE], archive) / (_ALLOWED * _median(figures, engine))
        yield Target(f"search in {LARGE:,}, of what is allowed in {AT:,}", ratio, 4)


def _median(figures: Figures, name: str) -> float:
    figure = figures[name]
    return figure.median if isinstance(figure, Timing) else figure
