"""Reads a whole English record: the lines of its cover and body in, a `ParsedMeeting` out."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from statements.facts import country, president_on
from statements.transcripts.citing.citations import find
from statements.transcripts.papers.lines import Paper, PrintedLine
from statements.transcripts.proceedings.participants.attendance import Attendance
from statements.transcripts.proceedings.voting.ballots import VoteSetting, read_votes
from statements.transcripts.records import (
    EventKind,
    Format,
    MeetingKind,
    ParsedEvent,
    ParsedMeeting,
    ParsedStatement,
    ReadingProblem,
)
from statements.transcripts.restoration.edits import LAYOUT, Edit
from statements.transcripts.restoration.text import BROKEN_HEADING, restore
from statements.transcripts.turn.headings import Heading, split
from statements.transcripts.turn.presidency import PRESIDENT, PRESIDENT_CAPACITY
from statements.transcripts.turn.procedural import is_procedural
from statements.transcripts.turn.speakers import who_speaks

from .cover import Cover, read_cover, symbol_in
from .directions import takes_the_chair
from .events import BodyEvent, LineSpan, grouped
from .footnotes import Footnotes, footnotes_in
from .numbering import Numbers, numbers_of
from .paragraph_starts import looks_interleaved, paragraphed
from .paragraphs import Printed, origins, print_turn
from .times import date_in_head, time_in
from .turns import take_apart

_UNNAMED_LANGUAGE = "English"
"""A heading names the language of delivery unless it is this one."""
_HEAD = re.compile(
    r"S/PV\.\S+(?: \([^)]*\))? (?P<left>\D.{3,200}) \d{2}/\d{2}/\d{4}"
    r"|\d{2}/\d{2}/\d{4} (?P<right>.{3,200}?) S/PV\.\S+(?: \([^)]*\))?"
)
_FILE_SYMBOL = re.compile(
    r"S_PV[._ ]*(?P<number>\d{1,5})"
    r"(?P<tail>\s?_?(?:\(?(?:Resumption|Part)\s?[0-9IVX]{1,4}\)?|\(Resumption\)))?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Read:
    """A statement with what places a stage direction within it."""

    statement: ParsedStatement
    printed: Printed
    origins: tuple[int, ...]

    def paragraphs_before(self, spans: int) -> int:
        """Return how many paragraphs stand before the direction after so many runs of lines."""
        if spans > len(self.printed.breaks):
            return len(self.statement.paragraphs)
        limit = self.printed.breaks[spans - 1]
        return sum(origin < limit for origin in self.origins)


def read_record(paper: Paper, *, file: str, format: Format, symbol: str = "") -> ParsedMeeting:
    """Read a verbatim record in English.

    `file` is its name in the source, `symbol` that of the meeting where the source tells
    it; the one on the cover goes before it. No text raises: what is missing or doubtful
    comes back as problems ("no-turns", "no-speaker", "no-affiliation", "no-president",
    "empty-text", "vote-does-not-add-up", …).
    """
    cover = read_cover(paper.cover)
    problems: list[ReadingProblem] = []
    named = _named(cover, paper, file, symbol, problems)
    date = cover.date or _date_beside(paper)
    numbers = numbers_of(paper.body)
    footnotes = footnotes_in(paper.body, numbers)
    pieces = take_apart(paper.body, cover.agenda, numbers, footnotes)
    turns, marks = grouped(paper.body, pieces, cover.agenda)
    home = cover.president_country or _by_roster(named, date)
    attendance = Attendance(
        cover.president,
        home,
        cover.seats,
        changes=any(takes_the_chair(mark.text) for mark in marks),
    )
    reading = _Reading(
        paper.body, numbers, footnotes, attendance, file=file, symbol=named, problems=problems
    )
    read = reading.turns(turns, marks)
    statements = tuple(turn.statement for turn in read)
    if not statements and cover.kind is not MeetingKind.PRIVATE:
        problems.append(ReadingProblem("no-turns", file, "No turn was found in the body."))
    placed = [(mark, _paragraphs_before(mark, read)) for mark in marks]
    events = tuple(_events(placed))
    setting = VoteSetting(named, date, len(cover.seats), file)
    return ParsedMeeting(
        symbol=named,
        format=format,
        statements=statements,
        date=date,
        city=cover.city,
        kind=cover.kind,
        president=cover.president,
        president_country=home,
        agenda="\n".join(cover.agenda) or _item(events) or _item_beside(paper),
        votes=tuple(read_votes(paper.body, placed, statements, setting, problems)),
        problems=tuple(problems),
        year_of_council=cover.year_of_council,
        provisional=cover.provisional,
        scheduled=cover.scheduled,
        opened=_time(events, EventKind.OPENED) or _time(events[:3], EventKind.RESUMED),
        closed=_time(events, EventKind.CLOSED),
        seats=cover.seats,
        events=events,
        invitations=attendance.invitations,
        quality=paper.quality,
    )


class _Reading:
    """The turns of a record read in order, for each knows what the chair said before."""

    def __init__(
        self,
        body: Sequence[PrintedLine],
        numbers: Numbers,
        footnotes: Footnotes,
        attendance: Attendance,
        *,
        file: str,
        symbol: str,
        problems: list[ReadingProblem],
    ) -> None:
        self._body = paragraphed(body)
        self._told = any(line.begins is not None for line in body)
        self._numbers = numbers
        self._footnotes = footnotes
        self._attendance = attendance
        self._file = file
        self._symbol = symbol
        self._problems = problems
        self._ambiguous = False
        self._unknown_president = False
        """Reported once: each is one doubt, however often the President speaks."""

    def turns(self, turns: Sequence[Sequence[LineSpan]], marks: Sequence[BodyEvent]) -> list[_Read]:
        """Read every turn; `marks` tell who took a seat, or the Chair, between two."""
        read: list[_Read] = []
        between: dict[int, list[BodyEvent]] = {}
        for mark in marks:
            between.setdefault(mark.turn, []).append(mark)
        for number, spans in enumerate(turns, start=1):
            for mark in between.get(number - 1, ()):
                self._attendance.see(mark.text)
            read.append(self._turn(number, spans))
        for mark in between.get(len(turns), ()):
            self._attendance.see(mark.text)
        return read

    def _turn(self, number: int, spans: Sequence[LineSpan]) -> _Read:
        printed = print_turn(self._body, spans, self._numbers, self._footnotes)
        skipped = self._numbers.length(spans[0][0])
        heading = split(printed.text[skipped:])
        edits = _edits(printed, heading, skipped)
        restored = restore(printed.text, edits, self._symbol)
        who = who_speaks(heading, self._attendance.metadata(heading))
        if self._attendance.presides(heading):
            self._attendance.hear(restored.paragraphs)
        statement = ParsedStatement(
            number=number,
            heading=heading.printed if heading else "",
            speaker=who.speaker,
            printed=printed.text,
            paragraphs=restored.paragraphs,
            country=who.country,
            organization=who.organization,
            capacity=who.capacity,
            language=(heading.language or _UNNAMED_LANGUAGE) if heading else "",
            procedural=is_procedural(
                PRESIDENT if who.presides else who.speaker, restored.paragraphs
            ),
            citations=find(restored.paragraphs),
            repairs=restored.repairs,
            file=self._file,
            affiliation=who.affiliation,
        )
        start = _body_start(heading, skipped)
        found = tuple(origins(printed.text, start, restored.paragraphs, restored.repairs))
        self._doubt(statement, printed, ambiguous=who.ambiguous)
        pages = tuple(printed.page_at(offset) for offset in found) if any(printed.pages) else ()
        return _Read(_paged(statement, pages), printed, found)

    def _doubt(self, statement: ParsedStatement, printed: Printed, *, ambiguous: bool) -> None:
        def report(kind: str, reason: str) -> None:
            self._problems.append(ReadingProblem(kind, self._file, reason, number=statement.number))

        if not statement.paragraphs:
            report("empty-text", "The turn holds no text beside its heading.")
        if not self._told and looks_interleaved(printed.text.split("\n")):
            report("interleaved-columns", "Lines of two columns seem to stand side by side.")
        if not statement.speaker:
            report("no-speaker", "No heading names the speaker.")
        elif statement.country or statement.organization:
            pass
        elif statement.capacity != PRESIDENT_CAPACITY:
            report("no-affiliation", f"Nothing tells for whom {statement.speaker} speaks.")
        elif not self._unknown_president:
            self._unknown_president = True
            report("no-president", "Neither the cover nor the roster tells who presides.")
        if ambiguous and not self._ambiguous:
            self._ambiguous = True
            report("ambiguous-president", "The cover names two presidents, the body no change.")


def _edits(printed: Printed, heading: Heading | None, skipped: int) -> list[Edit]:
    """Return the edits that leave the heading off and join what the layout joins."""
    if heading is None:
        return list(printed.edits)
    end = skipped + heading.end
    own = Edit(skipped, end, "", LAYOUT)
    if heading.astray:
        own = Edit(skipped, end, f"{heading.astray} ", BROKEN_HEADING)
    before = [edit for edit in printed.edits if edit.end <= skipped]
    return [*before, own, *(edit for edit in printed.edits if edit.start >= end)]


def _body_start(heading: Heading | None, skipped: int) -> int:
    if heading is None or heading.astray:
        return 0
    return skipped + heading.end


def _paged(statement: ParsedStatement, pages: tuple[int, ...]) -> ParsedStatement:
    return replace(statement, pages=pages) if pages else statement


def _paragraphs_before(mark: BodyEvent, read: Sequence[_Read]) -> int:
    return read[mark.turn - 1].paragraphs_before(mark.spans) if mark.turn else 0


def _events(placed: Sequence[tuple[BodyEvent, int]]) -> Iterator[ParsedEvent]:
    for mark, paragraph in placed:
        if mark.text:
            timed = mark.kind is not EventKind.SECTION
            yield ParsedEvent(
                kind=mark.kind,
                text=mark.text,
                after=mark.turn,
                paragraph=paragraph,
                page=mark.page,
                time=time_in(mark.text) if timed else None,
            )


def _named(
    cover: Cover, paper: Paper, file: str, symbol: str, problems: list[ReadingProblem]
) -> str:
    """Return the meeting's symbol: from the cover, the source, the name of the file, the head."""
    named = cover.symbol or symbol or _symbol_of_file(file) or _symbol_beside(paper)
    if not named:
        problems.append(ReadingProblem("no-symbol", file, "Nothing tells which meeting this is."))
    elif symbol and named != symbol:
        reason = f"The cover has {named}, the source {symbol}."
        problems.append(ReadingProblem("symbol-differs", file, reason))
    if named and cover.number and str(cover.number) not in re.findall(r"\d+", named):
        reason = f"The cover of {named} counts it as meeting {cover.number}."
        problems.append(ReadingProblem("meeting-number", file, reason))
    return named


def _symbol_of_file(file: str) -> str:
    if match := _FILE_SYMBOL.search(file):
        return symbol_in(f"S/PV.{match['number']} {(match['tail'] or '').strip('_ ')}")
    return ""


def _symbol_beside(paper: Paper) -> str:
    """Return the symbol in the running heads of a record without its cover."""
    return next(filter(None, (symbol_in(line.text) for line in paper.furniture)), "")


def _date_beside(paper: Paper) -> datetime.date | None:
    return next(filter(None, (date_in_head(line.text) for line in paper.furniture)), None)


def _item_beside(paper: Paper) -> str:
    """Return the item of the agenda in a running head, between the symbol and the day."""
    for line in paper.furniture:
        if head := _HEAD.fullmatch(" ".join(line.text.split())):
            return head["left"] or head["right"]
    return ""


def _by_roster(symbol: str, date: datetime.date | None) -> str:
    """Return the country that presided in that month, for a meeting that was real."""
    slug = president_on(date) if date and symbol.startswith("S/") else ""
    return country(slug).name if slug else ""


def _item(events: Sequence[ParsedEvent]) -> str:
    """Return the item of the agenda as the body has it, where there is no cover."""
    adopted = [i for i, event in enumerate(events) if event.kind is EventKind.AGENDA_ADOPTED]
    titles: list[str] = []
    for event in events[adopted[0] + 1 :] if adopted else ():
        if event.kind is not EventKind.SECTION:
            break
        titles.append(event.text)
    return "\n".join(titles)


def _time(events: Sequence[ParsedEvent], kind: EventKind) -> datetime.time | None:
    return next((event.time for event in events if event.kind is kind), None)
