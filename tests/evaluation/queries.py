"""How well search finds what a reader looks for: two tables of queries, asked of the real material.

A query is judged by what stands on the page of its results, from the top: the pages that it
is offered, the statements found, and where these are hardly any, those that come nearest.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from itertools import groupby
from pathlib import Path

from .material import HERE, rows
from .outcomes import Measure, Outcome, Verdict

TABLE, UNSEEN = TABLES = HERE / "queries.tsv", HERE / "queries_unseen.tsv"
FIRST, TEN = 1, 10


@dataclass(frozen=True, slots=True)
class Judged:
    """One query and what it should find: addresses below the root, any of which will do.

    "S/PV.7802/12" is a statement, "S/RES/2295(2016)" a document and "speakers/*power*" the
    page of any speaker whose address is like that.
    """

    kind: str
    query: str
    expected: tuple[str, ...]

    def place(self, shown: Sequence[str]) -> int:
        """Return the place of the first of `shown` that is expected, from 1; 0 for none."""
        for place, address in enumerate(shown, 1):
            if any(fnmatchcase(address, one) for one in self.expected):
                return place
        return 0


@dataclass(frozen=True, slots=True)
class Placed:
    """A query and the place at which its page has what is expected, 0 where it has not."""

    judged: Judged
    place: int

    def is_among(self, first: int) -> bool:
        """Whether what is expected stands among the first so many."""
        return 0 < self.place <= first


def judged(path: Path = TABLE) -> list[Judged]:
    """Return the queries of a table, in its order."""
    return [
        Judged(row["kind"], row["query"], tuple(row["expected"].split(" | "))) for row in rows(path)
    ]


def placed(queries: Iterable[Judged]) -> list[Placed]:
    """Ask every query of the archive that is set up."""
    return [Placed(one, one.place(shown(one.query))) for one in queries]


def shown(query: str) -> list[str]:
    """Return the addresses on the first page of a search, from the top."""
    # Nothing of Django can be imported before an archive is set up.
    from statements.pages.results.named_pages import pages_named  # noqa: PLC0415
    from statements.search.index.sync import current  # noqa: PLC0415
    from statements.search.language.question import Question  # noqa: PLC0415
    from statements.search.results.answer import answer  # noqa: PLC0415

    opened = current()
    results = answer(Question(query), opened)
    found = [hit.record for hit in (*results.hits, *results.nearest)]
    offered = pages_named(query, results.asked, opened)
    return [_address(one.url if one.held else one.label) for one in offered] + found


def _address(url: str) -> str:
    return url.partition("?")[0].replace(" ", "").strip("/")


def measures(answers: Sequence[Placed], which: str = "") -> Iterator[Measure]:
    """Yield how many were first and how many among the first ten, for `report` to compare."""
    for name, first in (("first", FIRST), ("in the first ten", TEN)):
        yield Measure(
            f"{which}searches, {name}",
            tuple(
                Outcome(
                    f"{one.judged.kind}: {one.judged.query}",
                    Verdict.RIGHT if one.is_among(first) else Verdict.MISSED,
                )
                for one in answers
            ),
        )


def table(answers: Sequence[Placed]) -> Iterator[str]:
    """Yield a table by kind, and below it every query whose answer does not come first."""
    kinds = [(kind, list(some)) for kind, some in groupby(answers, lambda one: one.judged.kind)]
    kinds.append(("all", list(answers)))
    width = max(len(kind) for kind, _ in kinds)
    yield f"{'searches':{width}}  queries  first  in ten"
    for kind, some in kinds:
        first, ten = (sum(one.is_among(n) for one in some) / len(some) for n in (FIRST, TEN))
        yield f"{kind:{width}}  {len(some):7}  {first:5.1%}  {ten:6.1%}"
    for one in answers:
        if not one.is_among(FIRST):
            found = f"at place {one.place}" if one.place else "not there"
            yield f"  {found}: {one.judged.query} → {' or '.join(one.judged.expected)}"
