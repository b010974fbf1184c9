"""The votes of a meeting: lists, what was put to the vote before, what was said after."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from statements.facts import seats_on, vacancies
from statements.transcripts.papers.lines import PrintedLine
from statements.transcripts.proceedings.directions import joined
from statements.transcripts.proceedings.events import BodyEvent
from statements.transcripts.records import EventKind, ParsedStatement, ParsedVote, ReadingProblem
from statements.transcripts.symbols import DOCUMENT, SECURITY_COUNCIL, SPECIMEN, SymbolError, parse
from statements.transcripts.turn.presidency import PRESIDENT_CAPACITY

from .votes import StatedResult, discord, label_of, read_lists, result_in, subject_in

_SECRET = re.compile(r"\bballot\b", re.IGNORECASE)
_SHOW_OF_HANDS = re.compile(r"\bshow\s*of\s*hands\b", re.IGNORECASE)
_RECORDED = re.compile(r"\b(?:recorded|roll-?\s?call)\b", re.IGNORECASE)
_ENOUGH_SEATS = 11
_LOOK_BACK = 12
"""Turns of the chair before a vote in which the draft is looked for."""


@dataclass(frozen=True, slots=True)
class VoteSetting:
    """What of a meeting a vote is read against. `seats` are those on the cover."""

    symbol: str
    date: datetime.date | None
    seats: int
    file: str


def read_votes(
    body: Sequence[PrintedLine],
    marks: Sequence[tuple[BodyEvent, int]],
    statements: Sequence[ParsedStatement],
    setting: VoteSetting,
    problems: list[ReadingProblem],
) -> Iterator[ParsedVote]:
    """Yield the votes among `marks`, each given with the paragraphs it stands after.

    What does not agree in a vote is added to `problems`. An election by secret ballot has
    no lists and is an event only.
    """
    for index, (mark, paragraph) in enumerate(marks):
        if mark.kind is not EventKind.VOTE:
            continue
        lines = body[mark.lists[0] : mark.lists[1]] if mark.lists else ()
        lists = read_lists(lines)
        result = _result(marks[index + 1 :], mark, statements)
        if mark.lists is None and (result == StatedResult() or _SECRET.search(mark.text)):
            continue
        vote = ParsedVote(
            after=mark.turn,
            method=_method(mark.text, result),
            in_favour=lists.in_favour,
            against=lists.against,
            abstaining=lists.abstaining,
            absent=lists.absent,
            stated=result.stated,
            carried=result.carried,
            subject=_subject(statements[: mark.turn]),
            adopted=result.adopted,
            paragraph=paragraph,
            page=mark.page,
            printed="\n".join(_printed(lines)),
        )
        seats = _seats(setting) if mark.lists else 0
        for kind, reason in discord(vote, lists.unknown, seats):
            problems.append(ReadingProblem(kind, setting.file, reason, number=mark.turn or None))
        yield vote


def _result(
    later: Sequence[tuple[BodyEvent, int]], mark: BodyEvent, statements: Sequence[ParsedStatement]
) -> StatedResult:
    """Return the result: in a stage direction after the lists, or said by the chair next."""
    told = " ".join(
        after.text
        for after, _ in later[:2]
        if after.kind is EventKind.DECIDED and after.turn == mark.turn
    )
    chair = statements[mark.turn : mark.turn + 1]
    said = ""
    if chair and chair[0].capacity == PRESIDENT_CAPACITY:
        said = "\n".join(chair[0].paragraphs[:2])
    return result_in(f"{told} {said}".strip())


def _method(text: str, result: StatedResult) -> str:
    if _SHOW_OF_HANDS.search(text):
        return "show-of-hands"
    if _RECORDED.search(text):
        return "recorded"
    return "unanimous" if not text and result.unanimous else ""


def _subject(before: Sequence[ParsedStatement]) -> str:
    chair = [
        statement for statement in reversed(before) if statement.capacity == PRESIDENT_CAPACITY
    ]
    spellings = {
        citation.printed: citation.symbol
        for statement in chair[:_LOOK_BACK]
        for citation in statement.citations
        if _is_draft(citation.symbol)
    }
    return subject_in(
        ["\n".join(statement.paragraphs) for statement in chair[:_LOOK_BACK]], spellings
    )


def _is_draft(symbol: str) -> bool:
    """Whether a document can be a draft of the Council: "S/2020/24", "S/23802"."""
    try:
        known = parse(symbol)
    except SymbolError:
        return False
    return known.kind == DOCUMENT and known.body in {SECURITY_COUNCIL, SPECIMEN}


def _seats(setting: VoteSetting) -> int:
    """Return how many members a vote must account for, 0 where that is not known."""
    if setting.seats >= _ENOUGH_SEATS:
        return setting.seats
    if setting.date is None or not setting.symbol.startswith("S/"):
        return 0
    empty = sum(v.seats for v in vacancies() if v.start <= setting.date <= v.end)
    return seats_on(setting.date) - empty


def _printed(lines: Sequence[PrintedLine]) -> Iterator[str]:
    groups: list[list[PrintedLine]] = []
    for line in lines:
        if label_of(line.text) or not groups:
            groups.append([])
        groups[-1].append(line)
    for group in groups:
        yield joined(group)
