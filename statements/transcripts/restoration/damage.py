"""Damage inside a line, and how it is made good: one rule a kind of damage.

A wrong repair is worse than a missed one, so each rule fires only where the record
leaves no second reading, and does nothing elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from .doubts import SAME_SHAPE, Doubt, Doubts
from .edits import Edit
from .words import is_suspended, split_glued

FLAT_HYPHEN = "flattened-hyphen"
GLUED = "glued-words"
CAPITAL = "wrong-capital"
MISREAD_SYMBOL = "misread-symbol"
MISREAD_DIGIT = "misread-digit"
MISREAD_I = "misread-i"

_TOKEN = re.compile(r"[A-Za-z]{2,}")
_MANY = 40
_FLAT = re.compile(r"- ([^\W_]\w*)")
_WORD_BEFORE = re.compile(r"\w+\Z")

# "$/2020/27", "8/2016/239", "S$/2020/525": an S, where a symbol of the Council follows.
_SYMBOL_S = re.compile(r"(?<![\w/$])(?:S\$|[$8s])\s?\Z")
_SYMBOL_REST = re.compile(r"/\s?(?=(?:PV\.|RES/|PRST/|(?:19|20)\d\d/\d{1,4}\b))")
# "20l4", "19O4", "l7 November": figures misread as letters, within a word of figures.
_MISREAD_FIGURE = re.compile(r"[0-9][lIO]|[lO][0-9]")
_RUN_BEFORE = re.compile(r"[\w'’-]*\Z")
_RUN_AFTER = re.compile(r"[\w'’-]*")
_NUMBER = re.compile(r"(?:20|2O|19|l9)[0-9lIO]{2}|l\d{1,3}|\d{1,3}[lO]\d{0,3}|\d{1,2}O{1,3}")
_LETTER_TO_DIGIT = str.maketrans("lIO", "110")
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_BAR_DAY = re.compile(rf"\| (?=(?:{_MONTHS}|million|billion|trillion|per cent)\b)")
_MISREAD_I = re.compile(
    r"[1|l] (?=(?:am|thank|would|shall|will|wish|also|have|now|should|want|give|must|can|believe|"
    r"hope|think|join|resume)\b)"
)
_SENTENCE_START = re.compile(r"(?:\A|\n|[.?!,] )\Z")

_CAPITAL = re.compile(rf"(?:{'|'.join(sorted(SAME_SHAPE))}) (?=[a-z])")
_INSIDE_QUOTE = re.compile(r"[“\"‘][^”\"’]*\Z")


def repairs(text: str, doubt: Doubts) -> Iterator[Edit]:
    """Yield the edits that make good the damage of the kinds in `doubt`, found in `text`."""
    if Doubt.CAPITAL in doubt:
        yield from _capitals(text)
    if Doubt.GLUED in doubt:
        yield from _glued(text, doubt[Doubt.GLUED])
    if Doubt.SYMBOL in doubt:
        yield from _symbols(text)
    if Doubt.FIGURE in doubt:
        yield from _figures(text)
    if Doubt.STROKE in doubt:
        yield from _strokes(text)
    if Doubt.HYPHEN in doubt:
        yield from _flat_hyphens(text)


def _glued(text: str, words: Sequence[str]) -> Iterator[Edit]:
    """Two words run together: "ofpeacekeepers", "Iwould", "ofKorea"."""
    unknown = {token for word in words for token in _TOKEN.findall(word)}
    pairs = {token: " ".join(pair) for token in unknown if (pair := split_glued(token))}
    for start, token in _places(text, pairs):
        end = start + len(token)
        if not (_joined_before(text, start) or _joined_after(text, end)):
            yield Edit(start, end, pairs[token], GLUED)


def _places(text: str, tokens: Collection[str]) -> Iterator[tuple[int, str]]:
    """Find a few tokens one by one, many of them all at once."""
    if len(tokens) > _MANY:
        for match in _TOKEN.finditer(text):
            if match.group() in tokens:
                yield match.start(), match.group()
        return
    for token in tokens:
        start = text.find(token)
        while start >= 0:
            yield start, token
            start = text.find(token, start + len(token))


def _joined_before(text: str, start: int) -> bool:
    before = text[start - 1 : start]
    return before.isalnum() or (before != "" and before in "_'’./@-")


def _joined_after(text: str, end: int) -> bool:
    after = text[end : end + 1]
    return after.isalnum() or (after != "" and after in "_'’/@-")


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
    slash = text.find("/")
    while slash >= 0:
        series = _SYMBOL_S.search(text, max(0, slash - 3), slash)
        rest = _SYMBOL_REST.match(text, slash) if series else None
        if series and rest:
            yield Edit(series.start(), rest.end(), "S/", MISREAD_SYMBOL)
        slash = text.find("/", slash + 1)


def _figures(text: str) -> Iterator[Edit]:
    """A figure read as a letter: "20l4"."""
    end = 0
    for match in _MISREAD_FIGURE.finditer(text):
        if match.start() < end:
            continue
        before = _RUN_BEFORE.search(text, max(0, match.start() - 12), match.start())
        after = _RUN_AFTER.match(text, match.end())
        start = before.start() if before else match.start()
        end = after.end() if after else match.end()
        if _NUMBER.fullmatch(text, start, end) and text[max(0, start - 1) : start] != ".":
            yield Edit(start, end, text[start:end].translate(_LETTER_TO_DIGIT), MISREAD_DIGIT)


def _strokes(text: str) -> Iterator[Edit]:
    """A 1 read as a stroke, or the pronoun I read as a figure or a stroke."""
    for match in _BAR_DAY.finditer(text):
        if text[max(0, match.start() - 1) : match.start()] in {" ", "(", ""}:
            yield Edit(match.start(), match.start() + 1, "1", MISREAD_DIGIT)
    for match in _MISREAD_I.finditer(text):
        if _SENTENCE_START.search(text, max(0, match.start() - 2), match.start()):
            yield Edit(match.start(), match.start() + 1, "I", MISREAD_I)


def _capitals(text: str) -> Iterator[Edit]:
    """A capital in mid-sentence: "with a View to"; not where a title may be quoted."""
    for match in _CAPITAL.finditer(text):
        start = match.start()
        before = text[max(0, start - 2) : start]
        if not (before[1:] == " " and "a" <= before[0] <= "z"):
            continue
        nearby = max(0, start - 200)
        paragraph = text.rfind("\n", nearby, start) + 1
        if not _INSIDE_QUOTE.search(text, max(paragraph, nearby), start):
            yield Edit(start, match.end() - 1, match.group()[:-1].lower(), CAPITAL)
