"""`PrintedLine` and `Paper`: a record as lines, whatever file and layout it came in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class PrintedLine(NamedTuple):
    """One printed line of one column, with what its place on the page tells.

    `page` counts from 1, 0 where the source has no pages. `begins` says whether the layout
    shows that a paragraph begins here (an indent, or space above): None where the layout
    tells nothing. `italic` and `bold` (of the whole line) likewise are None where it does
    not tell. `lead` is the number of characters in bold type at the start of the line, which
    is the name of a speaker in records since the 1990s; None where types are not told apart.
    """

    text: str
    page: int = 0
    begins: bool | None = None
    italic: bool | None = None
    bold: bool | None = None
    lead: int | None = None


@dataclass(frozen=True, slots=True)
class Paper:
    """A record's cover and body in reading order, furniture taken off.

    `quality` is between 0 and 1 (1: a text one can trust), `footnotes` stand apart from
    the body, `furniture` is what was taken off (running heads, feet), for the record.
    `disordered` are pages of a text whose paragraphs seem to be out of order, as a tool left
    them that read across the columns: the text is all there, but turns may be mixed.
    """

    cover: tuple[PrintedLine, ...]
    body: tuple[PrintedLine, ...]
    footnotes: tuple[PrintedLine, ...] = ()
    furniture: tuple[PrintedLine, ...] = ()
    quality: float = 1.0
    disordered: tuple[int, ...] = ()
