"""What is known of the documents that a statement cites, told beside the words that cite them."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Count

from statements.facts import ResolutionFact, resolutions
from statements.models import Citation, Document, Meeting
from statements.pages.proceedings.adoptions import true_year_of, vote_in_words
from statements.transcripts.symbols import RESOLUTION, SECURITY_COUNCIL, VERBATIM_RECORD


@dataclass(frozen=True, slots=True)
class CitedDocument:
    """What a document is, as far as is known; `citing` counts the statements that cite it.

    `vote` is that by which a resolution was adopted on `date`; of a record `date` is the
    day of the meeting.
    """

    citing: int
    title: str = ""
    date: datetime.date | None = None
    vote: str = ""
    is_resolution: bool = False


def known_of_cited(citations: Iterable[Citation]) -> Mapping[int, CitedDocument]:
    """Return what is known of each document that `citations` cite, by its key. Two queries."""
    documents = {citation.document_id: citation.document for citation in citations}
    rows = Citation.objects.filter(document__in=documents).order_by().values_list("document")
    citing = dict(rows.annotate(count=Count("statement", distinct=True)))
    symbols = [one.symbol for one in documents.values() if one.kind == VERBATIM_RECORD]
    meetings = {
        meeting.symbol: meeting
        for meeting in Meeting.objects.filter(symbol__in=symbols).select_related("agenda_item")
    }
    return {
        key: _preview(document, citing.get(key, 0), meetings.get(document.symbol))
        for key, document in documents.items()
    }


def _preview(document: Document, citing: int, meeting: Meeting | None) -> CitedDocument:
    if meeting is not None:
        agenda = meeting.agenda_item.title if meeting.agenda_item else ""
        return CitedDocument(citing, document.title or agenda, document.date or meeting.date)
    fact = _adoption(document)
    if fact is None:
        return CitedDocument(citing, document.title, document.date)
    date = document.date or fact.date
    return CitedDocument(citing, document.title, date, vote_in_words(fact.vote), is_resolution=True)


def _adoption(document: Document) -> ResolutionFact | None:
    """Return what is known of a resolution of the Council cited with its own year."""
    if document.kind != RESOLUTION or document.body != SECURITY_COUNCIL or not document.number:
        return None
    if document.year not in (None, true_year_of(document)):
        return None
    return resolutions().get(document.number)
