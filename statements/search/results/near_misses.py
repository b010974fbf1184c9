"""What comes nearest where nothing fits: the statements that have most of the words asked for.

Somebody who quotes from memory has a word wrong, and the record has words that a scanner
glued together ("fora just peace"). What is nearest is shown as that, beside the total of 0,
and is never counted among what was found.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from tantivy import Occur, Query

from statements.facts.countries import country_of
from statements.search.index import schema
from statements.search.index.sync import Opened
from statements.search.language.glossary import expand
from statements.search.language.spelling import FUNCTION_WORDS
from statements.search.language.tree import (
    And,
    Field,
    Node,
    Not,
    Or,
    Word,
    conjunction,
    disjunction,
    matching_terms,
)
from statements.search.meaning.query import Spellings, compile_tree, stems

NEAREST = 10
"""So many are shown at most."""

# So many of the rarest words say which statement is meant; more cost time and say no more.
_WORDS = 14
# What the words side by side add to the score, and two of them glued together.
_BESIDE = 1.5
_GLUED = 3.0
_SPEAKING = 4.0
# A word of more statements than this is a word, and not two.
_RARE = 10


def nearest(asked: Node | None, opened: Opened) -> tuple[Query, Node] | None:
    """Return a query for what is nearest to a tree that nothing fits, and the words it seeks.

    Half of its rarest words must occur, and all that is asked by fields and negations still
    holds. None where a tree has fewer than two words that any statement has.
    """
    spellings = Spellings(opened)
    run = [word for text in _words(asked) for word in spellings.of(text)[0]]
    frequency = {word: opened.searcher.doc_freq("body", schema.stem(word)) for word in run}
    telling = sorted(filter(frequency.get, frequency), key=frequency.__getitem__)
    kept = [word for word in telling if word not in FUNCTION_WORDS][:_WORDS]
    glued = [a + b for a, b in pairwise(run) if _is_glued(a + b, opened)][:_WORDS]
    if len(kept) + len(glued) < 2:
        return None
    scored = [(Occur.Should, _scored(word, spellings)) for word in kept]
    scored += [(Occur.Should, _glued(word)) for word in glued]
    enough = Query.boolean_query(scored, minimum_number_should_match=max(1, len(kept) // 2))
    clauses = [(Occur.Must, enough)]
    clauses += [(Occur.Should, beside) for beside in _beside(run, set(kept))]
    if conditions := conjunction(_conditions(asked)):
        clauses.append((Occur.Must, compile_tree(conditions, spellings)))
    sought = disjunction([Word(word) for word in (*kept, *glued)])
    return (Query.boolean_query(clauses), sought) if sought is not None else None


def _words(asked: Node | None) -> Iterable[str]:
    for term in matching_terms(asked):
        yield from (part for part in term.text.split() if schema.cutter().analyze(part))


def _is_glued(word: str, opened: Opened) -> bool:
    return 0 < opened.searcher.doc_freq("body_exact", word) < _RARE


def _glued(word: str) -> Query:
    return Query.boost_query(Query.term_query(schema.schema(), "body_exact", word), _GLUED)


def _scored(word: str, spellings: Spellings) -> Query:
    """A word and what it stands for; a country is likelier to have spoken than to be spoken of."""
    found = compile_tree(expand(Word(word))[0], spellings)
    country = country_of(word)
    if country is None:
        return found
    by = Query.term_query(schema.schema(), "country", country.slug)
    speaking = Query.const_score_query(by, _SPEAKING)
    return Query.boolean_query([(Occur.Should, found), (Occur.Should, speaking)])


def _beside(run: list[str], kept: set[str]) -> Iterable[Query]:
    for pair in pairwise(run):
        if kept.intersection(pair):
            phrase = Query.phrase_query(schema.schema(), "body", list(stems(pair)), 1)
            yield Query.boost_query(phrase, _BESIDE)


def _conditions(asked: Node | None) -> Iterable[Node]:
    """Yield the fields and negations that all of a tree must meet."""
    for part in asked.parts if isinstance(asked, And) else (asked,):
        alternatives = part.parts if isinstance(part, Or) else (part,)
        if part is not None and all(isinstance(one, Field | Not) for one in alternatives):
            yield part
