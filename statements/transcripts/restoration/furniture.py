"""Running heads and feet: what the printer put on every page, which nobody said.

A page of a verbatim record has at its foot "2/19 20-01174" or "20-01174 3/19", and at its
head the symbol, the agenda item and the date, in an order that depends on the side of the
sheet. The written statements of 2020 have "S/2020/254" at the head and "35/99" at the
foot. Where lines were joined before they reached us, all of these stand inside sentences.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .edits import Edit

FURNITURE = "page-furniture"

_JOB = r"\d{2}-\d{5}"
_SYMBOL = r"S(?:PECIMEN)?/PV\.\d{1,5}(?: ?\(Resumption ?\d\))?"
_DATE = r"\d{2}/\d{2}/\d{4}"
_PAGE = r"\d{1,3}/\d{1,3}"
_TITLE = r"[A-Z][^.!?\n]{3,160}?"

_LINE = re.compile(
    rf"(?:{_PAGE}\s+{_JOB}|{_JOB}\s*(?:{_PAGE}|\([A-Z]\))?"
    rf"|{_SYMBOL}(?:\s+.{{3,250}}\s{_DATE})?|{_DATE}\s+.{{3,250}}{_SYMBOL}"
    r"|Security Council\s+\d{1,5}(?:st|nd|rd|th) meeting"
    r"|[A-Z][a-z]+-\w+ year\s+\d{1,2} [A-Z][a-z]+ (?:19|20)\d{2})\Z"
)
_HEAD_OR_FOOT = re.compile(
    rf"{_DATE} {_TITLE} {_SYMBOL}(?:\s{_JOB}|\s{_PAGE}){{0,2}}(?=\s|\Z)"
    rf"|{_SYMBOL} {_TITLE} {_DATE}(?=\s|\Z)"
    rf"|(?:{_PAGE} )?{_JOB}(?:\s?{_PAGE})?(?=\s|\Z)"
)
# Feet of the written statements: two pages in a row, or one between two sentences.
_FOOT = re.compile(r"(\d{1,3})/(\d{1,3})(?=\s|\Z)")
_AFTER_FOOT = re.compile(r"\s*\Z| [A-Z$]")
_PAGE_BEFORE = re.compile(r"(?<!\d)\d{1,3}\Z")
# Their head, at the end of a file cut short to "S/2".
_SERIES = frozenset("S$")
_HEAD = re.compile(r"(?<![\w/($-])[S$]/(?:(?P<cut>2\s*\Z)|(?:19|20)\d{2}/\d{1,4}(?=\s*\Z| [A-Z]))")
_NEARBY = 200
_SENTENCE_END = re.compile(r"[.!?][\"”’')]?\Z")
_CITING = re.compile(
    r"(?:\(|\b(?:see|documents?|in|of|letter|report|to|and|as|under)|,)\s*\Z", re.IGNORECASE
)


def is_furniture(line: str) -> bool:
    """Whether a whole line, stripped, is a running head or foot."""
    return _LINE.match(line) is not None


def heads(text: str) -> Iterator[Edit]:
    """Yield the edits that take the heads and feet of verbatim records out of lines."""
    for match in _HEAD_OR_FOOT.finditer(text):
        if not _part_of_word(match, text) and not _is_line(match, text):
            yield _removal(*match.span(), text)


def pages(text: str, own: str) -> Iterator[Edit]:
    """Yield the edits that take the heads and feet of written statements out of lines.

    `own` is the symbol of the document the text comes from, empty where unknown: its own
    symbol in mid-sentence, not cited, is a running head.
    """
    slash = text.find("/")
    while slash >= 0:
        before = text[slash - 1 : slash]
        if before.isdigit():
            yield from _foot(slash, text)
        elif before in _SERIES:
            match = _HEAD.match(text, slash - 1)
            if match and (match["cut"] or _after_sentence(match, text)):
                yield _removal(*match.span(), text)
        slash = text.find("/", slash + 1)
    if own.startswith(("S/", "SPECIMEN/")) and "PV" not in own:
        for match in re.finditer(rf"[S$8]{re.escape(own[1:])}(?=\s|\Z)", text):
            said = text[max(0, match.start() - 20) : match.start()]
            if not _part_of_word(match, text) and not _CITING.search(said):
                yield _removal(*match.span(), text)


def _foot(slash: int, text: str) -> Iterator[Edit]:
    """Two feet of pages that follow each other, or one after the end of a sentence."""
    page = _PAGE_BEFORE.search(text, max(0, slash - 4), slash)
    match = _FOOT.match(text, page.start()) if page else None
    if match is None or _part_of_word(match, text):
        return
    this, last = int(match[1]), int(match[2])
    following = _FOOT.match(text, match.end() + 1)
    if following and (int(following[1]), int(following[2])) == (this + 1, last):
        yield _removal(match.start(), following.end(), text)
    elif this <= last and _AFTER_FOOT.match(text, match.end()) and _after_sentence(match, text):
        yield _removal(*match.span(), text)


def _part_of_word(match: re.Match[str], text: str) -> bool:
    before = text[match.start() - 1 : match.start()]
    return before.isalnum() or (before != "" and before in "/-($")


def _after_sentence(match: re.Match[str], text: str) -> bool:
    before = text[max(0, match.start() - 4) : match.start()].rstrip()
    return _SENTENCE_END.search(before) is not None


def _is_line(match: re.Match[str], text: str) -> bool:
    before = text[max(0, match.start() - _NEARBY) : match.start()].rpartition("\n")[2]
    after = text[match.end() : match.end() + _NEARBY].partition("\n")[0]
    return not before.strip() and not after.strip()


def _removal(start: int, end: int, text: str) -> Edit:
    if start and text[start - 1] == " ":
        start -= 1
    if end < len(text) and text[end] == " ":
        end += 1
    edge = start == 0 or end == len(text) or text[start - 1] == "\n" or text[end] == "\n"
    return Edit(start, end, "" if edge else " ", FURNITURE)
