"""A record's body taken apart: turns, stage directions, section headings, votes.

Every line of the body goes to one piece, in order, and nothing is left out. A piece is
told by how it begins, and it can begin only where a paragraph can: where the layout says
so or, where it says nothing, after the end of a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum, auto
from functools import lru_cache
from typing import NamedTuple

from statements.facts import country_of, organization_of
from statements.transcripts.papers.lines import PrintedLine
from statements.transcripts.proceedings.voting.votes import list_end
from statements.transcripts.records import EventKind
from statements.transcripts.turn.headings import Heading, split
from statements.transcripts.turn.presidency import presides

from .directions import direction_at, joined
from .footnotes import Footnotes
from .numbering import Numbers
from .sections import Titles, section_end

_HEADING_LINES = 6
_LONGEST_HEADING = 200
_OPENS_HEADING = re.compile(r"\s*[A-Z]")
_MARKS_HEADING = re.compile(r"[:;]|\((?:spoke|interpretation|translat|speaking|original)", re.I)
_SENTENCE_END = re.compile(r"[.!?:;…][\"”’')\]]*\d{0,2}\s*\Z|[\"”]\s*\Z|—\s*\Z")
_ONLY_FIGURES = re.compile(r"\s*\d{1,3}(?:\s+votes?)?[.,;]?\s*(?:\n|\Z)")
"""What candidates got in an election: "Ms. Doe (Norway): 9 votes"."""
_TWO_NAMES = re.compile(r"\b(?:and|or|of)\s+(?:Mr|Mrs|Ms|Miss|Dr|Sir)\b")


class BodyPieceKind(Enum):
    """What a run of lines is."""

    TURN = auto()
    """Opens a turn: the first line has its heading."""
    SPEECH = auto()
    """Goes on with the turn before, or stands before the first heading."""
    EVENT = auto()
    SECTION = auto()
    VOTE_LIST = auto()


class BodyPiece(NamedTuple):
    """Lines `start` to `end` (excluded) of the body. `event` is set for an `EVENT`."""

    kind: BodyPieceKind
    start: int
    end: int
    event: EventKind = EventKind.OTHER


def take_apart(
    body: Sequence[PrintedLine], titles: Titles, numbers: Numbers, footnotes: Footnotes
) -> list[BodyPiece]:
    """Return the pieces of `body`, which cover its lines without gap or overlap.

    `titles` are the lines of the agenda as the cover has it; `numbers` tells which lines
    open with the number of a paragraph, as in records before 1970, `footnotes` which are notes.
    """
    return _Reading(body, titles, numbers, footnotes).pieces()


def heading_at(body: Sequence[PrintedLine], start: int, numbers: Numbers) -> Heading | None:
    """Return the heading that line `start` opens; `None` where it opens none."""
    if not _OPENS_HEADING.match(numbers.without(start, body[start].text)):
        return None
    text = opening(body, start, numbers)
    return _heading(text) if _MARKS_HEADING.search(text) else None


def opening(body: Sequence[PrintedLine], start: int, numbers: Numbers) -> str:
    """Return the lines within which a heading that begins at `start` must end."""
    first = numbers.without(start, body[start].text)
    following = [line.text for line in body[start + 1 : start + _HEADING_LINES]]
    return "\n".join([first, *following])


@lru_cache(maxsize=8)
def _heading(text: str) -> Heading | None:
    heading = split(text)
    if heading is None or len(heading.printed) > _LONGEST_HEADING:
        return None
    if _ONLY_FIGURES.match(text, heading.end):
        return None
    if text[heading.end : heading.end + 1].islower() and not _is_certain(heading):
        return None  # "Mr. Netanyahu: that is the name I want to mention."
    before = text[: heading.end].rstrip()
    if not before.endswith(":") and not heading.language:
        return None
    return None if _TWO_NAMES.search(heading.printed) else heading


def ends_sentence(text: str) -> bool:
    """Whether a printed line may be the last one of a paragraph."""
    return _SENTENCE_END.search(text) is not None


class _Reading:
    """One pass over the lines of a body."""

    def __init__(
        self, body: Sequence[PrintedLine], titles: Titles, numbers: Numbers, footnotes: Footnotes
    ) -> None:
        self._body = body
        self._titles = titles
        self._numbers = numbers
        self._footnotes = footnotes
        self._typed = any(line.lead for line in body)
        self._found: list[BodyPiece] = []
        self._speaking = False
        """Whether the lines before belong to a turn that a section heading must end."""

    def pieces(self) -> list[BodyPiece]:
        index = 0
        while index < len(self._body):
            piece = self._opened_at(index)
            if piece is None:
                self._say(index)
                index += 1
            else:
                self._found.append(piece)
                index = piece.end
        return self._found

    def _say(self, index: int) -> None:
        """Add a line to what is being said."""
        last = self._found[-1] if self._found else None
        if last is not None and last.kind in (BodyPieceKind.TURN, BodyPieceKind.SPEECH):
            self._found[-1] = BodyPiece(last.kind, last.start, index + 1)
        else:
            self._found.append(BodyPiece(BodyPieceKind.SPEECH, index, index + 1))
        if self._body[index].text.strip():
            self._speaking = True

    def _opened_at(self, index: int) -> BodyPiece | None:
        if not self._body[index].text.strip():
            return None
        if (end := self._footnotes.end(index)) is not None:
            return BodyPiece(BodyPieceKind.EVENT, index, end, EventKind.NOTE)
        if self._is_heading(index):
            self._speaking = True
            return BodyPiece(BodyPieceKind.TURN, index, index + 1)
        if self._body[index].text.lstrip().startswith("("):
            return self._switch_at(index)
        piece = self._between_turns_at(index) if self._may_open(index) else self._formula_at(index)
        if piece is not None:
            self._speaking = False
        return piece

    def _switch_at(self, index: int) -> BodyPiece | None:
        """ "(spoke in English)": it interrupts a statement anywhere and does not end it."""
        switch = direction_at(self._body, index)
        return BodyPiece(BodyPieceKind.EVENT, index, switch.end, switch.kind) if switch else None

    def _formula_at(self, index: int) -> BodyPiece | None:
        """A direction where a layout that knows no italics tells of no paragraph.

        An indent is easily misjudged between paragraphs of one line; "A vote was taken by show
        of hands." after the end of a sentence is not.
        """
        if self._body[index].italic is not None or not ends_sentence(self._before(index)):
            return None
        direction = direction_at(self._body, index)
        if direction is None or direction.adopts:
            return None
        return BodyPiece(BodyPieceKind.EVENT, index, direction.end, direction.kind)

    def _between_turns_at(self, index: int) -> BodyPiece | None:
        if (end := list_end(self._body, index, self._interrupts)) is not None:
            return BodyPiece(BodyPieceKind.VOTE_LIST, index, end)
        direction = direction_at(self._body, index)
        if direction and (not direction.adopts or self._confirms(direction.end)):
            return BodyPiece(BodyPieceKind.EVENT, index, direction.end, direction.kind)
        if (end := self._italic_end(index)) is not None:
            return BodyPiece(BodyPieceKind.EVENT, index, end)
        end = section_end(self._body, index, self._titles, self._interrupts, self._speaking)
        return BodyPiece(BodyPieceKind.SECTION, index, end) if end is not None else None

    def _before(self, index: int) -> str:
        for line in reversed(self._body[max(0, index - 3) : index]):
            if line.text.strip():
                return line.text
        return ""

    def _may_open(self, index: int) -> bool:
        if not self._speaking or index in self._numbers:
            return True
        begins = self._body[index].begins
        if begins is None:
            return ends_sentence(self._before(index))
        return begins

    def _is_heading(self, index: int) -> bool:
        """Whether a turn opens here, judged by the heading and by what stands before it.

        "I recall the words of" / "Mr. Annan: “We …”" is no heading, for the sentence before
        goes on.
        """
        if not self._speaking or index in self._numbers:
            return heading_at(self._body, index, self._numbers) is not None
        line = self._body[index]
        if not _OPENS_HEADING.match(line.text):
            return False
        ended = ends_sentence(self._before(index))
        if not ended and line.begins is False:
            return False
        heading = heading_at(self._body, index, self._numbers)
        if heading is None:
            return False
        certain = _is_certain(heading) or bool(line.lead)
        if line.begins is None:
            return ended or certain
        # Where the names of speakers are in bold type, one that is not opens no turn.
        return certain or (line.begins and not self._typed)

    def _interrupts(self, index: int) -> bool:
        """Whether a turn or a stage direction begins at a line."""
        if index >= len(self._body):
            return True
        if heading_at(self._body, index, self._numbers) is not None:
            return True
        direction = direction_at(self._body, index)
        return direction is not None and not direction.adopts

    def _confirms(self, index: int) -> bool:
        """Whether what stands at a line shows that a direction stood before it."""
        following = index
        while following < len(self._body) and not self._body[following].text.strip():
            following += 1
        italic = self._body[index - 1].italic is True
        return italic or following == len(self._body) or self._interrupts(following)

    def _italic_end(self, index: int) -> int | None:
        """Return where a stage direction in a form of its own ends, told by its italics.

        Only between turns, or where one begins next: a speaker's words can be in italics.
        """
        end = index
        while end < len(self._body) and self._body[end].italic is True:
            end += 1
            if end < len(self._body) and self._body[end].begins is True:
                break
        if end == index or not joined(self._body[index:end]).endswith((".", ")")):
            return None
        if self._speaking and not self._interrupts(end):
            return None
        return end


def _is_certain(heading: Heading) -> bool:
    """Whether no sentence could begin as a heading does: with a language or country named."""
    if heading.language or presides(heading.name):
        return True
    return bool(heading.affiliation) and _is_known(heading.affiliation)


@lru_cache(maxsize=4096)
def _is_known(label: str) -> bool:
    return country_of(label) is not None or organization_of(label) is not None
