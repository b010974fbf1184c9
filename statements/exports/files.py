"""Answers as comma-separated values or lines of JSON, for programs and spreadsheets."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase

Cell = str | int | float | None

# Letters that are sent at once of a file that may be long: a line each is dear to send.
_BLOCK = 64 * 1024

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
    """Return the same file piece by piece, as long as it may be: it is never held whole."""
    writer = csv.writer(_Echo())
    lines: Iterator[str] = (writer.writerow(line) for line in _lines(head, rows))
    return _named(StreamingHttpResponse(_blocks(lines), content_type=_TYPE), name)


def json_lines(name: str, rows: Iterable[Mapping[str, object]]) -> StreamingHttpResponse:
    """Return a file `name`.jsonl piece by piece: an object on each line, UTF-8."""
    write = DjangoJSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
    lines = (f"{write(row)}\n" for row in rows)
    response = StreamingHttpResponse(_blocks(lines), content_type="application/x-ndjson")
    return _named(response, name, "jsonl")


class _Echo:
    """A file that hands back what is written to it."""

    def write(self, line: str) -> str:
        return line


_TYPE = "text/csv; charset=utf-8"
Response = TypeVar("Response", bound=HttpResponseBase)


def _named(response: Response, name: str, ending: str = "csv") -> Response:
    response["Content-Disposition"] = f'attachment; filename="{name}.{ending}"'
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response


def _blocks(lines: Iterable[str]) -> Iterator[str]:
    """Join lines until there is enough to be sent."""
    block: list[str] = []
    size = 0
    for line in lines:
        block.append(line)
        size += len(line)
        if size >= _BLOCK:
            yield "".join(block)
            block, size = [], 0
    if block:
        yield "".join(block)


def _lines(head: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Iterator[Sequence[Cell]]:
    yield head
    for row in rows:
        yield [_plain(cell) for cell in row]


def _plain(cell: Cell) -> Cell:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell
