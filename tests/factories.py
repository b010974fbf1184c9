"""A small record for tests, one statement at a time: what it needs is made on first use."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from typing import Any

from django.utils.text import slugify

from statements.facts.countries import country_of
from statements.facts.labels import fold
from statements.ingest.same_statements import fingerprint
from statements.models import (
    AgendaItem,
    Citation,
    Country,
    Document,
    Meeting,
    Organization,
    Speaker,
    Statement,
)
from statements.models.speakers import speaker_slug
from statements.transcripts.symbols import parse

DAY = datetime.date(2016, 11, 7)


def make_statement(
    text: str = "I thank the briefers.",
    *,
    symbol: str = "S/PV.7802",
    number: int | None = None,
    speaker: str = "Mr. Bessho",
    country: str = "",
    organization: str = "",
    kind: str = "un",
    date: datetime.date | None = DAY,
    agenda: str = "Maintenance of international peace and security",
    capacity: str = "",
    language: str = "",
    procedural: bool = False,
    cites: Iterable[str] = (),
) -> Statement:
    """Return a new statement; the next of its meeting where no `number` is given.

    Paragraphs are parted by blank lines. `country` is a name that `statements.facts`
    knows, `organization` any name, of `kind`. `cites` are symbols.
    """
    meeting = make_meeting(symbol, date=date, agenda=agenda)
    state = make_country(country) if country else None
    body = make_organization(organization, kind) if organization else None
    statement = add_statement(
        meeting,
        [paragraph for paragraph in text.split("\n\n") if paragraph],
        number=number,
        heading=speaker,
        speaker=make_speaker(speaker, state or body) if speaker else None,
        country=state,
        organization=body,
        capacity=capacity,
        language=language,
        procedural=procedural,
        printed=text,
    )
    for place, cited in enumerate(cites):
        cite(statement, cited, place)
    return statement


def add_statement(
    meeting: Meeting, paragraphs: Sequence[str], *, number: int | None = None, **fields: Any
) -> Statement:
    """Return a new statement of `meeting`, its next one where no `number` is given.

    It is made for the delegation of its speaker, unless `fields` tell another.
    """
    text = "\n\n".join(paragraphs)
    speaker = fields.get("speaker")
    return Statement.objects.create(
        **{
            "meeting": meeting,
            "number": meeting.statements.count() + 1 if number is None else number,
            "heading": speaker.name if speaker else "",
            "country": speaker.country if speaker else None,
            "organization": speaker.organization if speaker else None,
            "printed": text,
            "paragraphs": list(paragraphs),
            "word_count": sum(len(paragraph.split()) for paragraph in paragraphs),
            "fingerprint": fingerprint(paragraphs),
            **fields,
        }
    )


def make_meeting(
    symbol: str = "S/PV.7802",
    *,
    date: datetime.date | None = DAY,
    agenda: str = "Maintenance of international peace and security",
    **fields: Any,
) -> Meeting:
    """Return the meeting with this symbol, made on first use."""
    parts = parse(symbol)
    item = None
    if agenda:
        slug = slugify(agenda)[:120]
        item, _ = AgendaItem.objects.get_or_create(
            key=fold(agenda), defaults={"title": agenda, "slug": slug}
        )
    meeting, _ = Meeting.objects.get_or_create(
        symbol=parts.text,
        defaults={
            "number": parts.number if parts.is_meeting else None,
            "resumption": parts.resumption,
            "part": parts.part,
            "date": date,
            "kind": "in-person" if parts.is_meeting else "video",
            "agenda_item": item,
            "specimen": symbol.startswith("SPECIMEN/"),
            **fields,
        },
    )
    return meeting


def make_country(name: str = "Japan", alpha3: str = "", **fields: Any) -> Country:
    """Return the country of this name, made on first use.

    It is as `statements.facts` knows it, or else a member of the code `alpha3`; `fields`
    tell otherwise.
    """
    fact = country_of(name)
    row = {
        "slug": fact.slug if fact else slugify(name),
        "name": fact.name if fact else name,
        "official_name": fact.official_name if fact else name,
        "alpha3": alpha3 or (fact.alpha3 if fact else ""),
        "status": fact.status if fact else Country.Status.MEMBER,
        "regional_group": fact.regional_group if fact else "",
        **fields,
    }
    return Country.objects.get_or_create(slug=row.pop("slug"), defaults=row)[0]


def make_organization(name: str = "European Union", kind: str = "un") -> Organization:
    """Return the organization of this name, made on first use."""
    organization, _ = Organization.objects.get_or_create(
        slug=slugify(name), defaults={"name": name, "kind": kind}
    )
    return organization


def make_speaker(
    name: str, delegation: Country | Organization | None = None, *, slug: str = ""
) -> Speaker:
    """Return the speaker of this name and delegation, made on first use."""
    known_by = {
        "country": delegation if isinstance(delegation, Country) else None,
        "organization": delegation if isinstance(delegation, Organization) else None,
    }
    slug = slug or speaker_slug(name, delegation.slug if delegation else "")
    return Speaker.objects.get_or_create(slug=slug, defaults={"name": name, **known_by})[0]


def make_document(symbol: str) -> Document:
    """Return the document with this symbol, made on first use."""
    parts = parse(symbol)
    return Document.objects.get_or_create(
        symbol=parts.text,
        defaults={
            "body": parts.body,
            "kind": parts.kind,
            "number": parts.number or None,
            "year": parts.year or None,
        },
    )[0]


def cite(statement: Statement, symbol: str, place: int = 0) -> Citation:
    """Let a statement cite a document, in its first paragraph."""
    return Citation.objects.create(
        statement=statement,
        document=make_document(symbol),
        paragraph=1,
        start=place,
        end=place + 1,
        printed=symbol,
    )
