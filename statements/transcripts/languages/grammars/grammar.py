"""What a record says in fixed words, as data: one `Grammar` for each official language.

A verbatim record is the same document six times over. The turns, stage directions and
votes stand in the same places, and only the formulas differ; so one reader reads all of
them, and what it must know of a language is a table.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from statements.transcripts.records import EventKind

LEFT_TO_RIGHT, RIGHT_TO_LEFT = "ltr", "rtl"


@dataclass(frozen=True, slots=True, eq=False)
class VoteWords:
    """The labels over the lists of a vote, and how the President tells its result.

    The labels are patterns that match a whole line up to its colon. `result` has three
    patterns with a figure in group 1 (for, against, abstaining); `told` are the words that
    show that a result was given for the same three. `nobody` stands in an empty list, and
    `none` tells of no vote or abstention in a sentence. `adopted` and `rejected` are what the
    President says of the draft, `numbers` the figures that are written out.
    """

    in_favour: re.Pattern[str]
    against: re.Pattern[str]
    abstaining: re.Pattern[str]
    absent: re.Pattern[str]
    result: tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]
    told: tuple[str, str, str]
    nobody: frozenset[str]
    none: re.Pattern[str]
    draft: str
    methods: Mapping[str, str]
    adopted: re.Pattern[str]
    rejected: re.Pattern[str]
    numbers: Mapping[str, int]


@dataclass(frozen=True, slots=True, eq=False)
class CoverWords:
    """The words of the cover. Labels are patterns at the start of a line."""

    president: re.Pattern[str]
    members: re.Pattern[str]
    agenda: re.Pattern[str]
    year: re.Pattern[str]
    provisional: str
    city: str
    notice: str
    months: Mapping[str, int]


@dataclass(frozen=True, slots=True, eq=False)
class Grammar:
    """One official language.

    `code` is its ISO 639-1 code, `language` its English name. `president`, `office` and
    `title` are patterns without groups: the President in all genders, other offices that
    speak under their own name, and the titles before a name (after it where `title_last`).
    `spoken` matches the inside of a bracket that names the language of delivery, in group 1
    as a key of `languages`. `formulas` are stage directions, matched against whole lines.
    `resolution` finds the first resolution after its word, and a later one of a list, by the
    groups "number" and "year", "session", "early". `own_capacity`
    are the words with which a President speaks for a country. `compounds` are right halves
    that keep the hyphen of a line end, `prefixes` left halves that do.
    """

    code: str
    language: str
    president: str
    office: str
    title: str
    spoken: re.Pattern[str]
    languages: Mapping[str, str]
    formulas: tuple[tuple[EventKind, re.Pattern[str]], ...]
    sections: re.Pattern[str]
    vote: VoteWords
    cover: CoverWords
    resolution: tuple[re.Pattern[str], re.Pattern[str]]
    place_before: re.Pattern[str]
    place_after: re.Pattern[str]
    assembly: re.Pattern[str]
    own_capacity: re.Pattern[str]
    address: re.Pattern[str]
    direction: str = LEFT_TO_RIGHT
    title_last: bool = False
    spaced: bool = True
    compounds: frozenset[str] = frozenset()
    prefixes: frozenset[str] = frozenset()
    keeps_hyphens: bool = False


YEAR = r"(?:19[4-9]|20[0-9])[0-9]"
NUMBERED = rf"(?P<number>[0-9]{{1,4}})\s*[(（]\s?(?P<year>{YEAR})\s?[)）]"
SESSION = r"(?P<session>(?:(?:ES|S)-)?[0-9]{1,3}/[0-9]{1,3})(?![0-9/])"
EARLY = r"(?P<early>[0-9]{1,4}(?:\s?[A-Z])?\s?\((?:E?S-)?[IVXL]{1,7}\))"


def spaced(pattern: str) -> str:
    """Let a space in `pattern` stand for any white space, and " ?" for any or none."""
    return pattern.replace(" ?", r"\s*").replace(" ", r"\s+")


def words(pattern: str) -> re.Pattern[str]:
    """Compile a pattern whose spaces stand for any white space, in any letter case."""
    return re.compile(spaced(pattern), re.IGNORECASE)


def line(pattern: str) -> re.Pattern[str]:
    """Compile a stage direction: the whole of a line, its full stop optional."""
    return re.compile(r"\s*(?:" + spaced(pattern) + r")\s*[.。]?\s*\Z", re.IGNORECASE)
