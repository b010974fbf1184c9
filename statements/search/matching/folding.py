"""A text folded as the index holds it, each character where it stood.

The engine folds case and accents word by word. Where a text is looked through without being
cut, its characters are folded one by one; what the engine makes of each beyond ASCII is asked
of the engine, once.
"""

from __future__ import annotations

import codecs

from statements.search.index import schema

_NAME = __name__


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


codecs.register_error(_NAME, _fold)

# Letters of ASCII as small ones and all marks as spaces: of bytes, which is far quicker.
_SPACED = bytes(ord(chr(code).lower()) if chr(code).isalnum() else 0x20 for code in range(256))
_IN_LINES = _SPACED[: ord("\n")] + b"\n" + _SPACED[ord("\n") + 1 :]


def spaced(text: str, *, lines: bool = False) -> str | None:
    """Return a text of the same length with folded words and spaces, with `lines` still parted.

    None if letters of it become no single ones of ASCII.
    """
    try:
        folded = text.encode("ascii", _NAME)
    except KeyError:
        return None
    return folded.translate(_IN_LINES if lines else _SPACED).decode("ascii")
