"""What a row of each kind of thing is: one description for the lists in JSON and in CSV.

A table names its columns and says how each is read. JSON and CSV print the same columns in
the same order, and every row ends with the address of the thing's own page.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from operator import attrgetter
from typing import Any, Generic, Protocol, TypeVar

from django.http import HttpRequest

from statements.models import AgendaItem, Country, Document, Meeting, Organization, Speaker
from statements.models import Statement as Said

from .files import Cell

CellValue = str | int | float | bool | datetime.date | datetime.time | None


class Addressed(Protocol):
    """What has a page of its own."""

    def get_absolute_url(self) -> str: ...


_Thing = TypeVar("_Thing", bound=Addressed)


@dataclass(frozen=True, slots=True)
class RowTable(Generic[_Thing]):
    """The columns of a kind of thing. `name` is what a file or list of them is called."""

    name: str
    columns: Mapping[str, Callable[[_Thing], Any]]

    @property
    def head(self) -> tuple[str, ...]:
        """The names of the columns."""
        return (*self.columns, "address")

    def row(self, request: HttpRequest, thing: _Thing) -> dict[str, CellValue]:
        """Return one thing for JSON."""
        values = {name: read(thing) for name, read in self.columns.items()}
        return values | {"address": request.build_absolute_uri(thing.get_absolute_url())}

    def rows(self, request: HttpRequest, things: Iterable[_Thing]) -> list[dict[str, CellValue]]:
        """Return things for JSON, in their order."""
        return [self.row(request, thing) for thing in things]

    def cells(self, request: HttpRequest, things: Iterable[_Thing]) -> Iterator[tuple[Cell, ...]]:
        """Yield things for CSV, in their order."""
        for thing in things:
            yield tuple(_cell(value) for value in self.row(request, thing).values())


def _cell(value: CellValue) -> Cell:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value.isoformat() if isinstance(value, datetime.date | datetime.time) else value


def _own(*names: str) -> dict[str, Callable[[Any], Any]]:
    """Return columns that are called as the field which they print."""
    return {name: attrgetter(name) for name in names}


def _name(thing: object | None) -> str | None:
    return str(thing) if thing is not None else None


STATEMENT_ROWS: RowTable[Said] = RowTable(
    "statements",
    {
        "symbol": lambda said: said.meeting.symbol,
        "number": lambda said: said.number,
        "date": lambda said: said.meeting.date,
        "speaker": lambda said: said.speaker.name if said.speaker else None,
        "delegation": lambda said: _name(said.country or said.organization),
        "capacity": lambda said: said.capacity,
        "agenda_item": lambda said: _name(said.meeting.agenda_item),
        **_own("language", "procedural"),
        "specimen": lambda said: said.meeting.specimen,
        "words": lambda said: said.word_count,
    },
)
"""Of statements fetched `with_names`."""

MEETING_ROWS: RowTable[Meeting] = RowTable(
    "meetings",
    {
        **_own("symbol", "date", "kind"),
        "agenda_item": lambda met: _name(met.agenda_item),
        "president": lambda met: met.president.name if met.president else met.president_printed,
        "president_country": lambda met: _name(met.president_country),
        "specimen": lambda met: met.specimen,
        "statements": attrgetter("spoken"),
    },
)
"""Of meetings as `calendar.listed` fetches them."""

COUNTRY_ROWS: RowTable[Country] = RowTable(
    "countries",
    {
        **_own("name", "official_name", "alpha3", "status", "regional_group", "admitted", "ended"),
        "statements": attrgetter("spoken"),
    },
)
"""Of countries as `browse.countries` fetches them."""

ORGANIZATION_ROWS: RowTable[Organization] = RowTable(
    "organizations",
    {**_own("name", "abbreviation", "kind"), "statements": attrgetter("heard")},
)
"""Of organizations as `organizations.heard_organizations` fetches them."""

SPEAKER_ROWS: RowTable[Speaker] = RowTable(
    "speakers",
    {
        "name": lambda speaker: speaker.name,
        "delegation": lambda speaker: _name(speaker.country or speaker.organization),
        **_own("first", "last"),
        "statements": attrgetter("spoken"),
    },
)
"""Of speakers as `speakers.found_speakers` fetches them."""

DOCUMENT_ROWS: RowTable[Document] = RowTable(
    "documents",
    {
        **_own("symbol", "body", "kind", "year", "date", "title"),
        "citing_statements": attrgetter("citing"),
    },
)
"""Of documents as `documents.found_documents` fetches them."""

AGENDA_ITEM_ROWS: RowTable[AgendaItem] = RowTable(
    "agenda-items",
    {"title": lambda item: item.title, "meetings": attrgetter("met"), **_own("first", "last")},
)
"""Of agenda items as `agenda.found_items` fetches them."""
