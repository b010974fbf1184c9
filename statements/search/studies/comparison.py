"""`Comparison` of two sets of statements: what each says, cites and speaks on more, and when.

Words are counted in the statements read (`vocabulary`), all else in every statement found.
A statement may be in both sets; how many are is counted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from tantivy import Query

from statements.search.counting import aggregations
from statements.search.counting.aggregations import Bucket
from statements.search.counting.top_values import year_counts
from statements.search.index.sync import Opened
from statements.search.language.question import Question

from .keyness import log_likelihood, log_ratio
from .selection import Selection, select
from .trends import WORDS_PER_RATE
from .vocabulary import Vocabulary, vocabulary

MIN_LOG_LIKELIHOOD = 10.83
"""The least log-likelihood that is taken for a difference: chance gives it once in a thousand."""

_SHORTEST = 2


class KeywordOrder(StrEnum):
    """What words are sorted by; but for the last, the greatest comes first."""

    LIKELIHOOD = "likelihood"
    RATIO = "ratio"
    COUNT = "count"
    STATEMENTS = "statements"
    WORD = "word"


@dataclass(frozen=True, slots=True)
class ComparisonOptions:
    """How words are compared.

    A word counts that is used `least` times in both sets together, and in `spread`
    statements of the one that uses it more. `seed` draws the statements of a large set.
    """

    arrangement: KeywordOrder = KeywordOrder.LIKELIHOOD
    least: int = 5
    spread: int = 3
    seed: int = 1


@dataclass(frozen=True, slots=True)
class Keyword:
    """A word: how often each set uses it, in how many statements, and what that amounts to.

    `lead` is 1 where the first set uses it more often, and -1 where the second does.
    """

    word: str
    one: int
    other: int
    in_one: int
    in_other: int
    lead: int
    log_likelihood: float
    log_ratio: float


@dataclass(frozen=True, slots=True)
class ComparedValue:
    """A document cited or an agenda item: how many statements of each set have it.

    `lead` is 1 where the first set has a larger share of it, -1 where the second, else 0.
    """

    value: str
    label: str
    one: int
    other: int
    lead: int
    log_likelihood: float
    log_ratio: float


@dataclass(frozen=True, slots=True)
class YearVolume:
    """The statements and words of one set in one year."""

    statements: int = 0
    words: int = 0


@dataclass(frozen=True, slots=True)
class ComparedYear:
    """One year: what each set has in it, and how many statements the archive has of it."""

    label: str
    one: YearVolume
    other: YearVolume
    held: int


@dataclass(frozen=True, slots=True)
class ComparedSet:
    """One of the two sets: `total` statements with `words` words, of which some were read."""

    selection: Selection
    total: int
    words: int
    vocabulary: Vocabulary


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two sets compared; `overlap` statements are in both, of `held` in the archive.

    `keywords` come in the order asked for, `cited` and `spoken_on` with the surest difference
    first. The years have no hole between the first and the last. Where a set is empty there
    is nothing to compare, and all but the totals is empty.
    """

    one: ComparedSet
    other: ComparedSet
    overlap: int
    held: int
    keywords: tuple[Keyword, ...] = ()
    cited: tuple[ComparedValue, ...] = ()
    spoken_on: tuple[ComparedValue, ...] = ()
    years: tuple[ComparedYear, ...] = ()

    @property
    def shared(self) -> list[ComparedValue]:
        """The documents that both cite: those that the one which cites less cites most."""
        both = [document for document in self.cited if document.one and document.other]
        return sorted(both, key=self._least_share, reverse=True)

    def _least_share(self, document: ComparedValue) -> tuple[float, int]:
        shares = (document.one / self.one.total, document.other / self.other.total)
        return min(shares), document.one + document.other

    @property
    def are_the_same(self) -> bool:
        """Whether the two sets hold the same statements."""
        return self.overlap == self.one.total == self.other.total


def compare(
    opened: Opened, one: Question, other: Question, options: ComparisonOptions
) -> Comparison:
    """Compare what two questions find. The time it takes is bounded, however much that is."""
    sides = [_Counted.of(select(question, opened)) for question in (one, other)]
    first, second = (counted.side(opened, options.seed) for counted in sides)
    overlap = _overlap(opened, first.selection, second.selection)
    if not first.total or not second.total:
        return Comparison(first, second, overlap, opened.searcher.num_docs)
    totals = (first.total, second.total)
    return Comparison(
        first,
        second,
        overlap,
        opened.searcher.num_docs,
        keywords=keywords(first.vocabulary, second.vocabulary, options),
        cited=compare_values(sides[0].cites, sides[1].cites, totals),
        spoken_on=compare_values(sides[0].agenda, sides[1].agenda, totals),
        years=tuple(_years(opened, sides[0].years, sides[1].years)),
    )


def keywords(one: Vocabulary, other: Vocabulary, options: ComparisonOptions) -> tuple[Keyword, ...]:
    """Return the words that one set uses more often than the other, in the order asked for."""
    found = []
    for word in one.counts.keys() | other.counts.keys():
        here, there = one.counts[word], other.counts[word]
        if here + there < options.least or len(word) < _SHORTEST:
            continue
        table = (here, one.words, there, other.words)
        lead = _lead(*table)
        if not lead or (one if lead > 0 else other).spread[word] < options.spread:
            continue
        spread = (one.spread[word], other.spread[word])
        found.append(
            Keyword(word, here, there, *spread, lead, log_likelihood(*table), log_ratio(*table))
        )
    return tuple(sorted(found, key=_KEYS[options.arrangement]))


_KEYS: dict[KeywordOrder, Callable[[Keyword], tuple[Any, ...]]] = {
    KeywordOrder.LIKELIHOOD: lambda key: (-key.log_likelihood, key.word),
    KeywordOrder.RATIO: lambda key: (-abs(key.log_ratio), -key.log_likelihood, key.word),
    KeywordOrder.COUNT: lambda key: (-(key.one if key.lead > 0 else key.other), key.word),
    KeywordOrder.STATEMENTS: lambda key: (
        -(key.in_one if key.lead > 0 else key.in_other),
        key.word,
    ),
    KeywordOrder.WORD: lambda key: (key.word,),
}


def _lead(one: int, of_one: int, other: int, of_other: int) -> int:
    """Tell which share is larger: 1 the first, -1 the second, 0 neither.

    The log ratio does not tell it of few words, for it takes half an occurrence for none.
    """
    return (one * of_other > other * of_one) - (one * of_other < other * of_one)


def rate(count: int, words: int) -> float:
    """Return how many of 100,000 words `count` of `words` are; 0 of none."""
    return WORDS_PER_RATE * count / words if words else 0.0


CountsByValue = dict[tuple[str, str], int]


@dataclass(frozen=True, slots=True)
class _Counted:
    """What one pass over all statements of a set counts."""

    selection: Selection
    total: int
    words: int
    cites: CountsByValue
    agenda: CountsByValue
    years: dict[str, YearVolume]

    @classmethod
    def of(cls, selection: Selection) -> _Counted:
        words = {"sum": {"field": "words"}}
        asked: dict[str, Any] = {name: aggregations.every(name) for name in ("cites", "agenda")}
        asked["year"] = aggregations.every("year") | {"aggs": {"words": words}}
        asked["words"] = words
        found = selection.opened.searcher.aggregate(selection.query, asked)
        return cls(
            selection=selection,
            total=selection.total,
            words=int(found["words"]["value"] or 0),
            cites=_labelled(found["cites"]["buckets"]),
            agenda=_labelled(found["agenda"]["buckets"]),
            years=_volumes(found["year"]["buckets"]),
        )

    def side(self, opened: Opened, seed: int) -> ComparedSet:
        read = vocabulary(opened, self.selection.question, seed)
        return ComparedSet(self.selection, self.total, self.words, read)


def _labelled(counted: list[Bucket]) -> CountsByValue:
    return {
        (value, label): int(one["doc_count"]) for value, label, one in aggregations.named(counted)
    }


def _volumes(counted: list[Bucket]) -> dict[str, YearVolume]:
    return {
        value: YearVolume(int(one["doc_count"]), int(one["words"]["value"] or 0))
        for value, _, one in aggregations.named(counted)
    }


def compare_values(
    one: CountsByValue, other: CountsByValue, totals: tuple[int, int]
) -> tuple[ComparedValue, ...]:
    """Compare how many of `totals` statements have each value, the surest difference first."""
    found = []
    for value, label in one.keys() | other.keys():
        here, there = one.get((value, label), 0), other.get((value, label), 0)
        table = (here, totals[0], there, totals[1])
        found.append(
            ComparedValue(
                *(value, label, here, there, _lead(*table)),
                log_likelihood(*table),
                log_ratio(*table),
            )
        )
    return tuple(sorted(found, key=lambda one: (-one.log_likelihood, one.label)))


def _years(
    opened: Opened, one: Mapping[str, YearVolume], other: Mapping[str, YearVolume]
) -> Iterator[ComparedYear]:
    known = sorted(map(int, one.keys() | other.keys()))
    if not known:
        return
    held = year_counts(opened, Query.all_query())
    for number in range(known[0], known[-1] + 1):
        year = str(number)
        volumes = (one.get(year, YearVolume()), other.get(year, YearVolume()))
        yield ComparedYear(year, *volumes, held.get(year, 0))


def _overlap(opened: Opened, one: Selection, other: Selection) -> int:
    return aggregations.count(opened, aggregations.both(one.query, other.query))
