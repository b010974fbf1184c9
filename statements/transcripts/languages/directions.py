"""Stage directions and votes of a record in any official language."""

from __future__ import annotations

import datetime
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from statements.facts import CountryFact, country_of
from statements.transcripts.languages.grammars.grammar import RIGHT_TO_LEFT, Grammar
from statements.transcripts.languages.names.countries import country_in, fold, letters, subset_of
from statements.transcripts.name_lists import names_in
from statements.transcripts.records import EventKind

from .rows import PrintedRow, PrintedWords, joint, window

IN_FAVOUR, AGAINST, ABSTAINING, ABSENT = "in_favour", "against", "abstaining", "absent"
_SEPARATOR = re.compile(r"\s*[,،、，;；]\s*")
_CLOCK = re.compile(r"(\d{1,2})[/:.](\d{2})")
_SENTENCE = re.compile(r"[.。:：?!]\s*(?:\S|\Z)")
_LONGEST = 320
_AFTERNOON = re.compile(r"下午|晚|p\.m", re.IGNORECASE)
_MOST_LIST_ROWS = 14


@dataclass(frozen=True, slots=True)
class LanguageDirection:
    """A stage direction in the lines from one on; `rows` counts them, furniture included."""

    kind: EventKind
    text: str
    rows: int
    time: datetime.time | None = None


@dataclass(frozen=True, slots=True)
class VoteList:
    """One list of a vote, by English country name; `doubtful` where not all of it was read."""

    label: str
    countries: tuple[str, ...]
    rows: int
    doubtful: bool = False


def direction_at(
    rows: Sequence[PrintedRow], index: int, grammar: Grammar, words: PrintedWords
) -> LanguageDirection | None:
    """Return the stage direction or section heading that begins with `rows[index]`.

    It fills whole lines, up to four where it names somebody; None where there is none.
    """
    if grammar.direction == RIGHT_TO_LEFT:
        kind = SCRAMBLED.get(letters(rows[index].text))
        if kind is not None:
            text = rows[index].text
            return LanguageDirection(kind, text, 1, _clock(text))
    if not _may_begin(rows[index].text, grammar):
        return None
    for count in (1, 2, 3, 4):
        taken = rows[index : index + count]
        if len(taken) < count or taken[-1].furniture:
            continue
        text = window(taken, 0, grammar, words).text
        if len(text) > _LONGEST:
            return None
        for kind, pattern in grammar.formulas:
            if match := pattern.match(text):
                whole = _longer(
                    rows, index + count, text, pattern=pattern, grammar=grammar, words=words
                )
                rows_taken = count + (whole is not None)
                return LanguageDirection(kind, whole or text, rows_taken, _time(match.groupdict()))
        if grammar.sections.match(text) and count <= 2:
            return LanguageDirection(EventKind.SECTION, text, count)
    return None


def _longer(
    rows: Sequence[PrintedRow],
    index: int,
    text: str,
    *,
    pattern: re.Pattern[str],
    grammar: Grammar,
    words: PrintedWords,
) -> str | None:
    """Return a stage direction with the line after it, where it has no end without that."""
    below = rows[index] if index < len(rows) else None
    if text[-1] in ".。" or below is None or below.furniture or below.text[-1] not in ".。":
        return None
    if below.text[0].isupper():
        return None
    drop, between, _ = joint(text, below.text, grammar, words)
    whole = f"{text[: len(text) - drop]}{between}{below.text}"
    return whole if pattern.match(whole) else None


def vote_label(text: str, grammar: Grammar) -> tuple[str, str] | None:
    """Return which list of a vote a line is the label of, and what follows on the line."""
    vote = grammar.vote
    labels = (
        (IN_FAVOUR, vote.in_favour),
        (AGAINST, vote.against),
        (ABSTAINING, vote.abstaining),
        (ABSENT, vote.absent),
    )
    for name, pattern in labels:
        if match := pattern.match(text):
            return name, text[match.end() :].strip()
    return None


def vote_list(
    rows: Sequence[PrintedRow],
    index: int,
    *,
    stop: int,
    grammar: Grammar,
    words: PrintedWords,
    members: Collection[CountryFact],
) -> VoteList:
    """Read the list under the label at `rows[index]`, no further than `rows[stop]`.

    `members` are those who could vote, where known: by them an Arabic list whose runs are out
    of order is still read, for its letters are theirs and no others.
    """
    found = vote_label(rows[index].text, grammar)
    label, rest = found if found else (IN_FAVOUR, "")
    text = rest
    end = index + 1
    while end < min(stop, index + _MOST_LIST_ROWS):
        row = rows[end]
        if not row.furniture:
            if _SEPARATOR.sub("", row.text).rstrip(" .。").casefold() in grammar.vote.nobody:
                return VoteList(label, (), end + 1 - index)
            drop, between, _ = joint(text, row.text, grammar, words) if text else (0, "", "")
            joined = f"{text[: len(text) - drop]}{between}{row.text}"
            # A sentence after the names is no part of the list.
            if text and _SENTENCE.search(row.text):
                break
            text = joined
        end += 1
    if text.rstrip(" .。").casefold() in grammar.vote.nobody:
        return VoteList(label, (), end - index)
    names, doubtful = _countries(text, grammar, members)
    return VoteList(label, names, end - index, doubtful)


def result_told(text: str, grammar: Grammar) -> tuple[int, int, int] | None:
    """Return the result of a vote as the President tells it; None where it is not told."""
    figures: list[int] = []
    if numbers := grammar.vote.numbers:
        written = re.compile(rf"\b(?:{'|'.join(numbers)})\b", re.IGNORECASE)
        text = written.sub(lambda word: str(numbers[word.group().casefold()]), text)
    for pattern, told in zip(grammar.vote.result, grammar.vote.told, strict=True):
        match = pattern.search(text)
        number = next((group for group in match.groups() if group), None) if match else None
        nothing = figures and (not _told(told, text) or grammar.vote.none.search(text))
        if number is None and not nothing:
            return None
        figures.append(int(number) if number else 0)
    return figures[0], figures[1], figures[2]


def outcome_told(text: str, grammar: Grammar) -> bool | None:
    """Return whether a draft was adopted, as the President tells it; None where it is not told."""
    if grammar.vote.rejected.search(text):
        return False
    return True if grammar.vote.adopted.search(text) else None


def method_of(text: str, grammar: Grammar) -> str:
    """Return how a vote was taken, as `ParsedVote.method` has it; empty where it is not told."""
    key = fold(text)
    for phrase, method in grammar.vote.methods.items():
        if fold(phrase) in key:
            return method
    if grammar.direction == RIGHT_TO_LEFT and letters(text) in SCRAMBLED:
        return "show-of-hands"
    return ""


def _told(word: str, text: str) -> bool:
    return word.casefold() in text.casefold()


def _countries(
    text: str, grammar: Grammar, members: Collection[CountryFact]
) -> tuple[tuple[str, ...], bool]:
    names: list[str] = []
    astray: list[str] = []
    for member in names_in(text, partial(country_in, grammar.code)):
        if isinstance(member, str):
            astray.append(member)
        elif member.name not in names:
            names.append(member.name)
    if astray and grammar.direction == RIGHT_TO_LEFT:
        slugs = {fact.slug for fact in members if fact.name not in names}
        if (rest := subset_of("".join(astray), slugs)) is not None:
            facts = {fact.slug: fact.name for fact in members}
            return (*names, *(facts[slug] for slug in rest)), False
    return tuple(names), bool(astray)


def _may_begin(text: str, grammar: Grammar) -> bool:
    first = text[0]
    return len(text) <= _LONGEST and (not first.isalpha() or not first.islower())


def _clock(text: str) -> datetime.time | None:
    match = _CLOCK.search(text)
    return _at(int(match[1]), int(match[2])) if match else None


def _time(parts: Mapping[str, str | None]) -> datetime.time | None:
    if not (hour := parts.get("hour")):
        return None
    minute = parts.get("minute")
    late = _AFTERNOON.search(parts.get("half") or "") is not None
    value = int(hour)
    return _at(value + 12 if late and value < 12 else value, int(minute or 0))


def _at(hour: int, minute: int) -> datetime.time | None:
    return datetime.time(hour, minute) if hour < 24 and minute < 60 else None


def members_named(names: Collection[str]) -> tuple[CountryFact, ...]:
    """Return the countries with these English names, those not known left out."""
    return tuple(fact for name in names if (fact := country_of(name)))


SCRAMBLED: Mapping[str, EventKind] = {
    letters(phrase): kind
    for phrase, kind in (
        ("افتتحت الجلسة الساعة", EventKind.OPENED),
        ("رفعت الجلسة الساعة", EventKind.CLOSED),
        ("استؤنفت الجلسة الساعة", EventKind.RESUMED),
        ("علقت الجلسة الساعة", EventKind.SUSPENDED),
        ("أقر جدول الأعمال", EventKind.AGENDA_ADOPTED),
        ("إقرار جدول الأعمال", EventKind.SECTION),
        ("أجري تصويت برفع الأيدي", EventKind.VOTE),
        ("تقرر ذلك", EventKind.DECIDED),
    )
}
"""Stage directions of the Arabic record by their letters, whatever order these come in."""
