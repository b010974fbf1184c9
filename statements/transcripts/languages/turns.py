"""The body of a record taken apart: turns, stage directions and votes, each in its place."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from statements.facts import CountryFact
from statements.transcripts.languages.grammars.grammar import RIGHT_TO_LEFT, Grammar
from statements.transcripts.records import EventKind

from .directions import (
    IN_FAVOUR,
    LanguageDirection,
    VoteList,
    direction_at,
    method_of,
    vote_label,
    vote_list,
)
from .headings import LanguageHeading, heading_in, may_open
from .rows import PrintedRow, PrintedWords, joined, window
from .visual_headings import VisualHeading, visual_heading

_MOST_LIST_ROWS = 14


@dataclass(slots=True)
class LanguageTurn:
    """One turn. `stretches` are its lines between the stage directions that interrupt it."""

    heading: LanguageHeading | VisualHeading
    start: int
    line: int
    stretches: list[list[PrintedRow]] = field(default_factory=lambda: [[]])


@dataclass(frozen=True, slots=True)
class TurnPlace:
    """A place among the turns: after how many, and after how many stretches of the last."""

    turns: int
    stretches: int


@dataclass(slots=True)
class PlacedDirection:
    """A stage direction or section heading at its place."""

    kind: EventKind
    text: str
    place: TurnPlace
    direction: LanguageDirection | None = None


@dataclass(slots=True)
class PlacedVote:
    """A vote at its place, its lists by label."""

    place: TurnPlace
    method: str
    line: int
    lists: dict[str, VoteList] = field(default_factory=dict)


@dataclass(slots=True)
class Body:
    """All of a body, in order."""

    turns: list[LanguageTurn] = field(default_factory=list)
    happenings: list[PlacedDirection] = field(default_factory=list)
    ballots: list[PlacedVote] = field(default_factory=list)


def body_of(
    text: str,
    rows: Sequence[PrintedRow],
    grammar: Grammar,
    words: PrintedWords,
    members: Collection[CountryFact],
) -> Body:
    """Take the lines of a body apart. Every line is in exactly one turn, direction or vote."""
    reading = _Reading(text, rows, grammar, words, members)
    index = 0
    while index < len(rows):
        index = reading.step(index)
    reading.close_section()
    return reading.body


@dataclass(slots=True)
class _Reading:
    text: str
    rows: Sequence[PrintedRow]
    grammar: Grammar
    words: PrintedWords
    members: Collection[CountryFact]
    body: Body = field(default_factory=Body)
    section: list[PrintedRow] = field(default_factory=list)
    method: str = ""
    open_ballot: PlacedVote | None = None

    def step(self, index: int) -> int:
        """Read what begins at a line, and return the index of the line after it."""
        row = self.rows[index]
        if row.furniture:
            self._add(row)
            return index + 1
        if after := self._heading(index):
            return after
        if self._is_label(row):
            return self._vote(index)
        if direction := direction_at(self.rows, index, self.grammar, self.words):
            return self._direction(direction, index)
        self._add(row)
        return index + 1

    def close_section(self) -> None:
        """What stands before the first turn is the agenda item, one section heading."""
        lines = [row for row in self.section if not row.furniture]
        if lines and not self.body.turns:
            text = joined(lines, self.grammar, self.words)
            self.body.happenings.append(PlacedDirection(EventKind.SECTION, text, TurnPlace(0, 0)))
        self.section.clear()

    def _place(self) -> TurnPlace:
        turns = self.body.turns
        if not turns:
            return TurnPlace(0, 0)
        return TurnPlace(len(turns), sum(1 for stretch in turns[-1].stretches if stretch))

    def _add(self, row: PrintedRow) -> None:
        if not self.body.turns:
            self.section.append(row)
            return
        if row.furniture and not self.body.turns[-1].stretches[-1]:
            return
        self.body.turns[-1].stretches[-1].append(row)
        if not row.furniture:
            self.open_ballot = None

    def _heading(self, index: int) -> int:
        """Begin the turn whose heading begins here; 0 where none does."""
        row = self.rows[index]
        if may_open(row, self.grammar):
            found = heading_in(window(self.rows, index, self.grammar, self.words), self.grammar)
            if found is not None:
                self._begin(found, row)
                return self._after_heading(found, index)
        if self.grammar.direction == RIGHT_TO_LEFT:
            visual = visual_heading(self.rows, index)
            if visual is not None:
                self._begin(visual, row)
                if said := _said(visual, row):
                    self._add(said)
                return index + visual.rows
        return 0

    def _begin(self, heading: LanguageHeading | VisualHeading, row: PrintedRow) -> None:
        self.close_section()
        self.body.turns.append(LanguageTurn(heading, row.start, row.number))
        self.open_ballot = None
        self.method = ""

    def _after_heading(self, heading: LanguageHeading, index: int) -> int:
        """Go on with what the last line of the heading says beside it."""
        while index < len(self.rows) and self.rows[index].end <= heading.end:
            index += 1
        if index < len(self.rows) and self.rows[index].start < heading.end:
            row = self.rows[index]
            rest = self.text[heading.end : row.end]
            start = heading.end + len(rest) - len(rest.lstrip())
            self._add(PrintedRow(start, row.end, self.text[start : row.end], row.number))
            index += 1
        return index

    def _direction(self, direction: LanguageDirection, index: int) -> int:
        self.close_section()
        place = self._place()
        self.body.happenings.append(
            PlacedDirection(direction.kind, direction.text, place, direction)
        )
        if direction.kind is EventKind.VOTE:
            self.method = method_of(direction.text, self.grammar)
        self._interrupt()
        return index + direction.rows

    def _interrupt(self) -> None:
        if self.body.turns and self.body.turns[-1].stretches[-1]:
            self.body.turns[-1].stretches.append([])

    def _is_label(self, row: PrintedRow) -> bool:
        return bool(self.body.turns) and vote_label(row.text, self.grammar) is not None

    def _vote(self, index: int) -> int:
        stop = index + 1
        while stop < min(len(self.rows), index + _MOST_LIST_ROWS) and not self._ends_list(stop):
            stop += 1
        read = vote_list(
            self.rows,
            index,
            stop=stop,
            grammar=self.grammar,
            words=self.words,
            members=self.members,
        )
        if self.open_ballot is None or read.label == IN_FAVOUR:
            line = self.rows[index].number
            self.open_ballot = PlacedVote(self._place(), self.method, line)
            self.body.ballots.append(self.open_ballot)
        self.open_ballot.lists[read.label] = read
        self._interrupt()
        return index + read.rows

    def _ends_list(self, index: int) -> bool:
        row = self.rows[index]
        if row.furniture:
            return False
        if self._is_label(row):
            return True
        if may_open(row, self.grammar) and heading_in(
            window(self.rows, index, self.grammar, self.words), self.grammar
        ):
            return True
        if self.grammar.direction == RIGHT_TO_LEFT and visual_heading(self.rows, index):
            return True
        return direction_at(self.rows, index, self.grammar, self.words) is not None


def _said(heading: VisualHeading, row: PrintedRow) -> PrintedRow | None:
    """Return what the first line of a heading says beside it, the bracket blanked out.

    The line keeps its length, so that offsets in it hold.
    """
    spans = [
        (start, end)
        for start, end in heading.said
        if row.text[start - row.start : end - row.start].strip()
    ]
    if not spans:
        return None
    start, end = spans[0][0], spans[-1][1]
    letters = list(row.text[start - row.start : end - row.start])
    for (_, gap_start), (gap_end, _) in pairwise(spans):
        for place in range(gap_start - start, gap_end - start):
            letters[place] = " "
    text = "".join(letters)
    start += len(text) - len(text.lstrip())
    return PrintedRow(start, start + len(text.strip()), text.strip(), row.number)
