"""Files that hold a whole record or letter: recognised by name, read by form and language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from statements.transcripts.papers.layouts import read_paper_text
from statements.transcripts.papers.lines import Paper
from statements.transcripts.papers.pdf import PaperError, read_paper
from statements.transcripts.proceedings.reader import read_record
from statements.transcripts.written.letters import read_letter

from .communiques import read_communique
from .document_kinds import DocumentKind, recognise_document
from .languages import language_of, language_of_file, read_language
from .records import Format, MeetingFiles, ParsedMeeting, ReadingProblem, StatementFile
from .statement_files import decode
from .symbols import SymbolError
from .symbols import parse as parse_symbol

LEGIBLE = 0.6
"""Below this quality a scan is reported and not stored: its words are not the record's."""

CLEAR = 0.9
"""Below this quality a record is stored, and reported; real text layers have 0.99."""

# "S_PV.8704_E.txt", "S_PV.8706(Resumption1)_E.pdf", "S_PV.9642.fr.txt", "S_2020_254_E.pdf",
# and what the archive invents: "SPECIMEN_PV.13_E.txt", "SPECIMEN_2020_1_E.txt".
_NAME = re.compile(
    r"(?P<symbol>(?:S|SPECIMEN)_"
    r"(?:PV[._ ]?\d{1,5}(?:[ _]?\(?(?:Resumption|Part)[ _]?[0-9IVX]{0,4}\)?)?"
    r"|(?P<year>(?:19|20)\d\d)_\d{1,4}))(?:[ ._-][A-Za-z]{1,2})?\.(?P<form>txt|pdf)",
    re.IGNORECASE,
)
# What PDF tools put at the end of a page, and for a hyphen at the end of a line.
_OF_PDF_TOOLS = "\f\x02"
_PV = re.compile(r"PV[._ ]?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class RecordName:
    """What the name of a file tells: the canonical symbol, the form, the language if told."""

    symbol: str
    format: Format
    language: str


def parse_record_name(name: str) -> RecordName | None:
    """Read the official name of a file, None for any other name."""
    match = _NAME.fullmatch(name)
    if match is None:
        return None
    try:
        slashes = 2 if match["year"] else 1
        spelled = match["symbol"].replace("_", "/", slashes).replace("_", " ")
        symbol = parse_symbol(_PV.sub("PV.", spelled, count=1))
    except SymbolError:
        return None
    if match["form"].lower() == "pdf":
        form = Format.RECORD_PDF
    else:
        form = Format.LETTER if match["year"] else Format.RECORD_TEXT
    return RecordName(symbol.text, form, language_of_file(name))


def read_record_file(files: MeetingFiles) -> ParsedMeeting:
    """Read the one file of a whole record or letter. Never raises; what is wrong is a problem.

    What a manifest says of the meeting fills what the record itself does not tell.
    """
    read = _read(files, files.files[0])
    return replace(
        read,
        date=read.date or files.date,
        city=read.city or files.city,
        agenda=read.agenda or files.agenda,
        problems=(*files.problems, *read.problems),
    )


def _read(files: MeetingFiles, file: StatementFile) -> ParsedMeeting:
    if files.format is Format.RECORD_PDF:
        return _read_pdf(files, file)
    text, wrong = decode(file.content, keep=_OF_PDF_TOOLS)
    problems = tuple(
        ReadingProblem(kind, file.name, reason, line)
        for kind, reason, line in wrong
        # Text that was taken from a PDF has them on every page, and they say nothing.
        if kind != "control-characters"
    )
    if files.format is Format.LETTER:
        read = read_letter(text, symbol=files.symbol, file=file.name)
    elif (other := _other_kind(files, file, text)) is not None:
        read = other
    else:
        language = language_of_file(file.name) or language_of(text) or "en"
        if language == "en":
            paper = read_paper_text(text, file=file.name)
            problems = (*problems, *_doubts(paper, file.name))
            read = read_record(
                paper, file=file.name, format=Format.RECORD_TEXT, symbol=files.symbol
            )
        else:
            read = read_language(text, symbol=files.symbol, language=language, file=file.name)
    return replace(read, problems=(*problems, *read.problems))


def _read_pdf(files: MeetingFiles, file: StatementFile) -> ParsedMeeting:
    try:
        paper = read_paper(file.content, file=file.name)
    except PaperError as error:
        return _unread(files, ReadingProblem("unreadable-file", file.name, error.reason))
    if paper.quality < LEGIBLE:
        reason = f"a scan whose text cannot be trusted (quality {paper.quality:.2f}); not stored"
        return _unread(files, ReadingProblem("poor-scan", file.name, reason), paper.quality)
    text = _text(paper)
    if (other := _other_kind(files, file, text)) is not None:
        return replace(other, quality=paper.quality)
    language = language_of_file(file.name) or language_of(text) or "en"
    if language != "en":
        return replace(
            read_language(text, symbol=files.symbol, language=language, file=file.name),
            format=Format.RECORD_PDF,
        )
    read = read_record(paper, file=file.name, format=Format.RECORD_PDF, symbol=files.symbol)
    return replace(read, problems=(*_doubts(paper, file.name), *read.problems))


def _other_kind(files: MeetingFiles, file: StatementFile, text: str) -> ParsedMeeting | None:
    """Read what is no verbatim record: a communiqué; of anything else, only what it is."""
    what = recognise_document(text)
    if what.kind is DocumentKind.COMMUNIQUE:
        read = read_communique(text, symbol=files.symbol or what.symbol, file=file.name)
        return replace(read, format=files.format)
    if what.is_meeting or what.kind in {DocumentKind.UNKNOWN, DocumentKind.LETTER}:
        return None
    return _unread(files, ReadingProblem("unsupported-format", file.name, what.message))


def _doubts(paper: Paper, file: str) -> Iterator[ReadingProblem]:
    """What the paper itself leaves in doubt."""
    if paper.disordered:
        pages = ", ".join(map(str, paper.disordered[:10]))
        reason = f"Paragraphs seem to be out of order on page {pages}: turns may be mixed."
        yield ReadingProblem("disordered-pages", file, reason)
    if paper.quality < CLEAR:
        reason = f"The text layer is doubtful (quality {paper.quality:.2f})."
        yield ReadingProblem("doubtful-scan", file, reason)


def _text(paper: Paper) -> str:
    """The record as running text, an empty line before each paragraph that the layout shows."""
    lines = (*paper.cover, *paper.body)
    return "\n".join(f"\n{line.text}" if line.begins else line.text for line in lines)


def _unread(files: MeetingFiles, problem: ReadingProblem, quality: float = 0.0) -> ParsedMeeting:
    return ParsedMeeting(files.symbol, files.format, (), problems=(problem,), quality=quality)
