"""Where the sentences of an English text begin.

A sentence ends at a full stop, question or exclamation mark before white space and a capital
or a figure. Short words before a full stop ("Mr.", "No.", "para.", "S.") end none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

_END = re.compile(r"(?P<word>\w*)[.?!][”’\"')\]]*\s+(?=[“‘\"'(\[]*[A-Z0-9])")
_ABBREVIATIONS = frozenset(
    {"mr", "mrs", "ms", "dr", "st", "art", "arts", "no", "nos", "para", "paras", "p", "pp"}
    | {"vol", "gen", "op", "cit", "al", "res", "add", "corr", "rev"}
)


def sentence_bounds(text: str) -> Iterator[int]:
    """Yield the offset at which each sentence of `text` begins, and its length at the end."""
    yield 0
    for match in _END.finditer(text):
        word = match["word"]
        if word.casefold() not in _ABBREVIATIONS and not (len(word) == 1 and word.isalpha()):
            yield match.end()
    yield len(text)


def sentences(text: str) -> list[str]:
    """Return the sentences of `text`, each without white space at its ends."""
    return [text[start:end].strip() for start, end in pairwise(sentence_bounds(text))]
