"""The statements of a meeting in order, in outline or whole, and what happened between them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from statements.models import Citation, Meeting, Statement
from statements.pages.proceedings.events import MeetingEvent, by_statement, events_at
from statements.pages.text.highlights import Highlighter
from statements.pages.text.languages import SideBySide, pair_paragraphs, versions_of_meeting
from statements.pages.text.paragraphs import Paragraph, highlight_paragraphs, paragraphs_of
from statements.pages.text.pinpoints import held_records
from statements.writing.numbers import bar_percent

from .meeting_views import Shown


@dataclass(frozen=True, slots=True)
class Turn:
    """One statement in the outline of its meeting; `length` in per cent of the longest.

    `after` is what happened after it: where no paragraph is shown, all that happened
    before the next statement. A turn that is not `shown` is left out but for that.
    """

    statement: Statement
    length: float
    paragraphs: list[Paragraph]
    after: list[MeetingEvent]
    shown: bool
    beside: SideBySide | None = None


@dataclass(frozen=True, slots=True)
class Proceedings:
    """What happened before the first statement, each of them, and how many places are marked."""

    opening: list[MeetingEvent]
    turns: list[Turn]
    hits: int

    @property
    def compared(self) -> bool:
        """Whether any turn stands beside the same in another language."""
        return any(turn.beside for turn in self.turns)


def proceedings_of(meeting: Meeting, way: Shown) -> Proceedings:
    """Return the proceedings of `meeting` as they are to be shown. A constant number of queries."""
    rows = Statement.objects.at(meeting).with_names().defer("printed", "repairs")
    if not way.whole:
        rows = rows.with_openings()
    statements = list(rows)
    happened = by_statement(events_at(meeting), [row.number for row in statements])
    longest = max((row.word_count for row in statements), default=0)
    kept = [row for row in statements if not (way.substantive and row.procedural)]
    texts = texts_at(meeting, kept, happened) if way.whole else {}
    texts, hits = _marked(kept, texts, way.marking) if way.marking else (texts, 0)
    versions = versions_of_meeting(meeting, way.language) if way.language else {}
    shown = {row.pk for row in kept}
    turns = []
    for row in statements:
        paragraphs = texts.get(row.pk)
        after = happened.get(row.number, [])
        if paragraphs is None:
            after = [each for each in after if not each.is_remark]
        else:
            after = [each for each in after if each.paragraph >= len(paragraphs)]
        other = versions.get(row.pk) if paragraphs is not None else None
        turns.append(
            Turn(
                row,
                bar_percent(row.word_count, longest),
                paragraphs or [],
                after,
                row.pk in shown,
                pair_paragraphs(row, other, paragraphs or []) if other else None,
            )
        )
    return Proceedings(happened.get(0, []), turns, hits)


def texts_at(
    meeting: Meeting, statements: Iterable[Statement], happened: Mapping[int, list[MeetingEvent]]
) -> dict[int, list[Paragraph]]:
    """Return the paragraphs of each of `statements`, by its key. Two queries."""
    citations = citations_at(meeting)
    held = held_records(each for of in citations.values() for each in of)
    return {
        row.pk: paragraphs_of(row, citations.get(row.pk, []), happened.get(row.number, []), held)
        for row in statements
    }


def _marked(
    statements: Iterable[Statement], texts: Mapping[int, list[Paragraph]], marking: Highlighter
) -> tuple[dict[int, list[Paragraph]], int]:
    """Return the texts with words marked, and how many places: they count through all of them."""
    found = {}
    total = 0
    for row in statements:
        found[row.pk] = highlights = marking.highlights(row.paragraphs, after=total)
        total = max((each.hit for of in highlights for each in of), default=total)
    return {pk: highlight_paragraphs(text, found[pk], total) for pk, text in texts.items()}, total


def citations_at(meeting: Meeting) -> dict[int, list[Citation]]:
    """Return the citations in the statements of `meeting`, by statement. One query."""
    found: dict[int, list[Citation]] = defaultdict(list)
    rows = Citation.objects.filter(statement__meeting=meeting).select_related("document")
    for citation in rows:
        found[citation.statement_id].append(citation)
    return found
