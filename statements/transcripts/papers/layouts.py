"""A whole record as text, in whatever layout a PDF tool gave it.

Three are met: with the columns kept beside each other (`pdftotext -layout`), in reading
order with running heads and feet first or last on each page, and in blocks, where the parts
of a running head stand anywhere on the page and the right column of the first page may come
before the left. Form feeds part the pages; where they were lost, running heads and feet do.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from statistics import median

from .columns import PrintedPiece
from .cover_end import has_cover, is_opening, part_cover
from .interleaved_columns import is_disordered, unwoven
from .legibility import legibility
from .lines import Paper, PrintedLine
from .margins import (
    Margin,
    bare_number,
    is_typed_head,
    margin_of,
    numbers_of_pages,
    parts_of_head,
    printed_number,
    running_title,
)
from .pages import assembled, is_note

_BREAKS = re.compile(r"\r\n?|[\x0b\x85\u2028\u2029]")
_BROKEN_HYPHEN = re.compile(r"(?:\x02|\ufffe)\n?")
_UNPRINTED = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ufeff\ufffe\uffff]")
_SEGMENT = re.compile(r"\S+(?: \S+)*")
_KEPT_LAYOUT = 0.1
"""Lines that are indented, or parted by wide spaces, as a share of all in a kept layout."""
_KEPT_COLUMNS = 0.3
"""The same where no line is indented: such a text has two columns, or none."""
_WIDE = re.compile(r"\S {3,}\S")
_CELL = 0.5
_ROW = 1.2
"""Width and height, in ems, of the cell that stands for a character in a kept layout."""
_FEW_STARTS = 4
_NOTE_ROWS = 6
_FEW_BLOCKS = 3
"""Blocks on most pages, at most, if blank lines part columns …"""
_MANY_BLOCKS = 6
"""… and at least, if they part paragraphs …"""
_LINES_A_BLOCK = 1.5
"""… and not lines, as in a text with every second line blank."""
_UNWRAPPED = 0.6
"""Lines that end as a sentence does, as a share of all, where none is wrapped."""
_SHORTEST_COVER = 5
"""Lines: the symbol at the top of a cover is no running head."""
_LAST_PAGE = 300
_MOST_SKIPPED = 3
"""Pages whose number may be missing between two that are printed."""


@dataclass(slots=True)
class _Sheet:
    """One page of a text in reading order. `blocks` tells which block each line is in."""

    lines: list[str]
    blocks: list[int] = field(default_factory=list)
    margins: list[str] = field(default_factory=list)
    number: int | None = None


def read_paper_text(text: str, *, file: str) -> Paper:
    """Return the record in a text: lines in reading order, by column, with their pages.

    `file` is the name of the source, for messages. No text raises; a text that is no record
    is a paper with a body alone, and one that is not even text has a `quality` near 0.
    """
    text = _BROKEN_HYPHEN.sub("-\n", _BREAKS.sub("\n", text))
    text = _UNPRINTED.sub(" ", text).replace("\xa0", " ").expandtabs(4)
    pages = [page.split("\n") for page in text.split("\f")]
    while len(pages) > 1 and not any(line.strip() for line in pages[-1]):
        pages.pop()
    fed = len(pages) > 1
    if not fed:
        pages = list(_pages(pages[0]))
    if _keeps_layout(pages):
        return assembled([list(_pieces(page)) for page in pages], spaced=False)
    sheets = [_sheet(page) for page in pages]
    return _read(sheets, fed)


def _sheet(page: Sequence[str]) -> _Sheet:
    """Return a page's lines, blank ones left out: they part it into blocks."""
    sheet = _Sheet([])
    block = 0
    for line in page:
        if content := line.strip():
            sheet.lines.append(content)
            sheet.blocks.append(block)
        else:
            block += 1
    return sheet


def _keeps_layout(pages: Sequence[Sequence[str]]) -> bool:
    """Whether lines stand where they stood on the page, in columns or at least indented."""
    lines = [line for page in pages[1:] or pages for line in page if line.strip()]
    indented = sum(line[:2].isspace() for line in lines)
    kept = sum(line[:2].isspace() or _WIDE.search(line) is not None for line in lines)
    # Without any indent wide spaces are columns only where they are many: a table has them too.
    return kept >= (_KEPT_LAYOUT if indented else _KEPT_COLUMNS) * max(len(lines), 1)


def _pieces(page: Sequence[str]) -> Iterator[PrintedPiece]:
    """Yield the segments of a page's lines, each at its place."""
    segments = [
        (row, match.start(), match.group())
        for row, line in enumerate(page)
        for match in _SEGMENT.finditer(line)
    ]
    start = _right_column(page, segments)
    for row, left, segment in segments:
        inside = start - left
        if 0 < inside < len(segment) and segment[inside - 1] == " ":
            yield _piece(row, left, segment[: inside - 1])
            yield _piece(row, start, segment[inside:])
        else:
            yield _piece(row, left, segment)


def _piece(row: int, left: int, text: str) -> PrintedPiece:
    return PrintedPiece(text, left * _CELL, (left + len(text)) * _CELL, row * _ROW, 1.0)


def _right_column(page: Sequence[str], segments: list[tuple[int, int, str]]) -> int:
    """Return the character at which the right column starts, 0 where there is none."""
    width = max((len(line) for line in page), default=0)
    starts = Counter(left for _, left, _ in segments if width / 3 < left < 2 * width / 3)
    start, count = max(starts.items(), key=lambda item: item[1], default=(0, 0))
    if count <= _FEW_STARTS:
        return 0
    crossing = sum(left < start < left + len(text) for _, left, text in segments)
    return start if crossing < count else 0


def _pages(lines: Sequence[str]) -> Iterator[list[str]]:
    """Part a text without form feeds where running heads and feet show that a page ends."""
    filled = [(at, line.strip()) for at, line in enumerate(lines) if line.strip()]
    kinds = _kinds([line for _, line in filled])
    feet_last = _feet_are_last([line for _, line in filled], kinds)
    start = 0
    at = 0
    while at < len(kinds):
        end = at
        while end < len(kinds) and kinds[end] is not None:
            end += 1
        if end > at:
            group = kinds[at:end]
            turn = at
            if feet_last:
                turn = at + group.index(Margin.HEAD) if Margin.HEAD in group else end
            line_at = filled[turn][0] if turn < len(filled) else len(lines)
            if line_at > start and (start or turn > _SHORTEST_COVER):
                yield list(lines[start:line_at])
                start = line_at
        at = max(end, at + 1)
    if start < len(lines) or not lines:
        yield list(lines[start:])


def _feet_are_last(lines: Sequence[str], kinds: Sequence[Margin | None]) -> bool:
    """Whether the foot of a page follows its text, and does not stand before it.

    A cover has no number, so the first number stands before or after the page that opens.
    """
    first = kinds.index(Margin.FOOT) if Margin.FOOT in kinds else 0
    before = lines[:first]
    if any(is_opening(line) for line in before):
        return True
    return not has_cover(before) and bool(kinds) and kinds[-1] is Margin.FOOT


def _kinds(lines: Sequence[str]) -> list[Margin | None]:
    """Return which margin each line belongs to, of those that part pages."""
    kinds = [margin_of(line) for line in lines]
    last = 0
    for at, line in enumerate(lines):
        if kinds[at] is Margin.FOOT:
            number = printed_number(line)
            if number is None:
                kinds[at] = None
            else:
                last = number
        elif kinds[at] is None and (number := bare_number(line)):
            beside = (*kinds[max(at - 1, 0) : at], *kinds[at + 1 : at + 2])
            if Margin.HEAD in beside and last < number <= last + 2:
                kinds[at] = Margin.FOOT
                last = number
    return kinds


def _read(sheets: list[_Sheet], fed: bool) -> Paper:
    cover_pages = int(
        has_cover(sheets[0].lines) and not any(is_opening(line) for line in sheets[0].lines)
    )
    characters = [sum(map(len, sheet.lines)) for sheet in sheets]
    _strip(sheets[cover_pages:], _agenda(sheets[0].lines if cover_pages else []))
    lines: list[PrintedLine] = []
    notes: list[PrintedLine] = []
    furniture: list[PrintedLine] = []
    known = len(sheets) > 1 or sheets[0].number is not None
    blocks = median([len(set(sheet.blocks)) for sheet in sheets[cover_pages:]] or [0])
    length = median([len(sheet.lines) for sheet in sheets[cover_pages:]] or [0])
    paragraphed = _MANY_BLOCKS <= blocks < length / _LINES_A_BLOCK
    paragraphed = paragraphed or (blocks >= _MANY_BLOCKS and _is_unwrapped(sheets[cover_pages:]))
    printed = [sheet.number for sheet in sheets]
    numbers = numbers_of_pages(printed) if fed else _last_printed(printed)
    for index, (sheet, number) in enumerate(zip(sheets, numbers, strict=True)):
        page = number if known else 0
        begins: list[bool | None] = [None] * len(sheet.lines)
        if paragraphed:
            begins = list(_block_starts(sheet))
        elif blocks <= _FEW_BLOCKS and index >= cover_pages:
            sheet.lines = unwoven(list(zip(sheet.lines, sheet.blocks, strict=True)))
        kept, below = (sheet.lines, []) if index < cover_pages else _without_notes(sheet.lines)
        lines.extend(
            PrintedLine(line, page, begin) for line, begin in zip(kept, begins, strict=False)
        )
        notes.extend(PrintedLine(line, page) for line in below)
        furniture.extend(PrintedLine(line, page) for line in sheet.margins)
    cover, body = part_cover(lines, moved=True)
    quality = legibility((line.text for line in body), characters if fed else ())
    by_page: dict[int, list[str]] = {}
    for line in body:
        by_page.setdefault(line.page, []).append(line.text)
    disordered = tuple(page for page, texts in by_page.items() if is_disordered(texts))
    return Paper(tuple(cover), tuple(body), tuple(notes), tuple(furniture), quality, disordered)


def _is_unwrapped(sheets: Sequence[_Sheet]) -> bool:
    """Whether each line is a paragraph: most of them end as a sentence does."""
    lines = [line for sheet in sheets for line in sheet.lines]
    return sum(line.endswith((".", ":", "”", ")")) for line in lines) > _UNWRAPPED * len(lines)


def _block_starts(sheet: _Sheet) -> Iterator[bool]:
    """Yield whether each line begins a paragraph, where blank lines part paragraphs.

    The first line of a page does not tell, nor does one that goes on in small letters.
    """
    for at, line in enumerate(sheet.lines):
        yield at > 0 and sheet.blocks[at] != sheet.blocks[at - 1] and not line[0].islower()


def _last_printed(numbers: Sequence[int | None]) -> list[int]:
    """Return the number of each part of a text that was parted only where its margins show.

    Such a part may be half a page, if a tool left a running head in mid-page: one without a
    number is on the page of the part before, and one before all numbers on the page before.
    """
    known = [(index, number) for index, number in enumerate(numbers) if number]
    first, number = known[0] if known else (0, 1)
    current = max(number - min(first, 1), 1)
    found: list[int] = []
    for number_here in numbers:
        if number_here and current <= number_here <= current + _MOST_SKIPPED:
            current = number_here
        found.append(current)
    return found


def _agenda(cover: list[str]) -> list[str]:
    """Return the lines of a cover below "Agenda": the item's title runs on every page."""
    return cover[cover.index("Agenda") + 1 :] if "Agenda" in cover else []


def _strip(sheets: list[_Sheet], agenda: list[str]) -> None:
    """Take running heads and feet off, wherever on its page a tool has put them.

    A title that stands by itself is taken once a page, beside the other parts of the head:
    the item's own heading has the same words.
    """
    marks: list[list[bool]] = []
    for sheet in sheets:
        parts = parts_of_head(sheet.lines)
        marks.append(
            [margin_of(text) is not None or at in parts for at, text in enumerate(sheet.lines)]
        )
    titles = {
        *agenda,
        *(t for sheet in sheets for line in sheet.lines if (t := running_title(line))),
    }
    beside: Counter[str] = Counter()
    for sheet, marked in zip(sheets, marks, strict=True):
        beside.update({sheet.lines[at] for at in _next_to_marks(marked)})
    titles |= {line for line, count in beside.items() if count >= 3 and 3 * count >= len(sheets)}
    shift = _shift(sheets, marks)
    for index, (sheet, marked) in enumerate(zip(sheets, marks, strict=True)):
        if not any(running_title(line) for line in sheet.lines):
            title = (at for at in _next_to_marks(marked) if sheet.lines[at] in titles)
            _mark(marked, list(title)[:1])
        numbers = ((at, bare_number(sheet.lines[at])) for at in _edges(marked))
        _mark(marked, [at for at, number in numbers if number and number - index == shift])
        beside_marks = _next_to_marks(marked)
        _mark(marked, [at for at in beside_marks if at < 4 and is_typed_head(sheet.lines[at])])
        sheet.margins = [line for line, mark in zip(sheet.lines, marked, strict=True) if mark]
        kept = [at for at, mark in enumerate(marked) if not mark]
        sheet.lines = [sheet.lines[at] for at in kept]
        sheet.blocks = [sheet.blocks[at] for at in kept]
        sheet.number = next(
            (number for line in sheet.margins if (number := printed_number(line))), None
        )


def _next_to_marks(marked: Sequence[bool]) -> list[int]:
    return [
        at for at, mark in enumerate(marked) if not mark and any(marked[max(at - 1, 0) : at + 2])
    ]


def _mark(marked: list[bool], places: Sequence[int]) -> None:
    for at in places:
        marked[at] = True


def _edges(marked: Sequence[bool]) -> list[int]:
    """Return the outermost lines of a page that are not marked yet."""
    inner = [at for at, mark in enumerate(marked) if not mark]
    return sorted({*inner[:1], *inner[-1:]})


def _shift(sheets: Sequence[_Sheet], marks: Sequence[Sequence[bool]]) -> int | None:
    """Return what to add to a page's index for the number printed alone at its edge."""
    shifts: Counter[int] = Counter()
    for index, (sheet, marked) in enumerate(zip(sheets, marks, strict=True)):
        for at in _edges(marked):
            number = bare_number(sheet.lines[at])
            if number is not None and number <= _LAST_PAGE:
                shifts[number - index] += 1
    shift, count = max(shifts.items(), key=lambda item: item[1], default=(0, 0))
    return shift if 2 * count >= len(sheets) > 0 and count else None


def _without_notes(lines: list[str]) -> tuple[list[str], list[str]]:
    first = next(
        (at for at in range(max(len(lines) - _NOTE_ROWS, 0), len(lines)) if is_note(lines[at])),
        len(lines),
    )
    return lines[:first], lines[first:]
