"""What is found out once about an opened index, and forgotten with it."""

from __future__ import annotations

import math
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, TypeVar

T = TypeVar("T")

_NOTHING = object()


def _one(_: Any) -> int:
    return 1


class Memory:
    """Things found out, each by its key. Threads may share it.

    Where a reader decides what is asked, no more is kept than `most`, counted in things or as
    `size` counts one of them: the oldest go first, and what is larger than all that is not kept.
    """

    __slots__ = ("_kept", "_most", "_size", "_sizes", "_writing")

    def __init__(self, most: float = math.inf, size: Callable[[Any], int] = _one) -> None:
        self._most = most
        self._size = size
        self._kept: dict[Hashable, Any] = {}
        self._sizes = 0
        self._writing = Lock()

    def once(self, key: Hashable, make: Callable[[], T]) -> T:
        """Return what is kept by `key`; what `make` makes where nothing is, and keep that.

        Threads that ask for it at the same time may each make it, and are all given the same.
        Nothing made may hold on to the index itself, which would outlive its time with it.
        """
        kept = self._kept.get(key, _NOTHING)
        found: T = self._keep(key, make()) if kept is _NOTHING else kept
        return found

    def _keep(self, key: Hashable, made: T) -> T:
        size = self._size(made)
        with self._writing:
            kept: T = self._kept.get(key, made)
            if key not in self._kept and size <= self._most:
                self._kept[key] = made
                self._sizes += size
                while self._sizes > self._most:
                    self._sizes -= self._size(self._kept.pop(next(iter(self._kept))))
        return kept
