"""The words of a text, folded as the index holds them, and where each of them stands.

The engine cuts a text by the same rules, but makes several objects of each word. To read one
concordance a hundred thousand words are cut, nearly all of them of ASCII or of letters and
marks that become one of its characters. Those Python cuts at the speed of its own `split`:
what the engine makes of each character beyond ASCII is asked of the engine, once.
"""

from __future__ import annotations

import codecs
from itertools import accumulate
from typing import NamedTuple

from statements.search.index import schema

_FOLDED = __name__


class _Letters(dict[str, str]):
    """What the engine makes of characters beyond ASCII: a letter of ASCII, or the end of a word.

    Others, of which it makes another letter or several, raise KeyError.
    """

    def __missing__(self, character: str) -> str:
        folded = "".join(schema.cutter().analyze(character)) or " "
        if len(folded) > 1 or not folded.isascii():
            raise KeyError(character)
        self[character] = folded
        return folded


_LETTERS = _Letters()


def _fold(error: UnicodeError) -> tuple[str, int]:
    """Fold what cannot be encoded as ASCII: a few characters of a thousand."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(map(_LETTERS.__getitem__, error.object[error.start : error.end])), error.end


codecs.register_error(_FOLDED, _fold)

# Letters of ASCII as small ones and all marks as spaces: of bytes, which is far quicker.
_SPACED = bytes(ord(chr(code).lower()) if chr(code).isalnum() else 0x20 for code in range(256))
_IN_LINES = _SPACED[: ord("\n")] + b"\n" + _SPACED[ord("\n") + 1 :]


def spaced(text: str, *, lines: bool = False) -> str | None:
    """Return a text of the same length with folded words and spaces, with `lines` still parted.

    None if letters of it become no single ones of ASCII.
    """
    try:
        folded = text.encode("ascii", _FOLDED)
    except KeyError:
        return None
    return folded.translate(_IN_LINES if lines else _SPACED).decode("ascii")


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
    plain = spaced(text, lines=True)
    if plain is not None:
        shapes = plain.split("\n")
    else:
        shapes = [spaced(each) or _by_engine(each) for each in text.split("\n")]
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
