"""The answer to a question: hits with extracts, exact totals, facets, filters to take off."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any, NamedTuple

from tantivy import DocAddress

from statements.search.index import schema
from statements.search.index.sync import Opened
from statements.search.language.glossary import GlossaryAddition
from statements.search.language.query_problems import QueryProblem
from statements.search.language.question import Question, Sort
from statements.search.language.tree import Node
from statements.search.matching.extracts import Extract, Extractor, Fragment, Position
from statements.search.meaning.query import narrow
from statements.search.meaning.question_in_words import question_in_words
from statements.search.meaning.reading import Reading, read
from statements.search.meaning.suggestions import Suggestion, corrected_tree, suggest

from . import cursors, facets
from .cursors import Listing, Page, Ranked
from .facets import Facet
from .near_misses import NEAREST, nearest
from .ranking_reasons import Reason, reasons
from .timeline import Timeline, timeline

_NO_EXTRACT = Extract((), None)

_STEP = 5_000
"""How many hits are asked for at a time where all are wanted."""

NEAREST_BELOW = 3
"""Beside fewer hits than this, what comes nearest to several plain words is shown too."""


class Hit(NamedTuple):
    """One statement found, with all that a line of results shows.

    `delegation_kind` is "country", "organization" or empty. `extract` is plain text, and
    `position` tells where in the statement it stands, if a word of the query occurs there.
    `reason` tells why it stands where it does, if that was asked.
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
    position: Position | None
    reason: Reason | None = None

    @property
    def record(self) -> str:
        """The address of the statement below the root of the site: "S/PV.7802/12"."""
        return schema.record_of(self.symbol, self.number)

    @property
    def who(self) -> str:
        """Who made it and for whom, "Mr. Bessho (Japan)"; empty where neither is known."""
        if self.speaker and self.delegation:
            return f"{self.speaker} ({self.delegation})"
        return self.speaker or self.delegation


@dataclass(frozen=True, slots=True)
class Chosen:
    """One value chosen, or a date, and the query string of the same search without it."""

    facet: str
    facet_label: str
    value: str
    label: str
    query: str


@dataclass(frozen=True, slots=True)
class Results:
    """One page of the answer. `pages` counts those that have a number.

    `next` is the query string of the page that follows, however deep, empty where none does;
    `lost` tells that the place to go on from was not of this search, so that it begins anew.
    A result in groups has no hits here: see `groups`.

    `reading` is how the words were understood, `wording` tells in plain words what was
    searched for, `suggestion` what would have found more. Where little or nothing is found,
    `nearest` are other statements that have most of what was asked; no total, page or facet
    counts them. `marking` is the query string with which a statement marks the words found,
    empty where there are none.
    """

    question: Question
    total: int
    pages: int
    hits: tuple[Hit, ...]
    next: str
    lost: bool
    facets: tuple[Facet, ...]
    timeline: Timeline
    filters: tuple[Chosen, ...]
    reading: Reading
    wording: str
    suggestion: Suggestion | None
    marking: str
    nearest: tuple[Hit, ...] = ()

    @property
    def asked(self) -> Node | None:
        """The tree of the words, without what means nothing here."""
        return self.reading.asked

    @property
    def additions(self) -> tuple[GlossaryAddition, ...]:
        """What the glossary added to the words."""
        return self.reading.additions

    @property
    def problems(self) -> tuple[QueryProblem, ...]:
        """What was wrong with the words, in their order."""
        return self.reading.problems

    @property
    def problem(self) -> QueryProblem | None:
        """The first of what was wrong, None if nothing was."""
        return self.problems[0] if self.problems else None


def answer(question: Question, opened: Opened) -> Results:
    """Search an index.

    Nothing in a question makes this fail: what is wrong in its words is told by `problems`,
    values that no statement has find nothing, and a page past the last is empty.
    """
    reading = read(question.text, opened, glossary=question.glossary)
    query = narrow(reading.query, question)
    is_common_word = reading.is_common_word and query is reading.query
    listing = Listing(opened, query, order_of(question, reading), is_common_word)
    cursor = cursors.read(question.after, question) if question.after else None
    if question.group is not None:
        page = Page((), None)
    elif cursor is not None:
        page = listing.following(cursor, question.size)
    else:
        page = listing.page((question.page - 1) * question.size, question.size)
    found = tuple(hits(listing, page.hits, reading, question))
    counts, total = facets.count(opened, reading, question)
    counted = tuple(facets.listed(opened, counts, question))
    return Results(
        question=question,
        total=total,
        pages=-(-min(total, cursors.DEPTH) // question.size),
        hits=found,
        next=next_page(question, page),
        lost=bool(question.after) and cursor is None,
        facets=counted,
        timeline=timeline(opened, reading.query, question, counted),
        filters=tuple(
            Chosen(facet.key, facet.label, value.value, value.label, value.query)
            for facet in counted
            for value in facet.selected
        )
        + tuple(_dates(question)),
        reading=reading,
        wording=question_in_words(question, reading.asked, opened),
        suggestion=suggest(question, reading.written, total, opened),
        marking=question.words_only().query_string() if reading.has_words else "",
        nearest=tuple(_nearest(listing, reading, question, page, total)),
    )


def order_of(question: Question, reading: Reading) -> Sort:
    """Return the order in which hits come: without words none is more relevant than another."""
    return question.order if reading.has_words else question.without_text().order


def next_page(question: Question, page: Page) -> str:
    """Return the query string of what follows a page; empty where nothing does."""
    if page.end is None:
        return ""
    return question.with_after(cursors.write(page.end, question)).query_string()


def _dates(question: Question) -> Iterator[Chosen]:
    for name, label, date in question.dates():
        start, end = ("", question.end) if name == "from" else (question.start, "")
        yield Chosen(name, label, date, date, question.with_dates(start, end).query_string())


def hits(
    listing: Listing, page: Sequence[Ranked], reading: Reading, question: Question
) -> Iterator[Hit]:
    """Yield the hits of a page with extracts, and with reasons where they are asked for."""
    extractor = Extractor(reading.tree, reading.spellings)
    given: Sequence[Reason | None] = [None] * len(page)
    if question.explain:
        given = reasons(listing.opened, listing.query, reading, page)
    for ranked, reason in zip(page, given, strict=True):
        yield _hit(listing.opened, ranked.address, extractor, reason)


def _nearest(
    listing: Listing, reading: Reading, question: Question, found: Page, total: int
) -> Iterator[Hit]:
    """Yield what comes nearest to the words of a question and is not found by them."""
    if total >= NEAREST_BELOW or (total and not reading.is_loose):
        return
    opened = listing.opened
    near = nearest(corrected_tree(reading.asked, opened), opened)
    if near is not None:
        query, sought = near
        places = Listing(opened, narrow(query, question), Sort.RELEVANCE).page(0, NEAREST).hits
        extractor = Extractor(sought, reading.spellings)
        known = {ranked.id for ranked in found.hits}
        for ranked in places:
            if ranked.id not in known:
                yield _hit(opened, ranked.address, extractor)


def every(question: Question, opened: Opened) -> Iterator[Hit]:
    """Yield all that a question finds, without extracts and whatever its page or groups.

    They are of the index as it was opened, and read as they are asked for: a million of them
    take hardly more memory than a thousand.
    """
    question = question.with_group(None)  # an order of groups is none of statements
    reading = read(question.text, opened, glossary=question.glossary)
    listing = Listing(opened, narrow(reading.query, question), order_of(question, reading))
    return (_hit(opened, ranked.address) for ranked in listing.every(_STEP))


def _hit(
    opened: Opened,
    address: DocAddress,
    extractor: Extractor | None = None,
    reason: Reason | None = None,
) -> Hit:
    document = opened.searcher.doc(address)
    line = schema.line_of(document)
    pages = line.pop("pages")
    body = document.get_first("body") or ""
    extract, position = extractor.extract(body, pages) if extractor else _NO_EXTRACT
    return Hit(**line, extract=extract, position=position, reason=reason)


def as_dict(results: Results) -> dict[str, Any]:
    """Return an answer in the form of `/search.json`: objects, lists, texts and numbers."""
    question = results.question
    return {
        "question": {
            "q": question.text,
            "filters": [{"facet": facet, "value": value} for facet, value in question.selections()],
            "from": question.start,
            "to": question.end,
            "sort": question.order.value,
            "group": question.group,
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
        "next": results.next,
        "results": [hit_as_dict(hit) for hit in results.hits],
        "nearest": [hit_as_dict(hit) for hit in results.nearest],
        "facets": [asdict(facet) for facet in results.facets],
        "timeline": asdict(results.timeline),
        "filters": [asdict(chosen) for chosen in results.filters],
    }


def hit_as_dict(hit: Hit) -> dict[str, Any]:
    """Return one hit in the form of `/search.json`."""
    return hit._asdict() | {
        "date": hit.date.isoformat() if hit.date else None,
        "extract": [fragment._asdict() for fragment in hit.extract],
        "position": hit.position._asdict() if hit.position else None,
        "reason": asdict(hit.reason) if hit.reason else None,
        "record": hit.record,
    }
