"""Which statement of a source is which statement of the record."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Sequence

from statements.models import Statement
from statements.transcripts import records

_NOT_LETTERS = re.compile(r"\W+")


def fingerprint(paragraphs: Iterable[str]) -> str:
    """Return a digest of the letters of a text: the same in every layout of it."""
    letters = _NOT_LETTERS.sub("", "".join(paragraphs)).casefold()
    return hashlib.blake2b(letters.encode(), digest_size=16).hexdigest()


def match(
    read: Sequence[records.ParsedStatement], stored: Iterable[Statement]
) -> list[Statement | None]:
    """Return for each statement read the row that it is, or None for a new one.

    First the same words at the same number; then the same words, found once on either
    side, at another number, where that number is free or falls free; then the same number.
    """
    prints = [fingerprint(statement.paragraphs) for statement in read]
    rows = {row.number: row for row in stored}
    matches: list[Statement | None] = [None] * len(read)
    for place, statement in enumerate(read):
        row = rows.get(statement.number)
        if row is not None and row.fingerprint == prints[place]:
            matches[place] = rows.pop(statement.number)
    for place, row in _moves(read, prints, matches, rows).items():
        matches[place] = rows.pop(row.number)
    for place, statement in enumerate(read):
        if matches[place] is None:
            matches[place] = rows.pop(statement.number, None)
    return matches


def _moves(
    read: Sequence[records.ParsedStatement],
    prints: Sequence[str],
    matches: Sequence[Statement | None],
    rows: dict[int, Statement],
) -> dict[int, Statement]:
    """Return the rows that the source has at another number, by place in the source."""
    once_read = _unique(prints)
    once_stored = _unique([row.fingerprint for row in rows.values()])
    by_print = {row.fingerprint: row for row in rows.values() if row.fingerprint in once_stored}
    moves = {
        place: by_print[mark]
        for place, mark in enumerate(prints)
        if matches[place] is None and mark in once_read and mark in by_print
    }
    # A number that a row keeps cannot be moved to; dropping a move may keep another row
    # in its place, so this is repeated until nothing changes.
    while blocked := [
        place
        for place, row in moves.items()
        if read[place].number in rows and rows[read[place].number] not in moves.values()
    ]:
        for place in blocked:
            del moves[place]
    return moves


def _unique(prints: Iterable[str]) -> set[str]:
    return {mark for mark, times in Counter(prints).items() if times == 1}
