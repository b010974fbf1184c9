"""Rows of the reference tables: CSV, UTF-8, a header row, every fault named by its line."""

from __future__ import annotations

import csv
import datetime
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

DIRECTORY = Path(__file__).parent / "data"


class FactsError(ValueError):
    """A reference table is malformed: which file, which line (1-based), and why."""

    def __init__(self, file: str, line: int, reason: str) -> None:
        super().__init__(f"{file}, line {line}: {reason}")
        self.file = file
        self.line = line
        self.reason = reason


@dataclass(frozen=True, slots=True)
class FactRow:
    """One row of a table, and where it stands, so that a fault can be found again."""

    file: str
    line: int
    cells: Mapping[str, str]

    def fail(self, reason: str) -> NoReturn:
        """Raise a `FactsError` for this row."""
        raise FactsError(self.file, self.line, reason)

    def optional(self, column: str) -> str:
        """Return the text of a cell that may be empty."""
        return self.cells[column]

    def text(self, column: str) -> str:
        """Return the text of a cell that may not be empty."""
        return self.cells[column] or self.fail(f"{column} is empty")

    def choice(self, column: str, allowed: Collection[str]) -> str:
        """Return the text of a cell that must be one of `allowed`."""
        value = self.cells[column]
        if value not in allowed:
            self.fail(f"{column} is “{value}”, not one of: {', '.join(sorted(allowed))}")
        return value

    def number(self, column: str) -> int:
        """Return a cell that holds a whole number above zero."""
        value = self.text(column)
        if not (value.isascii() and value.isdigit() and int(value)):
            self.fail(f"{column} is “{value}”, not a number above zero")
        return int(value)

    def date(self, column: str) -> datetime.date:
        """Return a cell that holds a date as YYYY-MM-DD."""
        value = self.text(column)
        try:
            return datetime.date.fromisoformat(value)
        except ValueError:
            self.fail(f"{column} is “{value}”, not a date as YYYY-MM-DD")

    def optional_date(self, column: str) -> datetime.date | None:
        """Return a cell that holds a date or nothing."""
        return self.date(column) if self.cells[column] else None


def read_rows(path: Path, columns: tuple[str, ...]) -> Iterator[FactRow]:
    """Yield the rows of the table at `path`, whose header must be exactly `columns`.

    Raises `FactsError` for a missing file, wrong header, wrong number of cells, white
    space around a cell, or bytes that are not UTF-8.
    """
    line = 1
    try:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.reader(file, strict=True)
            header = next(reader, [])
            if tuple(header) != columns:
                raise FactsError(path.name, 1, f"the header must be: {','.join(columns)}")
            for cells in reader:
                line = reader.line_num
                yield _row(path.name, line, columns, cells)
    except UnicodeDecodeError as error:
        raise FactsError(path.name, line, f"not UTF-8: {error.reason}") from error
    except csv.Error as error:
        raise FactsError(path.name, reader.line_num, str(error)) from error
    except OSError as error:
        raise FactsError(path.name, line, f"cannot be read: {error.strerror}") from error


def _row(file: str, line: int, columns: tuple[str, ...], cells: list[str]) -> FactRow:
    if len(cells) != len(columns):
        raise FactsError(file, line, f"{len(cells)} cells where {len(columns)} belong")
    for column, cell in zip(columns, cells, strict=True):
        if cell != cell.strip():
            raise FactsError(file, line, f"white space around “{cell.strip()}” in {column}")
    return FactRow(file, line, dict(zip(columns, cells, strict=True)))
