"""How a statement is referred to: what a reference tells, in the styles of those who cite.

The styles are those of the editors of the United Nations and of lawyers and scholars:
Bluebook (rule 21.7), AGLC (rule 9.2), OSCOLA, Chicago and APA. They are written in English
whatever the language of the page.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass

COUNCIL = "United Nations Security Council"

# Its first year was 1946: the record of 7 November 2016 says "Seventy-first year".
_BEFORE_THE_FIRST_YEAR = 1945

_MONTHS_IN_FULL = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
# As the Bluebook shortens them (table T12).
_MONTHS = (
    *("Jan.", "Feb.", "Mar.", "Apr.", "May", "June"),
    *("July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."),
)


@dataclass(frozen=True, slots=True)
class Reference:
    """What is known of a statement to refer to it by; what is not known is empty, None or 0.

    `who` is "Mr. Bessho (Japan)", `author` "Mr. Bessho"; `meeting` is the number of the
    meeting, None for a letter; `first` and `last` are pages of the record. `specimen` is
    for what was invented for the archive and has no place in the styles.
    """

    symbol: str
    number: int
    who: str
    author: str
    delegation: str
    capacity: str
    agenda: str
    meeting: int | None
    date: datetime.date | None
    city: str
    first: int
    last: int
    address: str
    official: str
    specimen: bool = False

    @property
    def title(self) -> str:
        """What the statement is called where a title is asked for."""
        return f"Statement of {self.who}"

    @property
    def key(self) -> str:
        """A name without spaces or slashes: "S-PV.7802-12"."""
        return f"{self.symbol.replace(' ', '').replace('/', '-')}-{self.number}"

    @property
    def pages(self) -> str:
        """The pages: "12", "12–13", or nothing."""
        if not self.first:
            return ""
        return f"{self.first}" if self.first == self.last else f"{self.first}–{self.last}"

    @property
    def session(self) -> int:
        """The year of the Council, 71 for 2016; 0 where no day is known."""
        return self.date.year - _BEFORE_THE_FIRST_YEAR if self.date else 0


@dataclass(frozen=True, slots=True)
class Style:
    """A reference in one of the styles; `key` names the style without spaces."""

    key: str
    name: str
    text: str


def styles(reference: Reference) -> list[Style]:
    """Return the reference in each style but that of the United Nations; none of a specimen.

    The style of the United Nations is the one of the pages themselves.
    """
    if reference.specimen:
        return []
    return [
        Style("bluebook", "Bluebook", bluebook(reference)),
        Style("aglc", "AGLC", aglc(reference)),
        Style("oscola", "OSCOLA", oscola(reference)),
        Style("chicago", "Chicago", chicago(reference)),
        Style("apa", "APA", apa(reference)),
    ]


def bluebook(of: Reference) -> str:
    """U.N. SCOR, 71st Sess., 7802d mtg. at 12, U.N. Doc. S/PV.7802 (Nov. 7, 2016) (statement …)."""
    record = ""
    if of.meeting:
        session = f"{ordinal(of.session, short=True)} Sess." if of.session else ""
        met = f"{ordinal(of.meeting, short=True)} mtg."
        record = ", ".join(filter(None, ["U.N. SCOR", session, met]))
    at = f"at {of.pages}" if of.pages else ""
    document = f"U.N. Doc. {of.symbol}"
    where = f"{_spaced(record, at)}, {document}" if record else _spaced(document, at)
    day = f"({_MONTHS[of.date.month - 1]} {of.date.day}, {of.date.year})" if of.date else ""
    return f"{_spaced(where, day)} (statement of {of.who})."


def aglc(of: Reference) -> str:
    """UN SCOR, 71st sess, 7802nd mtg, UN Doc S/PV.7802 (7 November 2016) 12 (Mr. Bessho …)."""
    parts = [f"UN Doc {of.symbol}"]
    if of.meeting:
        session = f"{ordinal(of.session)} sess" if of.session else ""
        parts = ["UN SCOR", session, f"{ordinal(of.meeting)} mtg", *parts]
    day = f"({_day(of.date)})" if of.date else ""
    return f"{_spaced(', '.join(filter(None, parts)), day, of.pages, f'({of.who})')}."


def oscola(of: Reference) -> str:
    """Statement of …, UNSC Verbatim Record (7 November 2016) UN Doc S/PV.7802, 12."""
    record = "UNSC Verbatim Record" if of.meeting else "UNSC"
    day = f"({_day(of.date)})" if of.date else ""
    where = _spaced(record, day, f"UN Doc {of.symbol}")
    return f"{', '.join(filter(None, [of.title, where, of.pages]))}."


def chicago(of: Reference) -> str:
    """As in a note: UN Security Council, 7802nd Meeting, Statement of …, November 7, 2016, …."""
    met = f"{ordinal(of.meeting)} Meeting" if of.meeting else ""
    day = _american(of.date) if of.date else ""
    parts = ["UN Security Council", met, of.title, day, of.symbol, of.pages, of.address]
    return f"{', '.join(filter(None, parts))}."


def apa(of: Reference) -> str:
    """United Nations Security Council. (2016, November 7). Statement of … (S/PV.7802, p. 12). …."""
    day = f"{of.date.year}, {_american(of.date).partition(',')[0]}" if of.date else "n.d."
    page = f"{'p.' if of.first == of.last else 'pp.'} {of.pages}" if of.pages else ""
    where = ", ".join(filter(None, [of.symbol, page]))
    met = f", {ordinal(of.meeting)} meeting" if of.meeting else ""
    return f"{COUNCIL}. ({day}). {of.title}{met} ({where}). {of.address}"


def ordinal(number: int, *, short: bool = False) -> str:
    """Write 7802 as "7802nd", or as "7802d" where `short`: the Bluebook has "2d" and "3d"."""
    if number % 100 in (11, 12, 13):
        return f"{number}th"
    endings = {1: "st", 2: "d" if short else "nd", 3: "d" if short else "rd"}
    return f"{number}{endings.get(number % 10, 'th')}"


def _day(date: datetime.date) -> str:
    return f"{date.day} {_MONTHS_IN_FULL[date.month - 1]} {date.year}"


def _american(date: datetime.date) -> str:
    return f"{_MONTHS_IN_FULL[date.month - 1]} {date.day}, {date.year}"


def _spaced(*parts: str) -> str:
    return " ".join(filter(None, parts))
