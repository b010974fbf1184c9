"""What lies in a folder or an archive, listed once and read a file at a time.

Nothing is ever unpacked into the file system by its own name, so a hostile name can do no
harm; it is refused all the same and said to be. What is listed is kept small (a name and
two numbers a file), because the published corpus has 106,302 files.
"""

from __future__ import annotations

import gzip
import os
import stat
import tarfile
import tempfile
import weakref
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO, BinaryIO, Protocol, cast

from statements.transcripts.records import ReadingProblem

# The corpus is 474 MB; anything that unpacks to nine times that is not one.
LARGEST_ARCHIVE = 4 << 30
_CHUNK = 1 << 20
# No header of a tar needs more; one that claims to is an attack on memory.
_LONGEST_HEADER = 2 << 20
_BLOCK = 512
# What tarfile raises for a tar made to break it, found by feeding it such tars.
_DAMAGE = (tarfile.TarError, OSError, ValueError, OverflowError, IndexError, RecursionError)


class Unreadable(Exception):
    """A file or an archive cannot be read. The message is a sentence without a full stop."""


@dataclass(frozen=True, slots=True)
class ContainerEntry:
    """A regular file of a container: its path there, its size in bytes, where it lies."""

    name: str
    size: int
    position: int = 0


class Container(Protocol):
    """Files with names. `problems` are those met while listing: what is not in `entries`."""

    entries: list[ContainerEntry]
    problems: list[ReadingProblem]

    def read(self, entry: ContainerEntry, limit: int) -> bytes:
        """Return the content, at most `limit` bytes and one more. Raises `Unreadable`."""

    def spool(self, entry: ContainerEntry) -> BinaryIO:
        """Return a seekable stream of an archive inside this one. Raises `Unreadable`."""


def printable(name: str) -> str:
    """Return `name` with whatever cannot be stored or shown replaced by U+FFFD."""
    decoded = name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in decoded)


class Folder:
    """A folder of the file system with all folders below it, or `only` some of its files.

    Links to folders are not followed. Raises nothing: what cannot be listed is a problem.
    """

    def __init__(self, path: Path, only: Sequence[str] = ()) -> None:
        self.path = path
        self.entries: list[ContainerEntry] = []
        self.problems: list[ReadingProblem] = []
        self._real_names: dict[str, str] = {}
        for name in only:
            self._add(path / name)
        if only:
            return
        for parent, folders, files in os.walk(path, onerror=self._note):
            folders.sort()
            for file in sorted(files):
                self._add(Path(parent, file))

    def _note(self, error: OSError) -> None:
        folder = printable(str(error.filename))
        self.problems.append(
            ReadingProblem(
                "unreadable-file", folder, f"the folder cannot be listed: {error.strerror}"
            )
        )

    def _add(self, path: Path) -> None:
        real = path.relative_to(self.path).as_posix()
        name = printable(real)
        if name != real:
            self._real_names[name] = real
        try:
            status = path.stat()
        except OSError as error:
            reason = f"the file cannot be read: {error.strerror}"
            self.problems.append(ReadingProblem("unreadable-file", name, reason))
            return
        if stat.S_ISREG(status.st_mode):
            self.entries.append(ContainerEntry(name, status.st_size))
        else:
            self.problems.append(_not_a_file(name))

    def read(self, entry: ContainerEntry, limit: int) -> bytes:
        with self.spool(entry) as stream:
            try:
                return stream.read(limit + 1)
            except OSError as error:
                raise Unreadable(f"the file cannot be read: {error.strerror}") from error

    def spool(self, entry: ContainerEntry) -> BinaryIO:
        try:
            return (self.path / self._real_names.get(entry.name, entry.name)).open("rb")
        except OSError as error:
            raise Unreadable(f"the file cannot be read: {error.strerror}") from error


class TarArchive:
    """A tar, not compressed: its index is read once, its members by their offset."""

    def __init__(self, stream: BinaryIO, name: str) -> None:
        self.entries: list[ContainerEntry] = []
        self.problems: list[ReadingProblem] = []
        self._stream = stream
        weakref.finalize(self, stream.close)
        stream.seek(0)
        try:
            self._list()
        except _DAMAGE as error:
            if not self.entries:
                raise Unreadable(f"the tar cannot be read: {error}") from error
            reason = f"the archive breaks off after {len(self.entries):,} files: {error}"
            self.problems.append(ReadingProblem("damaged-archive", name, reason))

    def _list(self) -> None:
        sparing = cast("IO[bytes]", _Sparing(self._stream))
        # The stream is not tarfile's to close: it is read from for as long as this lives.
        archive = tarfile.TarFile(fileobj=sparing, errors="surrogateescape")
        reached = -1
        while (member := archive.next()) is not None:
            if archive.offset <= reached:
                raise tarfile.ReadError(f"the member at byte {reached} leads backwards")
            reached = archive.offset
            self._add(member)
            # Members that tarfile remembers are a kilobyte each; typeshed leaves the list out.
            archive.members = []  # type: ignore[attr-defined]
        # tarfile takes a block that is no header for the end, and says nothing.
        self._stream.seek(archive.offset)
        if self._stream.read(_BLOCK).strip(b"\0"):
            raise tarfile.ReadError(f"what stands at byte {archive.offset:,} is not a member")

    def _add(self, member: tarfile.TarInfo) -> None:
        name = printable(member.name)
        if member.isdir():
            return
        if not member.isreg() or member.issparse():
            self.problems.append(_not_a_file(name))
        elif _is_unsafe(name):
            self.problems.append(_unsafe(name))
        else:
            self.entries.append(ContainerEntry(name, member.size, member.offset_data))

    def read(self, entry: ContainerEntry, limit: int) -> bytes:
        try:
            self._stream.seek(entry.position)
            content = self._stream.read(min(entry.size, limit + 1))
        except OSError as error:
            raise Unreadable(f"the file cannot be read: {error.strerror}") from error
        if len(content) < min(entry.size, limit + 1):
            raise Unreadable("the archive ends inside this file")
        return content

    def spool(self, entry: ContainerEntry) -> BinaryIO:
        self._stream.seek(entry.position)
        return _copy(_chunks(self._stream, entry.size))


class ZipArchive:
    """A zip file. Sizes are checked while reading: those in its directory may lie."""

    def __init__(self, stream: BinaryIO, name: str) -> None:
        self.entries: list[ContainerEntry] = []
        self.problems: list[ReadingProblem] = []
        weakref.finalize(self, stream.close)
        try:
            self._archive = zipfile.ZipFile(stream)
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
            raise Unreadable(f"the zip cannot be read: {error}") from error
        self._members = self._archive.infolist()
        for position, member in enumerate(self._members):
            self._add(member, position)

    def _add(self, member: zipfile.ZipInfo, position: int) -> None:
        name = printable(member.filename)
        kind = stat.S_IFMT(member.external_attr >> 16)
        if member.is_dir():
            return
        if kind not in (0, stat.S_IFREG):
            self.problems.append(_not_a_file(name))
        elif _is_unsafe(name):
            self.problems.append(_unsafe(name))
        else:
            self.entries.append(ContainerEntry(name, member.file_size, position))

    def read(self, entry: ContainerEntry, limit: int) -> bytes:
        return b"".join(self._unpack(entry, limit + 1))

    def spool(self, entry: ContainerEntry) -> BinaryIO:
        return _copy(self._unpack(entry, LARGEST_ARCHIVE + 1))

    def _unpack(self, entry: ContainerEntry, limit: int) -> Iterator[bytes]:
        try:
            with self._archive.open(self._members[entry.position]) as stream:
                yield from _chunks(stream, limit)
        except (
            zipfile.BadZipFile,
            zlib.error,
            # An encrypted file is a RuntimeError, an unknown compression a NotImplementedError.
            RuntimeError,
            OSError,
            EOFError,
        ) as error:
            raise Unreadable(f"the file cannot be unpacked: {error}") from error


def open_archive(stream: BinaryIO, name: str) -> Container | None:
    """Return the archive in `stream` by its content, or None if it is no archive.

    A gzip is first unpacked to a temporary file, since it cannot be read from the middle.
    The stream is closed with the container. Raises `Unreadable` for a broken archive.
    """
    stream.seek(0)
    start = stream.read(_BLOCK)
    if start.startswith(b"\x1f\x8b"):
        with stream:
            stream.seek(0)
            stream = _copy(_gunzip(stream))
        start = stream.read(_BLOCK)
        if not _is_tar(start):
            stream.close()
            raise Unreadable("it is compressed with gzip, but there is no tar inside")
    if _is_tar(start):
        return TarArchive(stream, name)
    if start.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return ZipArchive(stream, name)
    stream.close()
    return None


class _Sparing:
    """A stream that refuses to read more at once than any header of a tar needs."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.seek, self.tell = stream.seek, stream.tell

    def read(self, size: int = -1) -> bytes:
        if not 0 <= size <= _LONGEST_HEADER:
            raise tarfile.ReadError(f"a header claims to be {size:,} bytes long")
        return self._stream.read(size)


def _is_tar(start: bytes) -> bool:
    if len(start) < _BLOCK:
        return False
    if not start.strip(b"\0"):
        return True
    try:
        tarfile.TarInfo.frombuf(start, "utf-8", "surrogateescape")
    except tarfile.HeaderError:
        return False
    return True


def _is_unsafe(name: str) -> bool:
    path = PurePosixPath(name.replace("\\", "/"))
    return path.is_absolute() or ".." in path.parts or name[1:2] == ":"


def _not_a_file(name: str) -> ReadingProblem:
    return ReadingProblem(
        "not-a-file", name, "this is a link or a device, not a file; it was not read"
    )


def _unsafe(name: str) -> ReadingProblem:
    return ReadingProblem("unsafe-name", name, "the name leads out of the archive; it was not read")


def _gunzip(stream: BinaryIO) -> Iterator[bytes]:
    try:
        with gzip.open(stream) as unpacked:
            while chunk := unpacked.read(_CHUNK):
                yield chunk
    except (OSError, EOFError, zlib.error) as error:
        raise Unreadable(f"it cannot be unpacked: {error}") from error


def _chunks(stream: IO[bytes], size: int) -> Iterator[bytes]:
    left = size
    while left > 0 and (chunk := stream.read(min(left, _CHUNK))):
        left -= len(chunk)
        yield chunk


def _copy(chunks: Iterator[bytes]) -> BinaryIO:
    """Return a temporary file, gone when closed, with what `chunks` yields."""
    # It lives as long as the archive that is read from it.
    copy = cast("BinaryIO", tempfile.TemporaryFile())  # noqa: SIM115
    size = 0
    try:
        for chunk in chunks:
            size += len(chunk)
            if size > LARGEST_ARCHIVE:
                raise Unreadable(f"it unpacks to more than {LARGEST_ARCHIVE >> 30} GiB")
            copy.write(chunk)
    except BaseException:
        copy.close()
        raise
    copy.seek(0)
    return copy
