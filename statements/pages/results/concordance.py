"""Concordance: every match with the words around it, its neighbours and its collocates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from typing import NamedTuple
from urllib.parse import urlencode

import django_filters
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext, gettext_noop

from statements.exports.files import sheet
from statements.models.addresses import record_address
from statements.pages.web.filters import complaints
from statements.pages.web.formats import as_json
from statements.pages.web.opened_index import opened_for
from statements.pages.web.query_strings import changed, chips
from statements.search.studies.collocates import MAX_WINDOW, MIN_TIMES_NEAR
from statements.search.studies.concordance import (
    MATCHES_SOUGHT,
    MAX_STATEMENTS_READ,
    Concordance,
    ConcordanceLine,
    ConcordanceOptions,
    LineOrder,
    Neighbour,
    concordance,
)
from statements.search.studies.selection import Selection, select

from .search_form import SearchFilter

COLLOCATES = 40
CONCORDANCE_SEEDS = 1_000_000

_ORDERS = {
    LineOrder.RIGHT: gettext_noop("words after"),
    LineOrder.LEFT: gettext_noop("words before"),
    LineOrder.DATE: gettext_noop("date"),
    LineOrder.COUNTRY: gettext_noop("country"),
}


class ConcordanceTable(StrEnum):
    """What is shown of a concordance: its lines, or the words that stand near them."""

    LINES = "lines"
    COLLOCATES = "collocates"


# The label of each, and what asks for it in an address.
_TABLES = {
    ConcordanceTable.LINES: (gettext_noop("Lines"), ""),
    ConcordanceTable.COLLOCATES: (gettext_noop("Collocates"), ConcordanceTable.COLLOCATES.value),
}

# What the form does not ask for each, and so takes along.
_OTHERS = {
    ConcordanceTable.LINES: ("window",),
    ConcordanceTable.COLLOCATES: ("table", "order", "lines"),
}


class ConcordanceFilter(SearchFilter):
    """A search, how its concordance shall be, and what of it shall be shown."""

    table = django_filters.ChoiceFilter(
        choices=[(one.value, one.value) for one in ConcordanceTable]
    )
    order = django_filters.ChoiceFilter(choices=[(one.value, one.value) for one in LineOrder])
    lines = django_filters.NumberFilter(min_value=1, max_value=MATCHES_SOUGHT, decimal_places=0)
    window = django_filters.NumberFilter(min_value=1, max_value=MAX_WINDOW, decimal_places=0)
    seed = django_filters.NumberFilter(min_value=0, max_value=CONCORDANCE_SEEDS, decimal_places=0)
    left = django_filters.CharFilter(max_length=100)
    right = django_filters.CharFilter(max_length=100)

    def chosen_table(self) -> ConcordanceTable:
        """Return what shall be shown; the lines where that makes no sense."""
        self.is_valid()
        return ConcordanceTable(self.form.cleaned_data.get("table") or ConcordanceTable.LINES)

    def wish(self) -> ConcordanceOptions:
        """Return what is wished for; a value that makes no sense is left out."""
        self.is_valid()
        usual = ConcordanceOptions()
        chosen = {name: value for name, value in self.form.cleaned_data.items() if value}
        seed = self.form.cleaned_data.get("seed")
        return ConcordanceOptions(
            arrangement=LineOrder(chosen.get("order") or usual.arrangement),
            lines=int(chosen.get("lines") or usual.lines),
            window=int(chosen.get("window") or usual.window),
            seed=usual.seed if seed is None else int(seed),
            left=chosen.get("left", ""),
            right=chosen.get("right", ""),
        )


@dataclass(frozen=True, slots=True)
class NeighbourLink:
    """A neighbour to choose: how many matches have it, and the query string that shows them."""

    label: str
    query: str
    current: bool
    count: int


class LinkedLine(NamedTuple):
    """A line and the address of its statement."""

    line: ConcordanceLine
    address: str


def rows(lines: Iterable[ConcordanceLine]) -> Iterator[LinkedLine]:
    """Yield lines with the addresses of their statements, each made once."""
    addresses: dict[tuple[str, int], str] = {}
    for line in lines:
        said = line.statement
        key = said.symbol, said.number
        if key not in addresses:
            addresses[key] = record_address(said.record)
        yield LinkedLine(line, addresses[key])


def concordance_page(request: HttpRequest) -> HttpResponse:
    """The lines, sorted and counted, or the collocates, and what they are of."""
    asked, wish, selection, found = _asked(request)
    table = asked.chosen_table()
    get = request.GET
    context = {
        "question": selection.question,
        "problems": selection.problems,
        "additions": selection.additions,
        "plain": changed(get, {"glossary": "off"}),
        "wish": wish,
        "table": table.value,
        "tables": [
            (gettext(label), changed(get, {"table": query, "left": "", "right": ""}), one is table)
            for one, (label, query) in _TABLES.items()
        ],
        "other_inputs": [(name, get[name]) for name in _OTHERS[table] if get.get(name)],
        "marking": selection.question.words_only().query_string(),
        "found": found,
        "rows": rows(found.lines),
        "chips": list(chips(request, selection.question, selection.opened)),
        "orders": [
            (one.value, gettext(label), one is wish.arrangement) for one, label in _ORDERS.items()
        ],
        "lefts": list(_steps(request, "left", found.left_neighbours, wish.left)),
        "rights": list(_steps(request, "right", found.right_neighbours, wish.right)),
        "anew": changed(get, {"seed": (wish.seed + 1) % CONCORDANCE_SEEDS}),
        "any_neighbour": changed(get, {"left": "", "right": ""}),
        "collocates": found.collocates[:COLLOCATES],
        "bounds": {
            "read": MAX_STATEMENTS_READ,
            "lines": MATCHES_SOUGHT,
            "window": MAX_WINDOW,
            "least": MIN_TIMES_NEAR,
        },
        "complaints": complaints(asked),
    }
    return render(request, "results/concordance.html", context)


def concordance_json(request: HttpRequest) -> HttpResponse:
    """The lines, neighbours, collocates and every denominator, for programs."""
    asked, wish, selection, found = _asked(request, whole=True)
    body = {
        "question": {"q": selection.question.text, "query": selection.question.query_string()},
        "wish": asdict(wish),
        "problems": [asdict(problem) for problem in selection.problems],
        "glossary": [asdict(addition) for addition in selection.additions],
        "lines": [_as_dict(request, row) for row in rows(found.lines)],
        "counts": _counts(found),
        "before": [asdict(neighbour) for neighbour in found.left_neighbours],
        "after": [asdict(neighbour) for neighbour in found.right_neighbours],
        "collocates": [collocate._asdict() for collocate in found.collocates],
        "left_out": complaints(asked),
    }
    return as_json(body)


def _counts(found: Concordance) -> dict[str, int]:
    return {
        "lines": len(found.lines),
        "matches_kept": found.kept,
        "matches_read": found.matches,
        "statements_read": found.read,
        "statements_found": found.found,
        "statements_held": found.held,
        "statements_without_match_in_text": found.without_match,
        "words_near": found.words_near,
        "words_elsewhere": found.words_elsewhere,
    }


def concordance_csv(request: HttpRequest) -> HttpResponse:
    """The lines, or with `table=collocates` these, each row with its denominators."""
    asked, _, _, found = _asked(request)
    totals = (found.matches, found.read, found.found, found.held)
    if asked.chosen_table() is ConcordanceTable.COLLOCATES:
        near = (found.words_near, found.words_elsewhere)
        told = (
            (one.word, one.near, one.elsewhere, one.log_likelihood, one.log_ratio, *near, *totals)
            for one in found.collocates
        )
        return sheet("collocates", (*_COLLOCATE, *_TOTALS), told)
    lines = (tuple(_as_dict(request, row).values()) + totals for row in rows(found.lines))
    return sheet("concordance", (*_LINE, *_TOTALS), lines)


_LINE = (
    *("symbol", "number", "paragraph", "date", "speaker", "delegation"),
    *("before", "match", "after", "address"),
)
_COLLOCATE = (
    *("word", "near", "elsewhere", "log_likelihood", "log_ratio"),
    *("words_near", "words_elsewhere"),
)
_TOTALS = ("matches_read", "statements_read", "statements_found", "statements_held")


def _as_dict(request: HttpRequest, row: LinkedLine) -> dict[str, str | int | None]:
    line, address = row
    said = line.statement
    return {
        "symbol": said.symbol,
        "number": said.number,
        "paragraph": line.paragraph,
        "date": said.date.isoformat() if said.date else None,
        "speaker": said.speaker,
        "delegation": said.delegation,
        "before": line.left_context,
        "match": line.match,
        "after": line.right_context,
        "address": request.build_absolute_uri(f"{address}#p{line.paragraph}"),
    }


def _asked(
    request: HttpRequest, *, whole: bool = False
) -> tuple[ConcordanceFilter, ConcordanceOptions, Selection, Concordance]:
    """Return what was asked, and of its concordance what shall be shown, or the `whole`."""
    asked = ConcordanceFilter(request.GET)
    wish = asked.wish()
    selection = select(asked.question(), opened_for(request))
    near = asked.chosen_table() is ConcordanceTable.COLLOCATES
    lined_up = replace(wish, lines=0) if near and not whole else wish
    return asked, wish, selection, concordance(selection, lined_up, collocates=near or whole)


def _steps(
    request: HttpRequest, side: str, neighbours: Iterable[Neighbour], chosen: str
) -> Iterator[NeighbourLink]:
    # To change a query is dear, and here all but the neighbour is the same.
    others = changed(request.GET, {side: ""})
    for one in neighbours:
        current = one.word == chosen
        query = others if current else f"{others}&{urlencode({side: one.word})}"
        yield NeighbourLink(one.word, query, current, one.count)
