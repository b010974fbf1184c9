"""Rows of every kind, and those who look at them."""

from __future__ import annotations

import zlib
from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.test import Client
from pytest_django import Settings

from statements.models import (
    AgendaItem,
    Attestation,
    Ballot,
    Citation,
    Correction,
    CouncilTerm,
    Country,
    Direction,
    Document,
    IngestRun,
    Invitation,
    Label,
    LanguageVersion,
    Merge,
    PinnedSet,
    Problem,
    QueryCard,
    Redirect,
    Seat,
    Source,
    SpeakerAddress,
    Statement,
    Tombstone,
    Vote,
)
from tests.curation.records import make_curator, make_meeting, make_speaker, make_statement
from tests.factories import make_country, make_organization

CONTENT = b"Mr. Bessho (Japan): I thank the briefers."

Fill = Callable[[int], None]


@pytest.fixture(autouse=True)
def _static_folder(settings: Settings) -> None:
    """Static files are served from where they lie: a test collects none."""
    settings.STATIC_ROOT = settings.BASE_DIR / "static"


@pytest.fixture
def curator(db: None) -> User:
    return make_curator()


@pytest.fixture
def curator_client(curator: User) -> Client:
    """A browser in which a curator has logged in."""
    client = Client()
    client.force_login(curator)
    return client


@pytest.fixture
def fill(curator: User) -> Fill:
    """Make so many more rows of every model, each referring to rows of its own."""
    made = 0

    def make(number: int) -> None:
        nonlocal made
        for row in range(made + 1, made + number + 1):
            _row_of_each(row, curator)
        made += number

    return make


def _row_of_each(number: int, curator: User) -> None:
    letters = f"{chr(65 + number // 26)}{chr(65 + number % 26)}"
    country = make_country(f"Country {letters}", f"C{letters}")
    Country.objects.filter(pk=country.pk).update(slug=f"country-{number}")
    country.refresh_from_db()
    body = make_organization(f"Body {number}")
    body.parent = make_organization(f"Parent {number}")
    body.save()
    Label.objects.create(printed=f"Label {number}", country=country)
    Label.objects.create(printed=f"Other label {number}", organization=body)
    CouncilTerm.objects.create(country=country, seat="elected", period="[2016-01-01,2018-01-01)")
    speaker = make_speaker(f"Mr. {letters}", country)
    other = make_speaker(f"Ms. {letters}", country)
    title = f"Agenda item {number}"
    meeting = make_meeting(
        number,
        agenda_item=AgendaItem.objects.create(title=title, slug=f"item-{number}", key=title),
        president=speaker,
        president_country=country,
    )
    statement = make_statement(meeting, speaker)
    make_statement(meeting, organization=body)
    document = Document.objects.create(symbol=f"S/2016/{number}", body="S", kind="document")
    Citation.objects.create(
        statement=statement, document=document, paragraph=1, start=0, end=5, printed="S/2016"
    )
    Seat.objects.create(meeting=meeting, country=country, representative="A", speaker=speaker)
    Invitation.objects.create(meeting=meeting, place=1, country=country, office="Envoy")
    Direction.objects.create(meeting=meeting, place=1, kind="decided", text="So decided.", after=1)
    vote = Vote.objects.create(
        meeting=meeting, place=1, after=1, subject=document, adopted=document, carried=True
    )
    for member in (country, *Country.objects.exclude(pk=country.pk)[: number - 1]):
        Ballot.objects.create(vote=vote, country=member, choice="in-favour")
    LanguageVersion.objects.create(
        statement=statement, language="ar", printed="شكرا", paragraphs=["شكرا"]
    )
    Redirect.objects.create(meeting=meeting, number=99, statement=statement)
    Tombstone.objects.create(statement_id=10**9 + number, stamp=number)
    run = IngestRun.objects.create(paths=["seeds"], parser_version="1")
    source = Source.objects.create(
        meeting=meeting,
        format="statement-files",
        name="speeches/ä 1.txt",
        sha256="0" * 64,
        digest="0" * 64,
        size=len(CONTENT),
        content=zlib.compress(CONTENT),
        parser_version="1",
        run=run,
    )
    alias = speaker.aliases.get()
    Attestation.objects.create(source=source, alias=alias, printed=speaker.name, place=1)
    SpeakerAddress.objects.create(slug=speaker.slug, alias=alias)
    Problem.objects.create(
        kind="unknown-delegation",
        reason="Nobody knows.",
        digest=str(number),
        meeting=meeting,
        number=1,
        run=run,
    )
    card = QueryCard.objects.create(
        key=f"{letters.lower():a>16}",
        page="search",
        query=f"q=peace{number}",
        held=1,
        newest_change=1,
        index_version=1,
    )
    PinnedSet.objects.create(card=card, place=1, wording="Statements containing “peace”", count=7)
    Correction.objects.create(
        statement=statement, field="language", value="", reason="Heard.", curator=curator
    )
    Merge.objects.create(
        speaker=other,
        absorbed={"id": 10**9 + number, "name": "Ms. X", "slug": f"x-{number}"},
        moved={"statements": [], "aliases": [], "meetings": []},
        reason="One person.",
        curator=curator,
    )


@pytest.fixture
def statement(db: None) -> Statement:
    """The statement of Mr. Bessho (Japan) at S/PV.7802."""
    return make_statement(make_meeting(7802), make_speaker("Mr. Bessho", make_country()))
