"""What the engine does while Python does something else.

The engine counts and searches without holding Python's lock: what takes it long is begun
here, and waited for when everything else that a search needs has been read. Where several
pages are made at once no core is idle, and to hand work over only costs: then it is done
where it is asked for.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Lock
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


def _threads() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(os.cpu_count(), thread_name_prefix="aside")


@dataclass(slots=True)
class _Process:
    """The threads of this process, which begin with the first work there is for them.

    `busy` counts the pages that are being made.
    """

    threads: ThreadPoolExecutor = field(default_factory=_threads)
    lock: Lock = field(default_factory=Lock)
    busy: int = 0

    def begin_anew(self) -> None:
        """Forget the threads of the parent, which a forked child has not."""
        self.threads, self.lock, self.busy = _threads(), Lock(), 0

    def count(self, more: int) -> None:
        """Count a page more or less."""
        with self.lock:
            self.busy += more


_process = _Process()
os.register_at_fork(after_in_child=_process.begin_anew)


@contextmanager
def page_made() -> Iterator[None]:
    """Tell that a page is being made."""
    _process.count(1)
    try:
        yield
    finally:
        _process.count(-1)


def has_room() -> bool:
    """Tell whether work that is begun is done in another thread."""
    return _process.busy <= 1


def begin(work: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> Future[R]:
    """Begin to do `work` in another thread, and return what will have its result.

    It is to use neither the database nor the reader's language, which belong to a thread.
    """
    if has_room():
        return _process.threads.submit(work, *args, **kwargs)
    done: Future[R] = Future()
    try:
        done.set_result(work(*args, **kwargs))
    except Exception as error:
        done.set_exception(error)
    return done
