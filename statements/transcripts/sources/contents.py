"""What a source contains, by the names of its files: its meetings, before anything is read."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, field

from statements.transcripts.records import Format, ReadingProblem, StatementMetadata

from .containers import Container, ContainerEntry

# The longest statement of the corpus is a tenth of this.
LARGEST_STATEMENT = 2 << 20
# The longest record is a few hundred pages.
LARGEST_RECORD = 64 << 20
LARGEST_MEETING = 64 << 20

# Where the Council meets, unless a source says otherwise. Meetings by video have no place.
_SEAT = "New York"
NOTHING_KNOWN = StatementMetadata()
_NUMBERS = re.compile(r"([0-9]+)")


@dataclass(frozen=True, slots=True)
class StatementPlace:
    """Where a statement lies, and what is known of it before it is read."""

    entry: ContainerEntry
    name: str
    number: int
    metadata: StatementMetadata = NOTHING_KNOWN


@dataclass(slots=True)
class MeetingContents:
    """One meeting of a source. `places` is keyed by the number of the statement."""

    symbol: str
    format: Format
    date: datetime.date | None = None
    city: str = ""
    agenda: str = ""
    president: str = ""
    places: dict[int, StatementPlace] = field(default_factory=dict)
    problems: list[ReadingProblem] = field(default_factory=list)
    size: int = 0
    rank: int = 0

    def add(self, place: StatementPlace) -> None:
        """Take a file in, unless it is too large or its number is taken: then note why not."""
        size = place.entry.size
        if (taken := self.places.get(place.number)) is not None:
            reason = f"{self.symbol} has statement {place.number} already, in {taken.name}"
            self.note("duplicate-number", place, reason + "; this file was left out")
        elif size > self.largest:
            what = "record" if self.format.is_whole else "statement"
            self.note("file-too-large", place, f"{size:,} bytes is too long for a {what}")
        elif self.size + size > LARGEST_MEETING:
            reason = f"{self.symbol} has more text than a meeting can have; this file was left out"
            self.note("file-too-large", place, reason)
        else:
            self.places[place.number] = place
            self.size += size

    @property
    def largest(self) -> int:
        """The most bytes that one of its files may have."""
        return LARGEST_RECORD if self.format.is_whole else LARGEST_STATEMENT

    def note(self, kind: str, place: StatementPlace, reason: str) -> None:
        """Note a problem with one file."""
        self.problems.append(ReadingProblem(kind, place.name, reason, number=place.number))


@dataclass(slots=True)
class SourceContents:
    """The meetings that a container holds. `problems` are those of no meeting that has a file."""

    container: Container
    format: Format
    problems: list[ReadingProblem]
    by_symbol: dict[str, MeetingContents] = field(default_factory=dict)
    unplaced: list[MeetingContents] = field(default_factory=list)
    records: list[MeetingContents] = field(default_factory=list)

    def meeting(self, symbol: str) -> MeetingContents:
        """Return the meeting with this symbol, new if it was not met before."""
        if symbol not in self.by_symbol:
            city = _SEAT if "/PV." in symbol else ""
            self.by_symbol[symbol] = MeetingContents(symbol, self.format, city=city)
        return self.by_symbol[symbol]

    def meetings(self) -> tuple[MeetingContents, ...]:
        """Return the meetings that have files, in order; keep the problems of the others.

        Statement files come before whole records, which are the better source, and English
        records before their versions in other languages.
        """
        every = [*self.by_symbol.values(), *self.records]
        for meeting in every:
            if not meeting.places:
                self.problems += meeting.problems
        listed = [meeting for meeting in every if meeting.places]
        listed.sort(key=lambda meeting: (natural(meeting.symbol), meeting.rank))
        return (*listed, *self.unplaced)


class NothingFound(Exception):
    """Nothing that can be read. The message says what was looked for and what is there."""


def natural(name: str) -> list[str | int]:
    """Return a key that sorts numbers inside names by value: S/PV.999 before S/PV.8700."""
    pieces = _NUMBERS.split(name)
    return [int(piece) if place % 2 else piece for place, piece in enumerate(pieces)]


def count(number: int, noun: str) -> str:
    """Return "1 meeting", "1,451 statements"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
