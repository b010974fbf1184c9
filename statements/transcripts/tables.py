"""Tables that lie beside texts: the corpus's `.tsv` and a folder's `manifest.csv`.

A row that cannot be used becomes a problem with its line; the other rows are read.
"""

from __future__ import annotations

import csv
import datetime
import io
import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from .records import ReadingProblem
from .symbols import DOCUMENT, Symbol, SymbolError
from .symbols import parse as parse_symbol

NoteProblem = Callable[[ReadingProblem], None]
TableRow = dict[str, str]

_LONGEST_LINE = 1 << 20
# A field is split into two lines, never met in more; without a bound rubbish would pile up.
_LONGEST_SPLIT = 8
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_LARGEST = 999_999
_FIRST_VIDEO_YEAR = 2020
_PRINTED_DATE = re.compile(r"(\d{1,2}) ([A-Za-z]+) (\d{4})")


class TableError(Exception):
    """A table lacks its columns, so that none of its rows can be used."""


def parse_date(text: str) -> datetime.date | None:
    """Return the date in "2014-03-15" or "15 March 2014", or None for anything else."""
    text = text.strip()
    try:
        if printed := _PRINTED_DATE.fullmatch(text):
            month = _MONTHS.index(printed[2][:3].casefold()) + 1
            return datetime.date(int(printed[3]), month, int(printed[1]))
        return datetime.date.fromisoformat(text)
    except ValueError:
        return None


def meeting_symbol(text: str) -> str:
    """Return the canonical symbol of a meeting of the Council, or nothing for anything else.

    "S/PV.7802", "SPECIMEN/PV.3", and "S/2020/254" for a meeting held by video, which an
    invented one ("SPECIMEN/2020/1") may be too.
    """
    try:
        symbol = parse_symbol(text)
    except SymbolError:
        return ""
    return symbol.text if symbol.is_meeting or is_video(symbol) else ""


def is_video(symbol: Symbol) -> bool:
    """Whether this is a letter of the years of videoconferences, with statements annexed."""
    return (
        symbol.text.startswith(("S/", "SPECIMEN/"))
        and symbol.kind == DOCUMENT
        and symbol.year >= _FIRST_VIDEO_YEAR
        and not symbol.suffix
    )


def read_tsv(
    stream: BinaryIO, file: str, required: Collection[str], note: NoteProblem
) -> Iterator[tuple[int, TableRow]]:
    """Yield the 1-based line and the fields by column of each row of an unquoted table.

    Quotes are letters (QUOTE_NONE). A row split by a newline inside a field, as 36 rows of
    S/PV.5225 are in version 6.1, is put together again: lines are joined until all columns
    are there. Raises `TableError` if a required column is missing.
    """
    lines = _lines(stream, file, note)
    _, header = next(lines, (0, ""))
    columns = header.split("\t")
    if missing := [column for column in required if column not in columns]:
        raise TableError(f"{file} lacks the columns {', '.join(missing)}; it has {_shown(columns)}")
    for line, fields in _rejoined(lines, len(columns), file, note):
        yield line, dict(zip(columns, fields, strict=True))


def _rejoined(
    lines: Iterator[tuple[int, str]], width: int, file: str, note: NoteProblem
) -> Iterator[tuple[int, list[str]]]:
    start, begun = 0, [""]

    def give_up() -> None:
        if begun != [""]:
            reason = f"the row has {len(begun)} columns, not {width}; it was left out"
            note(ReadingProblem("malformed-row", file, reason, line=start))

    for line, text in lines:
        fields = text.split("\t")
        joins = len(begun) + len(fields) - 1 <= width and line - start < _LONGEST_SPLIT
        if begun != [""] and joins:
            begun = [*begun[:-1], f"{begun[-1]} {fields[0]}".strip(), *fields[1:]]
        elif fields != [""]:
            give_up()
            start, begun = line, fields
        if len(begun) >= width:
            if len(begun) == width:
                yield start, begun
            else:
                give_up()
            begun = [""]
    give_up()


def _lines(stream: BinaryIO, file: str, note: NoteProblem) -> Iterator[tuple[int, str]]:
    line = 0
    while raw := stream.readline(_LONGEST_LINE):
        line += 1
        if line == 1:
            raw = raw.removeprefix(b"\xef\xbb\xbf")
        try:
            text = raw.decode()
        except UnicodeDecodeError:
            text = raw.decode("cp1252", "replace")
            note(
                ReadingProblem(
                    "encoding", file, "the line is not UTF-8; read as Windows-1252", line
                )
            )
        yield line, text.replace("\0", "").rstrip("\r\n")


@dataclass(frozen=True, slots=True)
class ManifestRow:
    """What a manifest says of one file. `number` is None where it does not say."""

    file: str
    meeting: str
    line: int
    number: int | None = None
    date: datetime.date | None = None
    agenda: str = ""
    city: str = ""
    president: str = ""


def read_manifest(content: bytes, file: str, note: NoteProblem) -> Iterator[ManifestRow]:
    """Yield the rows of a `manifest.csv`.

    Its columns are file, meeting, date, number, agenda_item, city and president, of which
    only the first two are needed. A date or a number that cannot be read is a problem,
    and the row is used without it. Raises `TableError` if a needed column is missing.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", "replace")
        note(ReadingProblem("encoding", file, "the manifest is not UTF-8; read as Windows-1252"))
    reader = csv.reader(io.StringIO(text.replace("\0", ""), newline=""))
    header = next(_records(reader, file, note), [])
    columns = [name.strip().casefold().replace(" ", "_") for name in header]
    if not {"file", "meeting"} <= set(columns):
        raise TableError(f"{file} needs the columns file and meeting; it has {_shown(header)}")
    for fields in _records(reader, file, note):
        line = reader.line_num
        if len(fields) > len(columns):
            reason = f"the row has {len(fields)} fields, not {len(columns)}; it was left out"
            note(ReadingProblem("malformed-row", file, reason, line))
            continue
        row = dict(zip(columns, map(str.strip, fields), strict=False))
        if (read := _manifest_row(row, file, line, note)) is not None:
            yield read


def _records(reader: Iterator[list[str]], file: str, note: NoteProblem) -> Iterator[list[str]]:
    """Yield what a CSV reader reads and is not blank; a row it refuses becomes a problem."""
    while True:
        try:
            fields = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            line: int = getattr(reader, "line_num", 0)
            note(ReadingProblem("malformed-row", file, f"the row cannot be read: {error}", line))
            continue
        if any(map(str.strip, fields)):
            yield fields


def _manifest_row(row: TableRow, file: str, line: int, note: NoteProblem) -> ManifestRow | None:
    def wrong(reason: str) -> None:
        note(ReadingProblem("malformed-row", file, reason, line))

    meeting = meeting_symbol(row.get("meeting", ""))
    if not row.get("file") or not meeting:
        named = row.get("meeting", "")
        wrong(
            f"“{named}” is not the symbol of a meeting; the row was left out"
            if row.get("file")
            else "the row names no file; it was left out"
        )
        return None
    date = parse_date(row.get("date", ""))
    if row.get("date") and date is None:
        wrong(f"“{row['date']}” is not a date such as 2014-03-15 or 15 March 2014")
    number = row.get("number", "")
    if number and not (number.isascii() and number.isdigit() and int(number) <= _LARGEST):
        wrong(f"“{number}” is not the number of a statement")
        number = ""
    return ManifestRow(
        file=row["file"].removeprefix("./"),
        meeting=meeting,
        line=line,
        number=int(number) if number else None,
        date=date,
        agenda=row.get("agenda_item", ""),
        city=row.get("city", ""),
        president=row.get("president", ""),
    )


def _shown(columns: list[str]) -> str:
    return ", ".join(column or "(no name)" for column in columns[:30])
