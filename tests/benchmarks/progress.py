"""What a long run tells while it is at it, on the terminal and not in its result."""

from __future__ import annotations

import sys

from tqdm import tqdm

from .loading import Progress


def tell(what: str) -> None:
    """Say what is done now."""
    sys.stderr.write(f"{what}\n")
    sys.stderr.flush()


def bar(what: str, total: int) -> Progress:
    """Return what draws how far something is, its rate and the time left."""
    drawn = tqdm(total=total, desc=what, unit=" statements", mininterval=2)

    def advance(done: int) -> None:
        drawn.update(done - drawn.n)
        if done >= total:
            drawn.close()

    return advance
