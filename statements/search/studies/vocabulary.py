"""The words of all that a question finds: how often each is used, and in how many statements.

A result may be larger than can be read for a page. Then statements are drawn by lot, by a
seed that the reader is shown; how many were read and found is shown too.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import chain

from statements.search.index import schema
from statements.search.index.index_cache import Memory
from statements.search.index.sync import Opened
from statements.search.language.question import Question

from .selection import sample_statements, select

MAX_STATEMENTS_COUNTED = 500
"""Statements whose words are counted, at most. Of a larger result a sample is counted."""

_REMEMBERED = 8


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of the `read` of `found` statements, as written, case and accents folded.

    `counts` tells how often each is used, `spread` in how many statements, `words` how many
    there are in all.
    """

    counts: Counter[str]
    spread: Counter[str]
    words: int
    read: int
    found: int

    @property
    def is_whole(self) -> bool:
        """Whether all statements found were read."""
        return self.read == self.found


def vocabulary(opened: Opened, question: Question, seed: int) -> Vocabulary:
    """Count the words of what `question` finds, or of a draw from it.

    Remembered: who sorts a comparison anew or takes its file asks for the same again. The
    order and page of a question should be the usual ones, for they mean nothing here.
    """
    known = opened.memory.once("vocabularies", lambda: Memory(_REMEMBERED))
    return known.once((question, seed), lambda: _read(opened, question, seed))


def _read(opened: Opened, question: Question, seed: int) -> Vocabulary:
    found, addresses = sample_statements(select(question, opened), MAX_STATEMENTS_COUNTED, seed)
    cut = schema.cutter().analyze
    texts = [cut(opened.searcher.doc(at).get_first("body") or "") for at in addresses]
    counts = Counter(chain.from_iterable(texts))
    spread = Counter(chain.from_iterable(map(set, texts)))
    return Vocabulary(counts, spread, sum(map(len, texts)), len(texts), found)
