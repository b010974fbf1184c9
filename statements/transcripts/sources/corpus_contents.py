"""The published corpus in a container: its tables and its speeches put together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import PurePosixPath

from statements.transcripts.records import ReadingProblem

from .containers import Container, ContainerEntry, Unreadable, open_archive
from .contents import NOTHING_KNOWN, NothingFound, SourceContents, StatementPlace, count
from .corpus import TabledMeeting, Tables, parse_name, president_of, read_tables, symbol_of

SPEECHES = ("speeches.tar", "speeches.tar.gz", "speeches.tgz", "speeches.zip")


def corpus_contents(
    container: Container, entries: Sequence[ContainerEntry], root: PurePosixPath
) -> SourceContents:
    """Return the meetings of the corpus whose `speaker.tsv` lies in the folder `root`.

    A statement without a row is listed without metadata, a row without a statement is a
    problem. Raises `NothingFound`, `Unreadable`, or `TableError` for what is no corpus.
    """
    problems = list(container.problems)
    tables = _read_tables(container, entries, root, problems)
    speeches, files = _speeches(container, entries, root)
    if speeches is not container:
        problems += speeches.problems
    contents = SourceContents(speeches, tables.format, problems)
    meetings = _by_meeting(files, tables, problems)
    symbols = _symbols(meetings, tables)
    for name, places in meetings.items():
        _list_meeting(contents, symbols[name], places, tables.meetings.get(name, TabledMeeting()))
        _note_missing(contents, name, symbols[name], places, tables)
    for name in tables.meetings.keys() - meetings.keys():
        rows = count(len(tables.meetings[name].statements), "row")
        reason = f"the tables have {rows} of {name}, but there is no file of it"
        problems.append(ReadingProblem("missing-file", name, reason))
    return contents


def _read_tables(
    container: Container,
    entries: Sequence[ContainerEntry],
    root: PurePosixPath,
    problems: list[ReadingProblem],
) -> Tables:
    named = {entry.name: entry for entry in entries if entry.name.endswith(".tsv")}
    meta = named.get(str(root / "meta.tsv"))
    with container.spool(named[str(root / "speaker.tsv")]) as speakers:
        if meta is not None:
            with container.spool(meta) as meetings:
                return read_tables(speakers, meetings, problems.append)
        reason = "the table of meetings is not there; dates and topics are those of speaker.tsv"
        problems.append(ReadingProblem("missing-file", "meta.tsv", reason))
        return read_tables(speakers, None, problems.append)


def _speeches(
    container: Container, entries: Sequence[ContainerEntry], root: PurePosixPath
) -> tuple[Container, list[ContainerEntry]]:
    """Return the files of statements, and the container that they are to be read from."""
    inside = [entry for entry in entries if PurePosixPath(entry.name).parent == root / "speeches"]
    beside = [
        entry
        for entry in entries
        if PurePosixPath(entry.name).parent == root and _parse_name(entry) is not None
    ]
    if any(map(_parse_name, inside)) or beside:
        return container, inside + beside
    packed = {str(root / name) for name in SPEECHES}
    for entry in entries:
        if entry.name in packed:
            archive = open_archive(container.spool(entry), entry.name)
            if archive is None:
                raise Unreadable(f"{entry.name} is no archive")
            return archive, archive.entries
    raise NothingFound(
        "speaker.tsv of the published corpus is there, but neither speeches/ with files such as"
        f" UNSC_2014_SPV.7138_spch004.txt nor one of {', '.join(SPEECHES)}"
    )


def _parse_name(entry: ContainerEntry) -> object:
    return parse_name(PurePosixPath(entry.name).name)


def _by_meeting(
    entries: Iterable[ContainerEntry], tables: Tables, problems: list[ReadingProblem]
) -> dict[str, list[StatementPlace]]:
    """Return the files by the name that their meeting has in the corpus; note other files."""
    meetings: dict[str, list[StatementPlace]] = {}
    for entry in entries:
        file = PurePosixPath(entry.name).name
        named = parse_name(file)
        if named is not None:
            tabled = tables.meetings.get(named.meeting, TabledMeeting())
            metadata = tabled.statements.get(named.number, NOTHING_KNOWN)
            place = StatementPlace(entry, file, named.number, metadata)
            meetings.setdefault(named.meeting, []).append(place)
        elif not file.startswith("."):
            reason = "this is not the name of a statement of the corpus; the file was left out"
            problems.append(ReadingProblem("unknown-name", entry.name, reason))
    return meetings


def _symbols(meetings: Iterable[str], tables: Tables) -> dict[str, str]:
    """Return the symbol of each meeting: what the table says, unless it says it of two."""
    symbols = {name: tables.symbol(name) for name in meetings}
    times = Counter(symbols.values())
    return {
        name: symbol if times[symbol] == 1 else symbol_of(name) for name, symbol in symbols.items()
    }


def _list_meeting(
    contents: SourceContents, symbol: str, places: Sequence[StatementPlace], tabled: TabledMeeting
) -> None:
    meeting = contents.meeting(symbol)
    meeting.date = meeting.date or tabled.date
    meeting.agenda = meeting.agenda or tabled.topic
    chairs = tabled.statements.values()
    meeting.president = meeting.president or president_of(symbol, chairs, meeting.problems.append)
    for place in places:
        meeting.add(place)
        if place.number not in tabled.statements:
            reason = "speaker.tsv has no row for this file; only its heading tells who spoke"
            meeting.note("no-metadata", place, reason)


def _note_missing(
    contents: SourceContents,
    name: str,
    symbol: str,
    places: Sequence[StatementPlace],
    tables: Tables,
) -> None:
    if name not in tables.meetings:
        return
    there = {place.number for place in places}
    for number in sorted(tables.meetings[name].statements.keys() - there):
        file = tables.file_name(name, number)
        reason = "speaker.tsv has a row for this file, but the file is not there"
        contents.meeting(symbol).problems.append(
            ReadingProblem("missing-file", file, reason, number=number)
        )
