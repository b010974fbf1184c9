"""Answers as comma-separated values, for programs and spreadsheets."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence

from django.http import HttpResponse

Cell = str | int | float | None

# A spreadsheet takes a text that begins so for a formula and runs it.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def sheet(name: str, head: Sequence[str], rows: Iterable[Sequence[Cell]]) -> HttpResponse:
    """Return a file `name`.csv: UTF-8, one line of names, then `rows`; None is left empty.

    A text that a spreadsheet would run gets an apostrophe before it.
    """
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    response["X-Robots-Tag"] = "noindex, nofollow"
    writer = csv.writer(response)
    writer.writerow(head)
    writer.writerows([_plain(cell) for cell in row] for row in rows)
    return response


def _plain(cell: Cell) -> Cell:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell
