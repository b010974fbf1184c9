"""Stage directions: what the record tells of the meeting between what was said.

They stand in italics, and in a fixed grammar: "The meeting rose at 11.45 a.m.", "At the
invitation of the President, Mr. Peleg (Israel) took a seat at the Council table."
(S/PV.3756). Where a text does not tell italics from other letters, that grammar alone
must do, so that it is anchored at both ends: a direction opens a line, and closes one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from statements.transcripts.papers.lines import PrintedLine
from statements.transcripts.records import EventKind
from statements.transcripts.restoration.words import is_suspended

_MOST_LINES = 120
"""Lines of the longest direction: some sixty representatives took the seats reserved."""
_FEW_LINES = 6
_INVITED = re.compile(r"(?:At|On)\s+the\s+invitation\b")

_TITLE = r"(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Lady|Sheikh|Prince|Princess|Judge|Archbishop|General)"
_OPENER = re.compile(
    rf"(?:The\s+(?:meeting|agenda|ballots?|provisional|draft|amendment|proposal|motion|oral|members|"
    rf"representatives?|Council|Security|President|delegations?|delegates)\b|It\s+was\b"
    rf"|An?\s+(?:vote|recorded|separate|second|further|minute|moment|video|film|audio|slide|short|"
    rf"recording|photograph|image|map)\b|(?:Slides|Images|Photographs|Ballots?)\b|(?:At|On)\s+the\s+invitation\b|Members\b|There\s+(?:was|followed)\b"
    rf"|The\s+[A-Z]|Voting\b|{_TITLE}\b|(?:His|Her)\s+(?:Excellency|Majesty|Royal)\b|\()",
)
_WHEN = (
    r"(?:at|for|until|from)\s+(?:about\s+|approximately\s+)?"
    r"(?:\d|noon|midnight|a\s|an\s|[a-z]+\s+minutes)"
)
_NAMED = rf"(?:(?:At|On)\s+the\s+invitation\s+of\b|{_TITLE}\b|(?:His|Her|The)\s+\w+)"
_SEAT = (
    r"(?:took|occupied|left)\s+(?:(?:a|the|his|her|their|its)\s+)?"
    r"(?:seats?|places?)\b.{0,200}?\b(?:Council|Chamber|table|reserved|podium|rostrum)\b"
    r"|(?:took|assumed|resumed|left|vacated|returned\s+to)\s+the\s+(?:Chair|presidential\s+chair)\b"
    r"|left\s+the\s+(?:Council\s+)?(?:table|[Cc]hamber)\b"
    r"|w(?:as|ere)\s+escorted\s+(?:to|from|into|out\s+of)\s+(?:a|the|his|her|their)\s+"
    r"(?:seats?|places?|Council|Chamber|Security|table|rostrum|podium)\b"
    r"|withdrew(?:\s+from\s+the\s+(?:Council|table|Chamber)[^.]{0,60})?\.\Z"
)

# In the order tried. The first that fits a whole direction decides its kind.
_GRAMMAR: tuple[tuple[EventKind, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern, re.DOTALL))
    for kind, pattern in (
        (
            EventKind.OPENED,
            (
                r"The\s+meeting\s+(?:was\s+)?(?:called\s+to\s+order|opened|came\s+to\s+order)\s+"
                rf"(?:on\s+[A-Z][a-z]+day,[^.]{{4,30}},\s+)?{_WHEN}"
            ),
        ),
        (EventKind.SUSPENDED, rf"The\s+meeting\s+was\s+suspended(?:\s+{_WHEN}|\.)"),
        (
            EventKind.RESUMED,
            rf"The\s+meeting\s+(?:was\s+)?(?:resumed|reconvened)(?:\s+{_WHEN}|\s+on\s|\.)",
        ),
        (
            EventKind.CLOSED,
            rf"The\s+meeting\s+(?:rose|was\s+adjourned|adjourned|was\s+closed|closed)\s+{_WHEN}",
        ),
        (
            EventKind.AGENDA_ADOPTED,
            r"The\s+(?:provisional\s+)?agenda(?:,[^.]{0,80},)?\s+was\s+adopted[^.]{0,60}\.\Z",
        ),
        (EventKind.DECIDED, r"It\s+was\s+so\s+(?:decided|agreed)\.\Z"),
        (
            EventKind.VOTE,
            (
                r"(?:A|The)\s+(?:(?:recorded|separate|second|further|first)\s+)?(?:vote|ballot)\s+"
                r"(?:was\s+(?:then\s+)?(?:taken|held)|by\s)"
            ),
        ),
        (EventKind.VOTE, r"Voting\s+(?:was|took\s+place)\b.{0,60}ballot"),
        (
            EventKind.SILENCE,
            (
                r"(?:The\s+|A\s+|At\s+the\s+invitation\b|Members\b|There\s).{0,160}"
                r"\b(?:(?:minutes?|moments?)\s+of\s+silen(?:ce|t)|(?:stood|rose)\s+in\s+silence)\b"
                r"[^.]{0,80}\.\Z"
            ),
        ),
        (EventKind.SEATED, rf"{_NAMED}.*?(?:{_SEAT})"),
        (
            EventKind.OTHER,
            (
                r"(?:(?:An?|The)\s+)?(?:short\s+)?"
                r"(?:[Vv]ideos?|film|audio|[Ss]lides?|recording|[Pp]hotographs?|[Ii]mages?|map)\b.{0,160}?"
                r"w(?:as|ere)\s+(?:then\s+)?(?:shown|screened|played|projected|displayed|broadcast|heard)"
            ),
        ),
        (
            EventKind.OTHER,
            (
                r"(?:The\s+)?[Bb]allot(?:s|\s+papers)\s+were\s+(?:then\s+)?(?:distributed|collected|counted)\b"
                r"|(?:At|On)\s+the\s+invitation\s.{0,300}\sacted\s+as\s+tellers?\b"
            ),
        ),
    )
)
_ADOPTED = re.compile(
    r"The\s+(?:draft\s+resolution|(?:oral\s+)?amendment|proposal|motion)\b[^.;]{0,160}?\s"
    r"w(?:as|ere)\s+(?:not\s+)?(?:adopted|rejected|carried|approved)\b[^.]{0,120}\.\Z",
    re.DOTALL,
)
_LANGUAGE = re.compile(
    r"\((?:spoke|speaking|continued|interpretation|resumed)\s+(?:in|from)\s+[A-Z][a-z]+(?:\s+and\s+[A-Z][a-z]+)?"
    r"(?:\s*;[^()]{0,120})?\)\s*[:.]?\Z"
)
_HOUR_END = re.compile(r"\b[ap]\.\s?m\.?\Z")
_AFTER_HOUR = re.compile(r"(?:and|on|until|for)\b|\d{1,2}\s+[A-Z]")
_TITLE_END = re.compile(rf"\b(?:{_TITLE}|Messrs|St|No|Gen|Col|Prof)\.\Z")
_SPEECH = re.compile(r"\b(?:I|[Ww]e|[Oo]ur|us|my|My)\b")
_TWO_TIMES = re.compile(r"(?<=\S)\s+(?=and\s+(?:was\s+)?(?:resumed|reconvened)\b)")


@dataclass(frozen=True, slots=True)
class StageDirection:
    """A stage direction found: its kind, and the index of the line after it."""

    kind: EventKind
    end: int
    adopts: bool = False
    """Told of a decision in words that a speaker could use: what follows must confirm it."""


def joined(lines: Sequence[PrintedLine]) -> str:
    """Return printed lines as one text; a hyphen at a line's end keeps its word together."""
    text = ""
    for line in lines:
        piece = " ".join(line.text.split())
        if not piece:
            continue
        hyphenated = text.endswith("-") and text[-2:-1].isalnum()
        if hyphenated and not is_suspended(piece.partition(" ")[0]):
            text += piece
        else:
            text = f"{text} {piece}" if text else piece
    return text


def direction_at(lines: Sequence[PrintedLine], start: int) -> StageDirection | None:
    """Return the stage direction that line `start` opens; `None` where it opens none."""
    first = " ".join(lines[start].text.split())
    if _OPENER.match(first) is None:
        return None
    if first.startswith("("):
        return _language_switch(lines, start, first)
    end = _end(lines, start)
    if end is None:
        return None
    text = joined(lines[start:end])
    kind = kind_of(text)
    if kind is None:
        if _ADOPTED.match(text) and not _SPEECH.search(text):
            return StageDirection(EventKind.DECIDED, end, adopts=True)
        return None
    return StageDirection(kind, end)


def kind_of(text: str) -> EventKind | None:
    """Return what kind of direction a whole text is; `None` where it has not the form of one.

    >>> kind_of("The meeting rose at 7.30 p.m.")
    <EventKind.CLOSED: 'closed'>
    """
    if _SPEECH.search(text):
        return None
    for kind, grammar in _GRAMMAR:
        if grammar.match(text):
            return kind
    return EventKind.OTHER if _LANGUAGE.match(text) else None


def parts(kind: EventKind, text: str) -> list[tuple[EventKind, str]]:
    """Take "suspended at 1.15 p.m. and resumed at 3.10 p.m." apart into two events."""
    if kind is EventKind.SUSPENDED and (gap := _TWO_TIMES.search(text)):
        return [(kind, text[: gap.start()]), (EventKind.RESUMED, text[gap.end() :])]
    return [(kind, text)]


def takes_the_chair(text: str) -> bool:
    """Whether somebody else presides from here on."""
    return (
        re.search(r"\b(?:took|assumed|resumed|returned\s+to)\s+the\s+(?:Chair|presid)", text)
        is not None
    )


def _language_switch(lines: Sequence[PrintedLine], start: int, first: str) -> StageDirection | None:
    """ "(spoke in English)" on a line of its own, in the middle of a statement."""
    if _LANGUAGE.match(first):
        return StageDirection(EventKind.OTHER, start + 1)
    return None


def _end(lines: Sequence[PrintedLine], start: int) -> int | None:
    """Return the index after the line that closes the sentence which `start` opens."""
    most = _MOST_LINES if _INVITED.match(lines[start].text.strip()) else _FEW_LINES
    for index in range(start, min(start + most, len(lines))):
        text = lines[index].text.rstrip()
        if index > start and lines[index].begins is True and _stops(lines[index - 1].text):
            return index
        following = next(
            (line.text.strip() for line in lines[index + 1 : index + 3] if line.text.strip()), ""
        )
        if (text.endswith(".") or _HOUR_END.search(text)) and not _TITLE_END.search(text):
            if not (_HOUR_END.search(text) and _AFTER_HOUR.match(following)):
                return index + 1
        elif text.endswith((":", "?", "!", ".”")):
            return None
    return None


def _stops(text: str) -> bool:
    stripped = text.rstrip()
    return stripped.endswith(".") and not _TITLE_END.search(stripped)
