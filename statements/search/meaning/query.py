"""The query to the engine: made of the tree of a query and of the facets and dates chosen.

A word may match in the text, the agenda title, the speaker's name or the delegation, and
several words each in another; a year also matches what was said in it. An exact phrase must
stand in one of them, and so must words near one another, though these in any of their
forms. What fields and facets ask for decides what is found, never its rank.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise, permutations, product

from tantivy import FieldType, Occur, Query

from statements.search.index import schema
from statements.search.index.sync import Opened
from statements.search.language.query_dates import first_and_last_day, is_year
from statements.search.language.question import FACETS, Question
from statements.search.language.spelling import FUNCTION_WORDS, other_spellings
from statements.search.language.tokenizer import MAX_WORDS_IN_ANY_ORDER
from statements.search.language.tree import (
    And,
    Exact,
    Field,
    Near,
    Node,
    Not,
    Or,
    Phrase,
    Prefix,
    Word,
)
from statements.transcripts.restoration.words import known

from .field_meaning import field_meaning

# The text first; a name that is asked for says more than a word of a title does.
_STEMMED = {"body": 1.0, "agenda_title": 0.4}
_NAMES = {"speaker_name": 0.8, "delegation": 0.6}
_EXACT = {"body_exact": 1.0, "agenda_exact": 0.4, **_NAMES}

OTHER_FIELDS = 0.2
"""How much of the score of the other fields is added to that of the best."""

ADJACENT = 1.5
"""What it adds that words which stand side by side in the query do so in the text."""

# The score of a year that is asked for as a word, for statements made in it.
_OF_THE_YEAR = 1.0

# Spellings of one word that are searched, at most.
_MAX_SPELLINGS = 8
_PAIR = 2
# Shorter words come together in words that mean something else.
_MIN_LETTERS_TO_JOIN = 4
# Spellings of a phrase, or orders of words near one another, that are searched, at most.
_MAX_COMBINATIONS = 32

WordSequence = tuple[str, ...]
LookUp = Callable[[str, WordSequence], Query]


class Spellings:
    """The ways in which a word may have been cut into words, by one index."""

    def __init__(self, opened: Opened, asked: Node | None = None) -> None:
        """Spellings of words by `opened`; those that stand side by side in `asked` may be one."""
        self.opened = opened
        self._found: dict[str, list[WordSequence]] = {}
        for first, second in dict.fromkeys(_pairs(asked)):
            self._join(first, second)

    def _join(self, first: str, second: str) -> None:
        """Let "peace keeping" find "peacekeeping" too, but not "may be" "maybe"."""
        parts = self._two(first, second)
        joined = "".join(parts)
        is_word = (
            min(map(len, parts), default=0) >= _MIN_LETTERS_TO_JOIN
            and self.opened.searcher.doc_freq("body_exact", joined)
            # What a scanner glued together, "foodinsecurity", is no word.
            and joined in known()
        )
        if is_word or self._is_hyphened(parts):
            for text in (first, second):
                self._found[text] = [*self.of(text), (joined,)]

    def _two(self, first: str, second: str) -> WordSequence:
        """Return two texts as two words, neither of which says nothing; else none."""
        parts = tuple(part for text in (first, second) for part in schema.cutter().analyze(text))
        return parts if len(parts) == _PAIR and FUNCTION_WORDS.isdisjoint(parts) else ()

    def _is_hyphened(self, parts: WordSequence) -> bool:
        """Tell whether the record joins two words by a hyphen somewhere."""
        entry = f"{''.join(parts)}{schema.SPLIT}{' '.join(parts)}"
        return bool(parts) and self.opened.searcher.doc_freq("compounds", entry) > 0

    def of(self, text: str) -> list[WordSequence]:
        """List the ways to spell `text`, its own first; folded, not stemmed.

        "counter-terrorism" gives ("counter", "terrorism") and ("counterterrorism",), and
        so does "counterterrorism" where the index knows the other; "labor" gives ("labour",)
        too. Empty where `text` has no letter or digit.
        """
        if text not in self._found:
            self._found[text] = self._find(text)
        return self._found[text]

    def _find(self, text: str) -> list[WordSequence]:
        parts = tuple(schema.cutter().analyze(text))
        if not parts:
            return []
        spellings = dict.fromkeys(islice(product(*map(self._spelled, parts)), _MAX_SPELLINGS))
        if len(parts) == 1 or schema.is_compound(text):
            joined = "".join(parts)
            entries = self.opened.searcher.terms_with_prefix(
                "compounds", joined + schema.SPLIT, limit=_MAX_SPELLINGS
            )
            spellings[joined,] = None
            for entry, _ in entries:
                spellings[tuple(entry.partition(schema.SPLIT)[2].split())] = None
        return list(spellings)

    def _spelled(self, word: str) -> WordSequence:
        """Return a word and what else it is, British or American, where the index has that."""
        has = self.opened.searcher.doc_freq
        others = (other for other in other_spellings(word) if has("body_exact", other))
        return word, *others

    def of_form(self, text: str) -> list[WordSequence]:
        """List the one way to spell a word that is asked for as it stands."""
        return self.of(text)[:1]

    def of_phrase(self, text: str) -> list[WordSequence]:
        """List the ways to spell a run of words."""
        words = [found for found in map(self.of, self._hyphened(text.split())) if found]
        combinations = islice(product(*words), _MAX_COMBINATIONS) if words else ()
        return [tuple(word for part in parts for word in part) for parts in combinations]

    def _hyphened(self, words: Sequence[str]) -> Iterator[str]:
        """Yield the words of a run, two that the record also joins as one with a hyphen."""
        at = 0
        while at < len(words):
            pair = words[at : at + _PAIR]
            size = 1
            if len(pair) == _PAIR and self._is_hyphened(self._two(*pair)):
                size = _PAIR
            yield "-".join(pair[:size])
            at += size


def _pairs(asked: Node | None) -> Iterator[tuple[str, str]]:
    """Yield the plain words of a tree that stand side by side."""
    match asked:
        case Not(part):
            yield from _pairs(part)
        case And(parts) | Or(parts):
            for part in parts:
                yield from _pairs(part)
            beside = pairwise(parts) if isinstance(asked, And) else ()
            for one, other in beside:
                if isinstance(one, Word) and isinstance(other, Word):
                    yield one.text, other.text


def stems(words: WordSequence) -> WordSequence:
    """Return the stems of folded words, one each."""
    return tuple(map(schema.stem, words))


def compile_tree(tree: Node | None, spellings: Spellings, *, ranked: bool = True) -> Query:
    """Return the query that a tree stands for; None matches everything.

    One that is not `ranked` finds the same, for what only counts: else the engine would look for
    words side by side in each statement found, which decides nothing but its rank.
    """
    match tree:
        case None:
            return Query.all_query()
        case Not(part):
            return _all_of([], [compile_tree(part, spellings, ranked=False)])
        case Or(parts):
            different = dict.fromkeys(parts)
            return _any_of([compile_tree(part, spellings, ranked=ranked) for part in different])
        case And(parts):
            return _conjunction(parts, spellings, ranked=ranked)
        case Field():
            return Query.const_score_query(_field_query(tree, spellings.opened), 0.0)
        case _:
            return _term_query(tree, spellings)


def _conjunction(parts: Sequence[Node], spellings: Spellings, *, ranked: bool) -> Query:
    different = list(dict.fromkeys(parts))
    required = [
        compile_tree(part, spellings, ranked=ranked)
        for part in different
        if not isinstance(part, Not) and not _is_empty(part, spellings)
    ]
    excluded = [
        compile_tree(part.part, spellings, ranked=False)
        for part in different
        if isinstance(part, Not)
    ]
    run = side_by_side(parts, spellings) if ranked else ()
    return _all_of(required, excluded, _phrase_query("body", run) if run else None)


def side_by_side(parts: Sequence[Node], spellings: Spellings) -> WordSequence:
    """Return the stems that count for more where they stand in this order; of one word none."""
    plain = [spellings.of(part.text)[:1] for part in parts if isinstance(part, Word)]
    run = tuple(word for spelled in plain for words in spelled for word in words)
    return stems(run) if len(plain) > 1 else ()


def _is_empty(part: Node, spellings: Spellings) -> bool:
    return isinstance(part, Word | Prefix | Phrase | Exact | Near) and not spellings.of_phrase(
        part.text
    )


def _all_of(
    required: Sequence[Query], excluded: Sequence[Query], adjacent: Query | None = None
) -> Query:
    clauses = [(Occur.Must, query) for query in required or [Query.all_query()]]
    clauses += [(Occur.MustNot, query) for query in excluded]
    if adjacent is not None:
        clauses.append((Occur.Should, Query.boost_query(adjacent, ADJACENT)))
    return Query.boolean_query(clauses)


def _any_of(queries: Sequence[Query]) -> Query:
    return Query.boolean_query([(Occur.Should, query) for query in queries])


@dataclass(frozen=True, slots=True)
class Alternative:
    """One way to match a term: in one field, in one spelling, for so much of the score."""

    field: str
    boost: float
    query: Query


def alternatives(
    term: Word | Prefix | Phrase | Exact | Near, spellings: Spellings
) -> list[Alternative]:
    """List every way in which a term can match; none where it holds no letter or digit."""
    found: list[Alternative] = []

    def add(boosts: Mapping[str, float], spelled: Iterable[WordSequence], look_up: LookUp) -> None:
        found.extend(
            Alternative(field, boost, look_up(field, words))
            for field, boost in boosts.items()
            for words in spelled
        )

    match term:
        case Phrase(text):
            add(_EXACT, spellings.of_phrase(text), _phrase_query)
        case Exact(text):
            add(_EXACT, spellings.of_form(text), _phrase_query)
        case Near(text, distance):
            orders = list(islice(_orders(text, spellings), _MAX_COMBINATIONS))
            stemmed = dict.fromkeys(map(stems, orders))
            add(_STEMMED, stemmed, lambda field, words: _phrase_query(field, words, distance))
            add(_NAMES, orders, lambda field, words: _phrase_query(field, words, distance))
        case Word(text):
            spelled = spellings.of(text)
            add(_STEMMED, dict.fromkeys(map(stems, spelled)), _phrase_query)
            add(_NAMES, spelled, _phrase_query)
            if is_year(text):
                year = Query.term_query(schema.schema(), "year", text)
                found.append(Alternative("year", 1.0, Query.const_score_query(year, _OF_THE_YEAR)))
        case Prefix(text):
            add(_EXACT, spellings.of(text)[:1], _prefix_query)
    return found


def _term_query(term: Word | Prefix | Phrase | Exact | Near, spellings: Spellings) -> Query:
    ways = [Query.boost_query(way.query, way.boost) for way in alternatives(term, spellings)]
    return Query.disjunction_max_query(ways, OTHER_FIELDS) if ways else Query.empty_query()


def _orders(text: str, spellings: Spellings) -> Iterator[WordSequence]:
    """Yield the orders in which words may stand near one another, for each spelling of them."""
    words = [found for found in map(spellings.of, text.split()) if found]
    for spelled in product(*words):
        some = len(spelled) <= MAX_WORDS_IN_ANY_ORDER
        for order in permutations(spelled) if some else (spelled,):
            yield tuple(word for parts in order for word in parts)


def _phrase_query(field: str, words: WordSequence, distance: int = 0) -> Query:
    if len(words) == 1:
        return Query.term_query(schema.schema(), field, words[0])
    return Query.phrase_query(schema.schema(), field, list(words), distance)


def _field_query(asked: Field, opened: Opened) -> Query:
    if asked.name in {"before", "after"}:
        first, last = first_and_last_day(asked.values[0])
        before = (first - schema.EPOCH).days - 1 if asked.name == "before" else None
        after = (last - schema.EPOCH).days + 1 if asked.name == "after" else None
        return Query.range_query(schema.schema(), "date", FieldType.Integer, after, before)
    meaning = field_meaning(asked, opened)
    return Query.term_set_query(schema.schema(), meaning.facet, list(meaning.slugs))


def _prefix_query(field: str, words: WordSequence) -> Query:
    if len(words) == 1:
        # With no letter different, what is made to find words misspelt is the quickest way.
        return Query.fuzzy_term_query(schema.schema(), field, words[0], distance=0, prefix=True)
    return Query.phrase_prefix_query(schema.schema(), field, list(words))


def narrow(query: Query, question: Question, *, leaving_out: str = "") -> Query:
    """Return `query` within the facets and dates chosen: any value of a facet, every facet.

    `leaving_out` names a facet whose values do not count; with "year" no date does.
    """
    facets = [facet for facet in FACETS if facet != leaving_out and question.selected(facet)]
    clauses = [(Occur.Must, _facet_query(facet, question.selected(facet))) for facet in facets]
    if question.is_dated and leaving_out != "year":
        clauses.append((Occur.Must, _date_query(question.start, question.end)))
    return Query.boolean_query([(Occur.Must, query), *clauses]) if clauses else query


def _facet_query(facet: str, values: Sequence[str]) -> Query:
    # A set costs a quarter of a millisecond more than one term, however few there are in it.
    if len(values) == 1:
        chosen = Query.term_query(schema.schema(), facet, values[0])
    else:
        chosen = Query.term_set_query(schema.schema(), facet, list(values))
    return Query.const_score_query(chosen, 0.0)


def _date_query(start: str, end: str) -> Query:
    first = (first_and_last_day(start)[0] - schema.EPOCH).days if start else None
    last = (first_and_last_day(end)[1] - schema.EPOCH).days if end else None
    days = Query.range_query(schema.schema(), "date", FieldType.Integer, first, last)
    return Query.const_score_query(days, 0.0)
