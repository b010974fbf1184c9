"""Documents cited in a statement: found, named canonically, with their spans.

In stages, each a small function: words that announce a citation are found, the items
that follow are read, their places ("para. 6") are attached, and what overlaps is settled.
The year of a resolution is kept as cited, right or wrong: the record is what was said;
`contradicted` tells the wrong ones. The Charter is in `charter`, places in `pinpoints`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from statements.facts import resolution_year
from statements.transcripts.records import ParsedCitation
from statements.transcripts.symbols import (
    OTHER,
    RESOLUTION,
    SECURITY_COUNCIL,
    Symbol,
    SymbolError,
    parse,
)

from .charter import provisions
from .mentions import Mention, settled
from .pinpoints import place_after, placed

_YEAR = r"(?:19[4-9]|20[0-9])[0-9]"
_S = r"(?:S\$|[S$8])"
_SESSION = r"(?:(?:ES|S)-)?[A-Z0-9]+"
_COMPONENT = rf"(?:(?:Add|Rev|Corr|Amend|Summary)\.?\s?\d*|PV\.\s?\d+|{_SESSION}(?:\.\d+)*)"
_SYMBOL = re.compile(
    rf"(?:{_S}\s?/\s?{_YEAR}\s?/\s?\d{{1,4}}(?!\d)"
    rf"|(?:{_S}|SPECIMEN)\s?/\s?PV\s?(?:[.,/]\s?|I(?=\d{{3}}\b))?\d{{1,5}}"
    r"(?:\s*,?\s?\(?\s?(?:[Rr]esumption|Part)\s?\.?\s?(?:\d{1,2}|[IVX]{1,4}|l)\b\s?\)?"
    r"|\s?\([Rr]esumption\))?"
    rf"|{_S}/R(?:ES|es)/\s?\d{{1,5}}(?:\s?\({_YEAR}\))?"
    rf"|{_S}\s?/\s?PRST\s?/\s?{_YEAR}\s?/\s?\d{{1,4}}"
    r"|S/A(?:GENDA|genda)/\d{1,5}"
    r"|A/RES/\d{1,4}(?:\s[A-Z])?\s?\((?:E?S-)?[IVXL]{1,7}\)"
    rf"|(?:DSG|SC?|A|E|GA|ST|SG|SPECIMEN)/\s?{_COMPONENT})"
    rf"(?:/\s?{_COMPONENT})*",
    re.ASCII,
)
# "(4/74/19, para. 132)" (S/2020/465): the A of the General Assembly read as a 4.
_MISREAD_A = re.compile(r"(?<=\()4/(?P<tail>[67]\d/\d{1,4})(?=\)|,\s(?:para|p|annex))")
_ALSO = re.compile(
    r"(?:\s?,\s|,?\sand\s)(?P<part>(?:Add|Corr|Rev)\.\s?[0-9]{1,3}"
    r"|\(?[Rr]esumption\s?(?:[0-9]{1,2}|I{1,3})\b\)?|\([Rr]esumption\)|Resumption(?=\)))"
)
_CUT_SHORT = re.compile(r"S/[0-9]{1,2}\Z")  # the end of a running head, not a document
# "in document S/11713.1" (S/PV.1856): the end of a sentence, and the mark of a footnote.
_WITH_NOTE = re.compile(r"S/(?:[0-9]{4}/)?[0-9]{1,5}\.[0-9]{1,2}\Z")
_SERIES = re.compile(
    r"(?<![\w/$.])(?:S\$|D?SG|SC?|A|E|GA|ST|SPECIMEN|[$8])\s?\Z", re.ASCII
)  # no more than these stand before the first slash of a symbol that is looked for
_IBID = re.compile(r"\(\s?(?P<ibid>[Ii]bid\.?|[Ii]dem)(?=\s?[,)])")

_ANNOUNCED = re.compile(r"[Rr]esolutions?\s*(?:(?:[Nn]os?\.?|[Nn]umber)\s+)?(?=[0-9]|ES-|S-)")
_ROMAN_SESSION = r"\((?:E?S-)?[IVXL](?:\s?[IVXLDTl1]){0,6}\)"
_ITEM = re.compile(
    rf"(?P<number>\d{{1,4}})\s*\(\s?(?P<year>{_YEAR})(?:\s?\))?(?!\d)"
    rf"|(?P<slashed>\d{{3,4}})\s?/\s?(?P<after>{_YEAR})\b(?!/\d)"  # "1559/2004"
    rf"|(?P<dated>\d{{1,4}}),?\s+of\s+(?:\d{{1,2}}\s+[A-Z][a-z]+\s+)?(?P<date>{_YEAR})\b"
    rf"|(?P<early>\d{{1,4}}(?:\s?[A-Z])?\s?{_ROMAN_SESSION})"
    r"|(?P<session>(?:(?:ES|S)-)?\d{1,4}/\s?\d{1,3}(?:\s[A-D]\b(?!\s(?!and\b|or\b|of\b|on\b)[a-z]))?)(?![\d/])"
    r"|(?P<misprinted>\d{3,4})\s*\((?P<misyear>\d{4})\)"  # "2216 (2215)", S/PV.8757
    r"|(?P<bare>\d{3,4})(?![\d(]|/(?!\d{3,4}\b)|\s?\(|[.,]\d)",  # "1267/1989/2253"
    re.ASCII,
)
_SEPARATOR = re.compile(
    r"(?:\s*[,;]\s*(?:and\s+|or\s+|as\s+well\s+as\s+)?"
    r"|\s+(?:and|or|to|through|and/or|as\s+well\s+as)\s+|\s*/\s*|\s+(?=\d{3,4}\s\(\d{4}\)))"
    r"(?:(?:in|of|to|by)\s+)?(?:resolutions?\s+)?(?=\d|ES-)",
    re.ASCII,
)
# A number alone is a resolution only where the sentence goes on about it.
_AFTER_BARE = re.compile(
    r"\s*(?:\Z|[.,;:)?!”\"’'/]|(?:and|or|on|of|as|in|to|which|that|by|for|with|were|was|is|are|have|"
    r"has|adopted|remains?|calls?|should|must|will|concerning|regarding)\b)"
)
_AND_BARE = re.compile(rf"\s+and\s+(?P<bare>\d{{3,4}})(?![\d(/]|\s?\(|[.,]\d){_AFTER_BARE.pattern}")
_YEAR_IN_BRACKETS = re.compile(rf"\({_YEAR}\)")
_NUMBER_BEFORE = re.compile(r"(?<![\w/.,-])[0-9]{2,4}(?=\s*\Z)", re.ASCII)

_BODY_BEFORE = re.compile(
    r"\b(?P<body>Human\s+Rights\s+Council|Economic\s+and\s+Social\s+Council|(?:General\s+)?Assembly"
    r"|League\s+of\s+Arab\s+States|House\s+of\s+Representatives|Senate|Congress|Parliament"
    r"|European\s+Union|African\s+Union|Arab\s+League|Arab\s+Summit|UNESCO|IAEA|Commission)"
    r"(?:['’]s?)?(?:,?\s+(?:adopted|in|by|under|with|through|of)\b)?(?:\s+its)?(?:\s+draft)?\s+\Z"
)
_BODY_AFTER = re.compile(
    r"(?:,\s[^,.;]{1,40},)?\s+(?:of|adopted\s+by)\s+the\s+(?:United\s+Nations\s+)?"
    r"(?P<body>Human\s+Rights\s+Council|Economic\s+and\s+Social\s+Council|General\s+Assembly)"
)
_HUMAN_RIGHTS = "Human"
_ECONOMIC = "Economic"
_ASSEMBLY = frozenset({"General", "Assembly"})
_LAST_SESSION = 99
_STRAY_YEARS = 5
"""How far from the true year a number with a year alone may be and still be a resolution."""
# Early resolutions of the Assembly that speakers name by their number alone.
_EARLY = {
    181: "A/RES/181 (II)",
    194: "A/RES/194 (III)",
    377: "A/RES/377 (V)",
    1514: "A/RES/1514 (XV)",
    2625: "A/RES/2625 (XXV)",
    2758: "A/RES/2758 (XXVI)",
    3314: "A/RES/3314 (XXIX)",
    3379: "A/RES/3379 (XXX)",
}
_ALWAYS_EARLY = frozenset({181, 194, 2758})
_MISREAD_ROMAN = str.maketrans("DTl1", "IIII", " ")


def find(paragraphs: Sequence[str]) -> tuple[ParsedCitation, ...]:
    """Return the documents cited in restored `paragraphs`, in order, never overlapping.

    Each citation's `printed` is `paragraphs[paragraph - 1][start:end]`. The two halves of a
    dual symbol ("A/73/907-S/2019/509") are two citations, and "ibid." is the document cited
    before it. No text raises.
    """
    citations: list[ParsedCitation] = []
    cited: set[str] = set()
    source = ""
    for number, text in enumerate(paragraphs, 1):
        mentions = [*_symbols(text), *_resolutions(text), *_yeared(text)]
        mentions += provisions(text, cited)
        if _IBID.search(text):
            mentions += _ibidem(text, mentions, source)
        for mention in settled(mentions):
            one = placed(mention, text)
            printed = text[one.start : one.end]
            citations.append(
                ParsedCitation(one.symbol, printed, number, one.start, one.end, one.pinpoint)
            )
            cited.add(one.symbol)
            if _is_source(one, text):
                source = one.symbol
    return tuple(citations)


def contradicted(symbol: str) -> int | None:
    """Return the year in which a resolution of the Council was adopted, if not as cited.

    `symbol` is canonical; None where its year is right, missing or cannot be checked.

    >>> contradicted("S/RES/2254 (2004)")
    2015
    """
    try:
        parts = parse(symbol)
    except SymbolError:
        return None
    if (parts.body, parts.kind) != (SECURITY_COUNCIL, RESOLUTION) or not parts.year:
        return None
    year = resolution_year(parts.number)
    return year if year != parts.year else None


def _symbols(text: str) -> Iterator[Mention]:
    """Symbols written out: "S/2015/446", "S/PV.8699 (Resumption 1)", "A/C.3/75/L.49"."""
    slash = text.find("/")
    while slash >= 0:
        series = _SERIES.search(text, max(0, slash - 10), slash)
        match = _SYMBOL.match(text, series.start()) if series else None
        if match is None:
            if text[slash - 1 : slash] == "4" and (misread := _MISREAD_A.match(text, slash - 1)):
                yield Mention(*misread.span(), f"A/{misread['tail']}")
            slash = text.find("/", slash + 1)
            continue
        start = match.start()
        slash = text.find("/", match.end())
        printed = match.group().rstrip(" .,")
        unclosed = printed.count("(") - printed.count(")")
        if unclosed > 0 and text[start + len(printed) :][:1] == ")":
            printed += ")"
        elif unclosed < 0:
            printed = printed.removesuffix(")")
        if _WITH_NOTE.match(printed):
            printed = printed.rpartition(".")[0]
        if _CUT_SHORT.match(printed) or not any(letter.isdigit() for letter in printed):
            continue
        if symbol := _symbol(printed):
            yield Mention(start, start + len(printed), symbol.text)
            yield from _addenda(symbol, text, start + len(printed))


def _symbol(printed: str) -> Symbol | None:
    spelled = printed.replace("S$/", "S/").replace("/PVI", "/PV.1").replace("/PV,", "/PV.")
    spelled = spelled.replace("/PV/", "/PV.")
    try:
        symbol = parse(spelled.replace(", (", " (").replace(", R", " R").replace(", r", " R"))
    except SymbolError:
        return None
    if symbol.body == OTHER or (spelled.startswith("S/PV") and not symbol.number):
        return None
    return symbol


def _addenda(symbol: Symbol, text: str, position: int) -> Iterator[Mention]:
    """What follows a document in the same breath: "S/25704 and Add.1"."""
    while not symbol.suffix and (also := _ALSO.match(text, position)):
        resumed = symbol.is_meeting and "esumption" in also["part"]
        if resumed and symbol.resumption:
            return
        joint = " " if resumed else "/"
        if addendum := _canonical(f"{symbol.text}{joint}{also['part'].replace(' ', '')}"):
            yield Mention(*also.span("part"), addendum)
        position = also.end()


def _resolutions(text: str) -> Iterator[Mention]:
    """Resolutions announced by the word: "resolutions 1325 (2000), 1820 (2008) and 1888"."""
    position = 0
    while (word := text.find("esolution", position)) >= 0:
        announced = _ANNOUNCED.match(text, max(0, word - 1))
        if announced is None:
            position = word + 1
            continue
        start, position = announced.start(), announced.end()
        several = announced.group().rstrip().endswith("s")
        before = _BODY_BEFORE.search(text, max(0, start - 70), start)
        named = before["body"].split()[0] if before else ""
        all_alone = False
        while item := _ITEM.match(text, position):
            first = start == announced.start()
            alone = item["bare"] is not None
            if not (first or several or item["number"] or (alone and all_alone)):
                break
            all_alone = alone and (first or all_alone)
            if alone and not _AFTER_BARE.match(text, item.end()):
                break
            after = None if named else _BODY_AFTER.match(text, item.end())
            if symbol := _resolution(item, after["body"].split()[0] if after else named):
                yield Mention(start, item.end(), symbol)
            elif alone:
                break
            place = place_after(text, item.end())
            separator = _SEPARATOR.match(text, place.end() if place else item.end())
            if separator is None:
                break
            start = position = separator.end()


def _resolution(item: re.Match[str], body: str) -> str:
    """Return the canonical symbol of one item, empty where it names no document.

    `body` is the first word of the body that adopted it, empty where the text tells none.
    """
    if early := item["early"]:
        number, _, session = early.partition("(")
        return _canonical(f"{number}({session.translate(_MISREAD_ROMAN)}")
    if session := item["session"]:
        return _of_session(re.sub(r"/\s", "/", session), body)
    year = item["year"] or item["date"] or item["after"] or item["misyear"]
    number = int(
        item["number"] or item["dated"] or item["slashed"] or item["misprinted"] or item["bare"]
    )
    if not year:
        return _resolution_without_year(number, body)
    if item["misprinted"] and resolution_year(number) is None:
        return ""
    if body and resolution_year(number) != int(year):
        return ""  # another body's: "League of Arab States resolution 8522 (2020)"
    return f"S/RES/{number} ({year})" if number else ""


def _of_session(cited: str, body: str) -> str:
    """Name a resolution cited by session and number: "60/1", "ES-10/19", "2017/5"."""
    sitting = cited.partition("/")[0].removeprefix("ES-").removeprefix("S-")
    if body == _HUMAN_RIGHTS:
        return f"A/HRC/RES/{cited}"
    if body == _ECONOMIC or len(sitting) == 4:
        return _canonical(f"E/RES/{cited}")
    return _canonical(cited) if int(sitting) <= _LAST_SESSION else ""


def _resolution_without_year(number: int, body: str) -> str:
    if body in _ASSEMBLY or (not body and number in _ALWAYS_EARLY):
        return _EARLY.get(number, "")
    year = resolution_year(number) if not body else None
    return f"S/RES/{number} ({year})" if year else ""


def _canonical(text: str) -> str:
    try:
        return parse(text).text
    except SymbolError:
        return ""


def _yeared(text: str) -> Iterator[Mention]:
    """A number with a year, unannounced, where a resolution has about that year."""
    for bracket in _YEAR_IN_BRACKETS.finditer(text):
        start = bracket.start()
        number = _NUMBER_BEFORE.search(text, max(0, start - 8), start)
        true_year = resolution_year(int(number.group())) if number else None
        year = int(bracket.group()[1:-1])
        if number and true_year and abs(true_year - year) <= _STRAY_YEARS:
            yield Mention(number.start(), bracket.end(), f"S/RES/{int(number.group())} ({year})")
            bare = _AND_BARE.match(text, bracket.end())
            next_year = resolution_year(int(bare["bare"])) if bare else None
            if bare and next_year and 0 <= next_year - true_year <= _STRAY_YEARS:
                yield Mention(*bare.span("bare"), f"S/RES/{bare['bare']} ({next_year})")


def _is_source(mention: Mention, text: str) -> bool:
    """Whether the editors of the record give it in brackets as where a quotation is from."""
    return text[max(0, mention.start - 5) : mention.start].endswith(("(", "(see "))


def _ibidem(text: str, mentions: Sequence[Mention], source: str) -> Iterator[Mention]:
    """ "(ibid., para. 47)" (S/2020/572): the document given in brackets last before it.

    `source` is the one given last in the paragraphs before.
    """
    earlier = [one for one in settled(mentions) if _is_source(one, text)]
    ends = [one.end for one in earlier]
    for match in _IBID.finditer(text):
        before = bisect_right(ends, match.start())
        if symbol := earlier[before - 1].symbol if before else source:
            yield Mention(*match.span("ibid"), symbol)
