"""The paragraphs of a statement as a page shows them, citations linked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from statements.models import Citation, Document, Statement

from .prose import Piece, Span, linked


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph. `page` is set where a page of the record begins with it or in it."""

    number: int
    pieces: tuple[Piece, ...]
    documents: list[Document]
    page: int | None = None


def paragraphs_of(statement: Statement, citations: Iterable[Citation]) -> list[Paragraph]:
    """Return the paragraphs of `statement`, with each of its `citations` as a link."""
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
                linked(text, map(_span, of[number])),
                list({citation.document_id: citation.document for citation in of[number]}.values()),
                turned if turned != page else None,
            )
        )
        page = turned
    return paragraphs


def _span(citation: Citation) -> Span:
    document = citation.document
    label = ", ".join(filter(None, [document.symbol, citation.pinpoint]))
    return Span(citation.start, citation.end, document.get_absolute_url(), label)
