"""The cover of a record in any official language: date, President, members, agenda."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass

from statements.transcripts.languages.grammars.grammar import RIGHT_TO_LEFT, Grammar, spaced
from statements.transcripts.languages.names.countries import country_in
from statements.transcripts.records import ParsedSeat

from .rows import WIDE_SPACE, PrintedRow, width
from .visual_headings import ordered

_LEADER = re.compile(r"(?:\s*[.…·‥]){3,}\s*|\s*[.…]\s*(?:[.…]\s*){2,}")
_BRACKETS = re.compile(r"[()（）]")
_HEAD_DATE = re.compile(r"(?<!\d)(\d{2})/(\d{2})/((?:19|20)\d{2})(?!\d)")
_CHINESE_DATE = re.compile(r"((?:19|20)\d{2})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
_DAY = re.compile(r"(?<![\d/.])[0-3]?\d(?![\d/:])")
_SYMBOL = re.compile(r"S(?:PECIMEN)?/PV[.\s]*\d+")
_MOST_SEATS = 15
_LONGEST_AGENDA = 40


@dataclass(frozen=True, slots=True)
class LanguageCover:
    """What a cover and the running heads tell; empty where they are silent.

    Names and agenda are in the language of the record, countries by English name.
    """

    date: datetime.date | None = None
    city: str = ""
    year_of_council: str = ""
    provisional: bool = False
    president: str = ""
    president_country: str = ""
    seats: tuple[ParsedSeat, ...] = ()
    agenda: str = ""


def read_cover(
    rows: Sequence[PrintedRow], heads: Sequence[PrintedRow], grammar: Grammar
) -> LanguageCover:
    """Read the lines before the body, and `heads`, the running heads of the whole record."""
    words = grammar.cover
    texts = [row.text for row in rows if not row.furniture]
    president, country = "", ""
    seats: list[ParsedSeat] = []
    members = next((i for i, text in enumerate(texts) if words.members.match(text)), -1)
    agenda = next(
        (i for i, text in enumerate(texts) if i > members >= 0 and words.agenda.match(text)),
        len(texts),
    )
    if members >= 0:
        for text in texts[max(0, members - 3) : members]:
            if match := words.president.match(text):
                president, country = _president(text[match.end() :], grammar)
        first = words.members.match(texts[members])
        listed = [texts[members][first.end() :] if first else "", *texts[members + 1 : agenda]]
        seats = _seats(listed, grammar)
    if country and president:
        seats.insert(0, ParsedSeat(country, president, presiding=True))
    front = texts[: members if members >= 0 else 0]
    return LanguageCover(
        date=_date(front, grammar) or _head_date(heads),
        city=words.city if any(words.city in text for text in front) else "",
        year_of_council=next((text for text in front if words.year.match(text)), ""),
        provisional=any(words.provisional in text for text in front),
        president=president,
        president_country=country,
        seats=tuple(seats),
        agenda=_agenda(texts[agenda + 1 :], grammar) or _head_title(heads, grammar),
    )


def _president(text: str, grammar: Grammar) -> tuple[str, str]:
    """Return name and country of "M. Afonso . . . (Mozambique)"."""
    plain = _LEADER.sub(" ", text)
    cut = _BRACKETS.search(plain)
    if cut is None:
        return _person(plain, grammar), ""
    label = _BRACKETS.sub(" ", plain[cut.start() :])
    fact = country_in(grammar.code, label)
    return _person(plain[: cut.start()], grammar), fact.name if fact else " ".join(label.split())


def _seats(lines: Sequence[str], grammar: Grammar) -> list[ParsedSeat]:
    seats: list[ParsedSeat] = []
    pending = ""
    for line in lines:
        text = " ".join(f"{pending} {_LEADER.sub(' ', line)}".split())
        country, name = _seat(text, grammar)
        if country and name and len(seats) < _MOST_SEATS:
            seats.append(ParsedSeat(country, _person(name, grammar)))
            pending = ""
        else:
            # A long name goes on below: "… de Grande-Bretagne et" / "d’Irlande du Nord".
            pending = text if not pending and width(text) < 2 * _LONGEST_AGENDA else ""
    return seats


def _seat(text: str, grammar: Grammar) -> tuple[str, str]:
    """Split "Algérie M. Gaouaoui" after the longest beginning that is a country."""
    parts = text.split()
    for count in range(min(len(parts) - 1, 12), 0, -1):
        if fact := country_in(grammar.code, " ".join(parts[:count])):
            name = " ".join(parts[count:])
            return (fact.name, name) if _titled(name, grammar) else ("", "")
    return "", ""


def _titled(name: str, grammar: Grammar) -> bool:
    """Whether a name has its title: without it a line has only the start of a country."""
    title = re.compile(spaced(grammar.title), re.IGNORECASE)
    first_or_anywhere = title.search if grammar.direction == RIGHT_TO_LEFT else title.match
    return bool(title.search(name) if grammar.title_last else first_or_anywhere(name))


def _person(text: str, grammar: Grammar) -> str:
    name = " ".join(text.split()).strip(" .:：")
    if grammar.direction == RIGHT_TO_LEFT:
        return ordered(name)
    if not grammar.spaced:
        return WIDE_SPACE.sub("", name)
    return name[:1].upper() + name[1:]


def _date(texts: Sequence[str], grammar: Grammar) -> datetime.date | None:
    for text in texts:
        if match := _CHINESE_DATE.search(text):
            return _day(int(match[1]), int(match[2]), int(match[3]))
        month = _month(text, grammar)
        year, day = _YEAR.search(text), None
        if month and year:
            rest = text[: year.start()] + " " + text[year.end() :]
            day = _DAY.search(rest)
        if month and year and day:
            return _day(int(year.group()), month, int(day.group()))
    return None


def _month(text: str, grammar: Grammar) -> int:
    found = re.findall(r"[^\W\d_]+", text.casefold())
    months = grammar.cover.months
    return next((months[word] for word in found if word in months), 0)


def _head_date(heads: Sequence[PrintedRow]) -> datetime.date | None:
    for row in heads:
        if match := _HEAD_DATE.search(row.text):
            return _day(int(match[3]), int(match[2]), int(match[1]))
    return None


def _day(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def _agenda(texts: Sequence[str], grammar: Grammar) -> str:
    taken: list[str] = []
    for text in texts[:_LONGEST_AGENDA]:
        if re.search(grammar.cover.notice, text):
            break
        taken.append(text)
    between = " " if grammar.spaced else ""
    return between.join(taken)


def _head_title(heads: Sequence[PrintedRow], grammar: Grammar) -> str:
    """The short title in the running heads, where there is no cover to read it from.

    Not in Arabic: there the heads come with the order of their letters lost.
    """
    if grammar.direction == RIGHT_TO_LEFT:
        return ""
    for row in heads:
        if _HEAD_DATE.search(row.text) and _SYMBOL.search(row.text):
            return " ".join(_SYMBOL.sub(" ", _HEAD_DATE.sub(" ", row.text)).split())
    return ""
