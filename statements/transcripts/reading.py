"""Reads the meetings of any source, spread over the cores."""

from __future__ import annotations

import gc
import multiprocessing
import os
from collections import deque
from collections.abc import Generator, Iterable
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor

from .record_files import read_record_file
from .records import MeetingFiles, ParsedMeeting
from .statement_files import read_meeting

# Starting processes costs more than they save below this number of statements.
_WORTH_WORKERS = 400


def read(files: MeetingFiles) -> ParsedMeeting:
    """Read what a source has of a meeting, in whatever form. Never raises.

    Pure, and argument and result are picklable, so that it can run in another process.
    """
    if files.format.is_whole and files.files:
        return read_record_file(files)
    return read_meeting(files)


def read_meetings(
    meetings: Iterable[MeetingFiles], *, workers: int = 1
) -> Generator[tuple[MeetingFiles, ParsedMeeting]]:
    """Read meetings in order, spread over processes; only a few are in memory at once.

    Yields what each was read from and what was read.
    """
    if workers <= 1:
        yield from ((files, read(files)) for files in meetings)
        return
    waiting: deque[tuple[MeetingFiles, Future[ParsedMeeting] | None]] = deque()
    # Spawned, not forked: nothing of this process, such as a connection, is shared.
    with ProcessPoolExecutor(
        workers, multiprocessing.get_context("spawn"), initializer=settle
    ) as pool:
        try:
            for files in meetings:
                waiting.append((files, _begin(pool, files)))
                if len(waiting) > 2 * workers:
                    yield _finish(*waiting.popleft())
            while waiting:
                yield _finish(*waiting.popleft())
        finally:
            for _, reading in waiting:
                if reading is not None:
                    reading.cancel()


def settle() -> None:
    """Let a process that only reads look for cyclic garbage seldom: it makes hardly any."""
    gc.set_threshold(100_000, 20, 20)


def worth_workers(statements: int) -> int:
    """Return how many processes to read this many statements with."""
    return (os.cpu_count() or 1) if statements >= _WORTH_WORKERS else 1


def _begin(pool: ProcessPoolExecutor, files: MeetingFiles) -> Future[ParsedMeeting] | None:
    try:
        return pool.submit(read, files)
    except BrokenExecutor:
        return None


def _finish(
    files: MeetingFiles, reading: Future[ParsedMeeting] | None
) -> tuple[MeetingFiles, ParsedMeeting]:
    try:
        return files, reading.result() if reading is not None else read(files)
    except BrokenExecutor:
        # A worker was killed. What it was reading is read here instead.
        return files, read(files)
