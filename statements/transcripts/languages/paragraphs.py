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
from dataclasses import dataclass
from itertools import pairwise

from statements.transcripts.languages.grammars.grammar import RIGHT_TO_LEFT, Grammar
from statements.transcripts.restoration.edits import LAYOUT, Edit
from statements.transcripts.restoration.furniture import FURNITURE
from statements.transcripts.restoration.layout import PARAGRAPH

from .rows import PrintedRow, PrintedWords, joint, spaces_within, width

LAM_ALEF = "lam-alef"
_LAM_ALEF = re.compile("ا([أإآ])ل")
_ENDS = re.compile(r"[.!?…:;。！？：；؟»”’\")）\]]\Z")
_STOPS = re.compile(r"[.!?。！？؟]")
_PRESIDENT = "الرئيس"
_SHORT = {"ar": 0.8, "zh": 0.88}
_SHORT_ELSEWHERE = 0.97
_ROOM = 3
_FEW_STOPS = 0.15
_FEW_GAPS = 0.04


@dataclass(frozen=True, slots=True)
class LineSetting:
    """How the lines of a record are set, learned from all of them.

    `column` is the width of the column: three quarters of the lines are no wider.
    `stopless` says that the full stops were lost on the way, as in S/PV.10054 in Russian;
    `spaced_out` that blank lines show the paragraphs, so that nothing need be guessed.
    """

    column: float = 0.0
    stopless: bool = False
    spaced_out: bool = False

    @classmethod
    def of(cls, rows: Sequence[PrintedRow]) -> LineSetting:
        lines = [row for row in rows if not row.furniture]
        if not lines:
            return cls()
        widths = sorted(width(row.text) for row in lines)
        stops = sum(bool(_STOPS.search(row.text)) for row in lines)
        gaps = sum(
            row.gap and not above.furniture for above, row in pairwise(rows) if not row.furniture
        )
        return cls(
            column=widths[len(widths) * 3 // 4],
            stopless=stops < _FEW_STOPS * len(lines),
            spaced_out=gaps >= max(2, _FEW_GAPS * len(lines)),
        )


def flow(
    rows: Sequence[PrintedRow], grammar: Grammar, words: PrintedWords, setting: LineSetting
) -> Iterator[Edit]:
    """Yield the edits that make one stretch of lines paragraphs, in order.

    Offsets are those of the rows.
    """
    above: PrintedRow | None = None
    after_furniture = False
    for row in rows:
        if row.furniture:
            after_furniture = after_furniture or above is not None
            continue
        if above is not None:
            rule = FURNITURE if after_furniture else LAYOUT
            if _ended(above.text, row, grammar, setting, after_furniture):
                yield Edit(above.end, row.start, PARAGRAPH, rule)
            else:
                drop, between, why = joint(above.text, row.text, grammar, words)
                yield Edit(above.end - drop, row.start, between, why or rule)
        yield from (
            Edit(start, end, new, LAYOUT) for start, end, new in spaces_within(row, grammar)
        )
        above, after_furniture = row, False


def lam_alefs(rows: Sequence[PrintedRow]) -> Iterator[Edit]:
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
    """Whether lines stand in the order of painting: turned brackets, or words backwards."""
    if text.count(_PRESIDENT[::-1]) > text.count(_PRESIDENT):
        return True
    turned = len(re.findall(r"\)[0-9]{4}\(|[0-9]{4}\(\s*[0-9]|\)S/", text))
    straight = len(re.findall(r"\([0-9]{4}\)|\(S/", text))
    return turned > straight


def _ended(
    above: str, row: PrintedRow, grammar: Grammar, setting: LineSetting, after_furniture: bool
) -> bool:
    """Whether a paragraph ends with the line `above`, before `row`."""
    below, full = row.text, setting.column
    if setting.spaced_out and not after_furniture:
        return row.gap and not below[0].islower()
    if grammar.direction == RIGHT_TO_LEFT:
        return width(above) < _SHORT["ar"] * full and "." in above
    if not grammar.spaced:
        return width(above) < _SHORT["zh"] * full and bool(_ENDS.search(above))
    if not (_ENDS.search(above) or setting.stopless):
        return False
    opening = below.split(" ", 1)[0]
    if not (opening[0].isupper() or opening[0] in '«“"¿¡—'):
        return False
    return width(above) + 1 + min(width(opening), 12) + _ROOM < _SHORT_ELSEWHERE * full
