"""What the engine does while Python does something else.

The engine counts and searches without holding Python's lock: what takes it long is begun
here, and waited for when everything else that a search needs has been read.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


def _threads() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(os.cpu_count(), thread_name_prefix="aside")


@dataclass(slots=True)
class _Process:
    """The threads of this process, which begin with the first work there is for them."""

    threads: ThreadPoolExecutor = field(default_factory=_threads)

    def begin_anew(self) -> None:
        """Forget the threads of the parent, which a forked child has not."""
        self.threads = _threads()


_process = _Process()
os.register_at_fork(after_in_child=_process.begin_anew)


def begin(work: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> Future[R]:
    """Begin to do `work` in another thread, and return what will have its result.

    It is to use neither the database nor the reader's language, which belong to a thread.
    """
    return _process.threads.submit(work, *args, **kwargs)
