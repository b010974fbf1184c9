"""Printed pages, as pieces at their places, put together to a record."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import zip_longest
from statistics import median

from .columns import PageColumn, PlacedLine, PrintedPiece, gutter, place_pieces
from .cover_end import has_cover, is_opening, part_cover
from .indents import ColumnMargins, usual_leading
from .legibility import legibility
from .lines import Paper, PrintedLine
from .margins import Stripped, numbers_of_pages, strip

_FULL_PAGE = 15
"""Pieces on a page from which it tells in how many columns the record is set."""
_MIDDLE = (0.3, 0.7)
"""The part of the print's width in which a gutter is looked for."""
_NEAR = 4.0
"""Ems from the usual place of the gutter at which a page with few lines may have it."""
_NOTE_ROWS = 6
"""Lines that the last footnotes of a column have, at most, where type does not tell."""
_NOTE_SPACE = 1.2
_SMALL = 0.93
"""A footnote is set this much smaller than the text, or smaller yet."""
_ARABIC = re.compile(r"[\u0600-\u06ff\ufb50-\ufdff\ufe70-\ufeff]")
_STAR = re.compile(r"[*†‡]{1,3} ?(?=[^\W\d_])")
_MARK = re.compile(r"(?:[*†‡]{1,3}|\d{1,2}|[a-z]/) ?(?=[^\W_]|[“\"(])")


def assembled(pages: Sequence[Sequence[PrintedPiece]], spaced: bool) -> Paper:
    """Return the record printed on `pages`.

    `spaced` tells whether the space between two lines was kept as printed, as in a PDF; in a
    text with columns it is not.
    """
    if _is_right_to_left(pages):
        pages = [[_mirrored(piece) for piece in page] for page in pages]
    cover_pages = _cover_pages(pages)
    leading = usual_leading(pages[cover_pages:] or pages)
    inner = strip(pages[cover_pages:], leading)
    stripped = [Stripped(tuple(page), (), None) for page in pages[:cover_pages]] + inner
    numbers = numbers_of_pages([page.number for page in stripped])
    gutters = _gutters([page.pieces for page in stripped], cover_pages)

    lines: list[PlacedLine] = []
    notes: list[PrintedLine] = []
    size = _text_size([page.pieces for page in inner])
    for page, at, number in zip(stripped, gutters, numbers, strict=True):
        on_page = place_pieces(page.pieces, at, number)
        if number > cover_pages:
            on_page, below = _without_notes(on_page, size, leading)
            notes.extend(_line(note, None) for note in below)
        lines.extend(on_page)

    covers = numbers[:cover_pages]
    inside = [line for line in lines if line.page not in covers]
    measure = ColumnMargins(inside, leading, spaced)
    read: list[PrintedLine] = []
    above: PlacedLine | None = None
    begun: bool | None = None
    for line, following in zip_longest(lines, lines[1:]):
        if line.page in covers:
            read.append(_line(line, None))
        else:
            begun = measure.begins(line, above, following, begun)
            read.append(_line(line, begun))
            above = line
    cover, body = part_cover(read)
    return Paper(
        tuple(cover),
        tuple(body),
        tuple(notes),
        tuple(
            PrintedLine(text, number)
            for page, number in zip(stripped, numbers, strict=True)
            for text in page.margins
        ),
        legibility(
            (line.text for line in body),
            [sum(len(piece.text) for piece in page) for page in pages],
        ),
    )


def is_note(line: str) -> bool:
    """Whether a line at the bottom of a page begins a footnote, so far as words tell."""
    return _STAR.match(line) is not None


def _is_right_to_left(pages: Sequence[Sequence[PrintedPiece]]) -> bool:
    pieces = [piece for page in pages for piece in page]
    foreign = (piece.text for piece in pieces if not piece.text.isascii())
    return 2 * sum(_ARABIC.search(text) is not None for text in foreign) > len(pieces)


def _mirrored(piece: PrintedPiece) -> PrintedPiece:
    """Return a piece of an Arabic page as if read from the left: the right column is first."""
    return piece._replace(left=-piece.right, right=-piece.left)


def _cover_pages(pages: Sequence[Sequence[PrintedPiece]]) -> int:
    """Return 1 where the first page is a cover and nothing else, otherwise 0."""
    texts = [piece.text for piece in pages[0]] if pages else []
    return int(has_cover(texts) and not any(is_opening(text) for text in texts))


def _gutters(pages: Sequence[Sequence[PrintedPiece]], cover_pages: int) -> list[float | None]:
    """Return the gutter of each page. One with few lines has it where the others have it."""
    inner = [page for page in pages[cover_pages:] if page]
    if not inner:
        return [None] * len(pages)
    left = min(piece.left for page in inner for piece in page)
    width = max(piece.right for page in inner for piece in page) - left
    middle = (left + _MIDDLE[0] * width, left + _MIDDLE[1] * width)
    full = [gutter(page, middle) for page in inner if len(page) >= _FULL_PAGE]
    found = [at for at in full if at is not None]
    usual = median(found) if found and 2 * len(found) >= len(full) else None
    result: list[float | None] = [None] * cover_pages
    for page in pages[cover_pages:]:
        at = gutter(page, middle) if len(page) >= _FULL_PAGE else None
        if page and at is None and usual is not None:
            reach = _NEAR * page[0].size
            at = gutter(page, (usual - reach, usual + reach))
        elif page and not full:
            at = _clear_gutter(page, middle)
        result.append(at)
    return result


def _clear_gutter(page: Sequence[PrintedPiece], middle: tuple[float, float]) -> float | None:
    """Return the gutter of a page in a record too short to tell, if nothing crosses it."""
    at = gutter(page, middle)
    if at is None:
        return None
    right = sum(piece.left >= at for piece in page)
    crossing = sum(piece.left < at < piece.right for piece in page)
    return at if not crossing and min(right, len(page) - right) > 1 else None


def _text_size(pages: Sequence[Sequence[PrintedPiece]]) -> float:
    sizes = [piece.size for page in pages for piece in page]
    return median(sizes) if sizes else 1.0


def _without_notes(
    lines: list[PlacedLine], size: float, leading: float
) -> tuple[list[PlacedLine], list[PlacedLine]]:
    """Part the footnotes at the bottom of each column from its lines.

    A footnote is set smaller, has space above it and begins with its mark.
    """
    kept: list[PlacedLine] = []
    notes: list[PlacedLine] = []
    start = 0
    for end in range(1, len(lines) + 1):
        same = end < len(lines) and _place(lines[end]) == _place(lines[start])
        if same:
            continue
        first = end
        while first > start and lines[first - 1].piece.size <= _SMALL * size:
            first -= 1
        for at in range(max(end - _NOTE_ROWS, start), first):
            if is_note(lines[at].piece.text) and _is_below(lines, at, start, leading):
                first = at
                break
        while first < end and not (
            _MARK.match(lines[first].piece.text) and _is_below(lines, first, start, leading)
        ):
            first += 1
        kept.extend(lines[start:first])
        notes.extend(lines[first:end])
        start = end
    return kept, notes


def _place(line: PlacedLine) -> tuple[PageColumn, int]:
    return line.column, line.block


def _is_below(lines: list[PlacedLine], at: int, start: int, leading: float) -> bool:
    """Whether space parts a line from the one above it in its column."""
    gap = lines[at].piece.base - lines[at - 1].piece.base
    return at == start or gap > _NOTE_SPACE * leading


def _line(line: PlacedLine, begins: bool | None) -> PrintedLine:
    piece = line.piece
    return PrintedLine(
        piece.text,
        line.page,
        begins,
        piece.italic,
        None if piece.lead is None else piece.lead == len(piece.text) > 0,
        piece.lead,
    )
