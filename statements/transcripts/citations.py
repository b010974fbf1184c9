"""Documents cited in a statement: found, named canonically, with their spans.

In stages, each a small function: words that announce a citation are found, the items
that follow are read, their places ("para. 6") are attached, and what overlaps is settled.
The year of a resolution is kept as cited, right or wrong: the record is what was said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from statements.facts import resolution_year

from .records import Citation
from .symbols import OTHER, Symbol, SymbolError, parse


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    symbol: str
    pinpoint: str = ""


_YEAR = r"(?:19[4-9]|20[0-9])[0-9]"
_SESSION = r"(?:(?:ES|S)-)?[A-Z0-9]+"
_COMPONENT = rf"(?:(?:Add|Rev|Corr|Amend|Summary)\.?\s?\d*|PV\.\s?\d+|{_SESSION}(?:\.\d+)*)"
_SYMBOL = re.compile(
    rf"(?:[S$8]\s?/\s?{_YEAR}\s?/\s?\d{{1,4}}(?!\d)"
    rf"|(?:[S$8]|SPECIMEN)\s?/\s?PV\s?\.?\s?\d{{1,5}}"
    r"(?:\s*\(?\s?(?:Resumption|Part)\s?\.?\s?(?:\d{1,2}|[IVX]{1,4}|l)\b\s?\)?)?"
    rf"|[S$8]/RES/\d{{1,5}}(?:\s?\({_YEAR}\))?"
    rf"|[S$8]\s?/\s?PRST\s?/\s?{_YEAR}\s?/\s?\d{{1,4}}"
    r"|A/RES/\d{1,4}(?:\s[A-Z])?\s?\((?:E?S-)?[IVXL]{1,7}\)"
    rf"|(?:S|A|E|SC|GA|ST|SG|SPECIMEN)/{_COMPONENT})"
    rf"(?:/{_COMPONENT})*",
    re.ASCII,
)
_ALSO_ADDENDUM = re.compile(r"(?:\s?,\s|\sand\s)(?:Add|Corr|Rev)\.\s?[0-9]{1,3}")
_CUT_SHORT = re.compile(r"S/[0-9]{1,2}\Z")  # the end of a running head, not a document
_SERIES = re.compile(r"(?<![\w/$.])(?:SC?|A|E|GA|ST|SG|SPECIMEN|[$8])\s?\Z", re.ASCII)

_ANNOUNCED = re.compile(r"[Rr]esolutions?\s*(?=[0-9]|ES-|S-)")
_ITEM = re.compile(
    rf"(?P<number>\d{{1,4}})\s*\(\s?(?P<year>{_YEAR})\s?\)"
    rf"|(?P<dated>\d{{1,4}}),?\s+of\s+(?:\d{{1,2}}\s+[A-Z][a-z]+\s+)?(?P<date>{_YEAR})\b"
    r"|(?P<early>\d{1,4}(?:\s?[A-Z])?\s?\((?:E?S-)?[IVXL]{1,7}\))"
    r"|(?P<session>(?:(?:ES|S)-)?\d{1,4}/\d{1,3})(?![\d/])"
    r"|(?P<bare>\d{3,4})(?![\d(/]|\s?\(|[.,]\d)",
    re.ASCII,
)
_SEPARATOR = re.compile(
    r"(?:\s*[,;]\s*(?:and\s+|or\s+|as\s+well\s+as\s+)?|\s+(?:and|or|to|through|as\s+well\s+as)\s+|\s*/\s*)"
    r"(?:(?:in|of|to|by)\s+)?(?:resolutions?\s+)?(?=\d|ES-)",
    re.ASCII,
)
# A number alone is a resolution only where the sentence goes on about it.
_AFTER_BARE = re.compile(
    r"\s*(?:\Z|[.,;:)?!”\"’']|(?:and|or|on|of|as|in|to|which|that|by|for|with|were|was|is|are|have|"
    r"has|adopted|remains?|calls?|should|must|will|concerning|regarding)\b)"
)
_YEAR_IN_BRACKETS = re.compile(rf"\({_YEAR}\)")
_NUMBER_BEFORE = re.compile(r"(?<![\w/.,-])[0-9]{2,4}(?=\s*\Z)", re.ASCII)

_NUMBERS = r"\d+(?:\s?\([a-z]{1,3}\))?(?:\s?(?:-|–|—|to|and|,)\s?\d+(?:\s?\([a-z]{1,3}\))?)*"
_PLACE = (
    rf"(?:(?:operative\s+|preambular\s+)?(?:paras?\.|paragraphs?)\s?{_NUMBERS}"
    r"|pp?\.\s?\d+(?:\s?[-–]\s?\d+)?|pages?\s\d+(?:\s?[-–]\s?\d+)?"
    r"|(?:annex|enclosure|appendix|attachment)(?:es)?(?:\s(?:[IVX]+|\d+)\b)?"
    r"|(?:sects?\.|section)\s(?:[IVX]+|\d+)\b)"
)
_PLACE_AFTER = re.compile(rf"\s?,?\s*(?:at\s+)?(?P<place>{_PLACE}(?:,\s{_PLACE})*)")
_PLACE_BEFORE = re.compile(
    rf"(?P<place>(?:operative\s+|preambular\s+)?paragraphs?\s{_NUMBERS})\s+of\s+"
    r"(?:the\s+|its\s+|Council\s+|Security\s+Council\s+|General\s+Assembly\s+)*(?:document\s+)?\Z"
)
_BODY_BEFORE = re.compile(
    r"(?P<body>Human\s+Rights\s+Council|Economic\s+and\s+Social\s+Council|General\s+Assembly)"
    r"(?:['’]s)?\s+\Z"
)
_LAST_SESSION = 99
_STRAY_YEARS = 5
"""How far from the true year a number with a year alone may be and still be a resolution."""


def find(paragraphs: Sequence[str]) -> tuple[Citation, ...]:
    """Return the documents cited in restored `paragraphs`, in order, never overlapping.

    Each citation's `printed` is `paragraphs[paragraph - 1][start:end]`. The two halves of a
    dual symbol ("A/73/907-S/2019/509") are two citations.
    """
    citations: list[Citation] = []
    for number, text in enumerate(paragraphs, 1):
        for found in _settled([*_symbols(text), *_resolutions(text), *_yeared(text)]):
            placed = found if found.pinpoint else _placed(found, text)
            printed = text[found.start : found.end]
            citations.append(
                Citation(placed.symbol, printed, number, found.start, found.end, placed.pinpoint)
            )
    return tuple(citations)


def _symbols(text: str) -> Iterator[_Found]:
    """Symbols written out: "S/2015/446", "S/PV.8699 (Resumption 1)", "A/C.3/75/L.49"."""
    slash = text.find("/")
    while slash >= 0:
        series = _SERIES.search(text, max(0, slash - 10), slash)
        match = _SYMBOL.match(text, series.start()) if series else None
        if match is None:
            slash = text.find("/", slash + 1)
            continue
        start = match.start()
        slash = text.find("/", match.end())
        printed = match.group().rstrip(" .")
        if printed.count("(") > printed.count(")") and text[start + len(printed) :][:1] == ")":
            printed += ")"
        if _CUT_SHORT.match(printed) or not any(letter.isdigit() for letter in printed):
            continue
        try:
            symbol = parse(printed)
        except SymbolError:
            continue
        if symbol.body == OTHER or (printed.startswith("S/PV") and not symbol.number):
            continue
        yield _Found(start, start + len(printed), symbol.text)
        yield from _addenda(symbol, text, start + len(printed))


def _addenda(symbol: Symbol, text: str, position: int) -> Iterator[_Found]:
    """What follows a document in the same breath: "S/25704 and Add.1"."""
    while not symbol.suffix and (also := _ALSO_ADDENDUM.match(text, position)):
        suffix = also.group().lstrip(" ,").removeprefix("and ")
        if addendum := _canonical(f"{symbol.text}/{suffix.replace(' ', '')}"):
            yield _Found(also.end() - len(suffix), also.end(), addendum)
        position = also.end()


def _resolutions(text: str) -> Iterator[_Found]:
    """Resolutions announced by the word: "resolutions 1325 (2000), 1820 (2008) and 1888"."""
    position = 0
    while (word := text.find("esolution", position)) >= 0:
        announced = _ANNOUNCED.match(text, max(0, word - 1))
        if announced is None:
            position = word + 1
            continue
        start, position = announced.start(), announced.end()
        several = announced.group().rstrip().endswith("s")
        body = _BODY_BEFORE.search(text, max(0, start - 40), start)
        named = body["body"].split()[0] if body else ""
        while item := _ITEM.match(text, position):
            first = start == announced.start()
            alone = item["bare"] is not None
            if not (first or several or item["number"]):
                break
            if alone and not _AFTER_BARE.match(text, item.end()):
                break
            if symbol := _resolution(item, named):
                yield _Found(start, item.end(), symbol)
            elif alone:
                break
            place = _PLACE_AFTER.match(text, item.end())
            separator = _SEPARATOR.match(text, place.end() if place else item.end())
            if separator is None:
                break
            start = position = separator.end()


def _resolution(item: re.Match[str], body: str) -> str:
    """Return the canonical symbol of one item, empty where it names no document."""
    if early := item["early"]:
        return _canonical(early)
    if session := item["session"]:
        sitting = session.split("/")[0].removeprefix("ES-").removeprefix("S-")
        if body == "Human":
            return f"A/HRC/RES/{session}"
        if body == "Economic" or len(sitting) == 4:
            return _canonical(f"E/RES/{session}")
        return _canonical(session) if int(sitting) <= _LAST_SESSION else ""
    number = int(item["number"] or item["dated"] or item["bare"])
    year = item["year"] or item["date"] or (resolution_year(number) if body != "General" else None)
    return f"S/RES/{number} ({year})" if year and number else ""


def _canonical(text: str) -> str:
    try:
        return parse(text).text
    except SymbolError:
        return ""


def _yeared(text: str) -> Iterator[_Found]:
    """A number with a year, unannounced, where a resolution has about that year."""
    for bracket in _YEAR_IN_BRACKETS.finditer(text):
        start = bracket.start()
        number = _NUMBER_BEFORE.search(text, max(0, start - 8), start)
        true_year = resolution_year(int(number.group())) if number else None
        year = int(bracket.group()[1:-1])
        if number and true_year and abs(true_year - year) <= _STRAY_YEARS:
            yield _Found(number.start(), bracket.end(), f"S/RES/{int(number.group())} ({year})")


def _settled(found: list[_Found]) -> Iterator[_Found]:
    """In order, and of two that overlap the one that starts first, or is longer."""
    end = 0
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        if one.start >= end:
            yield one
            end = one.end


def _placed(found: _Found, text: str) -> _Found:
    """Attach the place cited, from either side of the citation."""
    if after := _PLACE_AFTER.match(text, found.end):
        return replace(found, pinpoint=" ".join(after["place"].split()))
    window = max(0, found.start - 90)
    if before := _PLACE_BEFORE.search(text, window, found.start):
        return replace(found, pinpoint=" ".join(before["place"].split()))
    return found
