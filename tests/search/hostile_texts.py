"""Texts that nobody should type: operators, broken syntax, and the far corners of Unicode."""

from __future__ import annotations

import random
from collections.abc import Iterator

_WORDS = ["peace", "war", "sanctions", "côte", "d'ivoire", "2016", "2295", "S/PV.7802", "a", "co"]
_OPERATORS = [
    *("AND", "OR", "NOT", "(", ")", "((", "))", '"', "“", "”", "«", "-", "--", "=", "*", "**"),
    *(
        "~5",
        "~",
        "~999999999999",
        '"~3',
        ",",
        ",,",
        "..",
        ":",
        "/",
        "\\",
        "^",
        "+",
        "&&",
        "||",
        "!",
    ),
    *("[a TO b]", "{a TO *}", ".*", "(a+)+$", "%00", "%s", "{0}", "${x}", "<script>", "';--"),
]
_FIELDS = [
    *("country:", "org:", "speaker:", "meeting:", "agenda:", "cites:", "lang:", "role:", "is:"),
    *("before:", "after:", "year:", "title:", "countri:", "group:"),
]
_VALUES = [
    *("japan", "uk", '"Côte d’Ivoire"', "japan,france", "(a OR b)", "7802", "S/RES/1325", "p5"),
    *(
        "procedural",
        "2016-11-07",
        "2016-02-30",
        "0000",
        "99999",
        "1994..1999",
        "1999..1994",
        "..",
        "-1",
    ),
]
_UNICODE = [
    *("\0", "\x1f", "\x7f", "\u00ad", "\u200b", "\u200d", "\u202e", "\u2028", "\ufeff", "\ufffd"),
    *(
        "\ud800",
        "\udfff",
        "\U0010ffff",
        "\U0001f1fa\U0001f1f3",
        "e\u0301\u0301\u0301",
        "ß",
        "İ",
        "ı",
    ),
    *(
        "ﬁ",
        "ﷺ",
        "Ⅷ",
        "²",
        "٣",
        "१",
        "〇",
        "中文",
        "한국어",
        "Россия",
        "العربية",
        "ǅ",
        "ŉ",
        "\u0344",
    ),
]


def strings(size: int, seed: int = 20161107) -> Iterator[str]:
    """Yield texts, each of up to forty pieces, the same for the same seed."""
    drawn = random.Random(seed)
    for _ in range(size):
        yield "".join(_piece(drawn) for _ in range(drawn.choice((1, 2, 3, 5, 8, 13, 40))))


def _piece(drawn: random.Random) -> str:
    kind = drawn.random()
    if kind < 0.3:
        piece = drawn.choice(_WORDS)
    elif kind < 0.6:
        piece = drawn.choice(_OPERATORS)
    elif kind < 0.75:
        piece = drawn.choice(_FIELDS) + drawn.choice(_VALUES)
    elif kind < 0.9:
        piece = drawn.choice(_UNICODE)
    else:
        piece = chr(drawn.randrange(0x110000))
    return piece + drawn.choice(("", " "))
