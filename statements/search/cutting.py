"""A text cut into words, paragraph by paragraph, and where each of them stands.

The engine cuts a text by the same rules, but makes several objects of each word. To read one
concordance a hundred thousand words are cut, nearly all of them of ASCII or of letters and
marks that become one of its characters. Those Python cuts at the speed of its own `split`;
what the engine makes of a character is asked of the engine, once.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from . import schema

# Letters of ASCII as small ones and all marks as spaces; paragraphs stay apart.
_FOLDED = bytearray(ord(chr(c).lower()) if chr(c).isalnum() else 0x20 for c in range(256))
_FOLDED[ord("\n")] = ord("\n")


class Paragraphs(NamedTuple):
    """The paragraphs of a text that was cut, by which a word is found again in it.

    `starts` are the first words of the paragraphs, counted from 0 through the text, and `ends`
    the characters at which they end. `shapes` are the paragraphs, all but their words made
    spaces: of the same length, so that a word stands where one stands in the shape. Words are
    folded in them where that leaves them as long as they are.
    """

    starts: list[int]
    ends: list[int]
    shapes: list[str]


def cut(text: str) -> tuple[list[str], Paragraphs]:
    """Return the words of a text, folded as the index holds them, and its lines, the paragraphs.

    Words take up much more room than paragraphs: who reads very much lets go of them.
    """
    plain = _plain(text)
    if plain is not None:
        shapes = plain.split("\n")
    else:
        shapes = [_plain(each) or _by_engine(each) for each in text.split("\n")]
    words: list[str] = []
    starts: list[int] = []
    for shape in shapes:
        starts.append(len(words))
        words += shape.split() if shape.isascii() else _engine(shape)
    # The character between two paragraphs is of neither.
    ends = list(accumulate(map(len, shapes), lambda end, size: end + 1 + size))
    return words, Paragraphs(starts, ends, shapes)


def parted(shape: str, words: int) -> tuple[list[str], str]:
    """Return so many of the first words of a shape, and what is left from the next one on."""
    found = shape.split(None, words)
    left = found.pop() if len(found) > words else ""
    return (found if shape.isascii() else _engine(" ".join(found))), left


def _engine(text: str) -> list[str]:
    return schema.cutter().analyze(text)


def _plain(text: str) -> str | None:
    """Return the shape of a text, folded; None if letters of it become no single ones of ASCII."""
    while not text.isascii():
        try:
            text.encode("ascii")
        except UnicodeEncodeError as error:
            # The quickest way to the next one: a text has few that differ.
            character = text[error.start]
            folded = _character(character)
            if folded is None:
                return None
            text = text.replace(character, folded)
    return text.encode("ascii").translate(_FOLDED).decode("ascii")


@lru_cache(maxsize=10_000)
def _character(character: str) -> str | None:
    """Return what the engine makes of a character: a space, one of ASCII, or None for others."""
    folded = "".join(_engine(character)) or " "
    return folded if len(folded) == 1 and folded.isascii() else None


def _by_engine(paragraph: str) -> str:
    """Return the shape of a paragraph that has letters which become no single ones of ASCII."""
    pieces: list[str] = []
    at = 0
    for token in schema.cutter().pre_tokenize(paragraph).tokens:
        start, end, word = token.char_offset_from, token.char_offset_to, token.text
        folds = word.isascii() and len(word) == end - start
        pieces += (" " * (start - at), word if folds else paragraph[start:end])
        at = end
    return "".join(pieces) + " " * (len(paragraph) - at)
