"""Arabic headings whose runs an extractor put in the order in which they were painted.

The italic bracket of a heading stands on a line of its own, the start of the statement on
the line before it (S/PV.9642):

    ): ترحب
    تكلم باإلنكليزية(اليات المتحدة األمريكية) ((الو السيد وود

No letter is lost, and what such a line can say is little: a title, a name, a country, a
language. The country is known by its letters in any order, and the name begins at its
title. Where the country is not known so, the label is kept as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from statements.transcripts.languages.grammars.arabic import ARABIC
from statements.transcripts.languages.grammars.grammar import spaced
from statements.transcripts.languages.names.countries import country_in, letters, spellings

from .rows import PrintedRow

_COLON = re.compile(r"\)\s*:|:\s*\)")
_VERB = re.compile(r"(?<!\w)تكلمت?(?=\s|\(|\)|\Z)")
_PRESIDENT = re.compile(rf"(?:{spaced(ARABIC.president)})\s*\Z")
_TITLE = re.compile(rf"(?:{spaced(ARABIC.title)})(?=\s|\Z)")
_BRACKETS = re.compile(r"[()]")
_ONE_LINE = re.compile(r"(?P<tail>[^():]{0,60})\)\s*:(?P<said>[^()]*)\((?P<rest>[^():]{1,80})\Z")
_MOST = 160


@dataclass(frozen=True, slots=True)
class VisualHeading:
    """A heading put together again. `rows` is how many lines it is spread over.

    `said` are the spans of the first line that belong to the statement; the rest of it, and
    all of the second line, is heading.
    """

    name: str
    affiliation: str
    language: str
    spoken: str
    presides: bool
    rows: int
    said: tuple[tuple[int, int], ...]

    @property
    def printed(self) -> str:
        """The heading in the order in which it is read."""
        brackets = [f" ({part})" for part in (self.affiliation, self.spoken) if part]
        return "".join([self.name, *brackets])


def visual_heading(rows: Sequence[PrintedRow], index: int) -> VisualHeading | None:
    """Return the heading whose first line is `rows[index]`; None where there is none."""
    row = rows[index]
    colon = _COLON.search(row.text)
    if colon is None:
        return None
    follower = rows[index + 1] if index + 1 < len(rows) else None
    if follower and not follower.furniture and _VERB.search(follower.text):
        heading = _two_lines(row, colon, follower.text)
        if heading:
            return heading
    return _one_line(row)


def _two_lines(row: PrintedRow, colon: re.Match[str], second: str) -> VisualHeading | None:
    if len(second) > _MOST:
        return None
    verb = _VERB.search(second)
    rest = _VERB.sub(" ", second, count=1)
    language = spoken = ""
    for key, proper in _phrases().items():
        if key in rest and verb:
            language, rest = ARABIC.languages[proper], rest.replace(key, " ", 1)
            spoken = f"{verb.group()} ب{proper}"
            break
    cut = max((mark.end() for mark in _BRACKETS.finditer(rest)), default=0)
    label, tail = _BRACKETS.sub(" ", rest[:cut]), " ".join(rest[cut:].split())
    said = ((0, colon.start()), (colon.end(), len(row.text)))
    spans = tuple((row.start + start, row.start + end) for start, end in said if end > start)
    if _PRESIDENT.match(tail) and not label.split():
        return VisualHeading(tail, "", language, spoken, True, 2, spans)
    named = _person(tail, label)
    if named is None or not language:
        return None
    return VisualHeading(*named, language, spoken, False, 2, spans)


def _one_line(row: PrintedRow) -> VisualHeading | None:
    """A speaker in Arabic, whose heading has no italics: "ائر): أود أن أشكر(الجز السيد قواوي"."""
    match = _ONE_LINE.match(row.text)
    title = _TITLE.search(match["rest"]) if match else None
    if match is None or title is None:
        return None
    label = match["rest"][: title.start()] + match["tail"]
    fact = country_in("ar", label)
    if fact is None:
        return None
    name = " ".join(match["rest"][title.start() :].split())
    spans = ((row.start + match.start("said"), row.start + match.end("said")),)
    return VisualHeading(name, _official(label), ARABIC.language, "", False, 1, spans)


def _person(tail: str, label: str) -> tuple[str, str] | None:
    """Return name and label out of what stands outside and inside the brackets."""
    title = _TITLE.search(tail)
    if title is None:
        return None
    before, name = tail[: title.start()].strip(), tail[title.start() :].strip()
    if before and not country_in("ar", label) and country_in("ar", label + before):
        return name, _official(label + before)
    return ordered(tail), _official(label)


def ordered(tail: str) -> str:
    """Return a name whose title stands in the middle or at the end with its title first."""
    title = _TITLE.search(tail)
    if title is None:
        return " ".join(tail.split())
    before, name = tail[: title.start()].rstrip(), tail[title.start() :].strip()
    if name == title.group():
        return " ".join([name, *reversed(before.split())])
    return " ".join(f"{name}{before}".split())


def _official(label: str) -> str:
    """Return the country's name as it is written; the label itself where it is none."""
    plain = " ".join(label.split())
    return _written().get(letters(label), plain)


@cache
def _written() -> dict[str, str]:
    return {letters(name): name for names in spellings("ar").values() for name in names}


@cache
def _phrases() -> dict[str, str]:
    """Languages as the bracket has them, with the ligature right and wrong, longest first."""
    phrases = {}
    for key in ARABIC.languages:
        for spelling in (key, re.sub("ال([أإآ])", r"ا\1ل", key)):
            phrases[f"ب{spelling}"] = key
    return dict(sorted(phrases.items(), key=lambda item: -len(item[0])))
