"""Every numbered meeting of the Council since 1946: its date, and whether its record is public."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from .tables import DIRECTORY, read_rows

_RECORDS = frozenset({"public", "closed"})


@dataclass(frozen=True, slots=True)
class MeetingFact:
    """One meeting by its number. `date` is the first day of it, None where not known.

    Of a `closed` meeting there is a communiqué (S/PV.11) and no public record.
    """

    number: int
    date: datetime.date | None
    closed: bool


@cache
def council_meetings() -> Mapping[int, MeetingFact]:
    """Return what is known of each meeting, by number; a few numbers are missing."""
    return load_council_meetings(DIRECTORY / "meetings.csv")


def load_council_meetings(path: Path) -> Mapping[int, MeetingFact]:
    """Read a table of meetings; raises `FactsError` for one out of the order of time."""
    found: dict[int, MeetingFact] = {}
    last, day = 0, datetime.date.min
    for row in read_rows(path, ("number", "date", "record")):
        number, date = row.number("number"), row.optional_date("date")
        if number <= last:
            row.fail("the meetings are not in order")
        if date is not None and date < day:
            row.fail("the meeting is dated before the one before it")
        found[number] = MeetingFact(number, date, row.choice("record", _RECORDS) == "closed")
        last, day = number, date or day
    return found
