"""The official PDF of a record, read by position.

A PDF says where letters stand, not in which order they are read; the usual tools guess,
swap the columns and join what a hyphen parts at a line's end. Here PDFium gives the runs of
letters of each line with their places and types (one or two calls a line, not a letter: that
is what makes it fast) and `pages` puts them together.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any

import pypdfium2
from pypdfium2 import raw

from .columns import PrintedPiece
from .lines import Paper
from .pages import assembled

MOST_BYTES = 64 * 1024 * 1024
MOST_PAGES = 500
_MOST_LETTERS = 60_000
"""Letters on a page: ten times what the fullest page of a record has."""

_BROKEN_HYPHENS = ("\x02", "\ufffe")
"""What PDFium makes of a hyphen at the end of a line, where it also drops the line's end."""
_LINE = re.compile(r"[^\r\n\x02\ufffe]+[\x02\ufffe]?")
_EDGE = re.compile(r"\w")
_WORD = re.compile(r"\S+")
_UNPRINTED = re.compile(r"[\x00-\x1f\x7f-\x9f\ufffe\uffff]")
_GAP = 0.65
"""Ems between words that may be a gutter. Words parted too often are joined again."""
_ITALIC_FLAG = 1 << 6
_BOLD_FLAG = 1 << 18
_BOLD_WEIGHT = 600
_NAME_BYTES = 256


def _plain(function: Any, *types: Any) -> Callable[..., Any]:
    """Return a function of PDFium with addresses as numbers: `types` of result and arguments.

    The binding wraps each address in an object and lets other threads run during each call.
    For those made several times a line, that takes half as long again as the calls do so.
    """
    return ctypes.PYFUNCTYPE(*types)(_address(function))


def _address(pointer: Any) -> int:
    return ctypes.cast(pointer, ctypes.c_void_p).value or 0


_ADDRESS, _INDEX, _DONE = ctypes.c_void_p, ctypes.c_int, ctypes.c_int
_loose_box = _plain(raw.FPDFText_GetLooseCharBox, _DONE, _ADDRESS, _INDEX, _ADDRESS)
_origin = _plain(raw.FPDFText_GetCharOrigin, _DONE, _ADDRESS, _INDEX, _ADDRESS, _ADDRESS)
_text_object = _plain(raw.FPDFText_GetTextObject, _ADDRESS, _ADDRESS, _INDEX)
_font_of = _plain(raw.FPDFTextObj_GetFont, _ADDRESS, _ADDRESS)


class PaperError(Exception):
    """A file that no record can be read from. `file` is its name, `reason` one sentence."""

    def __init__(self, file: str, reason: str) -> None:
        super().__init__(f"{file}: {reason}")
        self.file = file
        self.reason = reason


def read_paper(content: bytes, *, file: str) -> Paper:
    """Return the record in a PDF: lines in reading order, by column, with their pages.

    `file` is the name to blame in a `PaperError`, which is raised for a file that is not a
    PDF, is locked or broken, or is larger than a record can be. A scan without text gives a
    paper without lines, `quality` 0; a page that cannot be read counts as one without text.
    """
    if len(content) > MOST_BYTES:
        raise PaperError(file, f"The file is larger than {MOST_BYTES // 2**20} MB.")
    try:
        document = pypdfium2.PdfDocument(content)
    except (pypdfium2.PdfiumError, ValueError) as error:
        raise PaperError(file, f"The file is not a PDF that can be read ({error}).") from error
    try:
        count = raw.FPDF_GetPageCount(document.raw)
        if not 0 < count <= MOST_PAGES:
            reason = f"The PDF has {count} pages; a record has from 1 to {MOST_PAGES}."
            raise PaperError(file, reason)
        fonts: dict[int, tuple[bool, bool]] = {}
        pages = [list(_pieces(document.raw, index, fonts, file)) for index in range(count)]
    finally:
        document.close()
    return assembled(pages, spaced=True)


def _pieces(
    document: object, index: int, fonts: dict[int, tuple[bool, bool]], file: str
) -> Iterator[PrintedPiece]:
    page = raw.FPDF_LoadPage(document, index)
    if not page:
        return
    try:
        text_page = raw.FPDFText_LoadPage(page)
        if not text_page:
            return
        try:
            letters = raw.FPDFText_CountChars(text_page)
            if letters > _MOST_LETTERS:
                raise PaperError(file, f"Page {index + 1} has {letters} letters.")
            if letters > 0:
                yield from _Page(text_page, letters, fonts).pieces()
        finally:
            raw.FPDFText_ClosePage(text_page)
    finally:
        raw.FPDF_ClosePage(page)


class _Page:
    """The letters of one page, asked for by number."""

    def __init__(self, text_page: object, letters: int, fonts: dict[int, tuple[bool, bool]]):
        self._page = text_page
        self._address = _address(text_page)
        self._fonts = fonts
        self._box = raw.FS_RECTF()
        self._box_at = ctypes.byref(self._box)
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._origin_at = ctypes.byref(self._x), ctypes.byref(self._y)
        self.text = self._letters(letters)

    def _letters(self, letters: int) -> str:
        """Return the text, one character for each letter that PDFium numbers."""
        buffer = (ctypes.c_ushort * (letters + 1))()
        written = raw.FPDFText_GetText(self._page, 0, letters, buffer)
        if written == letters + 1:
            text = bytes(buffer)[:-2].decode("utf-16-le", "replace")
            if len(text) == letters:
                return text
        codes = (raw.FPDFText_GetUnicode(self._page, index) for index in range(letters))
        return "".join(chr(code) if _is_character(code) else "\ufffd" for code in codes)

    def pieces(self) -> Iterator[PrintedPiece]:
        lines: list[PrintedPiece] = []
        spans: list[tuple[int, int]] = []
        for match in _LINE.finditer(self.text):
            found = match.group()
            start = match.start() + len(found) - len(found.lstrip())
            end = match.start() + len(found.rstrip())
            if start < end:
                lines.append(self._piece(start, end))
                spans.append((start, end))
        if not lines:
            return
        middle = (min(line.left for line in lines) + max(line.right for line in lines)) / 2
        for line, (start, end) in zip(lines, spans, strict=True):
            if line.left < middle - line.size and line.right > middle + line.size:
                yield from self._parted(start, end, line)
            else:
                yield line

    def _parted(self, start: int, end: int, line: PrintedPiece) -> Iterator[PrintedPiece]:
        """Part a line that reaches over the middle where a gutter may run through it."""
        words = [match.span() for match in _WORD.finditer(self.text, start, end)]
        first = start
        for (_, word_end), (following, _) in pairwise(words):
            right = self._edges(word_end - 1)[1]
            if self._edges(following)[0] - right > _GAP * line.size:
                yield self._piece(first, word_end)
                first = following
        yield line if first == start else self._piece(first, end)

    def _piece(self, start: int, end: int) -> PrintedPiece:
        text = self.text[start:end]
        left, right, size = self._edges(start)
        if end - 1 > start:
            last_left, last_right, _ = self._edges(end - 1)
            left, right = min(left, last_left), max(right, last_right)
        _origin(self._address, start, *self._origin_at)
        base = -self._y.value
        lead, italic = self._types(start, end)
        if text[-1] in _BROKEN_HYPHENS:
            text = text[:-1] + "-"
        text = text if text.isprintable() else _UNPRINTED.sub("\ufffd", text)
        return PrintedPiece(text, left, right, base, size, lead, italic)

    def _edges(self, index: int) -> tuple[float, float, float]:
        """Return the left and right edge of a letter, and the height of its type."""
        if not _loose_box(self._address, index, self._box_at):
            return 0.0, 0.0, 1.0
        box = self._box
        return box.left, box.right, abs(box.top - box.bottom) or 1.0

    def _types(self, start: int, end: int) -> tuple[int, bool]:
        """Return how many letters at the start are bold, and whether all are italic."""
        text = self.text
        first = _EDGE.search(text, start, end)
        if first is None:
            bold, italic = self._font(start)
            return (end - start if bold else 0), italic
        last = end - 1
        while not text[last].isalnum() and last > first.start():
            last -= 1
        bold, italic = self._font(first.start())
        last_bold, last_italic = self._font(last)
        if bold and last_bold:
            return end - start, italic and last_italic
        if not bold:
            return 0, italic and last_italic
        low, high = first.start(), last
        while high - low > 1:
            between = (low + high) // 2
            if self._font(between)[0]:
                low = between
            else:
                high = between
        return high - start, False

    def _font(self, index: int) -> tuple[bool, bool]:
        """Return whether a letter is bold, and whether it is italic."""
        letter = _text_object(self._address, index)
        font = _font_of(letter) if letter else None
        if not font:
            return False, False
        known = self._fonts.get(font)
        if known is None:
            known = self._fonts[font] = _style(ctypes.cast(font, raw.FPDF_FONT))
        return known


def _style(font: object) -> tuple[bool, bool]:
    name_bytes = ctypes.create_string_buffer(_NAME_BYTES)
    raw.FPDFFont_GetBaseFontName(font, name_bytes, _NAME_BYTES)
    name = name_bytes.value.decode("utf-8", "replace").lower()
    flags = max(raw.FPDFFont_GetFlags(font), 0)
    bold = "bold" in name or "black" in name or bool(flags & _BOLD_FLAG)
    bold = bold or raw.FPDFFont_GetWeight(font) >= _BOLD_WEIGHT
    italic = "italic" in name or "oblique" in name or bool(flags & _ITALIC_FLAG)
    return bold, italic


def _is_character(code: int) -> bool:
    return 0 < code < 0x110000 and not 0xD800 <= code < 0xE000
