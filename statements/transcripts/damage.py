"""Damage inside a line, and how it is made good: one rule a kind of damage.

A wrong repair is worse than a missed one, so each rule fires only where the record
leaves no second reading, and does nothing elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .doubts import Doubt
from .edits import Edit
from .words import is_suspended, known, split_glued

FLAT_HYPHEN = "flattened-hyphen"
GLUED = "glued-words"
CAPITAL = "wrong-capital"
MISREAD_SYMBOL = "misread-symbol"
MISREAD_DIGIT = "misread-digit"
MISREAD_I = "misread-i"

_TOKEN = re.compile(r"[A-Za-z]{2,}")
_FLAT = re.compile(r"- ([^\W_]\w*)")
_WORD_BEFORE = re.compile(r"\w+\Z")

# "$/2020/27", "8/2016/239": an S before a slash, where a symbol of the Council follows.
_SYMBOL_S = re.compile(r"(?<![\w/$])[$8s]\s?/\s?(?=(?:PV\.|RES/|PRST/|(?:19|20)\d\d/\d{1,4}\b))")
# "20l4", "19O4", "S/20l6/12", "l7 November": figures misread as letters.
_YEAR = re.compile(r"\b(?=[12l])(?=\w*[lIO])(?:20|2O|19|l9)[0-9lIO]{2}\b")
_FIGURE = re.compile(r"(?<![\w'’.-])(?:l\d{1,3}|\d{1,3}[lO]\d{0,3}|\d{1,2}O{1,3})(?![\w'’-])")
_LETTER_TO_DIGIT = str.maketrans("lIO", "110")
_MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
)
_BAR_DAY = re.compile(rf"(?<=[\s(])\|(?= (?:{_MONTHS})\b)")
_BAR_I = re.compile(
    r"(?:(?<=[.?!] )|(?<=\n)|(?<=, )|\A)[1|l](?= (?:am|thank|would|shall|will|wish|also|have|now|"
    r"should|want|give|must|can|believe|hope|think|join|resume)\b)"
)

# Letters of one shape in both cases are the ones misread: "with a View to", "by Show of
# hands". Only words that are no part of any name or title, between two small ones.
_SAME_SHAPE = (
    "View|Views|Show|Was|With|Which|While|When|Where|Such|So|Some|Should|Would|Very|Could"
)
_CAPITAL = re.compile(rf"(?:{_SAME_SHAPE}) (?=[a-z])")
_INSIDE_QUOTE = re.compile(r"[“\"‘][^”\"’]*\Z")


def repairs(text: str, doubt: Doubt) -> Iterator[Edit]:
    """Yield the edits that make good the damage of the kinds in `doubt`.

    Capitals are always looked at: the words concerned are sound in themselves.
    """
    yield from _capitals(text)
    if Doubt.GLUED in doubt:
        yield from _glued(text)
    if Doubt.SYMBOL in doubt:
        yield from _symbols(text)
    if Doubt.FIGURE in doubt:
        yield from _figures(text)
    if Doubt.HYPHEN in doubt:
        yield from _flat_hyphens(text)


def _glued(text: str) -> Iterator[Edit]:
    """Two words run together: "ofpeacekeepers", "Iwould", "ofKorea"."""
    unknown = set(_TOKEN.findall(text)) - known()
    for token in unknown:
        if (pair := split_glued(token)) is None:
            continue
        whole = re.compile(rf"(?<![\w'’./@-]){token}(?![\w'’/@-])")
        for match in whole.finditer(text):
            yield Edit(match.start(), match.end(), " ".join(pair), GLUED)


def _flat_hyphens(text: str) -> Iterator[Edit]:
    """A space that came between a hyphen and the rest of its word: "Secretary- General"."""
    for match in _FLAT.finditer(text):
        word = _WORD_BEFORE.search(text, max(0, match.start() - 40), match.start())
        if word is None:
            continue
        left, right = word.group(), match[1]
        if is_suspended(right) or left.isdigit() or right.isdigit():
            continue
        aside = left.islower() and left.endswith("s") and right[0].isupper()
        if not aside or left.endswith("ss"):
            yield Edit(word.start(), match.end(), f"{left}-{right}", FLAT_HYPHEN)


def _symbols(text: str) -> Iterator[Edit]:
    for match in _SYMBOL_S.finditer(text):
        yield Edit(match.start(), match.end(), "S/", MISREAD_SYMBOL)


def _figures(text: str) -> Iterator[Edit]:
    for pattern in (_YEAR, _FIGURE):
        for match in pattern.finditer(text):
            after = match.group().translate(_LETTER_TO_DIGIT)
            yield Edit(match.start(), match.end(), after, MISREAD_DIGIT)
    for match in _BAR_DAY.finditer(text):
        yield Edit(match.start(), match.end(), "1", MISREAD_DIGIT)
    for match in _BAR_I.finditer(text):
        yield Edit(match.start(), match.end(), "I", MISREAD_I)


def _capitals(text: str) -> Iterator[Edit]:
    """A capital in mid-sentence: "with a View to"; not where a title may be quoted."""
    for match in _CAPITAL.finditer(text):
        start = match.start()
        before = text[max(0, start - 2) : start]
        if not (before[1:] == " " and "a" <= before[0] <= "z"):
            continue
        paragraph = text.rfind("\n", 0, start) + 1
        if not _INSIDE_QUOTE.search(text, max(paragraph, start - 200), start):
            yield Edit(start, match.end() - 1, match.group()[:-1].lower(), CAPITAL)
