"""How fast texts are read, on two cores and on one, and whether memory stays flat."""

from __future__ import annotations

import multiprocessing
import re
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from itertools import chain, repeat
from pathlib import Path

import pypdfium2

from statements.transcripts.papers.pdf import read_paper
from statements.transcripts.proceedings.reader import read_record
from statements.transcripts.reading import read_meetings, settle
from statements.transcripts.records import Format
from statements.transcripts.sources.recognise import recognise
from statements.transcripts.statement_files import read_meeting

from .material import CORPUS, RECORDS
from .outcomes import Figure

_TIMES = 8
"""The corpus is read as often as this: a run of a few seconds says more than one of one."""

_STATUS = Path("/proc/self/status")
"""Where Linux tells what a process takes; on other systems memory is not measured."""
_PEAK = re.compile(r"VmHWM:\s+(\d+) kB")


def figures() -> Iterator[Figure]:
    """Yield the speeds measured, and the memory that a long stream takes."""
    yield Figure("statement files", _statements(), "statements/s on two cores, by the clock")
    alone = _in_a_reader(_read_alone)
    yield Figure("statement files, reading alone", alone, "statements/s of one core's time")
    yield Figure("whole records from PDF", _in_a_reader(_pages), "pages/s of one core's time")
    if _STATUS.exists():
        yield Figure("memory", _memory(), "MB more at its peak for ten times as many statements")


def _in_a_reader(measure: Callable[[], float]) -> float:
    """Measure in a process of its own, set up as those that ingest reads with."""
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, spawn, initializer=settle) as pool:
        return pool.submit(measure).result()


def _statements() -> float:
    meetings = list(recognise(CORPUS)) * _TIMES
    start = time.perf_counter()
    read = sum(len(meeting.statements) for _, meeting in read_meetings(meetings, workers=2))
    return read / (time.perf_counter() - start)


def _read_alone() -> float:
    """What other work on the machine does not slow: time of the processor, not of the clock."""
    meetings = list(recognise(CORPUS))
    for files in meetings:
        read_meeting(files)
    start = time.process_time()
    read = sum(len(read_meeting(files).statements) for files in meetings * 2)
    return read / (time.process_time() - start)


def _pages() -> float:
    contents = [(path.name, path.read_bytes()) for path in sorted(RECORDS.glob("*.pdf"))]
    pages = 0
    for _, content in contents:
        with pypdfium2.PdfDocument(content) as document:
            pages += len(document)
    for name, content in contents[:2]:
        read_record(read_paper(content, file=name), file=name, format=Format.RECORD_PDF)
    start = time.process_time()
    for name, content in contents:
        read_record(read_paper(content, file=name), file=name, format=Format.RECORD_PDF)
    return pages / (time.process_time() - start)


def _memory() -> float:
    """How much a long stream needs more than a short one: the corpus ten times, and once."""
    # In a process of its own: a peak is that of all a process ever did. What `getrusage`
    # calls one is that of the process which started it too, and so would hide any growth.
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
        once, ten_times = pool.submit(_peaks).result()
    return ten_times - once


def _peaks() -> tuple[float, float]:
    """Return the most memory, in MB, that it took to read the corpus once, and ten times."""
    peaks: list[float] = []
    for times in (1, 9):
        for _ in read_meetings(chain(*repeat(recognise(CORPUS), times))):
            pass  # nothing is kept of what was read
        peaks.append(int(_PEAK.findall(_STATUS.read_text())[0]) / 1024)
    return peaks[0], peaks[1]
