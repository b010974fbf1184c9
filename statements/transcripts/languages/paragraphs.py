"""The lines of a turn into paragraphs, for any official language.

The text that reaches us has no indents, so a paragraph's end is seen by its last line: it
stops where the next word would have had room. What is changed is recorded:

==================  ==================================================================
syllable-break      a word broken at a syllable ("résolu-" / "tion"), its hyphen gone
line-end-hyphen     a compound broken at its own hyphen ("Сьерра-" / "Леоне")
page-furniture      a running head or foot between two lines of a turn
lam-alef            an Arabic ligature taken apart in the wrong order ("األمن")
visual-order        the line of an Arabic heading that stood inside its statement
stage-direction     a stage direction in the middle of a turn, told as an event
==================  ==================================================================
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..edits import LAYOUT, Edit
from ..furniture import FURNITURE
from ..layout import PARAGRAPH
from .grammar import RIGHT_TO_LEFT, Grammar
from .rows import Row, Words, joint, spaces_within, width

LAM_ALEF = "lam-alef"
_LAM_ALEF = re.compile("ا([أإآ])ل")
_ENDS = re.compile(r"[.!?…:;。！？：；؟»”’\")）\]]\Z")
_STOPS = re.compile(r"[.!?。！？؟]")
_SHORT = {"ar": 0.8, "zh": 0.88}
_SHORT_ELSEWHERE = 0.97
_ROOM = 3
_FEW_STOPS = 0.15


def column(rows: Sequence[Row]) -> float:
    """Return the width of the column: three quarters of its lines are no wider."""
    widths = sorted(width(row.text) for row in rows if not row.furniture)
    return widths[len(widths) * 3 // 4] if widths else 0.0


def loses_stops(rows: Sequence[Row]) -> bool:
    """Whether the full stops were lost on the way, as in S/PV.10054 in Russian."""
    lines = [row.text for row in rows if not row.furniture]
    return sum(bool(_STOPS.search(line)) for line in lines) < _FEW_STOPS * len(lines)


def flow(
    rows: Sequence[Row], grammar: Grammar, words: Words, full: float, stopless: bool
) -> Iterator[Edit]:
    """Yield the edits that make one stretch of lines paragraphs, in order.

    Offsets are those of the rows. `full` is the width of the column, and `stopless` says
    that a sentence's end cannot be told by its full stop.
    """
    above: Row | None = None
    after_furniture = False
    for row in rows:
        if row.furniture:
            after_furniture = after_furniture or above is not None
            continue
        if above is not None:
            rule = FURNITURE if after_furniture else LAYOUT
            if _ended(above.text, row.text, grammar, full, stopless):
                yield Edit(above.end, row.start, PARAGRAPH, rule)
            else:
                drop, between, why = joint(above.text, row.text, grammar, words)
                yield Edit(above.end - drop, row.start, between, why or rule)
        yield from (
            Edit(start, end, new, LAYOUT) for start, end, new in spaces_within(row, grammar)
        )
        above, after_furniture = row, False


def lam_alefs(rows: Sequence[Row]) -> Iterator[Edit]:
    """Yield the edits that put lam before alef again, where no Arabic word has them so."""
    for row in rows:
        if not row.furniture:
            for match in _LAM_ALEF.finditer(row.text):
                start = row.start + match.start()
                yield Edit(start, start + 3, f"ال{match[1]}", LAM_ALEF)


def swaps_lam_alef(text: str) -> bool:
    """Whether an extractor took the Arabic ligatures apart in the wrong order."""
    wrong = len(_LAM_ALEF.findall(text))
    return wrong > 2 and wrong > len(re.findall("ال[أإآ]", text))


def in_visual_order(text: str) -> bool:
    """Whether the runs of lines stand in the order of painting, seen by turned brackets."""
    turned = len(re.findall(r"\)[0-9]{4}\(|[0-9]{4}\(\s*[0-9]|\)S/", text))
    straight = len(re.findall(r"\([0-9]{4}\)|\(S/", text))
    return turned > straight


def _ended(above: str, below: str, grammar: Grammar, full: float, stopless: bool) -> bool:
    """Whether a paragraph ends with the line `above`."""
    if grammar.direction == RIGHT_TO_LEFT:
        return width(above) < _SHORT["ar"] * full and "." in above
    if not grammar.spaced:
        return width(above) < _SHORT["zh"] * full and bool(_ENDS.search(above))
    if not (_ENDS.search(above) or stopless):
        return False
    opening = below.split(" ", 1)[0]
    if not (opening[0].isupper() or opening[0] in '«“"¿¡—'):
        return False
    return width(above) + 1 + min(width(opening), 12) + _ROOM < _SHORT_ELSEWHERE * full
