"""`Suggestion` of another query ("Did you mean"): words and names of the index spelt nearly so.

Nothing is suggested that would not find more than what was asked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from string import ascii_lowercase

from rapidfuzz import process
from rapidfuzz.distance import OSA

from statements.search.counting import aggregations
from statements.search.index import schema
from statements.search.index.index_cache import Memory
from statements.search.index.sync import Opened
from statements.search.language.glossary import glossary
from statements.search.language.question import Question
from statements.search.language.tree import (
    And,
    Exact,
    Field,
    Near,
    Node,
    Not,
    Or,
    Phrase,
    Word,
    conjunction,
    disjunction,
    write_query,
)

from .field_meaning import field_meaning
from .query import Spellings, compile_tree, narrow

SUGGEST_BELOW = 10
"""Statements found: with fewer another query is suggested. A word of as many is not misspelt."""

_MIN_LETTERS = 4
_MIN_LETTERS_FOR_TWO_DIFFERENCES = 7
_MAX_TERMS_LISTED = 20_000
_MAX_WORDS_CORRECTED = 6
_MAX_TERMS_RANKED = 50
_MAX_WORDS_REMEMBERED = 1_000
_FIELDS = ("body_exact", "speaker_name", "delegation")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Another query and how many statements it finds with what is chosen beside it."""

    text: str
    total: int
    query: str


def suggest(
    question: Question, asked: Node | None, total: int, opened: Opened
) -> Suggestion | None:
    """Return what `asked` may have been meant to be, or None.

    `total` is how many statements the question found.
    """
    if asked is None or total >= SUGGEST_BELOW:
        return None
    other = corrected_tree(asked, opened)
    if other is None or other == asked:
        return None
    query = narrow(compile_tree(other, Spellings(opened, other), ranked=False), question)
    found = aggregations.count(opened, query)
    if found <= total:
        return None
    text = write_query(other)
    return Suggestion(text, found, question.with_text(text).query_string())


def corrected_tree(asked: Node | None, opened: Opened) -> Node | None:
    """Return a tree with its words and values as they may have been meant to be spelt."""
    if asked is None:
        return None
    words = list(dict.fromkeys(_words(asked)))[:_MAX_WORDS_CORRECTED]
    return _corrected(asked, {word: nearest_word(word, opened) or word for word in words}, opened)


def _words(node: Node) -> Iterator[str]:
    match node:
        case Word(text) | Exact(text) | Phrase(text) | Near(text):
            yield from text.split()
        case Not(part):
            yield from _words(part)
        case And(parts) | Or(parts):
            for part in parts:
                yield from _words(part)
        case _:
            return


def _corrected(node: Node, words: Mapping[str, str], opened: Opened) -> Node | None:
    match node:
        case Word() | Exact() | Phrase() | Near():
            return replace(node, text=" ".join(words.get(w, w) for w in node.text.split()))
        case Field(name, values):
            names = {
                unknown.value: unknown.nearest for unknown in field_meaning(node, opened).unknown
            }
            return Field(name, tuple(names.get(value) or value for value in values))
        case Not(part):
            corrected = _corrected(part, words, opened)
            return Not(corrected) if corrected is not None else None
        case And(parts) | Or(parts):
            join: Callable[..., Node | None] = conjunction if isinstance(node, And) else disjunction
            return join(filter(None, [_corrected(part, words, opened) for part in parts]))
        case _:
            return node


def nearest_word(word: str, opened: Opened) -> str | None:
    """Return the word of the index that is spelt most like one that it hardly has.

    A letter put in, left out, changed or swapped with the next is one difference; a word
    of seven letters or more may have two. None where nothing is so near. It is looked for once:
    many terms are listed for it.
    """
    known = opened.memory.once("nearest words", lambda: Memory(_MAX_WORDS_REMEMBERED))
    return known.once(word, lambda: _nearest(word, opened))


def _nearest(word: str, opened: Opened) -> str | None:
    parts = schema.cutter().analyze(word)
    if len(parts) != 1 or len(parts[0]) < _MIN_LETTERS or not parts[0].isalpha():
        return None
    folded = parts[0]
    searcher = opened.searcher
    if glossary().expansions([word]):
        return None
    if searcher.doc_freq("body", schema.stem(folded)) >= SUGGEST_BELOW or any(
        searcher.doc_freq(field, folded) for field in _FIELDS[1:]
    ):
        return None
    own = searcher.doc_freq("body_exact", folded)
    allowed = 2 if len(folded) >= _MIN_LETTERS_FOR_TWO_DIFFERENCES else 1
    # Words that begin so, or with the next letter if the two were swapped.
    counts = {
        term: count
        for field in _FIELDS
        for letter in {folded[0], folded[1]}
        for term, count in searcher.terms_with_prefix(field, letter, limit=_MAX_TERMS_LISTED)
        if count > own and term != folded
    }
    counts |= {
        term: count
        for term in _begun_otherwise(folded)
        if (count := max(searcher.doc_freq(field, term) for field in _FIELDS)) > own
    }
    near = process.extract(
        folded, list(counts), scorer=OSA.distance, score_cutoff=allowed, limit=_MAX_TERMS_RANKED
    )
    ranked = ((distance, -counts[term], term) for term, distance, _ in near)
    return min(ranked, default=(0, 0, None))[2]


def _begun_otherwise(word: str) -> Iterator[str]:
    """Yield what a word is if its first letter is another, was left out, or is too much."""
    yield word[1:]
    for letter in ascii_lowercase:
        yield letter + word
        yield letter + word[1:]
