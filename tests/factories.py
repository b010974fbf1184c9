"""A small record for tests, one statement at a time: what it needs is made on first use."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from hashlib import blake2b

from django.utils.text import slugify

from statements.facts.countries import country_of
from statements.facts.labels import fold
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
    paragraphs = [paragraph for paragraph in text.split("\n\n") if paragraph]
    statement = Statement.objects.create(
        meeting=meeting,
        number=meeting.statements.count() + 1 if number is None else number,
        heading=speaker,
        speaker=make_speaker(speaker, state or body) if speaker else None,
        country=state,
        organization=body,
        capacity=capacity,
        language=language,
        procedural=procedural,
        printed=text,
        paragraphs=paragraphs,
        word_count=sum(len(paragraph.split()) for paragraph in paragraphs),
        fingerprint=blake2b(text.encode(), digest_size=16).hexdigest(),
    )
    for place, cited in enumerate(cites):
        cite(statement, cited, place)
    return statement


def make_meeting(
    symbol: str = "S/PV.7802",
    *,
    date: datetime.date | None = DAY,
    agenda: str = "Maintenance of international peace and security",
) -> Meeting:
    """Return the meeting with this symbol."""
    parts = parse(symbol)
    item = None
    if agenda:
        slug = slugify(agenda)[:120]
        item, _ = AgendaItem.objects.get_or_create(
            key=fold(agenda), defaults={"title": agenda, "slug": slug}
        )
    meeting, _ = Meeting.objects.get_or_create(
        symbol=symbol,
        defaults={
            "number": parts.number if parts.is_meeting else None,
            "resumption": parts.resumption,
            "part": parts.part,
            "date": date,
            "kind": "in-person" if parts.is_meeting else "video",
            "agenda_item": item,
            "specimen": symbol.startswith("SPECIMEN/"),
        },
    )
    return meeting


def make_country(name: str) -> Country:
    """Return the country of this name."""
    fact = country_of(name)
    if fact is None:
        raise ValueError(f"{name} is no country")
    country, _ = Country.objects.get_or_create(
        slug=fact.slug,
        defaults={
            "name": fact.name,
            "official_name": fact.official_name,
            "alpha3": fact.alpha3,
            "status": fact.status,
            "regional_group": fact.regional_group,
        },
    )
    return country


def make_organization(name: str, kind: str = "un") -> Organization:
    """Return the organization of this name."""
    organization, _ = Organization.objects.get_or_create(
        slug=slugify(name), defaults={"name": name, "kind": kind}
    )
    return organization


def make_speaker(name: str, delegation: Country | Organization | None = None) -> Speaker:
    """Return the speaker of this name and delegation."""
    known_by = {
        "country": delegation if isinstance(delegation, Country) else None,
        "organization": delegation if isinstance(delegation, Organization) else None,
    }
    slug = slugify(f"{name} {delegation.slug if delegation else ''}")
    speaker, _ = Speaker.objects.get_or_create(slug=slug, defaults={"name": name, **known_by})
    return speaker


def cite(statement: Statement, symbol: str, place: int = 0) -> Citation:
    """Let a statement cite a document, in its first paragraph."""
    parts = parse(symbol)
    document, _ = Document.objects.get_or_create(
        symbol=symbol,
        defaults={"body": parts.body, "kind": parts.kind, "number": parts.number or None},
    )
    return Citation.objects.create(
        statement=statement,
        document=document,
        paragraph=1,
        start=place,
        end=place + 1,
        printed=symbol,
    )
