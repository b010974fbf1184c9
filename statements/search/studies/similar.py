"""Statements like one statement, each with the reason: words and cited documents they share.

What is characteristic of a statement are the words that it uses much and few others use
(tf·idf), and the documents it cites that few others cite. Statements are ranked by how much
of both they share; what they share is read from their own text, so that the reason is true.
"""

from __future__ import annotations

import datetime
import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from tantivy import DocAddress, Occur, Query

from statements.search.counting import top_values
from statements.search.index import schema, sync
from statements.search.index.sync import Opened

MAX_CHARACTERISTIC_WORDS = 25
"""Characteristic words of a statement by which similar ones are sought, at most."""

MAX_REASONS_OF_A_KIND = 6
"""Shared words given as a reason, at most, and shared documents, at most."""

MAX_SIMILAR = 50
"""Similar statements listed, at most."""

DEFAULT_SIMILAR = 5
"""Similar statements listed where no other number is asked for."""

# A word in more statements than this is characteristic of none; in one it finds no other.
_COMMON = 0.1
_RARE = 2
# How often a word is used counts up to here: a word said fifty times is not fifty subjects.
_OFTEN = 5
# Words this short or of digits only ("2016", "al") say little about a subject.
_SHORTEST = 3
# A cited document weighs as much as so many of the most characteristic words do.
_CITATION = 1.5
_CITATIONS = 20


class DelegationScope(StrEnum):
    """Whose statements may be similar: those of any delegation, the same, or others."""

    ANY = "any"
    SAME = "same"
    OTHERS = "others"


@dataclass(frozen=True, slots=True)
class SimilarStatement:
    """A similar statement, and why: the `words` shared, and the documents (slug, symbol).

    `record` is its address below the root of the site: "S/PV.7802/12". Both reasons begin with
    what weighs most. `score` orders the list and means nothing beyond it.
    """

    record: str
    symbol: str
    number: int
    date: datetime.date | None
    speaker: str
    delegation: str
    agenda: str
    specimen: bool
    words: tuple[str, ...]
    cites: tuple[tuple[str, str], ...]
    score: float


@dataclass(frozen=True, slots=True)
class SimilarStatements:
    """Statements `elsewhere` and at the same meeting `here`, the most similar first.

    `words` and `cites` are what others were looked for by. `record` is the address and
    `delegation` that of the statement itself, empty where none is known: then there is no
    same or other one.
    """

    record: str
    elsewhere: tuple[SimilarStatement, ...]
    here: tuple[SimilarStatement, ...]
    words: tuple[str, ...]
    cites: tuple[tuple[str, str], ...]
    delegation: str


def statements_similar_to(
    opened: Opened,
    statement: int,
    *,
    within: DelegationScope = DelegationScope.ANY,
    size: int = DEFAULT_SIMILAR,
    at_the_meeting: int = 0,
) -> SimilarStatements | None:
    """Return statements like the one with key `statement`; None if the index has it not.

    `size` of other meetings at most, and `at_the_meeting` of its own. Statements that only
    conduct a meeting are like others that do, and like no other.
    """
    profile = _Profile.of(opened, statement)
    if profile is None:
        return None
    by_delegation = profile.by_delegation(within)
    elsewhere: tuple[SimilarStatement, ...] = ()
    here: tuple[SimilarStatement, ...] = ()
    if (profile.terms or profile.cites) and by_delegation is not None:
        meeting = (Occur.MustNot, profile.same_meeting)
        elsewhere = tuple(profile.ranked([*by_delegation, meeting], min(size, MAX_SIMILAR)))
        if at_the_meeting:
            same = (Occur.Must, Query.const_score_query(profile.same_meeting, 0.0))
            here = tuple(profile.ranked([*by_delegation, same], at_the_meeting))
    return SimilarStatements(
        record=schema.record_of(profile.line["symbol"], profile.line["number"]),
        elsewhere=elsewhere,
        here=here,
        words=tuple(profile.terms.values()),
        cites=tuple(profile.cites),
        delegation=profile.line["delegation"],
    )


def similar_without_waiting(statement: int) -> SimilarStatements | None:
    """Return what is similar to a statement by the index as last opened, without updating it.

    None where there is no index, or the statement is not in it. For the page of the statement,
    which must neither wait for the index nor need it.
    """
    opened = sync.standing()
    return statements_similar_to(opened, statement) if opened else None


Clause = tuple[Occur, Query]


@dataclass(frozen=True, slots=True)
class _Profile:
    """What is characteristic of one statement.

    `terms` gives the form that it uses of each characteristic stem, `weights` what each
    stem weighs; `cites` gives what each document weighs, as (address, symbol).
    """

    opened: Opened
    statement: int
    line: dict[str, Any]
    terms: dict[str, str]
    weights: dict[str, float]
    cites: dict[tuple[str, str], float]

    @classmethod
    def of(cls, opened: Opened, statement: int) -> _Profile | None:
        itself = Query.term_query(schema.schema(), "id", statement)
        found = opened.searcher.search(itself, 1, count=False).hits
        if not found:
            return None
        line, text = _read(opened, found[0][1])
        weights = dict(_characteristic(opened, schema.cutter().analyze(text)))
        return cls(
            opened=opened,
            statement=statement,
            line=line,
            terms=_printed(text, weights),
            weights=weights,
            cites=_cited(opened, itself, max(weights.values(), default=1.0)),
        )

    @property
    def same_meeting(self) -> Query:
        return Query.term_query(schema.schema(), "meeting", schema.slug_of(self.line["symbol"]))

    def by_delegation(self, within: DelegationScope) -> list[Clause] | None:
        """Return what keeps to the same delegation or to others; None where none is known."""
        if within is DelegationScope.ANY:
            return []
        kind, slug = self.line["delegation_kind"], self.line["delegation_slug"]
        if not kind:
            return None
        field = "country" if kind == "country" else "org"
        same = Query.const_score_query(Query.term_query(schema.schema(), field, slug), 0.0)
        return [(Occur.Must if within is DelegationScope.SAME else Occur.MustNot, same)]

    def ranked(self, conditions: Sequence[Clause], size: int) -> Iterator[SimilarStatement]:
        """Yield at most `size` statements that fit `conditions`, the most similar first."""
        wanted = Query.boolean_query([(Occur.Should, query) for query in self._queries()])
        kind = "procedural" if self.line["procedural"] else "substantive"
        of_its_kind = Query.term_query(schema.schema(), "type", kind)
        itself = Query.term_query(schema.schema(), "id", self.statement)
        clauses = [
            (Occur.Must, wanted),
            (Occur.Must, Query.const_score_query(of_its_kind, 0.0)),
            (Occur.MustNot, itself),
            *conditions,
        ]
        hits = self.opened.searcher.search(Query.boolean_query(clauses), size, count=False).hits
        return (self._similar(address, float(score)) for score, address in hits)

    def _queries(self) -> Iterator[Query]:
        for stem, weight in self.weights.items():
            term = Query.term_query(schema.schema(), "body", stem)
            yield Query.boost_query(term, weight)
        for (slug, _), weight in self.cites.items():
            yield Query.const_score_query(Query.term_query(schema.schema(), "cites", slug), weight)

    def _similar(self, address: DocAddress, score: float) -> SimilarStatement:
        line, text = _read(self.opened, address)
        stems = set(map(schema.stem, schema.cutter().analyze(text)))
        shared = [word for stem, word in self.terms.items() if stem in stems]
        return SimilarStatement(
            record=schema.record_of(line["symbol"], line["number"]),
            symbol=line["symbol"],
            number=line["number"],
            date=line["date"],
            speaker=line["speaker"],
            delegation=line["delegation"],
            agenda=line["agenda"],
            specimen=line["specimen"],
            words=tuple(shared[:MAX_REASONS_OF_A_KIND]),
            cites=tuple(self._shared_cites(int(line["id"])))[:MAX_REASONS_OF_A_KIND],
            score=score,
        )

    def _shared_cites(self, statement: int) -> Iterable[tuple[str, str]]:
        if not self.cites:
            return ()
        it = Query.term_query(schema.schema(), "id", statement)
        there = set(_documents(self.opened, it))
        return (document for document in self.cites if document in there)


def _read(opened: Opened, address: DocAddress) -> tuple[dict[str, Any], str]:
    document = opened.searcher.doc(address)
    return schema.line_of(document), document.get_first("body") or ""


def _characteristic(opened: Opened, words: Sequence[str]) -> list[tuple[str, float]]:
    """List the stems most characteristic of a text with their weights, the greatest first."""
    held = opened.searcher.num_docs
    # Of few statements a tenth is none at all: there a word of half of them will do.
    most = max(held * _COMMON, min(held / 2, 10.0), _RARE)
    counts = Counter(map(schema.stem, (word for word in words if _has_meaning(word))))
    found = []
    for stem, count in counts.items():
        having = opened.searcher.doc_freq("body", stem)
        if _RARE <= having <= most:
            often = 1 + math.log(min(count, _OFTEN))
            found.append((stem, often * math.log(1 + held / having)))
    return sorted(found, key=lambda pair: (-pair[1], pair[0]))[:MAX_CHARACTERISTIC_WORDS]


def _has_meaning(word: str) -> bool:
    return len(word) >= _SHORTEST and not word.isdecimal()


def _printed(text: str, stems: Iterable[str]) -> dict[str, str]:
    """Return for each of `stems` the form that is printed most in a text, of equals the first."""
    printed: dict[str, Counter[str]] = {stem: Counter() for stem in stems}
    for token in schema.cutter().pre_tokenize(text).tokens:
        counted = printed.get(schema.stem(token.text))
        if counted is not None:
            counted[text[token.char_offset_from : token.char_offset_to]] += 1
    return {stem: counted.most_common(1)[0][0] for stem, counted in printed.items()}


def _documents(opened: Opened, itself: Query) -> list[tuple[str, str]]:
    """List the documents that one statement cites: (slug, symbol)."""
    return [
        (slug, symbol) for slug, symbol, _ in top_values.every(opened, itself, ["cites"])["cites"]
    ]


def _cited(opened: Opened, itself: Query, most: float) -> dict[tuple[str, str], float]:
    """Return the documents cited that others cite too, the rarest first, with their weights."""
    held = opened.searcher.num_docs
    found = []
    for document in _documents(opened, itself):
        having = opened.searcher.doc_freq("cites", document[0])
        if having >= _RARE:
            rarity = math.log(1 + held / having) / math.log(1 + held)
            found.append((document, _CITATION * most * rarity))
    found.sort(key=lambda pair: (-pair[1], pair[0]))
    return dict(found[:_CITATIONS])
