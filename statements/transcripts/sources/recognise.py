"""What a path holds, described in one sentence and read a meeting at a time.

A path may hold a single statement, statement files with or without a `manifest.csv`, or the
published corpus, as a folder or packed into a tar or zip. Only names are kept in memory;
contents are read a meeting at a time, while iterating.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from statements.transcripts.records import Format, MeetingFiles, ReadingProblem, StatementFile
from statements.transcripts.tables import TableError

from .containers import Container, ContainerEntry, Folder, Unreadable, open_archive, printable
from .contents import MeetingContents, NothingFound, SourceContents, count
from .corpus_contents import SPEECHES, corpus_contents
from .folder_contents import MANIFEST, folder_contents

_OF_A_CORPUS = frozenset({"speeches", "speaker.tsv", "meta.tsv", *SPEECHES})


class SourceError(Exception):
    """A path holds nothing that can be read. The message says what was looked for and found."""


@dataclass(frozen=True, slots=True)
class TranscriptSource:
    """What a path holds. Iterate for its meetings, in the natural order of their symbols.

    `description` says it in one sentence, `total` is the number of statement files.
    `problems` are those that belong to no meeting given: a name that tells nothing, a row
    that cannot be used, a kind of record that is not read. The problems of a meeting come
    with the meeting. Iterating again reads again.
    """

    path: Path
    description: str
    format: Format
    problems: tuple[ReadingProblem, ...]
    _container: Container
    _meetings: tuple[MeetingContents, ...]

    @property
    def total(self) -> int:
        """The number of statement files."""
        return sum(len(meeting.places) for meeting in self._meetings)

    @property
    def meetings(self) -> int:
        """The number of meetings."""
        return len(self._meetings)

    def __iter__(self) -> Iterator[MeetingFiles]:
        return map(self._read, self._meetings)

    def _read(self, meeting: MeetingContents) -> MeetingFiles:
        problems = list(meeting.problems)
        files = []
        for number, place in sorted(meeting.places.items()):
            try:
                content = self._container.read(place.entry, meeting.largest)
                if len(content) > meeting.largest:
                    raise Unreadable("it unpacks to more than such a file can be")
            except Unreadable as error:
                problem = ReadingProblem("unreadable-file", place.name, str(error), number=number)
                problems.append(problem)
            else:
                files.append(StatementFile(place.name, content, number, place.metadata))
        return MeetingFiles(
            symbol=meeting.symbol,
            format=meeting.format,
            files=tuple(files),
            date=meeting.date,
            city=meeting.city,
            agenda=meeting.agenda,
            president=meeting.president,
            problems=tuple(problems),
        )


def recognise(path: Path, *, unplaced: bool = False) -> TranscriptSource:
    """Find out what `path` holds. Raises `SourceError` if nothing there can be read.

    With `unplaced`, a statement of which nothing tells the meeting is given as a meeting of
    its own with an empty symbol; otherwise it is a problem. A part of the published corpus
    (`speeches`, `speeches.tar`, a table) stands for the whole that lies around it.
    """
    of_a_corpus = path.name in _OF_A_CORPUS and (path.parent / "speaker.tsv").is_file()
    if of_a_corpus or (path.name == MANIFEST and path.is_file()):
        path = path.parent
    try:
        contents, kind = _find(path, unplaced)
    except (Unreadable, TableError, NothingFound) as error:
        raise SourceError(f"{printable(str(path))}: {error}") from error
    meetings = contents.meetings()
    return TranscriptSource(
        path=path,
        description=_describe(contents, meetings, kind),
        format=contents.format,
        problems=tuple(contents.problems),
        _container=contents.container,
        _meetings=meetings,
    )


def _find(path: Path, unplaced: bool) -> tuple[SourceContents, str]:
    """Return what was found, and in what: "folder", "archive", or "" for a single file."""
    container, kind = _open(path)
    if not kind:
        return folder_contents(
            container, container.entries, unplaced=unplaced, only=path.name
        ), kind
    entries = [entry for entry in container.entries if not _is_litter(entry)]
    roots = [
        entry_path.parent
        for entry_path in (PurePosixPath(entry.name) for entry in entries)
        if entry_path.name == "speaker.tsv"
    ]
    if len(roots) > 1:
        shown = ", ".join(map(str, roots[:5]))
        raise NothingFound(f"it holds {len(roots)} corpora, in {shown}; give the path of one")
    if roots:
        return corpus_contents(container, entries, roots[0]), kind
    return folder_contents(container, entries, unplaced=unplaced), kind


def _open(path: Path) -> tuple[Container, str]:
    if path.is_dir():
        return Folder(path), "folder"
    if not path.exists():
        raise Unreadable("there is no such file or folder")
    if not path.is_file():
        raise Unreadable("this is neither a file nor a folder")
    try:
        # The archive keeps the stream, and closes it.
        archive = open_archive(path.open("rb"), path.name)
    except OSError as error:
        raise Unreadable(f"it cannot be read: {error.strerror or error}") from error
    if archive is not None:
        return archive, "archive"
    beside = (MANIFEST,) if (path.parent / MANIFEST).is_file() else ()
    return Folder(path.parent, only=(path.name, *beside)), ""


def _is_litter(entry: ContainerEntry) -> bool:
    """Whether this is what file managers and version control leave behind."""
    return any(part.startswith((".", "__MACOSX")) for part in entry.name.split("/") if part != ".")


def _describe(contents: SourceContents, meetings: tuple[MeetingContents, ...], kind: str) -> str:
    whole = [meeting for meeting in meetings if meeting.format.is_whole]
    parts = [meeting for meeting in meetings if not meeting.format.is_whole]
    files = sum(len(meeting.places) for meeting in parts)
    held = f"{count(files, 'statement')} of {count(len(parts), 'meeting')}"
    if contents.format is not Format.STATEMENT_FILES:
        version = contents.format.value.removeprefix("corpus-")
        return f"the corpus “UN Security Council Debates”, version {version}: {held}"
    if not kind and whole:
        return f"a whole record of {whole[0].symbol or 'a meeting that its cover tells'}"
    if not kind:
        meeting = meetings[0].symbol or "an unknown meeting" if meetings else "no meeting"
        return f"a single statement of {meeting}"
    records = count(len(whole), "whole record")
    a_kind = f"{'an' if kind == 'archive' else 'a'} {kind}"
    if not files:
        return f"{a_kind} of {records}"
    return f"{a_kind} of statement files: {held}" + (f"; and {records}" if whole else "")
