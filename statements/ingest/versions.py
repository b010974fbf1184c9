"""A record in another official language, into the record: turn matched to turn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from statements.models import LanguageVersion, Meeting, Statement
from statements.transcripts import records


@dataclass(frozen=True, slots=True)
class Pair:
    """A turn of the version and the statement that it is, with how sure that is (0 to 1)."""

    turn: records.Statement
    statement: Statement
    confidence: float


def save_versions(
    meeting: Meeting, language: str, pairs: Sequence[Pair], sources: dict[str, int]
) -> None:
    """Store the turns of a record in `language` with the statements they belong to."""
    LanguageVersion.objects.bulk_create(
        [
            LanguageVersion(
                statement=pair.statement,
                language=language,
                heading=pair.turn.heading[:500],
                printed=pair.turn.printed,
                paragraphs=list(pair.turn.paragraphs),
                repairs=[asdict(repair) for repair in pair.turn.repairs],
                confidence=pair.confidence,
                source_id=sources.get(pair.turn.file),
            )
            for pair in pairs
        ],
        update_conflicts=True,
        unique_fields=["statement", "language"],
        update_fields=["heading", "printed", "paragraphs", "repairs", "confidence", "source"],
    )
    LanguageVersion.objects.filter(statement__meeting=meeting, language=language).exclude(
        statement__in=[pair.statement.pk for pair in pairs]
    ).delete()
