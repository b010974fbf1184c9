"""The index on disk: generations in folders, a pointer to the one that serves, a lock.

    index/
      current -> g-7      the generation that serves
      g-7/                one index, and `bookmark.json`: how far it follows the record
      lock                held by whoever writes

A rebuild fills a new generation beside the old one and then moves the pointer, which is
atomic. Searchers of the old one go on: what they read stays theirs after it is removed.
"""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Self

_POINTER = "current"
_BOOKMARK = "bookmark.json"
_RETRY = 0.02

# A lock of the file system is one of the process: between its own threads this one stands.
_threads: dict[str, threading.Lock] = {}


@dataclass(frozen=True, slots=True)
class Bookmark:
    """How far an index follows the record.

    `identity` tells which database, `version` the shape of the index, and every
    transaction before `horizon` is in it.
    """

    identity: str
    horizon: int
    version: int

    @classmethod
    def read(cls, generation: Path) -> Self | None:
        """Read the bookmark of a generation; None where there is none that can be read."""
        try:
            return cls(**json.loads((generation / _BOOKMARK).read_text(encoding="utf-8")))
        except (FileNotFoundError, ValueError, TypeError):
            return None

    def write(self, generation: Path) -> None:
        """Put the bookmark in place, whole or not at all, and see that it is on disk."""
        fresh = generation / f"{_BOOKMARK}.new"
        with fresh.open("w", encoding="utf-8") as file:
            json.dump(asdict(self), file)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(generation / _BOOKMARK)
        _sync_folder(generation)


def signature(generation: Path) -> tuple[str, int, int]:
    """Return what changes with every commit to a generation, by whichever process."""
    try:
        bookmark = (generation / _BOOKMARK).stat()
    except FileNotFoundError:
        return generation.name, 0, 0
    return generation.name, bookmark.st_ino, bookmark.st_mtime_ns


@dataclass(frozen=True, slots=True)
class Generations:
    """The generations in one folder."""

    folder: Path

    def current(self) -> Path | None:
        """Return the folder of the generation that serves."""
        try:
            name = (self.folder / _POINTER).readlink()
        except FileNotFoundError:
            return None
        generation = self.folder / name
        return generation if generation.is_dir() else None

    def begin(self) -> Path:
        """Make the folder of a new generation. What a crash left of others is removed."""
        current = self.current()
        numbers = [0]
        for folder in self.folder.glob("g-*"):
            numbers.append(int(folder.name[2:]))
            if folder != current:
                shutil.rmtree(folder)
        generation = self.folder / f"g-{max(numbers) + 1}"
        generation.mkdir()
        return generation

    def promote(self, generation: Path) -> None:
        """Let a finished generation serve, and remove the one that served before."""
        former = self.current()
        fresh = self.folder / f"{_POINTER}.new"
        fresh.unlink(missing_ok=True)
        fresh.symlink_to(generation.name)
        fresh.replace(self.folder / _POINTER)
        _sync_folder(self.folder)
        if former is not None and former != generation:
            # Who opens it at this moment may leave a file behind: `begin` sees to that.
            shutil.rmtree(former, ignore_errors=True)

    @contextmanager
    def lock(self, timeout: float | None) -> Iterator[bool]:
        """Hold the right to write, and tell whether it was got in time.

        `timeout` is in seconds, None waits for ever. The lock is of the process: it ends
        with it, however that dies, and no child takes it over.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        threads = _threads.setdefault(str(self.folder), threading.Lock())
        deadline = None if timeout is None else time.monotonic() + timeout
        if not threads.acquire(timeout=-1 if timeout is None else timeout):
            yield False
            return
        try:
            with (self.folder / "lock").open("w") as file:
                yield _lock_file(file.fileno(), deadline)
        finally:
            threads.release()


def _lock_file(descriptor: int, deadline: float | None) -> bool:
    # Closing the file gives the lock back.
    if deadline is None:
        fcntl.lockf(descriptor, fcntl.LOCK_EX)
        return True
    while True:
        try:
            fcntl.lockf(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except (BlockingIOError, PermissionError):
            if time.monotonic() >= deadline:
                return False
            time.sleep(_RETRY)
        else:
            return True


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


# A thread that held a lock does not exist in a forked child, and would never release it.
os.register_at_fork(after_in_child=_threads.clear)
