"""Reads the symbol of a document as people type it: "S/PV.7802 p. 12", "res 2295", "art. 51"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from statements.facts.resolutions import resolution_year
from statements.transcripts.symbols import OTHER, SymbolError, parse

_LONGEST = 100
_PLACE = re.compile(
    r"[\s,(]+(?:at\s+)?(?:pp?|pages?)\.?\s*(?P<page>[1-9]\d{0,3})(?:\s?[-–]\s?\d+)?\)?\Z"
)
# What stands around a symbol and is no part of it: an address, "the", a paragraph, an annex.
_ADDRESS = re.compile(r"(?:https?://)?(?:www\.)?(?:docs\.un\.org|undocs\.org)/(?:[a-z]{2}/)?")
_THINGS = (
    "doc(?:ument)?|symbol|draft|resolution|(?:verbatim\\s+)?record|letter|report|note|meeting"
    "|(?:presidential\\s+)?statement"
)
_BEFORE = re.compile(
    r"(?:(?:see|the|un|united nations|doc(?:ument)?|symbol|draft)[\s.:]+)+(?=\S*\d)"
    r"|(?:op|(?:operative\s+)?para(?:graph)?s?)\.?\s*\d+(?:\s?[-–]\s?\d+)?\s+of\s+(?:the\s+)?(?=.*\d)"
    rf"|(?:(?:see|in|the|un|united nations|(?:security\s+)?council|{_THINGS})[\s.:]+)+(?=[as]/)"
)
_PARAGRAPH = re.compile(
    r"[\s,(]+(?:op\s+)?(?:para(?:graph)?s?|annex(?:es)?|op)\.?\s*(?:\d+(?:\s?[-–]\s?\d+)?|[ivxl]+)\)?\Z"
)
# "S.C. Res. 446", "U.N. Doc. S/2014/189": the letters of an abbreviation, each with its point.
_LETTERS = re.compile(r"\b(?:[^\W\d_]\.\s?){2,}")
_THOUSANDS = re.compile(r"(?<=\b\d)[,\s](?=\d{3}(?:st|nd|rd|th)\b)")
_COUNCIL = r"(?:(?:un\s*)?(?:sc|security\s+council)\s*)?"
_RESOLUTION = rf"(?:(?:un)?scr|unsc\s*res(?:olution)?|{_COUNCIL}res(?:olutions?)?)"
_GENERAL_ASSEMBLY = r"(?:(?:un)?ga|(?:un\s+)?general\s+assembly)[\s/]*res(?:olution)?[./]?\s*"
_OF_THE_COUNCIL = r"(?:\s+of\s+the\s+(?:un\s+)?(?:security\s+)?council)?"
_OF_THE_CHARTER = r"(?:\s+(?:of\s+)?the\s+(?:un\s+|united\s+nations\s+)?charter)?"
_NUMBERED = re.compile(
    rf"(?:s[/\s]+)?{_RESOLUTION}[./]?\s*(?:no\.?\s*)?(?P<number>\d{{1,4}})"
    r"\s*(?:of|[(/])?\s*(?P<year>(?:19|20)\d\d)?\)?\Z"
)
_FORMS = tuple(
    (re.compile(rf"{pattern}\Z"), symbol)
    for pattern, symbol in (
        (rf"{_GENERAL_ASSEMBLY}(\d{{1,3}}/\d{{1,3}}|\d{{1,4}}\s?\([ivxl]+\))", "A/RES/{}"),
        (r"(?:s[/\s]*)?(?:prst|presidential\s+statement)[\s/.]*(\d{4}/\d{1,4})", "S/PRST/{}"),
        (r"(?:s[/\s.-]*)?pv[\s./-]*(\d{1,5})", "S/PV.{}"),
        (
            rf"{_COUNCIL}(\d{{1,5}})(?:st|nd|rd|th)\s+{_COUNCIL}meeting{_OF_THE_COUNCIL}",
            "S/PV.{}",
        ),
        (r"(\d{4,5})(?:st|nd|rd|th)", "S/PV.{}"),
        (rf"{_COUNCIL}meeting\s+(?:no\.?\s*)?(\d{{1,5}})", "S/PV.{}"),
        (
            rf"(?:charter,?\s+)?art(?:icle|\.)?\s*(\d{{1,3}})(?:\s?\(\d{{1,2}}\))?{_OF_THE_CHARTER}",
            "Charter, Article {}",
        ),
        (rf"(?:charter,?\s+)?chapter\s+([ivx]{{1,5}}){_OF_THE_CHARTER}", "Charter, Chapter {}"),
    )
)


@dataclass(frozen=True, slots=True)
class SymbolAndPage:
    """The canonical symbol of a document, and the page asked for; 0 where none is."""

    symbol: str
    page: int = 0


def read_document_symbol(text: str) -> SymbolAndPage | None:
    """Return the document that is all that `text` names, None where it names none.

    >>> typed_symbol("SCR 1325").symbol
    'S/RES/1325 (2000)'
    """
    spelled = " ".join(_LETTERS.sub(_run_together, text).split()).strip(" .,;:\"“”'")
    if not spelled or len(spelled) > _LONGEST:
        return None
    spelled = _bare(spelled)
    place = _PLACE.search(spelled.lower())
    if place is None:
        return _symbol(spelled, 0)
    return _symbol(spelled[: place.start()], int(place["page"]))


def _run_together(letters: re.Match[str]) -> str:
    return "".join(filter(str.isalpha, letters[0])) + " "


def _bare(spelled: str) -> str:
    """Return a symbol without what people write around it."""
    lowered = spelled.lower()
    paragraph = _PARAGRAPH.search(lowered)
    end = paragraph.start() if paragraph else len(spelled)
    before = _ADDRESS.match(lowered) or _BEFORE.match(lowered)
    return _THOUSANDS.sub("", spelled[before.end() if before else 0 : end])


def _symbol(spelled: str, page: int) -> SymbolAndPage | None:
    lowered = spelled.lower()
    if numbered := _NUMBERED.match(lowered):
        return _resolution(int(numbered["number"]), numbered["year"], page)
    for form, symbol in _FORMS:
        if match := form.match(lowered):
            return _parsed(symbol.format(match[1].upper()), page)
    # A number alone is a word: "60/1" may be a date, "181 (II)" is a resolution in speech only.
    return _parsed(spelled, page) if "/" in spelled and spelled[0].isalpha() else None


def _resolution(number: int, year: str | None, page: int) -> SymbolAndPage | None:
    known = year or resolution_year(number)
    return _parsed(f"S/RES/{number} ({known})", page) if known and number else None


def _parsed(text: str, page: int) -> SymbolAndPage | None:
    try:
        symbol = parse(text)
    except SymbolError:
        return None
    if symbol.body == OTHER:
        return None
    if symbol.text.startswith("S/RES/") and not symbol.year:
        return _resolution(symbol.number, None, page)
    return SymbolAndPage(symbol.text, page)
