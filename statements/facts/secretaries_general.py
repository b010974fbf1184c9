"""Who was Secretary-General of the United Nations, and when."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from .tables import DIRECTORY, read_rows


@dataclass(frozen=True, slots=True)
class SecretaryGeneral:
    """A holder of the office, from the first to the last day, both counted."""

    name: str
    start: datetime.date
    end: datetime.date


@cache
def secretaries_general() -> tuple[SecretaryGeneral, ...]:
    """Return all of them, earliest first."""
    return read_secretaries_general(DIRECTORY / "secretaries_general.csv")


def secretary_general_on(day: datetime.date) -> SecretaryGeneral | None:
    """Return who held the office on `day`, None where nobody is known to have."""
    return next((one for one in secretaries_general() if one.start <= day <= one.end), None)


def read_secretaries_general(path: Path) -> tuple[SecretaryGeneral, ...]:
    """Read the table; raises `FactsError` for a malformed row or an overlap."""
    found: list[SecretaryGeneral] = []
    for row in read_rows(path, ("name", "start", "end")):
        one = SecretaryGeneral(row.optional("name"), row.date("start"), row.date("end"))
        if one.end < one.start or (found and one.start <= found[-1].end):
            row.fail("the term does not follow the one before it")
        found.append(one)
    return tuple(found)
