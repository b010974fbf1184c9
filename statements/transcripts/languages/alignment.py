"""The turns of a record in one language found again in the English record.

Both have the same turns in the same order, so they are aligned as a whole: a turn that one
of them lacks shifts nothing. What a turn is known by is the same in every language: whether
the President speaks, for which country, in which language, and the documents cited.
"""

from __future__ import annotations

from dataclasses import dataclass

from statements.transcripts.records import ParsedMeeting, ParsedStatement
from statements.transcripts.turn.presidency import PRESIDENT, PRESIDENT_CAPACITY

_GAP = -1.0
_ROLE, _OTHER_ROLE = 2.0, -6.0
_COUNTRY, _OTHER_COUNTRY = 3.0, -5.0
_LANGUAGE, _OTHER_LANGUAGE = 1.0, -1.0
_CITED = 2.0
_LENGTH = 1.0
_PAIRED, _UNMATCHED, _SKIPPED = 0, 1, 2
_BAND = 60
"""How many turns two versions may drift apart beyond their difference in number."""


@dataclass(frozen=True, slots=True)
class TurnMatch:
    """A turn of a version and the English turn it renders; None where there is none.

    `confidence` is between 0 and 1: the share of what could agree that does.
    """

    number: int
    english: int | None
    confidence: float


def match(version: ParsedMeeting, english: ParsedMeeting) -> list[tuple[int, int | None]]:
    """Return for every statement of `version`, by number, that of `english` or None."""
    return [(found.number, found.english) for found in align(version, english)]


def align(version: ParsedMeeting, english: ParsedMeeting) -> list[TurnMatch]:
    """Return the match of every statement of `version`, in order, with its confidence."""
    ours = [_Features.of(statement) for statement in version.statements]
    theirs = [_Features.of(statement) for statement in english.statements]
    scale = _scale(ours, theirs)
    band = abs(len(ours) - len(theirs)) + _BAND
    best: list[dict[int, tuple[float, int]]] = [{0: (0.0, 0)}]
    for j in range(1, min(len(theirs), band) + 1):
        best[0][j] = (_GAP * j, _SKIPPED)
    for i, one in enumerate(ours, 1):
        row: dict[int, tuple[float, int]] = {}
        above = best[-1]
        for j in range(max(0, i - band), min(len(theirs), i + band) + 1):
            options: list[tuple[float, int]] = []
            if j and j - 1 in above:
                options.append((above[j - 1][0] + _score(one, theirs[j - 1], scale), _PAIRED))
            if j in above:
                options.append((above[j][0] + _GAP, _UNMATCHED))
            if j - 1 in row:
                options.append((row[j - 1][0] + _GAP, _SKIPPED))
            row[j] = max(options, key=lambda option: (option[0], -option[1]))
        best.append(row)
    numbers = [statement.number for statement in version.statements]
    matches: list[TurnMatch] = []
    for mine, other in _traced(best, len(ours), len(theirs)):
        if other is None:
            matches.append(TurnMatch(numbers[mine], None, 0.0))
            continue
        score, most = _agreement(ours[mine], theirs[other], scale)
        confidence = round(max(0.0, min(1.0, score / most)), 3)
        matches.append(TurnMatch(numbers[mine], english.statements[other].number, confidence))
    return matches


@dataclass(frozen=True, slots=True)
class _Features:
    presides: bool
    country: str
    language: str
    cited: frozenset[str]
    size: int

    @classmethod
    def of(cls, statement: ParsedStatement) -> _Features:
        return cls(
            presides=statement.capacity == PRESIDENT_CAPACITY or statement.speaker == PRESIDENT,
            country=statement.country,
            language=statement.language,
            cited=frozenset(citation.symbol for citation in statement.citations),
            size=sum(len(paragraph) for paragraph in statement.paragraphs),
        )


def _scale(ours: list[_Features], theirs: list[_Features]) -> float:
    """How long the version is for each character of English."""
    whole = sum(one.size for one in theirs)
    return (sum(one.size for one in ours) / whole if whole else 1.0) or 1.0


def _score(one: _Features, other: _Features, scale: float) -> float:
    score, _ = _agreement(one, other, scale)
    return score


def _agreement(one: _Features, other: _Features, scale: float) -> tuple[float, float]:
    """Return how far two turns agree, and how far they could."""
    score = most = 0.0
    score += _ROLE if one.presides == other.presides else _OTHER_ROLE
    most += _ROLE
    if one.country and other.country and not (one.presides and other.presides):
        score += _COUNTRY if one.country == other.country else _OTHER_COUNTRY
        most += _COUNTRY
    if one.language and other.language:
        score += _LANGUAGE if one.language == other.language else _OTHER_LANGUAGE
        most += _LANGUAGE
    if one.cited or other.cited:
        score += _CITED * len(one.cited & other.cited) / len(one.cited | other.cited)
        most += _CITED
    small, large = sorted((one.size / scale, float(other.size)))
    score += _LENGTH * (small / large if large else 1.0)
    return score, most + _LENGTH


def _traced(
    best: list[dict[int, tuple[float, int]]], ours: int, theirs: int
) -> list[tuple[int, int | None]]:
    """Return the pairs of indices on the best way through, in order."""
    pairs: list[tuple[int, int | None]] = []
    i, j = ours, theirs
    while i:
        step = best[i][j][1] if j in best[i] else _UNMATCHED
        if step == _SKIPPED:
            j -= 1
            continue
        i -= 1
        if step == _PAIRED:
            j -= 1
            pairs.append((i, j))
        else:
            pairs.append((i, None))
    pairs.reverse()
    return pairs
