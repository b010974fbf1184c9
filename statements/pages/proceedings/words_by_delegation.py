"""Who spoke how much at a meeting: the words and statements of each delegation."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext

from statements.models import Statement
from statements.pages.figures.counted_links import CountedLink, with_lengths


@dataclass(frozen=True, slots=True)
class DelegationWords(CountedLink):
    """What one delegation said: `count` words in so many `statements`."""

    statements: int = 0


def words_by_delegation(statements: Iterable[Statement]) -> list[DelegationWords]:
    """Return the words of each delegation, the most first.

    What only conducted the meeting is a row of its own, the last: it is not said for the
    country of whoever presides. Who speaks for no delegation is counted alone.
    """
    counts: dict[tuple[str, str], tuple[int, int]] = {}
    procedural_words = procedural = 0
    for statement in statements:
        if statement.procedural:
            procedural_words, procedural = procedural_words + statement.word_count, procedural + 1
            continue
        delegation = _delegation(statement)
        words, number = counts.get(delegation, (0, 0))
        counts[delegation] = words + statement.word_count, number + 1
    rows = [
        DelegationWords(label, words, href, statements=number)
        for (label, href), (words, number) in sorted(
            counts.items(), key=lambda item: (-item[1][0], item[0])
        )
    ]
    if procedural:
        label = gettext("Conducting the meeting")
        rows.append(DelegationWords(label, procedural_words, statements=procedural))
    return with_lengths(rows)


def _delegation(statement: Statement) -> tuple[str, str]:
    """Return the name and address of whom it was made for, or else of who made it."""
    for one in (statement.country, statement.organization, statement.speaker):
        if one is not None:
            return one.name, one.get_absolute_url()
    return statement.heading or gettext("Speaker not named"), ""
