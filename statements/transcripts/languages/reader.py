"""Reads a whole record in any official language: its text in, a `ParsedMeeting` out."""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from statements.facts import UNITED_NATIONS, CountryFact, country, members_on, president_on
from statements.transcripts.languages.grammars.grammar import RIGHT_TO_LEFT, Grammar
from statements.transcripts.languages.names.countries import country_in, organization_in
from statements.transcripts.records import (
    EventKind,
    Format,
    ParsedEvent,
    ParsedMeeting,
    ParsedStatement,
    ParsedVote,
    ReadingProblem,
    Repair,
)
from statements.transcripts.restoration.edits import LAYOUT, Edit, apply, separate
from statements.transcripts.restoration.layout import PARAGRAPH
from statements.transcripts.turn.presidency import PRESIDENT_CAPACITY

from .citations import cited
from .cover import LanguageCover, read_cover
from .detection import GRAMMARS, language_of
from .directions import (
    ABSENT,
    ABSTAINING,
    AGAINST,
    IN_FAVOUR,
    direction_at,
    members_named,
    outcome_told,
    result_told,
)
from .headings import heading_in, may_open, presides_on_cover
from .paragraphs import LineSetting, flow, in_visual_order, lam_alefs, swaps_lam_alef
from .rows import PrintedRow, PrintedWords, rows_of, window, words_of
from .turns import Body, LanguageTurn, PlacedVote, TurnPlace, body_of
from .visual_headings import VisualHeading

STAGE_DIRECTION = "stage-direction"
VISUAL_ORDER = "visual-order"
_SHORT_TURN = 300
_STATEMENT_WORDS = 40
_LETTERS_A_WORD = 1.6
"""Chinese characters to a word of English."""
_DOUBTFUL = 0.5
_LOOK_BACK = 12
"""Turns of the chair before a vote in which the draft is looked for."""
_SHAPES = re.compile(r"[\ufb50-\ufdff\ufe70-\ufefc]+")
_MARKS = re.compile(r"[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_DRAFT = re.compile(r"S/(?:(?:19|20)\d{2}/\d+|\d{4,5})\b")


def read_language(text: str, *, symbol: str, language: str = "", file: str = "") -> ParsedMeeting:
    """Read one record.

    `text` is the record with or without its cover, as a PDF tool gives it; blank lines
    between paragraphs are followed where there are any. `language` is a code ("fr"); a text
    that is clearly in another official language is read in that. The result has the
    structure of the English record: turns in order, country and `language` of delivery by
    English name; names, text and directions are in the language of the record. No text
    raises; what is doubtful is a problem: "unknown-language", "other-language", "no-turns",
    "visual-order", "presentation-forms", "direction-marks", "empty-text",
    "unknown-affiliation", "unknown-delivery", "vote-list", "vote-sum".
    """
    text, problems = _plain(text, file)
    told = language_of(text)
    grammar = GRAMMARS.get(told) or GRAMMARS.get(language)
    if grammar and language in GRAMMARS and grammar.code != language:
        reason = f"The text is {grammar.language}, not {GRAMMARS[language].language}."
        problems.append(ReadingProblem("other-language", file, reason))
    if grammar is None:
        reason = "No official language is recognized in the text."
        return ParsedMeeting(
            symbol,
            Format.RECORD_TEXT,
            (),
            problems=(*problems, ReadingProblem("unknown-language", file, reason)),
            language=language,
        )
    return _Record(text, symbol, file, grammar, problems).read()


def _plain(text: str, file: str) -> tuple[str, list[ReadingProblem]]:
    """Return a text with plain line ends, plain Arabic letters and no marks of direction.

    Some PDF tools give the shapes of letters ("ﺍﻟﺮﺋﻴﺲ") for the letters; which is told.
    """
    problems: list[ReadingProblem] = []
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text, shapes = _SHAPES.subn(lambda shape: unicodedata.normalize("NFKC", shape.group()), text)
    if shapes:
        reason = f"{shapes:,} runs of Arabic presentation forms were written as plain letters."
        problems.append(ReadingProblem("presentation-forms", file, reason))
    text, marks = _MARKS.subn("", text)
    if marks:
        reason = f"{marks:,} invisible marks of direction were dropped."
        problems.append(ReadingProblem("direction-marks", file, reason))
    return text, problems


@dataclass(slots=True)
class _Record:
    text: str
    symbol: str
    file: str
    grammar: Grammar
    problems: list[ReadingProblem]

    def read(self) -> ParsedMeeting:
        rows = rows_of(self.text)
        words = words_of(rows)
        start = _body_start(rows, self.grammar, words)
        heads = [row for row in rows if row.furniture]
        cover = read_cover(rows[:start], heads, self.grammar)
        body = body_of(self.text, rows[start:], self.grammar, words, _members(cover))
        problems = self.problems
        swapped = self.grammar.direction == RIGHT_TO_LEFT and swaps_lam_alef(self.text)
        visual = self.grammar.direction == RIGHT_TO_LEFT and in_visual_order(self.text)
        if visual or any(isinstance(turn.heading, VisualHeading) for turn in body.turns):
            reason = "Runs of the Arabic text stand in the order of painting, not of reading."
            problems.append(ReadingProblem("visual-order", self.file, reason))
        if not body.turns:
            reason = "No heading of a speaker is found in the text."
            problems.append(ReadingProblem("no-turns", self.file, reason))
        layout = _Layout(LineSetting.of(rows[start:]), words, swapped)
        statements: list[ParsedStatement] = []
        counts: list[list[int]] = []
        for number, turn in enumerate(body.turns, 1):
            statement, paragraphs = self._statement(number, turn, layout, cover, problems)
            statements.append(statement)
            counts.append(paragraphs)
        votes = [self._vote(ballot, statements, counts, problems) for ballot in body.ballots]
        events = tuple(_events(body, counts))
        return ParsedMeeting(
            symbol=self.symbol,
            format=Format.RECORD_TEXT,
            statements=tuple(statements),
            date=cover.date,
            city=cover.city,
            president=cover.president,
            president_country=_presiding(cover),
            agenda=cover.agenda,
            problems=tuple(problems),
            language=self.grammar.code,
            year_of_council=cover.year_of_council,
            provisional=cover.provisional,
            opened=_time(events, EventKind.OPENED),
            closed=_time(events, EventKind.CLOSED),
            seats=cover.seats,
            events=events,
            votes=tuple(votes),
            quality=_DOUBTFUL if visual else 1.0,
        )

    def _statement(
        self,
        number: int,
        turn: LanguageTurn,
        layout: _Layout,
        cover: LanguageCover,
        problems: list[ReadingProblem],
    ) -> tuple[ParsedStatement, list[int]]:
        heading = turn.heading

        def report(kind: str, reason: str) -> None:
            problems.append(ReadingProblem(kind, self.file, reason, turn.line, number))

        printed, paragraphs, repairs, counts = self._restored(turn, layout)
        name, affiliation, capacity = heading.name, heading.affiliation, ""
        fact = self._country(affiliation)
        known = None if fact else organization_in(self.grammar.code, affiliation)
        organization = known.name if known else "" if fact else affiliation
        country_name = fact.name if fact else ""
        if heading.presides:
            capacity = PRESIDENT_CAPACITY
            name = cover.president or name
            country_name = country_name or _presiding(cover)
        if not paragraphs:
            report("empty-text", "The turn holds no text beside its heading.")
        if not heading.language:
            report("unknown-delivery", f"The language of delivery is not known: {heading.printed}")
        if affiliation and not fact and not known:
            report("unknown-affiliation", f"No country or organization is known as {affiliation}.")
        return (
            ParsedStatement(
                number=number,
                heading=heading.printed,
                speaker=name,
                printed=printed,
                paragraphs=paragraphs,
                country=country_name,
                organization=organization,
                capacity=capacity,
                language=heading.language,
                procedural=_conducts(heading.presides, paragraphs, self.grammar),
                citations=cited(paragraphs, self.grammar),
                repairs=repairs,
                file=self.file,
                affiliation=affiliation,
            ),
            counts,
        )

    def _country(self, label: str) -> CountryFact | None:
        if not label or label == UNITED_NATIONS:
            return None
        return country_in(self.grammar.code, label)

    def _restored(
        self, turn: LanguageTurn, layout: _Layout
    ) -> tuple[str, tuple[str, ...], tuple[Repair, ...], list[int]]:
        """Return the turn as printed, its paragraphs, its repairs, and paragraphs by stretch."""
        stretches = [_trimmed(stretch) for stretch in turn.stretches]
        stretches = [stretch for stretch in stretches if stretch]
        if not stretches:
            heading = turn.heading
            end = turn.start + len(heading.printed)
            if not isinstance(heading, VisualHeading):
                end = max(turn.start, heading.end)
            return self.text[turn.start : end].rstrip(), (), (), []
        edits: list[Edit] = [Edit(turn.start, stretches[0][0].start, "", LAYOUT)]
        counts: list[int] = []
        for index, stretch in enumerate(stretches):
            if index:
                before = stretches[index - 1][-1]
                edits.append(Edit(before.end, stretch[0].start, PARAGRAPH, STAGE_DIRECTION))
            made = list(layout.edits(stretch, self.grammar))
            counts.append(1 + sum(edit.after == PARAGRAPH for edit in made))
            edits += made
        last = stretches[-1][-1].end
        printed = self.text[turn.start : last]
        moved = [
            Edit(edit.start - turn.start, edit.end - turn.start, edit.after, edit.rule)
            for edit in separate(edits)
        ]
        repairs = tuple(
            Repair(edit.rule, edit.start, edit.end, printed[edit.start : edit.end], edit.after)
            for edit in (moved[0], *(_told(edit, printed) for edit in moved[1:]))
            if edit.rule != LAYOUT
        )
        return printed, tuple(apply(printed, moved).split(PARAGRAPH)), repairs, counts

    def _vote(
        self,
        ballot: PlacedVote,
        statements: Sequence[ParsedStatement],
        counts: Sequence[Sequence[int]],
        problems: list[ReadingProblem],
    ) -> ParsedVote:
        lists = {label: read.countries for label, read in ballot.lists.items()}
        place = ballot.place
        after = statements[place.turns] if place.turns < len(statements) else None
        told = " ".join(after.paragraphs[:2]) if after else ""
        stated = result_told(told, self.grammar)
        adopted = _adopted(after) if outcome_told(told, self.grammar) is not False else ""
        cast = tuple(len(lists.get(label, ())) for label in (IN_FAVOUR, AGAINST, ABSTAINING))
        if any(read.doubtful for read in ballot.lists.values()):
            reason = "Not every name in the list of a vote is the name of a country."
            problems.append(ReadingProblem("vote-list", self.file, reason, ballot.line))
        if stated and stated != cast:
            reason = f"The lists of the vote have {cast}, and the result as told is {stated}."
            problems.append(ReadingProblem("vote-sum", self.file, reason, ballot.line))
        return ParsedVote(
            after=place.turns,
            method=ballot.method,
            in_favour=lists.get(IN_FAVOUR, ()),
            against=lists.get(AGAINST, ()),
            abstaining=lists.get(ABSTAINING, ()),
            absent=lists.get(ABSENT, ()),
            stated=stated,
            carried=True if adopted else outcome_told(told, self.grammar),
            subject=_draft(statements[: place.turns], self.grammar),
            adopted=adopted,
            paragraph=_paragraph(place, counts),
        )


@dataclass(frozen=True, slots=True)
class _Layout:
    """How the lines of a record become paragraphs, learned from all of them."""

    setting: LineSetting
    words: PrintedWords
    swapped: bool

    def edits(self, rows: Sequence[PrintedRow], grammar: Grammar) -> Iterable[Edit]:
        yield from flow(rows, grammar, self.words, self.setting)
        if self.swapped:
            yield from lam_alefs(rows)


def _body_start(rows: Sequence[PrintedRow], grammar: Grammar, words: PrintedWords) -> int:
    """Return the index of the first line of the body: the call to order, or the first turn."""
    cover = next((i for i, row in enumerate(rows) if grammar.cover.members.match(row.text)), -1)
    first = -1
    for index, row in enumerate(rows):
        if row.furniture:
            continue
        direction = direction_at(rows, index, grammar, words)
        if direction and direction.kind is EventKind.OPENED:
            return index
        if first < 0 and index > cover and _opens(rows, index, grammar, words):
            first = index
            if cover < 0:
                break
    return max(first, 0)


def _opens(rows: Sequence[PrintedRow], index: int, grammar: Grammar, words: PrintedWords) -> bool:
    return (
        may_open(rows[index], grammar)
        and heading_in(window(rows, index, grammar, words), grammar) is not None
        and not presides_on_cover(rows, index, grammar)
    )


def _members(cover: LanguageCover) -> tuple[CountryFact, ...]:
    """Return who sat at the table, from the cover, else from the roster of the day."""
    if cover.seats:
        return members_named([seat.country for seat in cover.seats])
    if cover.date is None:
        return ()
    return tuple(country(slug) for slug in members_on(cover.date))


def _presiding(cover: LanguageCover) -> str:
    if cover.president_country or cover.date is None:
        return cover.president_country
    slug = president_on(cover.date)
    return country(slug).name if slug else ""


def _conducts(presides: bool, paragraphs: Sequence[str], grammar: Grammar) -> bool:
    """Whether a turn only conducts the meeting, as `procedural` judges the English one."""
    text = "\n".join(paragraphs)
    if not presides or not text:
        return not text
    if announced := grammar.own_capacity.search(text):
        return _size(text[announced.end() :], grammar) < _STATEMENT_WORDS
    return _size(text, grammar) <= _SHORT_TURN


def _size(text: str, grammar: Grammar) -> float:
    return len(text.split()) if grammar.spaced else len(text) / _LETTERS_A_WORD


def _told(edit: Edit, printed: str) -> Edit:
    """Record an edit of the layout that takes away more than white space.

    Such is the line of an Arabic heading that stands after the first line of its statement.
    """
    if edit.rule == LAYOUT and printed[edit.start : edit.end].strip():
        return Edit(edit.start, edit.end, edit.after, VISUAL_ORDER)
    return edit


def _trimmed(rows: Sequence[PrintedRow]) -> list[PrintedRow]:
    """Leave off the running heads after the last line of a stretch."""
    end = len(rows)
    while end and rows[end - 1].furniture:
        end -= 1
    return list(rows[:end])


def _events(body: Body, counts: Sequence[Sequence[int]]) -> Iterable[ParsedEvent]:
    for happening in body.happenings:
        yield ParsedEvent(
            kind=happening.kind,
            text=happening.text,
            after=happening.place.turns,
            paragraph=_paragraph(happening.place, counts),
            time=happening.direction.time if happening.direction else None,
        )


def _paragraph(place: TurnPlace, counts: Sequence[Sequence[int]]) -> int:
    if not place.turns:
        return 0
    return sum(counts[place.turns - 1][: place.stretches])


def _time(events: Sequence[ParsedEvent], kind: EventKind) -> datetime.time | None:
    return next((event.time for event in events if event.kind is kind), None)


def _draft(before: Sequence[ParsedStatement], grammar: Grammar) -> str:
    """Return the symbol of the draft put to the vote, as the chair called it last.

    Between its naming and the vote others may explain how they will vote.
    """
    chair = [statement for statement in reversed(before) if statement.capacity]
    for statement in chair[:_LOOK_BACK]:
        for citation in statement.citations:
            said = statement.paragraphs[citation.paragraph - 1].casefold()
            if _DRAFT.match(citation.symbol) and grammar.vote.draft in said:
                return citation.symbol
    return ""


def _adopted(statement: ParsedStatement | None) -> str:
    if statement is None or not statement.capacity:
        return ""
    return next((one.symbol for one in statement.citations if one.symbol.startswith("S/RES/")), "")
