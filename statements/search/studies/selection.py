"""All the statements that a question finds, for what counts or reads more than a page of them."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import NamedTuple

from tantivy import DocAddress, FieldType, Order, Query

from statements.search.counting import aggregations
from statements.search.index import schema
from statements.search.index.sync import Opened
from statements.search.language.glossary import GlossaryAddition
from statements.search.language.query_problems import QueryProblem
from statements.search.language.question import Question
from statements.search.matching.places import Finder
from statements.search.meaning.query import narrow
from statements.search.meaning.reading import read


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
    additions: tuple[GlossaryAddition, ...]

    @property
    def total(self) -> int:
        """How many statements it finds."""
        return aggregations.count(self.opened, self.query)


def select(question: Question, opened: Opened) -> Selection:
    """Return what `question` selects in an index.

    Nothing in a question makes this fail; its order and page say nothing here.
    """
    reading = read(question.text, opened, glossary=question.glossary)
    return Selection(
        opened=opened,
        question=question,
        query=narrow(reading.query, question),
        finder=Finder(reading.tree, reading.spellings),
        problems=reading.problems,
        additions=reading.additions,
    )


def sample_statements(selection: Selection, size: int, seed: int) -> tuple[int, list[DocAddress]]:
    """Return how many statements are found, and `size` of them drawn by `seed`, or all.

    Each statement has a lot for good, a number without any meaning (`schema.lot`), and the
    draw takes those found whose lots come first from a number on that `seed` stands for. The
    same seed draws the same statements, and a statement more changes a draw by one at most.
    Lots are given without regard to anything, so each is as likely as another to be drawn. As
    they are given once, seeds are no draws anew: over many of them shares differ by 1/√size
    (the standard deviation), of 500 by a twentieth, since gaps between lots are not alike.
    """
    start = schema.lot(seed)
    found, drawn = _from(selection, size, start, None)
    if len(drawn) == size:
        return selection.total, drawn
    before, others = _from(selection, size - len(drawn), None, start - 1)
    return found + before, drawn + others


def _from(
    selection: Selection, size: int, least: int | None, most: int | None
) -> tuple[int, list[DocAddress]]:
    """Return how many are found with a lot within bounds, and the `size` first of them."""
    within = Query.range_query(schema.schema(), "lot", FieldType.Integer, least, most)
    query = aggregations.both(selection.query, Query.const_score_query(within, 0.0))
    result = selection.opened.searcher.search(query, size, order_by_field="lot", order=Order.Asc)
    total: int = result.count  # type: ignore[attr-defined]  # its stub leaves it out
    return total, [address for _, address in result.hits]


class StatementText(NamedTuple):
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
        return schema.record_of(self.symbol, self.number)


def statement_text(opened: Opened, address: DocAddress) -> StatementText:
    """Return the statement at `address`."""
    document = opened.searcher.doc(address)
    line = schema.line_of(document)
    return StatementText(
        symbol=line["symbol"],
        number=line["number"],
        date=line["date"],
        speaker=line["speaker"],
        delegation=line["delegation"],
        text=document.get_first("body") or "",
    )
