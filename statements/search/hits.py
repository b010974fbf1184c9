"""All the statements that a question finds, for what counts or reads more than a page of them."""

from __future__ import annotations

import datetime
import heapq
import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from tantivy import DocAddress, Query

from . import sync
from .glossary import Addition
from .places import Finder
from .problems import QueryProblem
from .query import narrow
from .question import Question
from .reading import read
from .sync import Opened


@dataclass(frozen=True, slots=True)
class Selection:
    """What a question selects in one opened index; `query` is that to the engine.

    `problems` and `additions` are of its words, as in `results.Results`.
    """

    opened: Opened
    question: Question
    query: Query
    finder: Finder
    problems: tuple[QueryProblem, ...]
    additions: tuple[Addition, ...]

    @property
    def total(self) -> int:
        """How many statements it finds."""
        result = self.opened.searcher.search(self.query, 1)
        total: int = result.count  # type: ignore[attr-defined]  # its stub leaves it out
        return total


def select(question: Question, opened: Opened | None = None, *, insist: bool = False) -> Selection:
    """Return what `question` selects, in `opened` or else in the index as it is now.

    Nothing in a question makes this fail; its order and page say nothing here.
    """
    opened = opened or sync.current(insist=insist)
    reading = read(question.text, opened, glossary=question.glossary)
    return Selection(
        opened=opened,
        question=question,
        query=narrow(reading.query, question),
        finder=Finder(reading.tree, reading.spellings),
        problems=reading.problems,
        additions=reading.additions,
    )


def draw(selection: Selection, size: int, seed: int) -> tuple[int, list[DocAddress]]:
    """Return how many statements are found, and `size` of them drawn by `seed`, or all.

    Each is as likely as another to be drawn. The same seed draws the same statements from
    the same result, and a statement more in it changes the draw by one at most.
    """
    searcher = selection.opened.searcher
    hits = searcher.search(
        selection.query, max(1, searcher.num_docs), count=False, order_by_field="id"
    ).hits
    if len(hits) <= size:
        return len(hits), [address for _, address in hits]
    lots = _lots((int(statement) for statement, _ in hits), seed)
    drawn = heapq.nsmallest(size, zip(lots, range(len(hits)), strict=True))
    return len(hits), [hits[at][1] for _, at in drawn]


_MASK = (1 << 64) - 1


def _lots(statements: Iterable[int], seed: int) -> list[int]:
    """Return the lots that statements draw: their keys and the seed, thoroughly mixed.

    The constants are those of SplitMix64, a generator made to be seeded with numbers that
    follow one another. Step by step for all, for there may be a million.
    """
    begin = seed * 0xD1B54A32D192ED03
    first = [statement * 0x9E3779B97F4A7C15 + begin & _MASK for statement in statements]
    second = [(x ^ x >> 30) * 0xBF58476D1CE4E5B9 & _MASK for x in first]
    return [(x ^ x >> 27) * 0x94D049BB133111EB & _MASK for x in second]


@dataclass(frozen=True, slots=True)
class Source:
    """A statement as the index holds it: where it stands, who made it, and its text."""

    symbol: str
    number: int
    date: datetime.date | None
    speaker: str
    delegation: str
    text: str

    @property
    def record(self) -> str:
        """The address of the statement below the root of the site: "S/PV.7802/12"."""
        return f"{self.symbol.replace(' ', '')}/{self.number}"


def source(opened: Opened, address: DocAddress) -> Source:
    """Return the statement at `address`."""
    document = opened.searcher.doc(address)
    line: dict[str, Any] = json.loads(bytes(document.get_first("line") or b"{}"))
    return Source(
        symbol=line["symbol"],
        number=line["number"],
        date=datetime.date.fromisoformat(line["date"]) if line["date"] else None,
        speaker=line["speaker"],
        delegation=line["delegation"],
        text=document.get_first("body") or "",
    )
