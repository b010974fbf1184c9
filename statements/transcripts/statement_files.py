"""Statement files read: bytes in, a `ParsedMeeting` out, whatever the bytes are."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, replace

from statements.facts import country, country_of, president_on
from statements.facts.meetings import council_meetings
from statements.transcripts.turn.presidency import PRESIDENT, PRESIDENT_CAPACITY
from statements.transcripts.written.letters import attributed

from .cleaning import cleaned
from .records import (
    MeetingFiles,
    MeetingKind,
    ParsedMeeting,
    ParsedStatement,
    ReadingProblem,
    StatementFile,
)
from .statement import read_statement
from .symbols import SymbolError
from .symbols import parse as parse_symbol
from .tables import is_video

_RECORD = re.compile(r"S/PV\.(?P<number>[0-9]{1,5})")
_NAMED = re.compile(r"(?P<person>.*?)\s*\((?P<label>[^()]+)\)")
_LINE_ENDS = dict.fromkeys(map(ord, "\r\v\f\x85\u2028\u2029"), "\n")
# C0 and C1 but for tab and newline: PostgreSQL takes no NUL, XML and browsers none of them.
# A text without any of both, as nearly all are: to match it is twice as fast as to search it.
_USUAL = re.compile(r"[^\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]*")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")


def read_meeting(files: MeetingFiles) -> ParsedMeeting:
    """Read all that a source has of a meeting. Never raises; what is wrong is a problem.

    A meeting that its source does not date is of the day that the Council's own list has
    (S/PV.4644). Pure, and argument and result are picklable, so that it can run in another
    process.
    """
    files = replace(files, date=files.date or _day(files.symbol))
    problems = list(files.problems)
    chair = _Chair.of(files)
    read = []
    for file in files.files:
        statement, found = _read_file(files, file)
        problems += found
        if statement is not None:
            read.append(statement)
    kind = _kind(files.symbol)
    statements, noted = (
        attributed(read, problems) if kind is MeetingKind.VIDEO else (tuple(read), tuple(problems))
    )
    return ParsedMeeting(
        symbol=files.symbol,
        format=files.format,
        statements=tuple(map(chair.seated, statements)),
        date=files.date,
        city=files.city,
        kind=kind,
        president=chair.person,
        president_country=chair.country or chair.label,
        agenda=files.agenda,
        problems=noted,
    )


def decode(content: bytes, *, keep: str = "") -> tuple[str, list[tuple[str, str, int | None]]]:
    """Return the text of a file, and what is wrong with it as kind, reason and line.

    UTF-8, with or without a mark, is right; other bytes are read as UTF-16 if so marked
    and else as Windows-1252. Letters are composed, and what was decoded wrongly before it came
    here is repaired, or reported where it cannot be (`cleaning`). Line ends of all kinds become
    newlines; control characters are dropped, but for those in `keep`.
    """
    wrong: list[tuple[str, str, int | None]] = []
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = content.decode("utf-16", "replace")
        wrong.append(("encoding", "the file is UTF-16, not UTF-8", None))
    else:
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            text = content.removeprefix(b"\xef\xbb\xbf").decode("cp1252", "replace")
            line = content.count(b"\n", 0, error.start) + 1
            wrong.append(("encoding", "the file is not UTF-8; read as Windows-1252", line))
    text, mended = cleaned(text.replace("\r\n", "\n"))
    wrong += mended
    if _USUAL.fullmatch(text):
        return text, wrong
    kept = set(map(ord, keep))
    ends = {code: end for code, end in _LINE_ENDS.items() if code not in kept}
    text = text.translate(ends)
    dropped = [found for found in _CONTROLS.finditer(text) if ord(found.group()) not in kept]
    if dropped:
        line = text.count("\n", 0, dropped[0].start()) + 1
        text = text.translate({ord(found.group()): None for found in dropped})
        reason = f"{len(dropped):,} control characters were dropped"
        wrong.append(("control-characters", reason, line))
    return text, wrong


@dataclass(frozen=True, slots=True)
class _Chair:
    """Who presides, as far as a source or the roster tells. `label` is as the source has it."""

    person: str = ""
    label: str = ""
    country: str = ""

    @classmethod
    def of(cls, files: MeetingFiles) -> _Chair:
        if not files.president:
            return cls._by_roster(files)
        named = _NAMED.fullmatch(files.president)
        if named is None:
            return cls(files.president)
        fact = country_of(named["label"])
        return cls(named["person"], named["label"], fact.name if fact else "")

    @classmethod
    def _by_roster(cls, files: MeetingFiles) -> _Chair:
        """The country that presided in that month; only a source can tell the person."""
        slug = president_on(files.date) if files.date and _is_real(files.symbol) else ""
        return cls(country=country(slug).name) if slug else cls()

    def seated(self, statement: ParsedStatement) -> ParsedStatement:
        """Return the statement with the person and country that "The President" stands for."""
        if (statement.speaker, statement.capacity) != (PRESIDENT, PRESIDENT_CAPACITY):
            return statement
        label = statement.country or statement.organization
        own = self.country or self.label
        if not own or label not in {"", own}:
            return statement
        return replace(
            statement,
            speaker=self.person or statement.speaker,
            country=self.country,
            organization="" if self.country else self.label,
            affiliation=statement.affiliation or self.label or self.country,
        )


def _day(symbol: str) -> datetime.date | None:
    """Return the day of a meeting by its number; of a later part of it that is not known."""
    numbered = _RECORD.fullmatch(symbol)
    fact = council_meetings().get(int(numbered["number"])) if numbered else None
    return fact.date if fact else None


def _is_real(symbol: str) -> bool:
    return symbol.startswith("S/")


def _kind(symbol: str) -> MeetingKind:
    try:
        return MeetingKind.VIDEO if is_video(parse_symbol(symbol)) else MeetingKind.IN_PERSON
    except SymbolError:
        return MeetingKind.IN_PERSON


def _read_file(
    files: MeetingFiles, file: StatementFile
) -> tuple[ParsedStatement | None, list[ReadingProblem]]:
    text, wrong = decode(file.content)
    problems = [
        ReadingProblem(kind, file.name, reason, line, file.number) for kind, reason, line in wrong
    ]
    if not text.strip():
        problems.append(
            ReadingProblem("empty-file", file.name, "there is no text", number=file.number)
        )
        return None, problems
    try:
        statement, found = read_statement(
            text,
            number=file.number,
            file=file.name,
            metadata=file.metadata,
            format=files.format,
            symbol=files.symbol,
        )
    except Exception as error:
        # One text that the parser trips over must cost neither the others nor itself.
        reason = f"the parser failed ({type(error).__name__}: {error}); kept as printed"
        problems.append(ReadingProblem("parser-failed", file.name, reason, number=file.number))
        kept = ParsedStatement(file.number, "", "", text, (text.strip(),), file=file.name)
        return kept, problems
    return statement, [*problems, *found]
