"""Answers as comma-separated values, for programs and spreadsheets."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from django.http import HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase

Cell = str | int | float | None

# A spreadsheet takes a text that begins so for a formula and runs it.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def sheet(name: str, head: Sequence[str], rows: Iterable[Sequence[Cell]]) -> HttpResponse:
    """Return a file `name`.csv: UTF-8, one line of names, then `rows`; None is left empty.

    A text that a spreadsheet would run gets an apostrophe before it.
    """
    response = HttpResponse(content_type=_TYPE)
    csv.writer(response).writerows(_lines(head, rows))
    return _named(response, name)


def long_sheet(
    name: str, head: Sequence[str], rows: Iterable[Sequence[Cell]]
) -> StreamingHttpResponse:
    """Return the same file line by line, as long as it may be: it is never held whole."""
    writer = csv.writer(_Echo())
    lines: Iterator[str] = (writer.writerow(line) for line in _lines(head, rows))
    return _named(StreamingHttpResponse(lines, content_type=_TYPE), name)


class _Echo:
    """A file that hands back what is written to it."""

    def write(self, line: str) -> str:
        return line


_TYPE = "text/csv; charset=utf-8"
Response = TypeVar("Response", bound=HttpResponseBase)


def _named(response: Response, name: str) -> Response:
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response


def _lines(head: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Iterator[Sequence[Cell]]:
    yield head
    for row in rows:
        yield [_plain(cell) for cell in row]


def _plain(cell: Cell) -> Cell:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell
