"""The paragraphs of a statement as a page shows them, citations linked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext

from statements.models import Citation, Document, Statement
from statements.pages.proceedings.events import MeetingEvent

from .cited_documents import CitedDocument
from .pieces import Highlight, Link, Piece, highlight_pieces, split_at_links
from .pinpoints import first_page


@dataclass(frozen=True, slots=True)
class CitationNote:
    """A document cited in a paragraph; `true_year` where it was cited with another year.

    `preview` is what is known of it, told where the statement cites it first.
    """

    document: Document
    true_year: int | None
    preview: CitedDocument | None = None


@dataclass(frozen=True, slots=True)
class ParagraphHits:
    """The places of a search that begin in a paragraph: `first` to `last` of `total`."""

    first: int
    last: int
    total: int

    @property
    def previous(self) -> int:
        """The place before them, 0 where there is none."""
        return self.first - 1

    @property
    def next(self) -> int:
        """The place after them, 0 where there is none."""
        return self.last + 1 if self.last < self.total else 0


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph, which begins `on` a page of the record where its pages are known.

    `page` is that page where another one went before it.

    `before` is what happened before it and after the paragraph that precedes it, and
    `hits` are the places marked in it.
    """

    number: int
    pieces: tuple[Piece, ...]
    notes: list[CitationNote]
    on: int | None = None
    page: int | None = None
    before: tuple[MeetingEvent, ...] = ()
    hits: ParagraphHits | None = None


def paragraphs_of(
    statement: Statement,
    citations: Iterable[Citation],
    events: Iterable[MeetingEvent] = (),
    held: frozenset[str] = frozenset(),
    previews: Mapping[int, CitedDocument] | None = None,
) -> list[Paragraph]:
    """Return the paragraphs of `statement`, with each of its `citations` as a link.

    `events` are those at the statement, `held` the symbols of the records of which a
    citation can lead to the page cited, and `previews` what is known of the documents.
    """
    untold = dict(previews or {})
    before: dict[int, list[MeetingEvent]] = defaultdict(list)
    for event in events:
        before[event.paragraph + 1].append(event)
    of: dict[int, list[Citation]] = defaultdict(list)
    for citation in citations:
        of[citation.paragraph].append(citation)
    paragraphs = []
    page = None
    for number, text in enumerate(statement.paragraphs, start=1):
        turned = statement.pages[number - 1] if statement.pages else None
        paragraphs.append(
            Paragraph(
                number,
                split_at_links(text, (_span(citation, held) for citation in of[number])),
                _notes(of[number], untold),
                turned or None,
                (turned or None) if turned != page else None,
                tuple(before[number]),
            )
        )
        page = turned
    return paragraphs


def highlight_paragraphs(
    paragraphs: Iterable[Paragraph], highlights: Sequence[Sequence[Highlight]], total: int
) -> list[Paragraph]:
    """Return the paragraphs with what is to be marked in each of them, of `total` places."""
    return [
        replace(paragraph, pieces=highlight_pieces(paragraph.pieces, of), hits=_hits(of, total))
        for paragraph, of in zip(paragraphs, highlights, strict=True)
    ]


def _hits(highlights: Iterable[Highlight], total: int) -> ParagraphHits | None:
    begun = [each.hit for each in highlights if each.first]
    return ParagraphHits(begun[0], begun[-1], total) if begun else None


def _notes(citations: Iterable[Citation], untold: dict[int, CitedDocument]) -> list[CitationNote]:
    """Return a note for each document; what is `untold` yet is told there, and once."""
    years = {citation.document: citation.true_year for citation in citations}
    return [CitationNote(one, year, untold.pop(one.pk, None)) for one, year in years.items()]


def _span(citation: Citation, held: frozenset[str]) -> Link:
    document = citation.document
    label = ", ".join(filter(None, [document.symbol, citation.pinpoint]))
    if citation.true_year:
        told = gettext("%(cited)s (resolution %(number)d is of %(year)d)")
        label = told % {"cited": label, "number": document.number, "year": citation.true_year}
    address = document.get_absolute_url()
    page = first_page(citation.pinpoint) if document.symbol in held else None
    return Link(citation.start, citation.end, f"{address}?page={page}" if page else address, label)
