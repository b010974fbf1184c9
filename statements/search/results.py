"""The answer to a question: hits with extracts, exact totals, facets, filters to take off."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from tantivy import DocAddress, Order, Query

from . import facets, sync
from .extracts import Extractor, Fragment
from .facets import Facet
from .glossary import Addition
from .nearest import SHOWN as NEAREST
from .nearest import nearest
from .problems import QueryProblem
from .query import narrow
from .question import Question, Sort
from .reading import Reading, read
from .suggestions import Suggestion, mended, suggest
from .sync import Opened
from .tree import Node
from .wording import in_words

DEPTH = 10_000
"""How many hits can be paged through. The total counts them all."""

FEW = 3
"""Beside fewer hits than this, what comes nearest to several plain words is shown too."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One statement found, with all that a line of results shows.

    `delegation_kind` is "country", "organization" or empty. `extract` is plain text.
    """

    id: int
    symbol: str
    number: int
    date: datetime.date | None
    speaker: str
    speaker_slug: str
    delegation: str
    delegation_slug: str
    delegation_kind: str
    capacity: str
    agenda: str
    agenda_slug: str
    language: str
    procedural: bool
    specimen: bool
    word_count: int
    extract: tuple[Fragment, ...]

    @property
    def record(self) -> str:
        """The address of the statement below the root of the site: "S/PV.7802/12"."""
        return f"{self.symbol.replace(' ', '')}/{self.number}"


@dataclass(frozen=True, slots=True)
class Filter:
    """One value chosen, and the query string of the same search without it."""

    facet: str
    facet_label: str
    value: str
    label: str
    query: str


@dataclass(frozen=True, slots=True)
class Results:
    """One page of the answer. `pages` counts those that can be turned to.

    `wording` tells in plain words what was searched for, `additions` what the glossary
    added to it, `suggestion` what would have found more. `asked` is the tree of the words.
    Where little or nothing is found, `nearest` are other statements that have most of what
    was asked; no total, page or facet counts them.
    """

    question: Question
    total: int
    pages: int
    hits: tuple[Hit, ...]
    facets: tuple[Facet, ...]
    filters: tuple[Filter, ...]
    asked: Node | None
    problems: tuple[QueryProblem, ...]
    wording: str
    additions: tuple[Addition, ...]
    suggestion: Suggestion | None
    nearest: tuple[Hit, ...] = ()

    @property
    def problem(self) -> QueryProblem | None:
        """The first of what was wrong, None if nothing was."""
        return self.problems[0] if self.problems else None


def answer(question: Question, shown: int = facets.SHOWN, *, insist: bool = False) -> Results:
    """Search. `shown` is how many values of each facet to list; `insist` as in `sync.current`.

    Nothing in a question makes this fail: what is wrong in its words is told by `problem`,
    values that no statement has find nothing, and a page past the last is empty.
    """
    opened = sync.current(insist=insist)
    reading = read(question.text, opened, glossary=question.glossary)
    order = question.order if reading.has_words else question.without_text().order
    query = narrow(reading.query, question)
    total, found = _search(opened, query, order, question.page, question.size)
    extractor = Extractor(reading.tree, reading.spellings)
    counted = tuple(facets.count(opened, reading.query, question, shown))
    return Results(
        question=question,
        total=total,
        pages=-(-min(total, DEPTH) // question.size),
        hits=tuple(_hit(opened, address, extractor) for address in found),
        facets=counted,
        filters=tuple(
            Filter(facet.key, facet.label, bucket.value, bucket.label, bucket.query)
            for facet in counted
            for bucket in facet.selected
        ),
        asked=reading.asked,
        problems=reading.problems,
        wording=in_words(question, reading.asked, opened),
        additions=reading.additions,
        suggestion=suggest(question, reading.written, total, opened),
        nearest=tuple(_nearest(question, reading, opened, found)) if total < FEW else (),
    )


_PLACES = {Sort.NEWEST: "newest", Sort.OLDEST: "oldest", Sort.LONGEST: "words"}


def _search(
    opened: Opened, query: Query, order: Sort, page: int, size: int
) -> tuple[int, list[DocAddress]]:
    offset = (page - 1) * size
    # Past the depth one hit is asked for, and left: the engine counts only with a limit.
    limit = min(size, max(0, DEPTH - offset))
    offset = offset if limit else 0
    searcher = opened.searcher
    if order is Sort.RELEVANCE:
        result = searcher.search(query, limit or 1, offset=offset, weight_by_field="weight")
    else:
        direction = Order.Asc if order is Sort.OLDEST else Order.Desc
        result = searcher.search(
            query, limit or 1, offset=offset, order_by_field=_PLACES[order], order=direction
        )
    total: int = result.count  # type: ignore[attr-defined]  # its stub leaves it out
    return total, [address for _, address in result.hits] if limit else []


def _nearest(
    question: Question, reading: Reading, opened: Opened, found: Sequence[DocAddress]
) -> Iterator[Hit]:
    """Yield what comes nearest to the words of a question and is not found by them."""
    if found and not reading.is_loose:
        return
    near = nearest(mended(reading.asked, opened), opened)
    if near is not None:
        query, sought = near
        _, places = _search(opened, narrow(query, question), Sort.RELEVANCE, 1, NEAREST)
        extractor = Extractor(sought, reading.spellings)
        yield from (_hit(opened, place, extractor) for place in places if place not in found)


def every(question: Question, *, insist: bool = False) -> Iterator[Hit]:
    """Yield all that a question finds, without extracts and whatever its page: up to `DEPTH`."""
    opened = sync.current(insist=insist)
    reading = read(question.text, opened, glossary=question.glossary)
    order = question.order if reading.has_words else question.without_text().order
    _, found = _search(opened, narrow(reading.query, question), order, 1, DEPTH)
    return (_hit(opened, address) for address in found)


def _hit(opened: Opened, address: DocAddress, extractor: Extractor | None = None) -> Hit:
    document = opened.searcher.doc(address)
    line: dict[str, Any] = json.loads(bytes(document.get_first("line") or b"{}"))
    date = datetime.date.fromisoformat(line["date"]) if line["date"] else None
    extract = extractor.extract(document.get_first("body") or "") if extractor else ()
    return Hit(**(line | {"date": date, "extract": extract}))


def as_dict(results: Results) -> dict[str, Any]:
    """Return an answer in the form of `/search.json`: objects, lists, texts and numbers."""
    question = results.question
    return {
        "question": {
            "q": question.text,
            "filters": [{"facet": facet, "value": value} for facet, value in question.selections()],
            "sort": question.order.value,
            "page": question.page,
            "query": question.query_string(),
        },
        "wording": results.wording,
        "problem": asdict(results.problem) if results.problem else None,
        "problems": [asdict(problem) for problem in results.problems],
        "glossary": [asdict(addition) for addition in results.additions],
        "suggestion": asdict(results.suggestion) if results.suggestion else None,
        "total": results.total,
        "pages": results.pages,
        "results": [_hit_as_dict(hit) for hit in results.hits],
        "nearest": [_hit_as_dict(hit) for hit in results.nearest],
        "facets": [asdict(facet) for facet in results.facets],
        "filters": [asdict(chosen) for chosen in results.filters],
    }


def _hit_as_dict(hit: Hit) -> dict[str, Any]:
    return asdict(hit) | {
        "date": hit.date.isoformat() if hit.date else None,
        "record": hit.record,
        "extract": [fragment._asdict() for fragment in hit.extract],
    }
