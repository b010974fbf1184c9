"""How two spellings of a name are known to be one.

Three keys, each blinder than the one before it:

- `fold` forgets case, accents, punctuation and the width of spaces;
- `key` forgets also where the spaces are, and the words "the" and "and", which records
  put in and leave out at will ("Saint Vincent and Grenadines", "Republic ofKorea");
- `shape` forgets also the difference between letters that scanning confuses
  ("C6te d'Ivoire", "Tiirkiye", "lraq").

A blinder key is only safe against a closed list of names: `LabelIndex` holds one, and
refuses names that it could not tell apart.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Generic, TypeVar

# Straight, curly and modifier apostrophes, grave and acute accents standing alone.
_APOSTROPHES = dict.fromkeys(map(ord, "'`\u00b4\u2018\u2019\u02bb\u02bc"), None)
# Letters that Unicode does not take apart into a base and a mark.
_BASES = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "\u0131": "i", "æ": "ae", "œ": "oe"}
)
_NOT_LETTERS = re.compile(r"[\W_]+")
_PARTICLES = frozenset({"the", "and"})
# What a scanner makes of letters with marks, and letters that it takes for one another.
_CONFUSED = (("ii", "u"), ("fi", "n"))
_SHAPES = str.maketrans({"0": "o", "6": "o", "1": "l", "i": "l"})

_Fact = TypeVar("_Fact")


def fold(label: str) -> str:
    """Return the key under which spellings of `label` meet.

    Case, accents, apostrophes, hyphens and white space never decide a match:
    "Côte d'Ivoire", "COTE D`IVOIRE" and "Cote dIvoire" all give "cote divoire".
    Folding twice changes nothing.
    """
    # U+00B4, an apostrophe in old files, would come apart into a space and an accent, so
    # apostrophes go first; a second time, for those that decomposition brings out.
    text = label.translate(_APOSTROPHES).casefold()
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text).casefold()
        text = "".join(c for c in unicodedata.normalize("NFKD", text) if not _is_mark(c))
        text = text.translate(_APOSTROPHES).translate(_BASES)
    return _NOT_LETTERS.sub(" ", text).strip()


def _is_mark(character: str) -> bool:
    return unicodedata.combining(character) != 0


def key(label: str) -> str:
    """Return `fold(label)` without spaces and without the words "the" and "and".

    Empty where nothing else is left.
    """
    return "".join(word for word in fold(label).split() if word not in _PARTICLES)


def shape(label: str) -> str:
    """Return `key(label)` as it looks to a scanner.

    "C6te d'Ivoire" and "Côte d'Ivoire" have one shape, as have "Tiirkiye" and "Türkiye".
    """
    return scanned(key(label))


def scanned(folded: str) -> str:
    """Return a folded text as a scanner sees it: 0 and 6 as o, 1 and i as l, "ii" as u.

    "mr jiirgenson" is "mr jurgenson", "mr bencosme castafios" is "mr bencosme castanos".
    """
    for printed, meant in _CONFUSED:
        folded = folded.replace(printed, meant)
    return folded.translate(_SHAPES)


class LabelIndex(Generic[_Fact]):
    """Labels of a closed list of facts, found again from any spelling of them.

    With `damaged`, a label that no key knows is looked up by its shape too.
    """

    def __init__(self, *, damaged: bool = False) -> None:
        self._damaged = damaged
        self._keys: dict[str, _Fact] = {}
        self._shapes: dict[str, _Fact] = {}

    def add(self, label: str, fact: _Fact) -> None:
        """File `fact` under `label`.

        Raises `ValueError` where the label has no letters, or where another fact is filed
        under a label that could not be told from it.
        """
        for entries, entry in self._places(label):
            if not entry:
                raise ValueError(f"“{label}” has no letters to know it by")
            if entries.setdefault(entry, fact) != fact:
                raise ValueError(f"“{label}” cannot be told from a label of another row")

    def find(self, label: str) -> _Fact | None:
        """Return the fact filed under `label` or a spelling of it."""
        for entries, entry in self._places(label):
            if entry in entries:
                return entries[entry]
        return None

    def _places(self, label: str) -> Iterator[tuple[dict[str, _Fact], str]]:
        label_key = key(label)
        yield self._keys, label_key
        if self._damaged:
            yield self._shapes, scanned(label_key)
