"""From the record to documents of the index, and the whole index from nothing.

Statements are read by key, a thousand at a time with their citations: two queries each
thousand, and no more memory for a million than for one.
"""

from __future__ import annotations

import datetime
import json
import os
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import tantivy
from django.db.models import F, Func, TextField, Value
from django.utils.text import slugify
from django.utils.translation import gettext_noop

from statements.models import Citation, RegionalGroup, Statement
from statements.models.council_roles import Roster

from . import schema
from .frequent_values import FrequentValues

CHUNK = 1_000

# Memory for what has been read and not yet written: the more, the fewer segments an index is
# of, and each segment costs every search a little. At most a quarter of the machine's.
_HEAP = 1_000_000_000
_LEAST_HEAP = 60_000_000

Progress = Callable[[int], None]


class _Row(NamedTuple):
    id: int
    stamp: int
    symbol: str
    meeting_number: int | None
    resumption: int
    part: int
    date: datetime.date | None
    specimen: bool
    agenda_id: int | None
    agenda_slug: str | None
    agenda_title: str | None
    number: int
    speaker_id: int | None
    speaker_slug: str | None
    speaker_name: str | None
    country_id: int | None
    country_slug: str | None
    country_name: str | None
    region: str | None
    organization_slug: str | None
    organization_name: str | None
    organization_kind: str | None
    capacity: str
    language: str
    procedural: bool
    word_count: int
    pages: list[int]
    text: str


_COLUMNS = (
    "id",
    "stamp",
    "meeting__symbol",
    "meeting__number",
    "meeting__resumption",
    "meeting__part",
    "meeting__date",
    "meeting__specimen",
    "meeting__agenda_item",
    "meeting__agenda_item__slug",
    "meeting__agenda_item__title",
    "number",
    "speaker_id",
    "speaker__slug",
    "speaker__name",
    "country_id",
    "country__slug",
    "country__name",
    "country__regional_group",
    "organization__slug",
    "organization__name",
    "organization__kind",
    "capacity",
    "language",
    "procedural",
    "word_count",
    "pages",
)


def documents(
    frequent: FrequentValues, ids: Sequence[int] | None = None
) -> Iterator[tantivy.Document]:
    """Yield the documents of all statements, or of those of `ids` that exist, by key."""
    roster = Roster.load()
    for rows in _chunks(ids):
        cited = _cited(rows)
        for row in rows:
            yield _document(row, cited.get(row.id, ()), roster, frequent)


def _chunks(ids: Sequence[int] | None) -> Iterator[list[_Row]]:
    text = Func(F("paragraphs"), Value("\n"), function="array_to_string", output_field=TextField())
    statements = Statement.objects.order_by("pk").annotate(text=text)
    rows = statements.values_list(*_COLUMNS, "text")
    if ids is None:
        last = -1
        while chunk := [_Row._make(values) for values in rows.filter(pk__gt=last)[:CHUNK]]:
            yield chunk
            last = chunk[-1].id
    else:
        for start in range(0, len(ids), CHUNK):
            chunk_ids = list(ids[start : start + CHUNK])
            yield [_Row._make(values) for values in rows.filter(pk__in=chunk_ids)]


class _Cited(NamedTuple):
    id: int
    symbol: str


def _cited(rows: list[_Row]) -> dict[int, list[_Cited]]:
    cited: dict[int, list[_Cited]] = defaultdict(list)
    pairs = Citation.objects.filter(statement__in=[row.id for row in rows])
    distinct = pairs.order_by("statement", "document__symbol").distinct()
    named = distinct.values_list("statement", "document", "document__symbol")
    for statement, document, symbol in named:
        cited[statement].append(_Cited(document, symbol))
    return cited


def _document(
    row: _Row, cited: Sequence[_Cited], roster: Roster, frequent: FrequentValues
) -> tantivy.Document:
    office = f"{row.speaker_name or ''}, {row.capacity}"
    role = roster.role(row.country_id, row.organization_kind, row.date, office)
    delegation = row.country_name or row.organization_name or ""
    facets = {
        "country": _facet(row.country_slug, row.country_name),
        "org": _facet(row.organization_slug, row.organization_name),
        "speaker": _facet(row.speaker_slug, _speaker_label(row.speaker_name, delegation)),
        "year": _facet(str(row.date.year), str(row.date.year)) if row.date else [],
        "agenda": _facet(row.agenda_slug, row.agenda_title),
        "lang": _facet(slugify(row.language), row.language),
        "role": _facet(role, role.label),
        "region": _facet(row.region, RegionalGroup(row.region).label) if row.region else [],
        "type": _facet(*(_PROCEDURAL if row.procedural else _SUBSTANTIVE)),
        "cites": [_symbol_value(document.symbol) for document in cited],
        "meeting": [_symbol_value(row.symbol)],
    }
    keys = {
        "speaker": [row.speaker_id] if row.speaker_id is not None else [],
        "cites": [document.id for document in cited],
        "agenda": [row.agenda_id] if row.agenda_id is not None else [],
    }
    often = frequent.among(keys)
    days = (row.date - schema.EPOCH).days if row.date else 0
    text = row.text
    title = row.agenda_title or ""
    return tantivy.Document(
        id=row.id,
        stamp=row.stamp,
        body=text,
        body_exact=text,
        agenda_title=title,
        agenda_exact=title,
        speaker_name=row.speaker_name or "",
        delegation=[delegation, row.capacity],
        compounds=list(schema.compounds(f"{text} {title} {office} {delegation}")),
        **{facet: values or _nothing(facet) for facet, values in facets.items()},
        **{schema.KEYED[facet]: keys[facet] for facet in schema.KEYED},
        **{field: next(iter(often[facet]), 0) for facet, field in schema.FREQUENT.items()},
        **{field: often[facet][1:] for facet, field in schema.MORE_FREQUENT.items()},
        has_more_frequent=int(any(often[facet][1:] for facet in schema.MORE_FREQUENT)),
        names=_names(facets, keys),
        date=days if row.date else [],
        words=row.word_count,
        newest=_place(row, days, newest=True),
        oldest=_place(row, days, newest=False),
        lot=schema.lot(row.id),
        weight=_weight(days, procedural=row.procedural),
        line=_line(row),
    )


_PROCEDURAL = ("procedural", gettext_noop("Procedural"))
_SUBSTANTIVE = ("substantive", gettext_noop("Substantive"))


def _names(facets: dict[str, list[str]], keys: dict[str, list[int]]) -> bytes:
    """Return what the keys of a statement stand for, as `top_values` reads it."""
    pairs = {facet: list(zip(values, facets[facet], strict=True)) for facet, values in keys.items()}
    return json.dumps(pairs, ensure_ascii=False).encode()


def _symbol_value(symbol: str) -> str:
    return schema.facet_value(schema.slug_of(symbol), symbol)


def _nothing(facet: str) -> list[str]:
    """Return what the field of a facet holds where there is no value.

    A field of which every document has one value is counted twice as fast as one of which
    some have none.
    """
    return [] if facet in schema.KEYED else [schema.NONE]


def _facet(slug: str | None, label: str | None) -> list[str]:
    return [schema.facet_value(slug, label or "")] if slug else []


def _speaker_label(name: str | None, delegation: str) -> str:
    return f"{name} ({delegation})" if delegation else name or ""


_LAST_NUMBER = re.compile(r"\d+(?=\D*$)")


def _place(row: _Row, days: int, *, newest: bool) -> int:
    """Return the rank of a statement in time: by day, meeting, then place in it.

    Newest first still reads each meeting from its first statement to its last. A meeting
    held by video has no number, so its letter's stands in (S/2020/254).
    """
    number = row.meeting_number
    if number is None:
        found = _LAST_NUMBER.search(row.symbol)
        number = int(found[0]) if found else 0
    within = min(row.number, 0xFFFF)
    rank = days
    for value, bits in ((number, 20), (row.resumption, 5), (row.part, 4)):
        rank = rank << bits | min(value, (1 << bits) - 1)
    return rank << 16 | (0xFFFF - within if newest else within)


# What a statement's relevance is multiplied by. Substance counts more than the conduct of
# a meeting, and a day more makes just enough of a difference to put the later of two
# equals first.
_SUBSTANTIVE_FACTOR = 1.8
_PROCEDURAL_FACTOR = 1.0
_DAY_FACTOR = 5e-7


def _weight(days: int, *, procedural: bool) -> float:
    factor = _PROCEDURAL_FACTOR if procedural else _SUBSTANTIVE_FACTOR
    return schema.weight(factor * (1 + days * _DAY_FACTOR))


def _line(row: _Row) -> bytes:
    """Return all that a line of results shows, but for the extract.

    `pages` are those of the paragraphs, for the extract to tell its own.
    """
    kind = "country" if row.country_slug else "organization" if row.organization_slug else ""
    shown = {
        "id": row.id,
        "symbol": row.symbol,
        "number": row.number,
        "date": row.date.isoformat() if row.date else None,
        "speaker": row.speaker_name or "",
        "speaker_slug": row.speaker_slug or "",
        "delegation": row.country_name or row.organization_name or "",
        "delegation_slug": row.country_slug or row.organization_slug or "",
        "delegation_kind": kind,
        "capacity": row.capacity,
        "agenda": row.agenda_title or "",
        "agenda_slug": row.agenda_slug or "",
        "language": row.language,
        "procedural": row.procedural,
        "specimen": row.specimen,
        "word_count": row.word_count,
        "pages": row.pages,
    }
    return json.dumps(shown, ensure_ascii=False).encode()


def fill(index: tantivy.Index, frequent: FrequentValues, progress: Progress | None = None) -> int:
    """Write every statement into an empty index and commit it; return how many."""
    # One core is kept for reading the record; each thread writes segments of its own.
    threads = max(1, min(4, (os.cpu_count() or 1) - 1))
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    writer = index.writer(max(_LEAST_HEAP, min(_HEAP, memory // 4)), threads)
    written = 0
    try:
        for written, document in enumerate(documents(frequent), 1):
            writer.add_document(document)
            if progress is not None and written % CHUNK == 0:
                progress(written)
        writer.commit()
    except BaseException:
        writer.rollback()
        raise
    writer.wait_merging_threads()
    if progress is not None:
        progress(written)
    return written
