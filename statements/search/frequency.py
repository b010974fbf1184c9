"""How much of the record a query may find, guessed by how common its words and values are.

By a guess it is chosen how something is counted, and never what is counted.
"""

from __future__ import annotations

from . import schema
from .sync import Opened
from .tree import And, Exact, Field, Node, Not, Or, Word
from .values import meaning


def most_found(tree: Node | None, opened: Opened) -> int:
    """Guess how many statements a query finds at most.

    Of phrases, beginnings of words and words near one another none: they are seldom common, and
    only a search would tell. A date may fit all there are.
    """
    match tree:
        case And(parts):
            return min(most_found(part, opened) for part in parts)
        case Or(parts):
            return max(most_found(part, opened) for part in parts)
        case Word(text) | Exact(text):
            stems = schema.stemmer().analyze(text)
            return min((opened.searcher.doc_freq("body", stem) for stem in stems), default=0)
        case Field(name) if name not in {"before", "after"}:
            meant = meaning(tree, opened)
            return sum(opened.searcher.doc_freq(meant.facet, slug) for slug in meant.slugs)
        case None | Not() | Field():
            return opened.searcher.num_docs
        case _:
            return 0
