"""One turn as printed text, and the page on which each of its paragraphs begins."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from statements.transcripts.papers.lines import PrintedLine
from statements.transcripts.records import Repair
from statements.transcripts.restoration.edits import LAYOUT, Edit
from statements.transcripts.restoration.furniture import FURNITURE
from statements.transcripts.restoration.layout import PARAGRAPH

from .footnotes import Footnotes
from .numbering import PARAGRAPH_NUMBER, Numbers

# At the head of a page of the records of the 1980s stood who was speaking: "(The
# President)", "(Mr. Pickering, United States)".
_CONTINUES = re.compile(
    r"\((?:The\s+(?:President|Secretary-General)|(?:Mr|Mrs|Ms|Miss|Sir|Dr)\b\.?\s[^():]{2,50}?,\s[^():]{3,60})\)\Z",
    re.IGNORECASE,
)
_LINE = re.compile(r"[^\n]+")
_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Printed:
    """What was printed of one turn.

    `edits` undo what the layout tells: line ends inside a paragraph, numbers of
    paragraphs, heads of pages. `starts` are the offsets at which the lines begin, `pages`
    the page of each line, and `breaks` the offsets of what follows a stage direction.
    """

    text: str
    edits: tuple[Edit, ...]
    starts: tuple[int, ...]
    pages: tuple[int, ...]
    breaks: tuple[int, ...]

    def page_at(self, offset: int) -> int:
        """Return the page on which the character at `offset` was printed."""
        index = bisect_right(self.starts, offset) - 1
        return self.pages[max(index, 0)] if self.pages else 0


def continues(content: str) -> bool:
    """Whether a line is the head of a page that says who is still speaking."""
    return content.startswith("(") and _CONTINUES.match(content) is not None


def print_turn(
    body: Sequence[PrintedLine],
    spans: Sequence[tuple[int, int]],
    numbers: Numbers,
    footnotes: Footnotes,
) -> Printed:
    """Join the lines of a turn, given as spans of `body` between stage directions.

    A blank line stands between two paragraphs that the layout tells apart, and where a
    stage direction stood.
    """
    pieces: list[str] = []
    edits: list[Edit] = []
    starts: list[int] = []
    pages: list[int] = []
    breaks: list[int] = []
    position = 0
    for start, end in spans:
        opens = True
        for index in range(start, end):
            line = body[index]
            content = line.text.strip()
            if not content:
                continue
            if pieces:
                begins = line.begins is True and not continues(content)
                begins = begins or opens or index in numbers
                between = PARAGRAPH if begins else "\n"
                if not begins and not pieces[-1].endswith("-"):
                    edits.append(Edit(position, position + 1, " ", LAYOUT))
                pieces.append(between)
                position += len(between)
            if opens and pieces:
                breaks.append(position)
            opens = False
            edits.extend(_left_out(content, position, numbers.length(index)))
            edits.extend(footnotes.edits(index, position))
            starts.append(position)
            pages.append(line.page)
            pieces.append(content)
            position += len(content)
    return Printed("".join(pieces), tuple(edits), tuple(starts), tuple(pages), tuple(breaks))


def _left_out(content: str, position: int, number: int) -> list[Edit]:
    if number:
        return [Edit(position, position + number, "", PARAGRAPH_NUMBER)]
    if continues(content):
        return [Edit(position, position + len(content), "", FURNITURE)]
    return []


def origins(
    printed: str, start: int, paragraphs: Sequence[str], repairs: Sequence[Repair]
) -> list[int]:
    """Return the offset in `printed` at which each restored paragraph begins.

    `start` is where the body begins after the heading. Nothing but white space changes
    without a repair, so that counting letters leads back.
    """
    targets: list[int] = []
    total = 0
    for paragraph in paragraphs:
        targets.append(total)
        total += len("".join(paragraph.split()))
    found: list[int] = []
    count = 0
    position = start

    def pass_over(end: int) -> None:
        nonlocal count
        for line in _LINE.finditer(printed, position, max(position, end)):
            length = len("".join(line.group().split()))
            if len(found) == len(targets) or targets[len(found)] >= count + length:
                count += length  # no paragraph begins in this line
                continue
            for word in _WORD.finditer(printed, line.start(), line.end()):
                letters = len(word.group())
                while len(found) < len(targets) and targets[len(found)] < count + letters:
                    found.append(word.start() + targets[len(found)] - count)
                count += letters

    for repair in repairs:
        if repair.end <= start:
            continue
        pass_over(repair.start)
        length = len("".join(repair.after.split()))
        while len(found) < len(targets) and targets[len(found)] < count + length:
            found.append(repair.start)
        count += length
        position = repair.end
    pass_over(len(printed))
    found.extend([len(printed)] * (len(targets) - len(found)))
    return found
