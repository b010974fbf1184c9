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

_Country = TypeVar("_Country")
_Body = TypeVar("_Body")

Progress = Callable[[int], None]


@dataclass(slots=True)
class Referred:
    """The keys of the rows that statements refer to, by the numbers of `record`."""

    countries: list[int]
    organizations: list[int]
    speakers: list[int]
    items: list[int]
    documents: list[int]
    meetings: dict[int, int] = field(default_factory=dict)

    @classmethod
    def create(cls) -> Self:
        """Create what statements refer to. The countries are those of the facts, loaded before."""
        countries = list(Country.objects.exclude(regional_group="")[: record.COUNTRIES])
        bodies = Organization.objects.bulk_create(
            Organization(slug=f"body-{n}", name=f"Body {n} of the United Nations", kind="un")
            for n in range(record.ORGANIZATIONS)
        )
        return cls(
            countries=[country.pk for country in countries],
            organizations=[body.pk for body in bodies],
            speakers=_speakers(countries, bodies),
            items=_items(),
            documents=_documents(),
        )


def _speakers(countries: Sequence[Country], bodies: Sequence[Organization]) -> list[int]:
    words = vocabulary()[0]
    rows = []
    for number in range(record.SPEAKERS):
        delegation = record.delegation_of(number)
        country, body = _either(delegation, countries, bodies)
        surname = f"{words[2_000 + number * 3 % 40_000]}{words[900 + number % 997][:4]}"
        name = f"{'Ms.' if number % 3 == 0 else 'Mr.'} {surname.capitalize()}"
        slug = f"{speaker_slug(name, country.slug if country else '')}-{number}"
        rows.append(Speaker(slug=slug, name=name, country=country, organization=body))
    return [row.pk for row in Speaker.objects.bulk_create(rows, batch_size=BATCH)]


def _either(
    delegation: int, countries: Sequence[_Country], bodies: Sequence[_Body]
) -> tuple[_Country | None, _Body | None]:
    """Return the country or the organization that a delegation is."""
    if delegation < record.COUNTRIES:
        return countries[delegation], None
    return None, bodies[delegation - record.COUNTRIES]


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


def _documents() -> list[int]:
    found = {document.symbol: document.pk for document in Document.objects.all()}
    listed = [record.document_symbol(number) for number in range(record.DOCUMENTS)]
    missing = []
    for symbol in dict.fromkeys(listed):
        if symbol not in found:
            parts = symbols.parse(symbol)
            missing.append(
                Document(
                    symbol=symbol, body=parts.body, kind=parts.kind, number=parts.number or None
                )
            )
    for row in Document.objects.bulk_create(missing, batch_size=BATCH):
        found[row.symbol] = row.pk
    return [found[symbol] for symbol in listed]


def fill(statements: Iterable[Said], referred: Referred, progress: Progress) -> None:
    """Store statements with their meetings and citations, a transaction for each 5,000.

    The meetings of statements stored before are known by `referred`.
    """
    coming = iter(statements)
    stored = 0
    while batch := list(islice(coming, BATCH)):
        with transaction.atomic():
            _meetings(batch, referred)
            keys = _copy_statements(batch, referred)
            _copy_citations(zip(keys, batch, strict=True), referred)
        stored += len(batch)
        progress(stored)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _meetings(batch: Sequence[Said], referred: Referred) -> None:
    new = {said.meeting: said for said in batch if said.meeting not in referred.meetings}
    rows = [
        Meeting(
            symbol=f"S/PV.{number}",
            number=number,
            date=said.date,
            agenda_item_id=referred.items[said.agenda_item],
            city="New York",
        )
        for number, said in new.items()
    ]
    for number, row in zip(new, Meeting.objects.bulk_create(rows), strict=True):
        referred.meetings[number] = row.pk


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
        *(country, body),
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
