"""How much of the record a query may find, guessed by how common its words are.

By a guess it is chosen how something is counted, and never what is counted.
"""

from __future__ import annotations

from . import schema
from .sync import Opened
from .tree import And, Exact, Node, Not, Or, Word


def most_found(tree: Node | None, opened: Opened) -> int:
    """Guess how many statements a query finds at most. Of phrases none: they are seldom common."""
    match tree:
        case And(parts):
            return min(most_found(part, opened) for part in parts)
        case Or(parts):
            return max(most_found(part, opened) for part in parts)
        case Word(text) | Exact(text):
            stems = schema.stemmer().analyze(text)
            return min((opened.searcher.doc_freq("body", stem) for stem in stems), default=0)
        case None | Not():
            return opened.searcher.num_docs
        case _:
            return 0
