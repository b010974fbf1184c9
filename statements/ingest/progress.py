"""Prints how far a run has come: a bar on a terminal, a plain line now and then elsewhere."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

from tqdm import tqdm

from .run import MeetingProgress

_SECONDS_BETWEEN_LINES = 5.0


@contextmanager
def show_progress(total: int, stream: TextIO) -> Iterator[MeetingProgress]:
    """Yield a function to be told of statements done, out of `total`."""
    if stream.isatty():
        with tqdm(total=total, unit=" statements", file=stream, smoothing=0.1) as bar:
            yield bar.update
        return
    yield _Lines(total, stream)


class _Lines:
    def __init__(self, total: int, stream: TextIO) -> None:
        self.total, self.stream, self.done = total, stream, 0
        self.started = self.last = time.monotonic()

    def __call__(self, statements: int) -> None:
        self.done += statements
        now = time.monotonic()
        if now - self.last < _SECONDS_BETWEEN_LINES:
            return
        self.last = now
        rate = self.done / (now - self.started)
        left = (self.total - self.done) / rate if rate else 0.0
        self.stream.write(
            f"{self.done:,} of {self.total:,} statements, {rate:,.0f} a second,"
            f" {left:,.0f} s left\n"
        )
        self.stream.flush()
