"""`Selection`: all the statements that a question finds, and a random sample of them."""

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
    """The statements that a question finds in one opened index; `query` finds them in the engine.

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
        """The number of statements found."""
        return aggregations.count(self.opened, self.query)


def select(question: Question, opened: Opened) -> Selection:
    """Return the selection of `question` in an index.

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
    """Return how many statements are found, and `size` of them drawn by `seed`, or all if fewer.

    Each statement has a lot, a random number given once (`schema.lot`); `seed` stands for a
    number, and those found whose lots come first from that number on are drawn. The same seed
    draws the same statements, and one more statement in the archive changes one drawn at most.
    Each statement is as likely as another to be drawn over all archives, but as lots are given
    once, not over all seeds of one: there shares differ by 1/√size (the standard deviation),
    of 500 by a twentieth, since gaps between lots are not alike.
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
    """Return how many are found with a lot from `least` to `most`, and the first `size`."""
    within = Query.range_query(schema.schema(), "lot", FieldType.Integer, least, most)
    query = aggregations.both(selection.query, Query.const_score_query(within, 0.0))
    result = selection.opened.searcher.search(query, size, order_by_field="lot", order=Order.Asc)
    total: int = result.count  # type: ignore[attr-defined]  # its stub leaves it out
    return total, [address for _, address in result.hits]


class StatementText(NamedTuple):
    """A statement as the index has it: symbol and number, date, who made it, and its text."""

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
