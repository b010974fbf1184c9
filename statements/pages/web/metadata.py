"""Metadata in the head of a page, for programs: to share it, to cite it, to understand it.

OpenGraph for a link that is shared, JSON-LD (schema.org) for engines, Highwire tags and
COinS for reference managers such as Zotero.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.utils.translation import gettext

from statements.exports.references import COUNCIL
from statements.models import Country, Document, Meeting, Organization, Speaker, Statement
from statements.writing.references import page_numbers, reference, speaker_and_delegation

from .addresses import official, official_languages

TERMS_OF_USE = "https://www.un.org/en/about-us/terms-of-use"
_LANGUAGE = "en"


@dataclass(frozen=True, slots=True)
class PageMetadata:
    """What the head of a page carries.

    `kind` is an OpenGraph type, `linked` a JSON-LD object, `citation` the Highwire tags
    (name without "citation_", value), `coins` the context object of a reference manager.
    """

    title: str
    description: str
    address: str
    kind: str = "website"
    linked: dict[str, Any] = field(default_factory=dict)
    citation: tuple[tuple[str, str], ...] = ()
    coins: str = ""


def of_statement(request: HttpRequest, statement: Statement) -> PageMetadata:
    """Describe a statement: who made it, for whom, when, and in which record it stands."""
    meeting = statement.meeting
    address = request.build_absolute_uri(statement.get_absolute_url())
    title = gettext("Statement of %(who)s, %(symbol)s") % {
        "who": speaker_and_delegation(statement),
        "symbol": meeting.symbol,
    }
    day = meeting.date.isoformat() if meeting.date else ""
    author = statement.speaker.name if statement.speaker else speaker_and_delegation(statement)
    agenda = meeting.agenda_item.title if meeting.agenda_item else ""
    linked: dict[str, Any] = {
        "@type": "CreativeWork",
        "genre": "Statement in the Security Council",
        "name": title,
        "author": {"@type": "Person", "name": author},
        "about": agenda,
        "dateCreated": day,
        "inLanguage": _LANGUAGE,
        "isPartOf": {
            "@type": "CreativeWork",
            "name": meeting.symbol,
            "url": request.build_absolute_uri(meeting.get_absolute_url()),
            "sameAs": "" if meeting.specimen else official(meeting.symbol),
        },
        "publisher": {"@type": "Organization", "name": COUNCIL},
        "position": statement.number,
        "pagination": page_numbers(statement).lstrip("p.\N{NO-BREAK SPACE} "),
        "wordCount": statement.word_count,
    }
    delegation = statement.country or statement.organization
    if delegation is not None:
        linked["author"]["affiliation"] = {"@type": "Organization", "name": delegation.name}
    citation = (
        ("title", title),
        ("author", author),
        ("publication_date", day.replace("-", "/")),
        ("technical_report_institution", COUNCIL),
        ("technical_report_number", meeting.symbol),
        ("firstpage", str(min(filter(None, statement.pages), default=""))),
        ("lastpage", str(max(filter(None, statement.pages), default=""))),
        ("language", _LANGUAGE),
        ("public_url", address),
    )
    coins = {
        "ctx_ver": "Z39.88-2004",
        "rft_val_fmt": "info:ofi/fmt:kev:mtx:dc",
        "rft.type": "document",
        "rft.title": title,
        "rft.creator": author,
        "rft.date": day,
        "rft.publisher": COUNCIL,
        "rft.source": meeting.symbol,
        "rft.identifier": address,
        "rft.language": _LANGUAGE,
    }
    return PageMetadata(
        title=title,
        description=". ".join(filter(None, [reference(statement), agenda])),
        address=address,
        kind="article",
        linked=_present(linked | {"url": address}),
        citation=tuple((name, value) for name, value in citation if value),
        coins=urlencode({name: value for name, value in coins.items() if value}),
    )


def of_meeting(request: HttpRequest, meeting: Meeting) -> PageMetadata:
    """Describe a meeting as an event and of the record that was made of it."""
    address = request.build_absolute_uri(meeting.get_absolute_url())
    agenda = meeting.agenda_item.title if meeting.agenda_item else ""
    day = meeting.date.isoformat() if meeting.date else ""
    linked = {
        "@type": "Event",
        "name": f"{COUNCIL}, {meeting.symbol}",
        "description": agenda,
        "startDate": f"{day}T{meeting.opened:%H:%M}" if day and meeting.opened else day,
        "location": {"@type": "Place", "name": meeting.city} if meeting.city else "",
        "organizer": {"@type": "Organization", "name": COUNCIL},
        "sameAs": "" if meeting.specimen else official(meeting.symbol),
        "url": address,
    }
    citation = (
        ("title", f"{meeting.symbol}: {agenda}" if agenda else meeting.symbol),
        ("author", COUNCIL),
        ("publication_date", day.replace("-", "/")),
        ("technical_report_institution", COUNCIL),
        ("technical_report_number", meeting.symbol),
        ("language", _LANGUAGE),
        ("public_url", address),
    )
    return PageMetadata(
        title=meeting.symbol,
        description=". ".join(filter(None, [f"{COUNCIL}, {meeting.symbol}", agenda])),
        address=address,
        kind="article",
        linked=_present(linked),
        citation=tuple((name, value) for name, value in citation if value),
    )


def of_document(request: HttpRequest, document: Document) -> PageMetadata:
    """Describe a cited document and where the official one is."""
    address = request.build_absolute_uri(document.get_absolute_url())
    officially = {code: place for code, _, place in official_languages(document.symbol)}
    linked = {
        "@type": "CreativeWork",
        "identifier": document.symbol,
        "name": document.title or document.symbol,
        "dateCreated": document.date.isoformat() if document.date else "",
        "sameAs": officially.get(_LANGUAGE, ""),
        "url": address,
    }
    return PageMetadata(
        title=document.symbol,
        description=gettext("Statements in the Security Council that cite %s") % document.symbol,
        address=address,
        linked=_present(linked),
    )


def of_delegation(request: HttpRequest, delegation: Country | Organization) -> PageMetadata:
    """Describe a country or organization that has spoken in the Council."""
    address = request.build_absolute_uri(delegation.get_absolute_url())
    kind = "Country" if isinstance(delegation, Country) else "Organization"
    return PageMetadata(
        title=delegation.name,
        description=gettext("Statements of %s in the Security Council") % delegation.name,
        address=address,
        kind="profile",
        linked=_present({"@type": kind, "name": delegation.name, "url": address}),
    )


def of_speaker(request: HttpRequest, speaker: Speaker) -> PageMetadata:
    """Describe a person who has spoken in the Council."""
    address = request.build_absolute_uri(speaker.get_absolute_url())
    delegation = speaker.country or speaker.organization
    linked: dict[str, Any] = {"@type": "Person", "name": speaker.name, "url": address}
    if delegation is not None:
        linked["affiliation"] = {"@type": "Organization", "name": delegation.name}
    return PageMetadata(
        title=speaker.name,
        description=gettext("Statements of %s in the Security Council") % speaker.name,
        address=address,
        kind="profile",
        linked=_present(linked),
    )


def of_archive(
    request: HttpRequest,
    files: Iterable[str],
    first: datetime.date | None,
    last: datetime.date | None,
) -> PageMetadata:
    """Describe the whole archive as a dataset, with the addresses of its `files`.

    `first` and `last` are the days of the first and last statement, where there is one.
    """
    address = request.build_absolute_uri(request.path)
    title = gettext("Statements in the Security Council")
    description = gettext(
        "What was said in the United Nations Security Council, statement by statement, with "
        "speakers, delegations, meetings and the documents cited, as files to download."
    )
    linked = {
        "@type": "Dataset",
        "name": title,
        "description": description,
        "license": TERMS_OF_USE,
        "creator": {"@type": "Organization", "name": COUNCIL},
        "isAccessibleForFree": True,
        "inLanguage": _LANGUAGE,
        "temporalCoverage": f"{first.isoformat()}/{last.isoformat()}" if first and last else "",
        "distribution": [
            {
                "@type": "DataDownload",
                "name": file.rpartition("/")[2],
                "contentUrl": request.build_absolute_uri(file),
                "encodingFormat": "text/csv" if file.endswith(".csv") else "application/x-ndjson",
            }
            for file in files
        ],
        "url": address,
    }
    return PageMetadata(
        title=title, description=description, address=address, linked=_present(linked)
    )


def _present(linked: dict[str, Any]) -> dict[str, Any]:
    """Return a JSON-LD object without what is not known, with its context."""
    context: dict[str, Any] = {"@context": "https://schema.org"}
    known = {name: value for name, value in linked.items() if value not in ("", None)}
    part = known.get("isPartOf")
    if part is not None:
        known["isPartOf"] = {name: value for name, value in part.items() if value}
    return context | known
