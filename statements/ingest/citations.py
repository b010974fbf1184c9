"""Stores citations, with the documents they cite."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from statements.ingest.names.labels import Resolver
from statements.models import Citation, Statement
from statements.transcripts import records
from statements.transcripts.citing.citations import contradicted

from .report import Fate, Report


class _Cited(NamedTuple):
    """What is stored of a citation besides the statement that it is in."""

    document_id: int
    paragraph: int
    start: int
    end: int
    printed: str
    pinpoint: str
    true_year: int | None


def save_citations(
    pairs: Sequence[tuple[Statement, records.ParsedStatement]], resolver: Resolver, counts: Report
) -> None:
    """Store what each statement cites. At most four queries; none writes what is there already."""
    documents = resolver.documents(
        citation.symbol for _, read in pairs for citation in read.citations
    )
    stored: dict[int, set[_Cited]] = defaultdict(set)
    for key, *citation in Citation.objects.filter(
        statement__in=[row.pk for row, _ in pairs]
    ).values_list("statement_id", *_Cited._fields):
        stored[key].add(_Cited(*citation))
    stale: list[int] = []
    made: list[Citation] = []
    for row, read in pairs:
        said = {_cited(citation, documents[citation.symbol]) for citation in read.citations}
        known = stored[row.pk]
        if said == known:
            counts.count("citations", Fate.UNCHANGED, len(said))
            continue
        counts.count("citations", Fate.UPDATED if known else Fate.CREATED, len(said))
        if known:
            stale.append(row.pk)
        made += [
            Citation(statement=row, **cited._asdict())
            for cited in sorted(said, key=lambda cited: (cited.paragraph, cited.start))
        ]
    if stale:
        Citation.objects.filter(statement__in=stale).delete()
    Citation.objects.bulk_create(made)


def _cited(citation: records.ParsedCitation, document: int) -> _Cited:
    return _Cited(
        document_id=document,
        paragraph=citation.paragraph,
        start=citation.start,
        end=citation.end,
        printed=citation.printed[:200],
        pinpoint=citation.pinpoint[:100],
        true_year=contradicted(citation.symbol),
    )
