"""Keeping the index up with the record, with no queue, no worker and no signals.

Before a search, at most once a second, a process asks the record what has changed at or
past the horizon of the index's bookmark. A little is indexed on the spot, a lot in a
thread while the last index serves. What another process has committed is seen the same
way. Safe between threads and processes, and in forked ones.

A search inside a transaction that has written sees what it wrote. If that is rolled back,
the next comparison takes it out of the index again.
"""

from __future__ import annotations

import logging
import os
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

import tantivy
from django.conf import settings
from django.db import OperationalError, connections

from . import changes, updates
from .documents import Progress
from .generations import Bookmark, Generations, signature
from .index_cache import Memory
from .updates import Drift

__all__ = ["Drift", "Opened", "catch_up", "check", "current", "rebuild", "standing", "version"]

logger = logging.getLogger(__name__)

INDEXED_AT_ONCE = 1_000
"""More changes than this are indexed in the background."""

PATIENCE = 1.0
"""Seconds that a search waits for another process to finish writing."""


class Stopping(Exception):
    """The process ends while a thread of it is still indexing."""


@dataclass(frozen=True, slots=True)
class Opened:
    """An index opened for searching. It goes on showing what it held when it was opened.

    `signature` is that of its `generation` then, and another after every commit. `memory` holds
    what was found out about it, which stays true as long as the rest of it.
    """

    searcher: tantivy.Searcher
    generation: Path
    signature: tuple[str, int, int]
    memory: Memory = field(default_factory=Memory, repr=False, compare=False)


def current(*, insist: bool = False) -> Opened:
    """Return the index, fresh enough for a search. Builds it where there is none.

    With `insist` the record is asked even if it was within the last second: a curator sees
    her own change on the next page, whichever process serves it.
    """
    return _replica().fresh(insist)


def standing() -> Opened | None:
    """Return the index as it stands, or None where there is none.

    The record is asked nothing and nothing is indexed: for what a page can do without.
    """
    return _replica().standing()


def catch_up(progress: Progress | None = None) -> int:
    """Index all that has changed, now, and return how many statements that were."""
    generations = Generations(_folder())
    with generations.lock(None):
        return updates.catch_up(generations, None, progress) or 0


def rebuild(progress: Progress | None = None) -> int:
    """Build the index from nothing beside the old one, swap it in, return its size."""
    generations = Generations(_folder())
    with generations.lock(None):
        return updates.rebuild(generations, progress)


def check() -> Drift:
    """Compare index and record, statement by statement. Changes neither."""
    return updates.check(Generations(_folder()))


def version(*, fresh: bool) -> str:
    """Return what tells the index that serves here from every other; empty where there is none.

    With `fresh` the index first keeps up with the record, as before a search. It is the version
    of what this process shows, which others may have gone past: a search that follows shows
    this one or a later one, never an earlier.
    """
    opened = current() if fresh else standing()
    return ":".join(map(str, opened.signature)) if opened else ""


def _folder() -> Path:
    return Path(settings.ARCHIVE_INDEX)


def _replica() -> _Replica:
    folder = _folder()
    with _process.making:
        if folder not in _process.replicas:
            _process.replicas[folder] = _Replica(Generations(folder))
        return _process.replicas[folder]


@dataclass(slots=True)
class _Replica:
    """This process's view of the index in one folder."""

    generations: Generations
    asking: threading.Lock = field(default_factory=threading.Lock)
    asked: float = float("-inf")
    serving: Opened | None = None
    # The horizon and digest with which index and record were last found to agree.
    settled: tuple[int, tuple[str, str]] | None = None
    patience: float = PATIENCE
    background: threading.Thread | None = None

    def fresh(self, insist: bool) -> Opened:
        with self.asking:
            waited = time.monotonic() - self.asked >= settings.ARCHIVE_INDEX_INTERVAL
            if self.serving is None or waited or insist:
                self.asked = time.monotonic()
                try:
                    self.serving = self._keep_up()
                except OperationalError:
                    # A search needs nothing else of the record: it outlives an outage.
                    if self.serving is None:
                        raise
                    logger.warning("The record is out of reach; search goes on.", exc_info=True)
            return self.serving

    def standing(self) -> Opened | None:
        # Whoever is asking the record may be at it for long: what served before will do.
        if self.asking.acquire(blocking=False):
            try:
                self.serving = self._open() or self.serving
            finally:
                self.asking.release()
        return self.serving

    def _keep_up(self) -> Opened:
        serving = self._open()
        if serving is None:
            # Nothing can serve: here even a search has to wait for all of it.
            catch_up()
            serving = self._open()
            if serving is None:
                raise RuntimeError(f"The index in {self.generations.folder} cannot be read.")
            return serving
        self.serving = serving
        bookmark = Bookmark.read(serving.generation)
        state = changes.look(bookmark.horizon if bookmark else 0)
        agreed = (bookmark.horizon if bookmark else 0, state.changes)
        if updates.follows(bookmark, state) and not state.transaction and agreed == self.settled:
            return serving
        if self.background is not None and self.background.is_alive():
            return serving
        with self.generations.lock(self.patience) as locked:
            written = updates.catch_up(self.generations, INDEXED_AT_ONCE) if locked else -1
        # Who waited in vain once does not again: somebody is at a large piece of work.
        self.patience = PATIENCE if locked else 0.0
        if written is None:
            self._start_background()
        self.settled = agreed if written == 0 and not state.transaction else None
        return self._open() or serving

    def _open(self) -> Opened | None:
        """Open what serves now, or see again what is open already. None if nothing can."""
        for _ in range(3):
            generation = self.generations.current()
            if generation is None:
                return None
            now = signature(generation)
            if self.serving is not None and self.serving.signature == now:
                return self.serving
            self.settled = None
            index = updates.open_index(generation, Bookmark.read(generation))
            if index is not None:
                return Opened(index.searcher(), generation, now)
            # A rebuild may just have swapped it out; then there is another one to open.
        return None

    def _start_background(self) -> None:
        self.background = threading.Thread(
            target=_index_in_background, args=(self.generations,), name="index"
        )
        self.background.start()


def _index_in_background(generations: Generations) -> None:
    try:
        with generations.lock(0) as locked:
            if locked:
                updates.catch_up(generations, None, _stop_with_process)
    except Stopping:
        logger.info("Indexing stops with the process; the next one goes on with it.")
    except Exception:
        # Nobody waits for this thread: the log has to tell, and the next search tries again.
        logger.exception("Indexing in the background failed.")
    finally:
        connections.close_all()


def _stop_with_process(_: int) -> None:
    if not threading.main_thread().is_alive():
        raise Stopping


@dataclass(slots=True)
class _Process:
    """What this process has open."""

    making: threading.Lock = field(default_factory=threading.Lock)
    replicas: dict[Path, _Replica] = field(default_factory=dict)

    def begin_anew(self) -> None:
        """Forget what a forked child cannot use: its parent's locks, threads and readers."""
        self.making = threading.Lock()
        self.replicas = {}


_process = _Process()
os.register_at_fork(after_in_child=_process.begin_anew)
