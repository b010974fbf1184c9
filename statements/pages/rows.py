"""What a row of each kind of thing is: one description for the lists in JSON and in CSV.

A table names its columns and says how each is read. JSON and CSV print the same columns in
the same order, and every row ends with the address of the thing's own page.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from django.http import HttpRequest

from statements.models import AgendaItem, Country, Document, Meeting, Organization, Speaker
from statements.models import Statement as Said

from .sheets import Cell

Value = str | int | float | bool | datetime.date | datetime.time | None


class _Addressed(Protocol):
    def get_absolute_url(self) -> str: ...


Thing = TypeVar("Thing", bound=_Addressed)


@dataclass(frozen=True, slots=True)
class Table(Generic[Thing]):
    """The columns of a kind of thing. `name` is what a file or list of them is called."""

    name: str
    columns: Mapping[str, Callable[[Thing], Any]]

    @property
    def head(self) -> tuple[str, ...]:
        """The names of the columns."""
        return (*self.columns, "address")

    def row(self, request: HttpRequest, thing: Thing) -> dict[str, Value]:
        """Return one thing for JSON."""
        values = {name: read(thing) for name, read in self.columns.items()}
        return values | {"address": request.build_absolute_uri(thing.get_absolute_url())}

    def rows(self, request: HttpRequest, things: Iterable[Thing]) -> list[dict[str, Value]]:
        """Return things for JSON, in their order."""
        return [self.row(request, thing) for thing in things]

    def cells(self, request: HttpRequest, things: Iterable[Thing]) -> Iterator[tuple[Cell, ...]]:
        """Yield things for CSV, in their order."""
        for thing in things:
            yield tuple(_cell(value) for value in self.row(request, thing).values())


def _cell(value: Value) -> Cell:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value.isoformat() if isinstance(value, datetime.date | datetime.time) else value


def _name(thing: object | None) -> str | None:
    return str(thing) if thing is not None else None


STATEMENTS: Table[Said] = Table(
    "statements",
    {
        "symbol": lambda said: said.meeting.symbol,
        "number": lambda said: said.number,
        "date": lambda said: said.meeting.date,
        "speaker": lambda said: said.speaker.name if said.speaker else None,
        "delegation": lambda said: _name(said.country or said.organization),
        "capacity": lambda said: said.capacity,
        "agenda_item": lambda said: _name(said.meeting.agenda_item),
        "language": lambda said: said.language,
        "procedural": lambda said: said.procedural,
        "specimen": lambda said: said.meeting.specimen,
        "words": lambda said: said.word_count,
    },
)
"""Of statements fetched `with_names`."""

MEETINGS: Table[Meeting] = Table(
    "meetings",
    {
        "symbol": lambda met: met.symbol,
        "date": lambda met: met.date,
        "kind": lambda met: met.kind,
        "agenda_item": lambda met: _name(met.agenda_item),
        "president": lambda met: met.president.name if met.president else met.president_printed,
        "president_country": lambda met: _name(met.president_country),
        "specimen": lambda met: met.specimen,
        "statements": lambda met: met.spoken,  # type: ignore[attr-defined]  # annotated
    },
)
"""Of meetings as `meetings.listed` fetches them."""

COUNTRIES: Table[Country] = Table(
    "countries",
    {
        "name": lambda country: country.name,
        "official_name": lambda country: country.official_name,
        "alpha3": lambda country: country.alpha3,
        "status": lambda country: country.status,
        "regional_group": lambda country: country.regional_group,
        "admitted": lambda country: country.admitted,
        "ended": lambda country: country.ended,
        "statements": lambda country: country.spoken,  # type: ignore[attr-defined]  # annotated
    },
)

ORGANIZATIONS: Table[Organization] = Table(
    "organizations",
    {
        "name": lambda body: body.name,
        "abbreviation": lambda body: body.abbreviation,
        "kind": lambda body: body.kind,
        "statements": lambda body: body.heard,  # type: ignore[attr-defined]  # annotated
    },
)

SPEAKERS: Table[Speaker] = Table(
    "speakers",
    {
        "name": lambda speaker: speaker.name,
        "delegation": lambda speaker: _name(speaker.country or speaker.organization),
        "first": lambda speaker: speaker.first,  # type: ignore[attr-defined]  # annotated
        "last": lambda speaker: speaker.last,  # type: ignore[attr-defined]  # annotated
        "statements": lambda speaker: speaker.spoken,  # type: ignore[attr-defined]  # annotated
    },
)

DOCUMENTS: Table[Document] = Table(
    "documents",
    {
        "symbol": lambda document: document.symbol,
        "body": lambda document: document.body,
        "kind": lambda document: document.kind,
        "year": lambda document: document.year,
        "date": lambda document: document.date,
        "title": lambda document: document.title,
        "citing_statements": lambda document: document.citing,  # type: ignore[attr-defined]
    },
)

AGENDA_ITEMS: Table[AgendaItem] = Table(
    "agenda-items",
    {
        "title": lambda item: item.title,
        "meetings": lambda item: item.met,  # type: ignore[attr-defined]  # annotated
        "first": lambda item: item.first,  # type: ignore[attr-defined]  # annotated
        "last": lambda item: item.last,  # type: ignore[attr-defined]  # annotated
    },
)
