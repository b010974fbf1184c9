"""Texts as they come: what Hypothesis draws, and how repairs are followed back."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import strategies as st

from statements.transcripts.records import Repair

_FRAGMENTS = (
    "Secretary- General",
    "counter-\nterrorism",
    "troop-\nand police-contributing",
    "- ",
    "-\n",
    "\n",
    "\n\n",
    " ",
    "  ",
    "\t",
    "\r\n",
    "\xa0",
    "\ufeff",
    "ofpeacekeepers",
    "ofthe",
    "Iwould",
    "with a View to",
    "show ofhands",
    "and",
    "to",
    "a",
    "of",
    "x-",
    "\n2/19 20-01174\n",
    " 20-01174 3/19 ",
    "16/01/2020 The situation in the Middle East S/PV.8704",
    "S/PV.8704 The situation in the Middle East 16/01/2020",
    "$/2",
    "$/2020/254",
    "8/2016/239",
    "35/99 36/99",
    "9/28",
    "20l4",
    "l7",
    "|",
    "1 thank",
    "| January",
    "resolution",
    "resolutions 242 and 338",
    "687",
    "1441\n(2002)",
    "S/PV.8699 (Resumption 1)",
    "A/73/907-S/2019/509",
    "(",
    ")",
    ".",
    ",",
    ":",
    "?",
    "The President",
    "(spoke in French)",
    "(spoke I thank Mr. Example. in French)",
    "Mr. Bessho (Japan)",
    "é",
    "½",
    "٣",
)

printed_texts = st.one_of(
    st.text(max_size=200),
    st.lists(st.sampled_from(_FRAGMENTS), max_size=25).map("".join),
    st.lists(st.sampled_from(_FRAGMENTS), max_size=25).map(" ".join),
)
"""Any text, and texts made of the damage of real records."""


def repaired(printed: str, repairs: Sequence[Repair], start: int = 0) -> str:
    """Return `printed` from `start` with every recorded repair made, and nothing else."""
    pieces, position = [], start
    for repair in repairs:
        pieces += [printed[position : max(position, repair.start)], repair.after]
        position = repair.end
    return "".join([*pieces, printed[position:]])


def letters(text: str) -> str:
    """Return everything in `text` but its white space."""
    return "".join(text.split())
