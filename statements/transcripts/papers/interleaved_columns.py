"""Columns that a PDF tool read across, paragraph by paragraph, as if they were a table.

Where paragraphs of both columns stand side by side, `pdftotext` in its usual order gives the
first of the left column, the first of the right, the second of the left …: one page in seven
of the 2020 records. Blank lines part these blocks, so the columns can be had back; that it was
so is seen from sentences that are whole again when they are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby, pairwise

from .cover_end import is_opening

_SENTENCE_END = re.compile(r"[\w)%][.?!:][”\"’)]*\Z|[a-z)\d][.?!]\Z")
_SHORTENED = re.compile(r"\b(?:\w|[ap]\.m|[A-Z][a-z]{1,3}|[vV]s|etc|cf|al|paras?|art|No|St)\.\Z")
_FEWEST_BLOCKS = 4


def is_disordered(lines: Sequence[str]) -> bool:
    """Whether a page goes on in mid-sentence after the end of one, as where columns swapped.

    About half of the pages read across their columns show themselves so.
    """
    return any(_is_torn(above, below) for above, below in pairwise(lines))


def unwoven(lines: Sequence[tuple[str, int]]) -> list[str]:
    """Return the lines of a page, each given with the number of its block, in reading order.

    The order is changed only where every second block can belong to the right column and no
    more sentences are torn for it, and where a block stands before the opening of the meeting.
    """
    blocks = [[line for line, _ in block] for _, block in groupby(lines, lambda line: line[1])]
    opening = next((at for at, block in enumerate(blocks) if is_opening(block[0])), 0)
    if opening:
        last = max(len(blocks) - 1, opening + 1)
        blocks = blocks[opening:last] + blocks[:opening] + blocks[last:]
    elif len(blocks) >= _FEWEST_BLOCKS:
        parted = [*blocks[::2], *blocks[1::2]]
        gained = _torn(blocks) - _torn(parted)
        if gained > 0 or (gained == 0 and min(map(len, blocks)) > 1):
            blocks = parted
    return [line for block in blocks for line in block]


def _torn(blocks: Sequence[Sequence[str]]) -> int:
    """Return how many blocks do not follow from the block before them."""
    return sum(
        _is_torn(above[-1], below[0]) or _is_left_open(above[-1], below[0])
        for above, below in pairwise(blocks)
    )


def _is_torn(above: str, below: str) -> bool:
    """Whether a line goes on in mid-sentence, and the sentence is not the one above."""
    ended = _SENTENCE_END.search(above) and not _SHORTENED.search(above)
    return bool(ended) and not above.endswith(":") and below[0].islower()


def _is_left_open(above: str, below: str) -> bool:
    """Whether a sentence is broken off: what follows begins one, or a turn."""
    return not _SENTENCE_END.search(above) and below[0].isupper()
