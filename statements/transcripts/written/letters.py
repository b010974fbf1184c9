"""Letters that compile the statements of a meeting held by video: S/2020/254 and its like.

A source holds such a letter as statement files, the first of them the covering letter, or
whole, as one text. Whose statement each annex is, the table beside the files tells, or the
title of the annex, its signature, or the covering letter, in that order.
"""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from statements.facts import country, country_of, organization_of, president_on
from statements.transcripts.citing.citations import find
from statements.transcripts.records import (
    Format,
    MeetingKind,
    ParsedMeeting,
    ParsedStatement,
    ReadingProblem,
)
from statements.transcripts.restoration.edits import LAYOUT, Edit
from statements.transcripts.restoration.text import restore
from statements.transcripts.tables import parse_date
from statements.transcripts.turn.headings import Heading
from statements.transcripts.turn.presidency import PRESIDENT, PRESIDENT_CAPACITY
from statements.transcripts.turn.procedural import is_procedural

from .annexes import annex_heading, signed
from .covering import Annexed, annexed, is_covering

NO_SPEAKER = "no-speaker"
UNNAMED = "unnamed-representative"

_ANNEX = re.compile(
    r"^[^\S\n]*Annex(?:[^\S\n]+(?:[IVXLT]{1,7}|\d{1,3}))?[^\S\n]*"
    r"(?:[:.–—](?=\s)|(?=\n|\Z)|(?=[^\S\n](?:Statement|Briefing|Remarks|Letter|Message)\b))",
    re.MULTILINE,
)
_BODY = re.compile(r"I\s+have\s+the\s+honour\s+to\b")
_DATED = re.compile(
    r"\b(?:convened|held|adopted)\b[^.;]{0,120}?\bon\s+(?:[A-Z][a-z]+day,?\s+)?"
    r"(?P<date>\d{1,2}\s+[A-Z][a-z]+\s+\d{4})"
)
_AGENDA = re.compile(
    r"(?:agenda\s+)?item\s+(?:entitled\s+)?[“\"](?P<quoted>[^”\"]{3,200})[”\"]"
    r"|(?:tele)?conference\s+(?:on|regarding)\s+(?P<on>[^,.]{3,200}?)\s+(?:convened|held)\b"
    r"|\bconvened\s+on\s+[^.]{6,40}?\d{4}\s+regarding\s+(?P<regarding>[^.]{3,200})(?=\.)"
)


@dataclass(frozen=True, slots=True)
class AnnexSpeaker:
    """Whose statement an annex is; all empty where it does not tell."""

    name: str = ""
    country: str = ""
    organization: str = ""
    affiliation: str = ""


def who(paragraphs: Sequence[str]) -> AnnexSpeaker:
    """Return whose statement an annex is by its own words: its title, or its signature."""
    text = "\n\n".join(paragraphs)
    heading = annex_heading(text)
    label = heading.affiliation if heading else ""
    return _who((heading.name if heading else "") or signed(text), label)


def attributed(
    statements: Sequence[ParsedStatement], problems: Iterable[ReadingProblem]
) -> tuple[tuple[ParsedStatement, ...], tuple[ReadingProblem, ...]]:
    """Fill in, from the covering letter among `statements`, who speaks where nothing else tells.

    A written statement that the letter gives to a delegation has no speaker, and that is no
    problem; one delivered by a representative whom nothing names is "unnamed-representative";
    what remains is "no-speaker", as `problems` has it.
    """
    cover = next((one for one in statements if is_covering(" ".join(one.paragraphs[:1]))), None)
    if cover is None:
        return tuple(statements), tuple(problems)
    annexes = annexed(cover.paragraphs)
    placed = _by_place(cover, statements, annexes)
    filled: list[ParsedStatement] = []
    found: dict[int, ReadingProblem | None] = {}
    for one in statements:
        if one.speaker:
            filled.append(_delegated(one, placed.get(one.number)))
        elif one is cover:
            found[one.number] = None
            filled.append(replace(one, speaker=PRESIDENT, capacity=PRESIDENT_CAPACITY))
        else:
            named = _named(one, annexes, placed)
            filled.append(named)
            if named.speaker:
                found[one.number] = None
            elif label := named.country or named.organization:
                found[one.number] = None if _is_written(label, annexes) else _unnamed(one, label)
    kept = (found.get(p.number or 0, p) if p.kind == NO_SPEAKER else p for p in problems)
    return tuple(filled), tuple(problem for problem in kept if problem is not None)


def read_letter(text: str, *, symbol: str, file: str) -> ParsedMeeting:
    """Read a whole letter with its annexes, as text, into a meeting held by video.

    `symbol` is the letter's own ("S/2020/254"), `file` its name in the source. Statement 1
    is the covering letter, each annex the next. No text raises; what is missing is a problem.
    """
    starts = [match.start() for match in _ANNEX.finditer(text)]
    first = _BODY.search(text)
    begins = first.start() if first and (not starts or first.start() < starts[0]) else 0
    spans = zip([begins, *starts], [*starts, len(text)], strict=True)
    statements: list[ParsedStatement] = []
    problems: list[ReadingProblem] = []
    for number, (start, end) in enumerate(spans, 1):
        one = _annex(text[start:end], number, symbol, file)
        if not one.paragraphs:
            line = text.count("\n", 0, start) + 1
            problems.append(
                ReadingProblem("empty-text", file, "The annex holds no text.", line, number)
            )
            continue
        if not one.speaker:
            line = text.count("\n", 0, start) + 1
            reason = "Neither a title nor a signature names the speaker."
            problems.append(ReadingProblem(NO_SPEAKER, file, reason, line, number))
        statements.append(one)
    if not starts:
        problems.append(ReadingProblem("no-annex", file, "No annex was found in the letter."))
    filled, left = attributed(statements, problems)
    return _meeting(filled, left, signed(text[begins : starts[0] if starts else len(text)]), symbol)


def _meeting(
    statements: tuple[ParsedStatement, ...],
    problems: tuple[ReadingProblem, ...],
    president: str,
    symbol: str,
) -> ParsedMeeting:
    covering = " ".join(statements[0].paragraphs) if statements else ""
    dated = _DATED.search(covering)
    date: datetime.date | None = parse_date(" ".join(dated["date"].split())) if dated else None
    agenda = _AGENDA.search(covering)
    slug = president_on(date) if date else ""
    chair = country(slug).name if slug else ""
    if statements and statements[0].capacity == PRESIDENT_CAPACITY:
        signed_by = president or statements[0].speaker
        letter = replace(statements[0], speaker=signed_by, country=chair, affiliation=chair)
        statements = (letter, *statements[1:])
    return ParsedMeeting(
        symbol=symbol,
        format=Format.LETTER,
        statements=statements,
        date=date,
        kind=MeetingKind.VIDEO,
        president=president,
        president_country=chair,
        agenda=next((" ".join(part.split()) for part in agenda.groups() if part), "")
        if agenda
        else "",
        problems=problems,
    )


def _annex(printed: str, number: int, symbol: str, file: str) -> ParsedStatement:
    heading = annex_heading(printed)
    label = _ANNEX.match(printed)
    start = heading.end if heading else label.end() if label else 0
    restored = restore(printed, (Edit(0, start, "", LAYOUT),) if start else (), symbol)
    covers = number == 1 and is_covering(" ".join(restored.paragraphs[:1]))
    named = _who((heading.name if heading else "") or signed(printed), _label(heading))
    if covers:
        named = AnnexSpeaker()
    return ParsedStatement(
        number=number,
        heading=heading.printed if heading else "",
        speaker=named.name,
        printed=printed,
        paragraphs=restored.paragraphs,
        country=named.country,
        organization=named.organization,
        language=heading.language if heading else "",
        procedural=is_procedural(named.name, restored.paragraphs),
        citations=find(restored.paragraphs),
        repairs=restored.repairs,
        file=file,
        affiliation=named.affiliation,
    )


def _label(heading: Heading | None) -> str:
    return heading.affiliation if heading else ""


def _who(name: str, label: str) -> AnnexSpeaker:
    if fact := country_of(label):
        return AnnexSpeaker(name, country=fact.name, affiliation=label)
    body = organization_of(label)
    return AnnexSpeaker(name, organization=body.name if body else label, affiliation=label)


def _named(
    one: ParsedStatement, annexes: Sequence[Annexed], placed: dict[int, Annexed]
) -> ParsedStatement:
    """Name the speaker from the statement's own words, or from the covering letter."""
    own = who(one.paragraphs)
    label = one.country or one.organization
    if own.name and own.affiliation and (not label or label in {own.country, own.organization}):
        return _with(one, own)
    theirs = [annex for annex in annexes if label and annex.delegation == label]
    if len(theirs) == 1 and theirs[0].name:
        return _with(one, _who(theirs[0].name, theirs[0].label))
    if not label and (annex := placed.get(one.number)):
        return _with(one, _who(annex.name, annex.label))
    return one


def _delegated(one: ParsedStatement, annex: Annexed | None) -> ParsedStatement:
    """Say for whom somebody spoke who only signed: "(Signed) Zhang Jun"."""
    if annex is None or one.country or one.organization or annex.name not in {"", one.speaker}:
        return one
    return _with(one, _who(one.speaker, annex.label))


def _with(one: ParsedStatement, named: AnnexSpeaker) -> ParsedStatement:
    if one.country or one.organization:
        return replace(one, speaker=named.name)
    return replace(
        one,
        speaker=named.name,
        country=named.country,
        organization=named.organization,
        affiliation=named.affiliation,
    )


def _by_place(
    cover: ParsedStatement, statements: Sequence[ParsedStatement], annexes: Sequence[Annexed]
) -> dict[int, Annexed]:
    """Return the annexes by number of statement, where the letter's order is the files' order.

    Only where there are as many of both, and every delegation known from elsewhere stands
    where the letter has it: the letter is alphabetical where the files need not be.
    """
    others = [one for one in statements if one is not cover]
    if len(others) != len(annexes):
        return {}
    for one, annex in zip(others, annexes, strict=True):
        label = one.country or one.organization
        if label and label != annex.delegation:
            return {}
    return {one.number: annex for one, annex in zip(others, annexes, strict=True)}


def _is_written(label: str, annexes: Sequence[Annexed]) -> bool:
    ways = Counter(annex.written for annex in annexes if annex.delegation == label)
    return ways[True] > 0 and not ways[False]


def _unnamed(one: ParsedStatement, label: str) -> ReadingProblem:
    reason = f"The statement is that of {label}; nothing names the person who made it."
    return ReadingProblem(UNNAMED, one.file, reason, number=one.number)
