"""The published corpus "UN Security Council Debates" (doi 10.7910/DVN/KGVSYH), as tables.

Version 5 and version 6.1 name their columns differently and mean the same. What a row says
of a statement is found by the name of the statement's file, in both versions
`UNSC_<year>_SPV.<meeting>_spch<number>.txt`.
"""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import BinaryIO

from statements.transcripts.records import Format, ReadingProblem, StatementMetadata
from statements.transcripts.tables import (
    NoteProblem,
    TableError,
    TableRow,
    meeting_symbol,
    parse_date,
    read_tsv,
)
from statements.transcripts.turn.presidency import PRESIDENT

_NAME = re.compile(r"(UNSC_\d{4}_SPV\.([^\s/\\]{1,60}))_spch(\d{1,6})\.txt", re.ASCII)
_LETTER = re.compile(r"(\d{4})_(\d{1,4})", re.ASCII)
_TITLE = re.compile(r"(?:Mr|Mrs|Ms|Miss|Sir|Dame|Dr|Lord|Lady|Baroness|Sheikh|Prince)\b\.?\s*")
_NOT_KNOWN = frozenset({"NA", "unknown", "Unknown"})
# One row in six or fewer that names somebody else is a slip of the table, such as the
# President of January in S/PV.8714 of February 2020; more is a change of the Chair.
_SLIPS = 6

_SPEAKER_5 = {
    "speaker": "speaker",
    "country": "country",
    "capacity": "role_in_un",
    "participant": "participanttype",
}
_SPEAKER_6 = {
    "speaker": "speaker",
    "country": "country_org",
    "capacity": "role",
    "participant": "participanttype",
}


@dataclass(frozen=True, slots=True)
class StatementName:
    """What the name of a statement's file tells: its meeting's name, and its number."""

    meeting: str
    number: int

    @property
    def symbol(self) -> str:
        """The canonical symbol of the meeting."""
        return symbol_of(self.meeting)


@lru_cache(maxsize=8192)
def symbol_of(meeting: str) -> str:
    """Return the symbol of the meeting that the corpus calls "UNSC_2020_SPV.2020_254", or ""."""
    _, _, printed = meeting.partition("_SPV.")
    if letter := _LETTER.fullmatch(printed):
        return meeting_symbol(f"S/{letter[1]}/{int(letter[2])}")
    return meeting_symbol(f"S/PV.{printed}")


def parse_name(name: str) -> StatementName | None:
    """Read the name of a file of the corpus, without its folder, or return None.

    `UNSC_2014_SPV.7138_spch004.txt` is statement 4 of S/PV.7138,
    `UNSC_2020_SPV.8706Resumption1_spch0002.txt` statement 2 of S/PV.8706 (Resumption 1) and
    `UNSC_2020_SPV.2020_254_spch001.txt` statement 1 of S/2020/254.
    """
    if not (match := _NAME.fullmatch(name)):
        return None
    named = StatementName(match[1], int(match[3]))
    return named if named.symbol else None


@dataclass(slots=True)
class TabledMeeting:
    """What the tables say of one meeting. `statements` is keyed by number."""

    date: datetime.date | None = None
    topic: str = ""
    symbols: set[str] = field(default_factory=set)
    statements: dict[int, StatementMetadata] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Tables:
    """Both tables of a corpus, by the name of the meeting ("UNSC_2014_SPV.7138")."""

    format: Format
    meetings: dict[str, TabledMeeting]

    def symbol(self, meeting: str) -> str:
        """Return the symbol of the record that `meeting` names.

        The table's document symbol goes before the name, unless it is not one symbol.
        """
        tabled = self.meetings.get(meeting)
        if tabled is not None and len(tabled.symbols) == 1:
            return next(iter(tabled.symbols))
        return symbol_of(meeting)

    def file_name(self, meeting: str, number: int) -> str:
        """Return the name of a statement's file as this version writes it."""
        digits = 4 if self.format is Format.CORPUS_6 else 3
        return f"{meeting}_spch{number:0{digits}}.txt"


def read_tables(speakers: BinaryIO, meetings: BinaryIO | None, note: NoteProblem) -> Tables:
    """Read `speaker.tsv` and, where there is one, `meta.tsv`.

    What is wrong with a row goes to `note`. Raises `TableError` if the columns of
    `speaker.tsv` are those of neither version.
    """
    reader = _Reader(note)
    tabled = reader.read_speakers(speakers)
    if meetings is not None:
        reader.read_meetings(meetings)
    return tabled


class _Reader:
    def __init__(self, note: NoteProblem) -> None:
        self.note = note
        self.meetings: dict[str, TabledMeeting] = {}
        # The 106,302 rows repeat a few thousand speakers.
        self.known: dict[StatementMetadata, StatementMetadata] = {}

    def read_speakers(self, stream: BinaryIO) -> Tables:
        rows = read_tsv(stream, "speaker.tsv", ("filename",), self.note)
        version = Format.CORPUS_5
        columns: dict[str, str] = {}
        for line, row in rows:
            if not columns:
                version, columns = _columns(row)
            self._add_statement(line, row, version, columns)
        return Tables(version, self.meetings)

    def _add_statement(
        self, line: int, row: TableRow, version: Format, columns: dict[str, str]
    ) -> None:
        named = parse_name(row["filename"])
        if named is None:
            reason = f"“{row['filename'][:200]}” is not the name of a statement's file"
            self.note(ReadingProblem("malformed-row", "speaker.tsv", reason, line))
            return
        metadata = _metadata(row, version, columns)
        meeting = self.meetings.setdefault(named.meeting, TabledMeeting())
        if named.number in meeting.statements:
            reason = f"{row['filename']} has a row already; this one was left out"
            self.note(ReadingProblem("duplicate-row", "speaker.tsv", reason, line, named.number))
            return
        meeting.statements[named.number] = self.known.setdefault(metadata, metadata)
        meeting.date = meeting.date or parse_date(row.get("date", ""))
        meeting.topic = meeting.topic or _said(row.get("topic", ""))
        record = _said(row.get("document_symbol", "")) or row.get("meeting_symbol", "")
        if symbol := meeting_symbol(record):
            meeting.symbols.add(symbol)

    def read_meetings(self, stream: BinaryIO) -> None:
        rows = read_tsv(stream, "meta.tsv", ("basename", "date", "topic"), self.note)
        try:
            for line, row in rows:
                self._add_meeting(line, row)
        except TableError as error:
            self.note(ReadingProblem("malformed-table", "meta.tsv", str(error)))

    def _add_meeting(self, line: int, row: TableRow) -> None:
        if not symbol_of(row["basename"]):
            reason = f"“{row['basename'][:200]}” is not the name of a meeting"
            self.note(ReadingProblem("malformed-row", "meta.tsv", reason, line))
            return
        meeting = self.meetings.setdefault(row["basename"], TabledMeeting())
        date = parse_date(row["date"])
        if date is None:
            reason = f"“{row['date'][:60]}” is not a date"
            self.note(ReadingProblem("malformed-row", "meta.tsv", reason, line))
        meeting.date = date or meeting.date
        meeting.topic = _said(row["topic"]) or meeting.topic


def _columns(row: Collection[str]) -> tuple[Format, dict[str, str]]:
    for version, columns in ((Format.CORPUS_6, _SPEAKER_6), (Format.CORPUS_5, _SPEAKER_5)):
        if set(columns.values()) <= set(row):
            return version, columns
    raise TableError(
        f"speaker.tsv has the columns of neither version of the corpus: version 5 has"
        f" {', '.join(_SPEAKER_5.values())}, version 6.1 {', '.join(_SPEAKER_6.values())};"
        f" here are {', '.join(list(row)[:30])}"
    )


def _metadata(row: TableRow, version: Format, columns: dict[str, str]) -> StatementMetadata:
    said = {name: _said(row[column]) for name, column in columns.items()}
    if version is Format.CORPUS_6:
        said = {name: value.replace("''", "'") for name, value in said.items()}
        said["country"] = said["country"] or _said(row.get("speaker_country", ""))
    return StatementMetadata(**said)


def _said(value: str) -> str:
    """Return a field, empty where it only says that nothing is known ("NA", "unknown")."""
    value = value.strip()
    return "" if value in _NOT_KNOWN else value


def president_of(meeting: str, statements: Iterable[StatementMetadata], note: NoteProblem) -> str:
    """Return who presided as "Name (Country)", as far as the rows of a meeting agree.

    Where they agree on the country but not on the person, as for S/PV.8764 with
    "Mr. Nebenzia/Mr. Polyanskiy", the name is left out: " (Russian Federation)" without the
    space. A row against at least five others is noted and passed over.
    """
    chairs = [row for row in statements if row.participant.casefold() == PRESIDENT.casefold()]
    country, countries = _agreed(row.country for row in chairs)
    person, _ = _agreed(
        row.speaker for row in chairs if row.country.casefold() in {country.casefold(), ""}
    )
    if len(countries) > 1:
        shown = ", ".join(f"{name} ({rows})" for name, rows in countries.most_common())
        reason = f"the rows of the President name more than one country: {shown}"
        note(ReadingProblem("conflicting-president", meeting, reason))
    if not country:
        return "" if len(countries) > 1 else person
    return f"{person} ({country})".strip()


def _agreed(values: Iterable[str]) -> tuple[str, Counter[str]]:
    """Return the value that nearly all give, or an empty text, and how often each is given."""
    spellings: dict[str, str] = {}
    times: Counter[str] = Counter()
    for value in values:
        if key := _TITLE.sub("", value).casefold():
            spellings[key] = max(spellings.get(key, ""), value, key=len)
            times[key] += 1
    counts = Counter({spellings[key]: number for key, number in times.items()})
    [(value, most)] = counts.most_common(1) or [("", 0)]
    agreed = most * _SLIPS >= counts.total() * (_SLIPS - 1) and "/" not in value
    return value if agreed else "", counts
