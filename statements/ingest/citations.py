"""Citations into the record, with the documents they cite."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from statements.ingest.names.labels import Resolver
from statements.models import Citation, Statement
from statements.transcripts import records
from statements.transcripts.citing.citations import contradicted

from .report import Fate, Report

_STORED = ("document_id", "paragraph", "start", "end", "printed", "pinpoint", "true_year")


def save_citations(
    pairs: Sequence[tuple[Statement, records.Statement]], resolver: Resolver, counts: Report
) -> None:
    """Store what each statement cites. At most four queries; none writes what is there already."""
    documents = resolver.documents(
        citation.symbol for _, read in pairs for citation in read.citations
    )
    stored: dict[int, set[tuple[object, ...]]] = defaultdict(set)
    for key, *citation in Citation.objects.filter(
        statement__in=[row.pk for row, _ in pairs]
    ).values_list("statement_id", *_STORED):
        stored[key].add(tuple(citation))
    stale: list[int] = []
    made: list[Citation] = []
    for row, read in pairs:
        said = {_values(citation, documents[citation.symbol]) for citation in read.citations}
        known = stored[row.pk]
        if said == known:
            counts.count("citations", Fate.UNCHANGED, len(said))
            continue
        counts.count("citations", Fate.UPDATED if known else Fate.CREATED, len(said))
        if known:
            stale.append(row.pk)
        made += [
            Citation(statement=row, **dict(zip(_STORED, values, strict=True)))
            for values in sorted(said, key=lambda values: values[1:3])
        ]
    if stale:
        Citation.objects.filter(statement__in=stale).delete()
    Citation.objects.bulk_create(made)


def _values(citation: records.Citation, document: int) -> tuple[Any, ...]:
    return (
        document,
        citation.paragraph,
        citation.start,
        citation.end,
        citation.printed[:200],
        citation.pinpoint[:100],
        contradicted(citation.symbol),
    )
