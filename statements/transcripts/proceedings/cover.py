"""The cover of a record: which meeting, when and where, who sat at the table, on what."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from statements.facts import country_of
from statements.transcripts.name_lists import names_in
from statements.transcripts.papers.lines import PrintedLine
from statements.transcripts.records import MeetingKind, ParsedSeat
from statements.transcripts.symbols import SymbolError, canonical
from statements.transcripts.turn.headings import split

from .sections import paragraphs_of
from .times import date_in, time_in

_SYMBOL = re.compile(
    r"\b(?:S|SPECIMEN)\s?/\s?PV\s?\.\s?\d{1,5}"
    r"(?:\s*\(?\s*Resumption\s*\.?\s*(?:\d{1,2}|[IVX]{1,4}|l)\s*\)?|\s*\(\s*Resumption\s*\))?"
    r"(?:\s*\(?\s*Part\s*(?:\d{1,2}|[IVX]{1,4})\s*\)?)?(?:\s?/\s?(?:Add|Corr|Rev)\.\s?\d{1,2})*"
)
_NUMBER = re.compile(r"\b(\d{1,5})\s?(?:st|nd|rd|th)\b\s+(?:\([^)]*\)\s*)?meeting\b", re.IGNORECASE)
_YEAR = re.compile(r"\b((?:[A-Z][a-z]+-)?[A-Z]?[a-z]+\s+year)\b", re.IGNORECASE)
_YEAR_WORD = re.compile(r"(?:th|first|second|third)\s+year\Z", re.IGNORECASE)
_PROVISIONAL = re.compile(r"\bprovisional\b(?!\s+(?:rules|agenda))", re.IGNORECASE)
_WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b", re.IGNORECASE)
_PRIVATE = re.compile(r"\b(?:private|closed)\b", re.IGNORECASE)
_CITY = re.compile(r"[A-Z][A-Za-zé’' .\-]{2,30}\Z")
# "Held at Lake Success, New York, on …", "Held at the Palais de Chaillot, Paris, on …".
_HELD = re.compile(
    r"\bHeld\s+(?:in\s+private\s+)?(?:at|in)\s+(?P<where>[^;:]{3,160}?)(?:,?\s+on\b|\s*\Z|\n\n)"
)
_BUILDING = re.compile(
    r"the\s|.*\b(?:Headquarters|Chamber|College|House|Palais|Palace|Hall|Hotel|Building|Cent(?:er|re))\b",
    re.IGNORECASE,
)
_NO_CITY = re.compile(
    r"(?:Provisional|President|Members?|Present|Agenda|English|Security\s+Council|Chairman)\b",
    re.IGNORECASE,
)
_AGENDA = re.compile(r"\s*(?:Provisional\s+)?Agenda\s*:?\s*\Z", re.IGNORECASE)
_IMPRINT = re.compile(
    r"\s*(?:This\s+record\s+contains|The\s+final\s+text|Corrections\b|\d{2}-\d{5}\b|\*\d+\*|"
    r"Accessible\s+document|Please\s+recycle|CONTENTS)"
)
_LEADERS = re.compile(r"\s*(?:(?:\.\s?){3,}|…[\s.…]*|_{3,}|\t+|\s{3,})\s*")
_LABEL = re.compile(r"\s*(?P<label>President|Members?|Present|Chairman)\s*:\s*", re.IGNORECASE)
_TITLE = (
    r"(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Lady|Baroness|Baron|Prince|Princess|Sheikh|Sheikha|Count|"
    r"Messrs|Prof|General|King|President|Archbishop|Judge|Ambassador)"
)
_COUNTRY_THEN_NAME = re.compile(rf"(?P<left>.+?)\s+(?P<right>{_TITLE}\b\.?\s.+)\Z", re.DOTALL)
_NAME_THEN_COUNTRY = re.compile(
    rf"(?P<left>{_TITLE}\b.*?)\s*(?P<right>\([^()]+(?:\([^()]*\))?\))\.?\Z"
)
_LATER = re.compile(r"\s*\(?(?:later|then|and\s+later|subsequently)[,:]?\s+", re.IGNORECASE)
_REPRESENTATIVES = re.compile(
    r"Present:\s*The\s+representatives\s+of\s+the\s+following\s+(?:countries|States)\s*:(?P<list>[^.]+)\."
)


@dataclass(frozen=True, slots=True)
class Cover:
    """What the cover says; empty or None where it is silent.

    `president` is as printed, two names parted by "/" where two presided. `agenda` is the
    title of the item, followed by each document under it. `number` is the meeting's as
    written out ("8704th meeting").
    """

    symbol: str = ""
    number: int = 0
    year_of_council: str = ""
    provisional: bool = False
    date: datetime.date | None = None
    scheduled: datetime.time | None = None
    city: str = ""
    kind: MeetingKind = MeetingKind.IN_PERSON
    president: str = ""
    president_country: str = ""
    seats: tuple[ParsedSeat, ...] = ()
    agenda: tuple[str, ...] = ()


def read_cover(lines: Sequence[PrintedLine]) -> Cover:
    """Read a cover, whose lines may be in any order that a PDF tool gives."""
    written = [line for line in lines if line.text.strip()]
    agenda_at = next(
        (index for index, line in enumerate(written) if _AGENDA.match(line.text)), len(written)
    )
    before = [line.text.strip() for line in written[:agenda_at]]
    text = "\n".join(before)
    dated = _dated(before)
    day = before[dated] if dated is not None else ""
    hour = time_in("\n".join(before[dated : dated + 2])) if dated is not None else None
    number = _NUMBER.search(text)
    seats = tuple(_seats(before))
    presiding = next((seat for seat in seats if seat.presiding), None)
    return Cover(
        symbol=symbol_in(text),
        number=int(number[1]) if number else 0,
        year_of_council=_year(text),
        provisional=_PROVISIONAL.search(text) is not None,
        date=date_in(day),
        scheduled=hour,
        city=_city(before, dated),
        kind=_kind(before),
        president=presiding.representative if presiding else "",
        president_country=presiding.country if presiding else "",
        seats=seats,
        agenda=tuple(paragraphs_of(list(_agenda(written[agenda_at + 1 :])))),
    )


def symbol_in(text: str) -> str:
    """Return the first symbol of a meeting in `text`, canonical; empty without one.

    >>> symbol_in("United Nations S/PV.8706 (Resumption1)")
    'S/PV.8706 (Resumption 1)'
    """
    for match in _SYMBOL.finditer(text):
        try:
            return canonical(match.group())
        except SymbolError:
            continue
    return ""


def _year(text: str) -> str:
    for match in _YEAR.finditer(text):
        if _YEAR_WORD.search(match[1]):
            return " ".join(match[1].split()).capitalize()
    return ""


def _dated(lines: Sequence[str]) -> int | None:
    """Return the index of the line with the day of the meeting, not that of printing."""
    dated = [index for index, line in enumerate(lines) if date_in(line)]
    weekday = [index for index in dated if _WEEKDAY.search(lines[index])]
    return next(iter([*weekday, *dated]), None)


def _city(lines: Sequence[str], dated: int | None) -> str:
    if held := _HELD.search("\n".join(lines)):
        places = [" ".join(place.split()) for place in held["where"].split(",")]
        for place in places:
            if _CITY.fullmatch(place) and not _BUILDING.match(place):
                return place
    if dated is None:
        return ""
    for line in lines[dated + 1 : dated + 3]:
        if _CITY.fullmatch(line) and not _NO_CITY.match(line):
            return line
    return ""


def _kind(lines: Sequence[str]) -> MeetingKind:
    for line in lines:
        if _NUMBER.search(line) and _PRIVATE.search(line):
            return MeetingKind.PRIVATE
    return MeetingKind.IN_PERSON


def _agenda(lines: Sequence[PrintedLine]) -> Iterator[PrintedLine]:
    for line in lines:
        if _IMPRINT.match(line.text):
            return
        yield line


def _seats(lines: Sequence[str]) -> Iterator[ParsedSeat]:
    """Read who sat at the table: "China . . . Mr. Wu Haitao", "Mr. Dang . . . (Viet Nam)".

    A tool may print all countries first and all names after them; they are paired by their
    order where there are as many of the one as of the other.
    """
    label = hanging = ""
    found: list[ParsedSeat] = []
    apart: tuple[list[str], list[str]] = ([], [])
    for line in lines:
        text = line
        if match := _LABEL.match(text):
            label = match["label"].lower()
            text = text[match.end() :]
            hanging = ""
        if not label or not text.strip():
            continue
        if found and (later := _LATER.match(text)):
            found[-1] = _with_later(found[-1], text[later.end() :])
            continue
        presiding = label == "president"
        seat = _seat(f"{hanging} {text}" if text.startswith("(") else text, hanging, presiding)
        if seat is None:
            ended = _LEADERS.search(text) is not None
            _set_apart(apart, text, hanging, presiding)
            hanging = text if presiding or not ended else ""
            continue
        hanging = ""
        found.append(seat)
        label = "members" if presiding else label
    countries, names = apart
    if len(countries) == len(names):
        found += [_placed(country, name, False) for country, name in zip(*apart, strict=True)]
    yield from found
    yield from _represented(lines, {seat.country for seat in found})


def _set_apart(
    apart: tuple[list[str], list[str]], text: str, hanging: str, presiding: bool
) -> None:
    """Keep a country, or a name, that stands on a line of its own."""
    alone = _LEADERS.sub(" ", f"{text} ").strip(" .…_")
    countries, names = apart
    if presiding:
        return
    if country_of(alone):
        countries.append(alone)
    elif country_of(whole := f"{hanging} {alone}"):
        countries.append(whole)
    elif re.match(_TITLE, alone):
        names.append(alone)


def _with_later(seat: ParsedSeat, text: str) -> ParsedSeat:
    """Add whoever presided later: "later: Mr. Vernon Walters (United States of America)"."""
    second = _seat(text, "", seat.presiding)
    name = second.representative if second else _LEADERS.split(text)[0].strip()
    return replace(seat, representative=f"{seat.representative}/{name}")


def _represented(lines: Sequence[str], named: set[str]) -> Iterator[ParsedSeat]:
    """Read a list of countries without names, as records of the 1950s have it."""
    listed = _REPRESENTATIVES.search(" ".join(lines))
    for member in names_in(listed["list"], country_of) if listed else ():
        if isinstance(member, str):
            yield ParsedSeat(member, "")
        elif member.name not in named:
            yield ParsedSeat(member.name, "")


def _seat(text: str, hanging: str, presiding: bool) -> ParsedSeat | None:
    pieces = [piece.strip() for piece in _LEADERS.split(text) if piece.strip(" .…_")]
    if len(pieces) != 2:
        match = _NAME_THEN_COUNTRY.match(text) or _COUNTRY_THEN_NAME.match(text)
        if match is None:
            return None
        pieces = [match["left"], match["right"]]
    left, right = (" ".join(piece.split()).strip(" .") for piece in pieces)
    if right.startswith("("):
        return _placed(right.strip("()"), left, presiding)
    for label in (left, f"{hanging} {left}".strip()):
        if country_of(label):
            return _placed(label, right, presiding)
    if country_of(right):
        return _placed(right, left, presiding)
    if re.match(_TITLE, right) and _LEADERS.search(text):
        return _placed(f"{hanging} {left}".strip(), right, presiding)
    return None


def _placed(label: str, name: str, presiding: bool) -> ParsedSeat:
    fact = country_of(label)
    named = split(f"{name}:")  # writes "Mr. DELPECH" as a heading of today would
    return ParsedSeat(fact.name if fact else label, named.name if named else name, presiding)
