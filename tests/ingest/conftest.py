"""Sources made in memory, and runs of ingest over them."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from statements.ingest.load_facts import load_reference
from statements.ingest.report import Report
from statements.ingest.run import Ingest, Options
from statements.models import Meeting
from statements.transcripts.records import (
    Format,
    MeetingFiles,
    ReadingProblem,
    StatementFile,
    StatementMetadata,
)

BESSHO = "Mr. Bessho (Japan): I thank the briefers. Japan co-sponsored resolution 2295 (2016)."
DELATTRE = "Mr. Delattre (France) (spoke in French): France welcomes the report (S/2015/446)."


@dataclass(frozen=True)
class MemorySource:
    """A source whose meetings are at hand already."""

    meetings: tuple[MeetingFiles, ...]
    path: Path = Path("memory")
    description: str = "meetings made by a test"
    problems: tuple[ReadingProblem, ...] = ()

    @property
    def total(self) -> int:
        return sum(len(meeting.files) for meeting in self.meetings)

    def __iter__(self) -> Iterator[MeetingFiles]:
        return iter(self.meetings)


def meeting(
    *texts: str | None,
    symbol: str = "S/PV.7802",
    date: datetime.date | None = datetime.date(2016, 11, 7),
    agenda: str = "Maintenance of international peace and security",
    metadata: StatementMetadata | None = None,
) -> MeetingFiles:
    """Return a meeting of the given statements, numbered from 1; None leaves a number out."""
    files = tuple(
        StatementFile(
            f"{symbol}-{number}.txt", text.encode(), number, metadata or StatementMetadata()
        )
        for number, text in enumerate(texts, 1)
        if text is not None
    )
    return MeetingFiles(
        symbol=symbol,
        format=Format.STATEMENT_FILES,
        files=files,
        date=date,
        city="New York",
        agenda=agenda,
    )


def ingest(*meetings: MeetingFiles, options: Options | None = None) -> Report:
    """Run ingest over `meetings`, without corrections."""
    return Ingest([MemorySource(meetings)], amend=_leave, options=options or Options())()


def _leave(meeting: Meeting) -> None:
    """Correct nothing."""


@pytest.fixture
def reference(db: None) -> None:
    """The reference facts, loaded."""
    load_reference()
