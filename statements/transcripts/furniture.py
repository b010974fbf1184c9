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
_SYMBOL = r"S/PV\.\d{1,5}(?: ?\(Resumption ?\d\))?"
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
_TWO_PAGES = re.compile(r"(\d{1,3})/(\d{1,3}) (\d{1,3})/(\d{1,3})(?=\s|\Z)")
_PAGE_ALONE = re.compile(r"(\d{1,3})/(\d{1,3})(?=\s*\Z| [A-Z]| \$)")
# Their head; at the end of a file it is cut short to "S/2".
_HEAD_ALONE = re.compile(r"[S$]/(?:19|20)\d{2}/\d{1,4}(?=\s*\Z| [A-Z])")
_HEAD_CUT_SHORT = re.compile(r"[S$]/2\s*\Z")
_SENTENCE_END = re.compile(r"[.!?][\"”’')]?\Z")
_CITING = re.compile(r"(?:\(|\b(?:see|documents?|in|of|letter|report|to|and|as|under)|,)\s*\Z", re.I)


def is_furniture(line: str) -> bool:
    """Whether a whole line, stripped, is a running head or foot."""
    return _LINE.match(line) is not None


def heads(text: str) -> Iterator[Edit]:
    """Yield the edits that take the heads and feet of verbatim records out of lines."""
    for match in _HEAD_OR_FOOT.finditer(text):
        if not _part_of_word(match, text) and not _is_line(match, text):
            yield _removal(match, text)


def pages(text: str, own: str) -> Iterator[Edit]:
    """Yield the edits that take the heads and feet of written statements out of lines.

    `own` is the symbol of the document the text comes from, empty where unknown: its own
    symbol in mid-sentence, not cited, is a running head.
    """
    for match in _TWO_PAGES.finditer(text):
        page, last, after, last_again = map(int, match.groups())
        if last == last_again and page + 1 == after <= last and not _part_of_word(match, text):
            yield _removal(match, text)
    for match in _PAGE_ALONE.finditer(text):
        if int(match[1]) <= int(match[2]) and _after_sentence(match, text):
            yield _removal(match, text)
    for match in _HEAD_ALONE.finditer(text):
        if _after_sentence(match, text):
            yield _removal(match, text)
    for match in _HEAD_CUT_SHORT.finditer(text):
        if not _part_of_word(match, text):
            yield _removal(match, text)
    if own.startswith("S/") and "PV" not in own:
        for match in re.finditer(rf"[S$8]{re.escape(own[1:])}(?=\s|\Z)", text):
            before = text[max(0, match.start() - 20) : match.start()]
            if not _part_of_word(match, text) and not _CITING.search(before):
                yield _removal(match, text)


def _part_of_word(match: re.Match[str], text: str) -> bool:
    before = text[match.start() - 1 : match.start()]
    return before.isalnum() or (before != "" and before in "/-($")


def _after_sentence(match: re.Match[str], text: str) -> bool:
    before = text[max(0, match.start() - 4) : match.start()].rstrip()
    return _SENTENCE_END.search(before) is not None


def _is_line(match: re.Match[str], text: str) -> bool:
    start, end = match.span()
    line_end = text.find("\n", end)
    before = text[text.rfind("\n", 0, start) + 1 : start]
    after = text[end : line_end if line_end >= 0 else len(text)]
    return not before.strip() and not after.strip()


def _removal(match: re.Match[str], text: str) -> Edit:
    start, end = match.span()
    if start and text[start - 1] == " ":
        start -= 1
    if end < len(text) and text[end] == " ":
        end += 1
    edge = start == 0 or end == len(text) or text[start - 1] == "\n" or text[end] == "\n"
    return Edit(start, end, "" if edge else " ", FURNITURE)
