"""The invented record put into PostgreSQL: what is referred to by `bulk_create`, the rest by COPY.

Every row passes the triggers and constraints that a real one passes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Self, TypeVar

from django.db import connection, transaction
from psycopg.types.json import Jsonb

from statements.facts.labels import fold
from statements.models import (
    AgendaItem,
    Country,
    Document,
    Meeting,
    Organization,
    Speaker,
    Statement,
)
from statements.models.speakers import speaker_slug
from statements.transcripts import symbols

from . import record
from .record import Said
from .words import vocabulary

BATCH = 5_000

_Row = TypeVar("_Row", Speaker, Document, Meeting)

Progress = Callable[[int], None]


@dataclass(slots=True)
class Referred:
    """The rows that statements refer to, by the numbers of `record`, made when they are met."""

    countries: list[Country]
    organizations: list[Organization]
    items: list[int]
    speakers: dict[int, int] = field(default_factory=dict)
    documents: dict[int, int] = field(default_factory=dict)
    meetings: dict[int, int] = field(default_factory=dict)

    @classmethod
    def begin(cls) -> Self:
        """Make those that are few. The countries are those of the facts, loaded before."""
        return cls(
            countries=list(Country.objects.exclude(regional_group="")[: record.COUNTRIES]),
            organizations=Organization.objects.bulk_create(
                Organization(slug=f"body-{n}", name=f"Body {n} of the United Nations", kind="un")
                for n in range(record.ORGANIZATIONS)
            ),
            items=_items(),
        )

    def meet(self, batch: Sequence[Said]) -> None:
        """Make what some statements refer to and none did before."""
        _add(self.speakers, {said.speaker for said in batch}, self._speaker)
        cited = {citation.document for said in batch for citation in said.citations}
        _add(self.documents, cited, _document)
        new = {said.meeting: said for said in batch}
        _add(self.meetings, set(new), lambda number: self._meeting(new[number]))

    def _speaker(self, number: int) -> Speaker:
        words = vocabulary()[0]
        country, body = _either(record.delegation_of(number), self.countries, self.organizations)
        surname = f"{words[2_000 + number * 3 % 40_000]}{words[900 + number % 997][:4]}"
        name = f"{'Ms.' if number % 3 == 0 else 'Mr.'} {surname.capitalize()}"
        slug = f"{speaker_slug(name, country.slug if country else '')}-{number}"
        return Speaker(slug=slug, name=name, country=country, organization=body)

    def _meeting(self, said: Said) -> Meeting:
        return Meeting(
            symbol=f"S/PV.{said.meeting}",
            number=said.meeting,
            date=said.date,
            agenda_item_id=self.items[said.agenda_item],
            city="New York",
        )


def _add(known: dict[int, int], numbers: set[int], make: Callable[[int], _Row]) -> None:
    """Store the rows of numbers that are not known yet, and know their keys."""
    new = sorted(numbers - known.keys())
    if new:
        rows = [make(number) for number in new]
        type(rows[0])._default_manager.bulk_create(rows)
        known.update((number, row.pk) for number, row in zip(new, rows, strict=True))


def _document(number: int) -> Document:
    symbol = record.document_symbol(number)
    parts = symbols.parse(symbol)
    return Document(symbol=symbol, body=parts.body, kind=parts.kind, number=parts.number or None)


def _items() -> list[int]:
    words = vocabulary()[0]
    titles = [
        f"The situation in {words[3_000 + n * 7].capitalize()} and {words[1_000 + n]} ({n})"
        for n in range(record.ITEMS)
    ]
    items = [
        AgendaItem(title=title, key=fold(title), slug=f"item-{n}") for n, title in enumerate(titles)
    ]
    return [row.pk for row in AgendaItem.objects.bulk_create(items)]


def _either(
    delegation: int, countries: Sequence[Country], bodies: Sequence[Organization]
) -> tuple[Country | None, Organization | None]:
    """Return the country or the organization that a delegation is."""
    if delegation < record.COUNTRIES:
        return countries[delegation], None
    return None, bodies[delegation - record.COUNTRIES]


def fill(statements: Iterable[Said], referred: Referred, progress: Progress) -> None:
    """Store statements with their meetings and citations, a transaction for each 5,000.

    The meetings of statements stored before are known by `referred`.
    """
    coming = iter(statements)
    stored = 0
    while batch := list(islice(coming, BATCH)):
        with transaction.atomic():
            referred.meet(batch)
            keys = _copy_statements(batch, referred)
            _copy_citations(zip(keys, batch, strict=True), referred)
        stored += len(batch)
        progress(stored)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


_STATEMENT = (
    *("id", "meeting_id", "number", "heading", "speaker_id", "country_id", "organization_id"),
    *("capacity", "language", "procedural", "printed", "paragraphs", "repairs", "pages"),
    *("word_count", "fingerprint", "stamp"),
)
_CITATION = ("statement_id", "document_id", "paragraph", "start", '"end"', "printed", "pinpoint")


def _copy_statements(batch: Sequence[Said], referred: Referred) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence('statements_statement', 'id'))"
            " FROM generate_series(1, %s)",
            [len(batch)],
        )
        keys = [key for (key,) in cursor.fetchall()]
        into = f"COPY {Statement._meta.db_table} ({', '.join(_STATEMENT)}) FROM STDIN"
        with cursor.copy(into) as copy:
            for key, said in zip(keys, batch, strict=True):
                copy.write_row(_row(key, said, referred))
    return keys


def _row(key: int, said: Said, referred: Referred) -> tuple[object, ...]:
    country, body = _either(said.delegation, referred.countries, referred.organizations)
    return (
        *(key, referred.meetings[said.meeting], said.number, "Mr. Speaker (Country):"),
        referred.speakers[said.speaker],
        *(country.pk if country else None, body.pk if body else None),
        *("", said.language, said.procedural, "\n\n".join(said.paragraphs), said.paragraphs),
        *(Jsonb([]), [], said.words, f"{key:032x}", 0),
    )


def _copy_citations(pairs: Iterator[tuple[int, Said]], referred: Referred) -> None:
    into = f"COPY statements_citation ({', '.join(_CITATION)}) FROM STDIN"
    with connection.cursor() as cursor, cursor.copy(into) as copy:
        for key, said in pairs:
            for cited in said.citations:
                document = referred.documents[cited.document]
                end = cited.start + len(cited.printed)
                place = (cited.paragraph, cited.start, end)
                copy.write_row((key, document, *place, cited.printed, ""))
