"""Section headings: "Adoption of the agenda", the title of the item, "Tribute to …".

They belong to no speaker. Between turns everything that is no sentence is one. At the end
of a turn one is known by its bold letters, by standing on the agenda, or by its form; a
paragraph of a statement ends with a full stop, and a title with none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from statements.transcripts.papers.lines import PrintedLine

from .directions import joined

Titles = Sequence[str]
"""The title of the agenda item, and the documents under it, as the cover has them."""

_MOST_LINES = 14
_FEW_LINES = 3
_DOCUMENT = (
    r"(?:(?:Identical|Joint)\s+)?[Ll]etters?\s+(?:dated|from)\b|Note\s+(?:by|verbale)\b"
    r"|(?:\w+\s+){0,4}[Rr]eports?\s+of\s+the\b|Security\s+Council\s+resolutions?\b"
    r"|LETTERS?\s+DATED\b|NOTE\s+BY\b|(?:[A-Z]+\s+){0,4}REPORTS?\s+OF\s+THE\b"
)
_DOCUMENT_START = re.compile(_DOCUMENT)
_FORMULA = re.compile(
    rf"(?:Adoption\s+of\s+(?:the\s+)?(?:agenda|report)|Expressions?\s+of\s+\w+|Tributes?\s+to\b"
    rf"|Welcome\s+to\b|Farewell\b|Statements?\s+by\b|Briefings?\s+by\b|Election\s+of\b|Programme\s+"
    rf"of\s+work|Other\s+matters|Organi[sz]ation\s+of\s+work|Appointment\s+of|Tribute\b|Admission\s+"
    rf"of\s+new|The\s+situation\s+(?:in|concerning|between|relating)\b|Minute\s+of\s+silence"
    rf"|Date\s+of\s+(?:the\s+)?election|Congratulations\s+to\b|Condolences\b|{_DOCUMENT})",
    re.IGNORECASE,
)
_OPENS = re.compile(r"\s*[“\"‘]?[^\W\d_a-z]")
_NO_LETTERS = re.compile(r"[\W_]+")
_STOP = re.compile(r"[.!?][\"”’')]*\s*\Z")
_ABBREVIATION = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|No|Add|Corr|Rev)\.\Z")
_VOTES_GOT = re.compile(r"\):\s*\d{1,3}\b")
"""What candidates got in an election: "Ms. Doe (Norway): 9"."""
_SPEECH = re.compile(r"\b(?:I|[Ww]e|[Oo]ur|us|my|My)\b")


def section_end(
    body: Sequence[PrintedLine],
    start: int,
    titles: Titles,
    interrupts: Callable[[int], bool],
    speaking: bool,
) -> int | None:
    """Return where the section heading that begins at `start` ends; `None` where none does.

    `interrupts` tells whether a turn or stage direction begins at a line, `speaking`
    whether the lines before belong to a turn.
    """
    first = body[start]
    if not _OPENS.match(first.text):
        return None
    if speaking and first.bold is False and not _may_be_known(first.text, titles):
        return None
    end = _run(body, start, interrupts)
    if end is None:
        return None
    lines = [line for line in body[start:end] if line.text.strip()]
    text = joined(lines)
    certain = _on_agenda(text, titles) or _FORMULA.match(text) is not None
    certain = certain or all(line.bold is True for line in lines)
    if not certain and speaking:
        certain = len(lines) <= _FEW_LINES and first.bold is not False
        certain = certain and not _SPEECH.search(text) and not _VOTES_GOT.search(text)
    elif not certain:
        certain = not _SPEECH.search(text)
    return end if certain else None


def headings_in(
    body: Sequence[PrintedLine], start: int, end: int, titles: Titles
) -> list[tuple[int, int]]:
    """Take a run of section headings apart: the title, and each document, is one.

    Returns the first line of each and the line after it.
    """
    starts = [start]
    for index in range(start + 1, end):
        text = " ".join(body[index].text.split())
        if not text:
            continue
        before = joined(body[starts[-1] : index])
        whole = any(_same(before, title) for title in titles)
        opens = _DOCUMENT_START.match(text) is not None and body[index].begins is not False
        if whole or opens or (body[index].begins is True and before.endswith(")")):
            starts.append(index)
    return list(zip(starts, [*starts[1:], end], strict=True))


def paragraphs_of(lines: Sequence[PrintedLine]) -> list[str]:
    """Return the title of an agenda item and its documents, from lines of the cover."""
    runs = headings_in(lines, 0, len(lines), ())
    return [text for first, end in runs if (text := joined(lines[first:end]))]


def _run(body: Sequence[PrintedLine], start: int, interrupts: Callable[[int], bool]) -> int | None:
    """Return where lines without a full stop end at a turn or stage direction."""
    for index in range(start, min(start + _MOST_LINES, len(body)) + 1):
        if index == len(body):
            return None
        if index > start and body[index].text.strip() and interrupts(index):
            return index
        text = body[index].text.rstrip()
        if _STOP.search(text) and not _ABBREVIATION.search(text):
            return None
    return None


def _may_be_known(line: str, titles: Titles) -> bool:
    """Whether a title on the agenda, or of a known form, can begin with a line."""
    if _FORMULA.match(line.strip()):
        return True
    letters = _letters(line)
    return any(_letters(title).startswith(letters) for title in titles)


def _on_agenda(text: str, titles: Titles) -> bool:
    return any(_same(text[: len(title)], title) for title in titles if title)


def _same(text: str, title: str) -> bool:
    return _letters(text) == _letters(title)


@lru_cache(maxsize=256)
def _letters(text: str) -> str:
    return _NO_LETTERS.sub("", text.casefold())
