"""How much of the record a query may find, guessed by how common its words and values are.

By a guess it is chosen how something is counted, and never what is counted.
"""

from __future__ import annotations

from statements.search.index import schema
from statements.search.index.sync import Opened
from statements.search.language.query_dates import is_year
from statements.search.language.tree import And, Exact, Field, Node, Not, Or, Word

from .field_meaning import field_meaning
from .query import Spellings

# The engine is asked about so many values at most: about more it takes longer than a guess may.
_VALUES_ASKED_UP_TO = 200


def most_found(tree: Node | None, opened: Opened) -> int:
    """Guess how many statements a query finds at most.

    Of phrases, beginnings of words and words near one another none: they are seldom common, and
    only a search would tell. A date may fit all there are, and so may very many values.
    """
    match tree:
        case And(parts):
            return min(most_found(part, opened) for part in parts)
        case Or(parts):
            return max(most_found(part, opened) for part in parts)
        case Word(text) | Exact(text):
            stems = schema.stemmer().analyze(text)
            return min((opened.searcher.doc_freq("body", stem) for stem in stems), default=0)
        case Field():
            return _having(tree, opened)
        case None | Not():
            return opened.searcher.num_docs
        case _:
            return 0


def _having(asked: Field, opened: Opened) -> int:
    meant = field_meaning(asked, opened)
    if asked.name in {"before", "after"} or len(meant.slugs) > _VALUES_ASKED_UP_TO:
        return opened.searcher.num_docs
    return sum(opened.searcher.doc_freq(meant.facet, slug) for slug in meant.slugs)


_COMMON_FROM = 30_000
"""So many statements have a common word: of fewer all are weighed as quickly."""


def is_one_common_word(tree: Node | None, spellings: Spellings) -> bool:
    """Tell whether a query is one common word, in whatever spellings, each of them one word."""
    if not isinstance(tree, Word) or is_year(tree.text):
        return False
    if any(len(words) != 1 for words in spellings.of(tree.text)):
        return False
    return most_found(tree, spellings.opened) >= _COMMON_FROM
