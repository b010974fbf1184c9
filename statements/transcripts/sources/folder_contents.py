"""Statement files in a container, placed by a `manifest.csv` or by their names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import PurePosixPath

from statements.transcripts.document_kinds import DocumentKind, Recognised, recognise_document
from statements.transcripts.record_files import RecordName, parse_record_name
from statements.transcripts.records import Format, ReadingProblem
from statements.transcripts.statement_files import decode
from statements.transcripts.tables import ManifestRow, read_manifest

from .containers import Container, ContainerEntry, Unreadable
from .contents import (
    LARGEST_RECORD,
    MeetingContents,
    NothingFound,
    SourceContents,
    StatementPlace,
    count,
    natural,
)
from .corpus import parse_name

MANIFEST = "manifest.csv"
_LARGEST_MANIFEST = 64 << 20
_LOOKED_AT = 16 << 10
"""Bytes of a text by which its kind is told: a cover has about three thousand."""
# Official names of records, those of other organs too.
_RECORD = re.compile(r"[AS]_(?:\d+_)?PV[._]?\d[^/]*\.\w+", re.IGNORECASE)
_ARCHIVES = (".tar", ".tar.gz", ".tgz", ".zip")
# Pages that tell people about a folder; they are no part of the record.
_PAGES = frozenset({"readme", "license", "licence", "copying"})


def folder_contents(
    container: Container, entries: Sequence[ContainerEntry], *, unplaced: bool, only: str = ""
) -> SourceContents:
    """Return the meetings of statement files, each placed by a manifest or by its name.

    With `only`, a manifest's rows for other files are not missed. Raises `NothingFound`,
    and `TableError` or `Unreadable` for a manifest that cannot be used.
    """
    contents = SourceContents(container, Format.STATEMENT_FILES, list(container.problems))
    rows = _read_manifests(contents, entries)
    numbers = _numbers(rows)
    # A manifest's order comes first: of rows that disagree, the earlier counts.
    order = {name: place for place, name in enumerate(rows)}
    nameless: list[ContainerEntry] = []
    for entry in sorted(
        entries, key=lambda entry: (order.get(entry.name, len(order)), natural(entry.name))
    ):
        file = PurePosixPath(entry.name).name
        row = rows.pop(entry.name, None)
        named = parse_name(file)
        record = _record(entry, file, row)
        if record is not None:
            contents.records.append(record)
        elif row is not None:
            _place(contents, entry, row, numbers[entry.name])
        elif named is not None:
            contents.meeting(named.symbol).add(StatementPlace(entry, entry.name, named.number))
        elif file != MANIFEST and file.partition(".")[0].casefold() not in _PAGES:
            nameless.append(entry)
    nameless = _sorted_by_content(contents, nameless)
    texts = [entry for entry in nameless if _is_text(entry)]
    if unplaced:
        contents.unplaced = [
            MeetingContents("", contents.format, places={1: StatementPlace(entry, entry.name, 1)})
            for entry in texts
        ]
    if not (contents.by_symbol or contents.unplaced or contents.records):
        told = [problem for problem in contents.problems if problem.kind == "unsupported-format"]
        if told and not nameless:
            raise NothingFound(f"{told[0].file}: {told[0].reason}")
        raise NothingFound(_nothing(nameless, texts))
    for entry in nameless:
        if not (unplaced and _is_text(entry)):
            contents.problems.append(_left_out(entry))
    for name, row in rows.items():
        if not only:
            reason = f"line {row.line} of the manifest has this file, but it is not there"
            contents.problems.append(ReadingProblem("missing-file", name, reason))
    return contents


def _record(entry: ContainerEntry, file: str, row: ManifestRow | None) -> MeetingContents | None:
    """Return the meeting of a file that holds a whole record, None for any other file."""
    named = parse_record_name(file)
    if named is None:
        if not file.casefold().endswith(".pdf") or _RECORD.fullmatch(file):
            return None
        # Any other PDF is taken for a record, whose cover will tell the meeting.
        named = RecordName("", Format.RECORD_PDF, "")
    meeting = MeetingContents(row.meeting if row else named.symbol, named.format)
    if row is not None:
        meeting.date, meeting.city, meeting.agenda = row.date, row.city, row.agenda
    meeting.rank = 1 + (named.format is Format.RECORD_PDF) + 2 * (named.language not in {"", "en"})
    meeting.add(StatementPlace(entry, entry.name, 0))
    return meeting


def _sorted_by_content(
    contents: SourceContents, nameless: Sequence[ContainerEntry]
) -> list[ContainerEntry]:
    """Tell by its first lines what a text is whose name tells nothing; return what is left.

    A whole record becomes one, whatever its file is called; what is of no use here, such as
    a corrigendum or a record of another organ, becomes a problem that says what it is.
    """
    left: list[ContainerEntry] = []
    for entry in nameless:
        what = _recognised(contents.container, entry)
        if what.is_meeting or (what.kind is DocumentKind.LETTER and what.symbol):
            form = Format.LETTER if what.kind is DocumentKind.LETTER else Format.RECORD_TEXT
            meeting = MeetingContents(what.symbol, form, rank=1)
            meeting.add(StatementPlace(entry, entry.name, 0))
            contents.records.append(meeting)
        elif _RECORD.fullmatch(PurePosixPath(entry.name).name) and not what.symbol:
            reason = "this is no record of the Security Council; the file was left out"
            contents.problems.append(ReadingProblem("unsupported-format", entry.name, reason))
        elif what.kind in {DocumentKind.UNKNOWN, DocumentKind.LETTER}:
            left.append(entry)
        else:
            contents.problems.append(ReadingProblem("unsupported-format", entry.name, what.message))
    return left


def _recognised(container: Container, entry: ContainerEntry) -> Recognised:
    """Tell what a text is; what is no text, or cannot be read, is not known."""
    if not _is_text(entry) or entry.size > LARGEST_RECORD:
        return Recognised(DocumentKind.UNKNOWN)
    try:
        text, _ = decode(container.read(entry, LARGEST_RECORD)[:_LOOKED_AT])
    except Unreadable:
        return Recognised(DocumentKind.UNKNOWN)
    return recognise_document(text)


def _read_manifests(
    contents: SourceContents, entries: Sequence[ContainerEntry]
) -> dict[str, ManifestRow]:
    """Return the rows of every manifest by the name of their file in the container."""
    rows: dict[str, ManifestRow] = {}
    for entry in entries:
        path = PurePosixPath(entry.name)
        if path.name != MANIFEST:
            continue
        content = contents.container.read(entry, _LARGEST_MANIFEST)
        if len(content) > _LARGEST_MANIFEST:
            raise Unreadable(f"{entry.name} is larger than {_LARGEST_MANIFEST:,} bytes")
        for row in read_manifest(content, entry.name, contents.problems.append):
            name = str(path.parent / row.file)
            if name in rows:
                reason = f"{row.file} has a row already; this one was left out"
                contents.problems.append(
                    ReadingProblem("duplicate-row", entry.name, reason, row.line)
                )
            else:
                rows[name] = row
    return rows


def _numbers(rows: dict[str, ManifestRow]) -> dict[str, int]:
    """Return the number of each statement: its row's, its name's, or the next in its meeting."""
    taken: dict[str, set[int]] = {}
    numbers: dict[str, int] = {}
    for name, row in rows.items():
        named = parse_name(PurePosixPath(name).name)
        known = row.number if row.number is not None else named.number if named else None
        if known is not None:
            numbers[name] = known
            taken.setdefault(row.meeting, set()).add(known)
    last: dict[str, int] = {}
    for name, row in rows.items():
        if name in numbers:
            last[row.meeting] = numbers[name]
            continue
        used = taken.setdefault(row.meeting, set())
        following = last.get(row.meeting, 0) + 1
        while following in used:
            following += 1
        used.add(following)
        numbers[name] = last[row.meeting] = following
    return numbers


def _place(contents: SourceContents, entry: ContainerEntry, row: ManifestRow, number: int) -> None:
    meeting = contents.meeting(row.meeting)
    place = StatementPlace(entry, entry.name, number)
    said = {"date": row.date, "agenda": row.agenda, "president": row.president}
    if row.city and not meeting.places:
        meeting.city = row.city
    elif row.city:
        said["city"] = row.city
    for name, value in said.items():
        known = getattr(meeting, name)
        if value and known and value != known:
            reason = f"its row says {name} “{value}”, an earlier one of {row.meeting} “{known}”"
            meeting.note("conflicting-rows", place, reason)
        elif value:
            setattr(meeting, name, value)
    meeting.add(place)


def _is_text(entry: ContainerEntry) -> bool:
    return entry.name.casefold().endswith(".txt")


def _nothing(nameless: Sequence[ContainerEntry], texts: Sequence[ContainerEntry]) -> str:
    if texts:
        others = f" and {count(len(texts) - 1, 'other file')}" if texts[1:] else ""
        return (
            f"nothing tells the meeting of {texts[0].name}{others}: a statement needs a name such"
            f" as UNSC_2014_SPV.7138_spch004.txt, or a row with file and meeting in a {MANIFEST}"
            " beside it"
        )
    there = f"only {_names(nameless)}" if nameless else "nothing"
    return (
        f"looked for statements (*.txt) with or without a {MANIFEST}, and for the published"
        f" corpus (speaker.tsv, meta.tsv, speeches/ or speeches.tar); there is {there}"
    )


def _names(entries: Sequence[ContainerEntry]) -> str:
    shown = ", ".join(entry.name for entry in entries[:3])
    return shown + (f" and {len(entries) - 3:,} more" if entries[3:] else "")


def _left_out(entry: ContainerEntry) -> ReadingProblem:
    if _is_text(entry):
        kind, reason = "no-meeting", f"neither its name nor a {MANIFEST} tells the meeting"
    elif entry.name.casefold().endswith(_ARCHIVES):
        kind, reason = "nested-archive", "an archive inside is not opened: give its own path"
    else:
        kind, reason = "not-a-statement", "this is not a text file"
    return ReadingProblem(kind, entry.name, f"{reason}; the file was left out")
