"""The reading of a query by one index: what is searched, and what the reader is to be told."""

from __future__ import annotations

from dataclasses import dataclass

from tantivy import Query

from statements.search.index.sync import Opened
from statements.search.language import parser
from statements.search.language.glossary import GlossaryAddition, expand
from statements.search.language.query_problems import QueryProblem
from statements.search.language.tree import (
    And,
    Field,
    Node,
    Not,
    Or,
    Word,
    conjunction,
    disjunction,
    fields_in,
    matching_terms,
    negation,
)

from . import estimates
from .field_meaning import field_meaning
from .query import Spellings, compile_tree

_SEVERAL = 3


@dataclass(frozen=True, slots=True)
class Reading:
    """A query as it was understood.

    `written` is what the reader wrote, `asked` is that without what means nothing here;
    `tree` is `asked` with what the glossary adds (`additions`), and `query` finds and ranks
    it. `is_common_word` tells that `best_hits` can find the best of it.
    `problems` come in order.
    """

    written: Node | None
    asked: Node | None
    tree: Node | None
    query: Query
    is_common_word: bool
    spellings: Spellings
    problems: tuple[QueryProblem, ...]
    additions: tuple[GlossaryAddition, ...]

    @property
    def has_words(self) -> bool:
        """Whether anything is asked for that one statement can answer better than another."""
        return any(True for _ in matching_terms(self.asked))

    @property
    def is_loose(self) -> bool:
        """Whether several plain words are asked for, of which one may be remembered wrongly."""
        parts = self.asked.parts if isinstance(self.asked, And) else ()
        return sum(isinstance(part, Word) for part in parts) >= _SEVERAL


def read(text: str, opened: Opened, *, glossary: bool = True) -> Reading:
    """Read a query for an index. Never raises, whatever the text."""
    parsed = parser.parse_query(text)
    problems = [*parsed.problems, *_unknown(parsed.tree, opened)]
    asked = _meant(parsed.tree, opened) if parsed.tree is not None else None
    tree, additions = expand(asked) if glossary else (asked, ())
    spellings = Spellings(opened, asked)
    return Reading(
        written=parsed.tree,
        asked=asked,
        tree=tree,
        query=compile_tree(tree, spellings),
        is_common_word=estimates.is_one_common_word(tree, spellings),
        spellings=spellings,
        problems=tuple(sorted(problems, key=lambda problem: problem.position)),
        additions=additions,
    )


def _unknown(tree: Node | None, opened: Opened) -> list[QueryProblem]:
    return [
        QueryProblem(str(unknown), asked.start, asked.length)
        for asked in fields_in(tree)
        for unknown in field_meaning(asked, opened).unknown
    ]


def _meant(node: Node, opened: Opened) -> Node | None:
    """Return a tree without the fields of which no value can mean anything."""
    match node:
        case Field():
            found = field_meaning(node, opened)
            nothing = found.unknown and all(unknown.left_out for unknown in found.unknown)
            return None if nothing and not found.slugs else node
        case Not(part):
            meant = _meant(part, opened)
            return negation(meant) if meant is not None else None
        case And(parts):
            return conjunction(filter(None, [_meant(part, opened) for part in parts]))
        case Or(parts):
            return disjunction(filter(None, [_meant(part, opened) for part in parts]))
        case _:
            return node
