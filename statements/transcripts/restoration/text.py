"""The text as printed into the text as restored, with the list of what was changed.

The rules, each with the damage it answers:

=================  ==================================================================
line-end-hyphen    a word broken at its hyphen ("counter-" / "terrorism")
page-break         a blank line inside a sentence, left by the foot of a page
page-furniture     running heads and feet ("2/19 20-01174")
flattened-hyphen   a space after a hyphen ("Secretary- General")
glued-words        two words run together ("ofpeacekeepers", "Republic ofKorea")
wrong-capital      a capital in mid-sentence ("with a View to")
misread-symbol     an S of a symbol read as $ or 8 ("8/2016/239")
misread-digit      a figure of a year or number read as a letter ("20l4", "l7")
lost-space         a whole line without its spaces ("theRiyadhagreement.However,clashes")
misread-i          the pronoun I read as 1 or | ("1 thank Mr. Lowcock")
broken-heading     a first sentence printed inside the heading, put back
paragraph-number   the number of a paragraph in the margin ("12. The PRESIDENT:")
footnote-mark      the figure that leads to a footnote, at the end of a word
=================  ==================================================================

Wraps and doubled spaces are undone too but not recorded: white space moves, no character
changes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from statements.transcripts.records import Repair

from .damage import repairs
from .doubts import Doubt, doubts
from .edits import LAYOUT, Edit, apply, compose, separate
from .furniture import heads, pages
from .layout import PARAGRAPH, reflow
from .spacing import respaced

BROKEN_HEADING = "broken-heading"

_MOST_PASSES = 12
"""A repair can uncover another; on real records the third pass finds nothing."""
_FAR_REACHING = frozenset({Doubt.HEAD, Doubt.CAPITAL})
"""What is judged by more of the text than the words beside it."""
_NEARBY = 120
_NEAR_WORDS = 4


@dataclass(frozen=True, slots=True)
class Restored:
    """A text in paragraphs, and the repairs that led from the printed text to them."""

    paragraphs: tuple[str, ...]
    repairs: tuple[Repair, ...]

    @property
    def text(self) -> str:
        """The paragraphs as one text, a blank line between two."""
        return PARAGRAPH.join(self.paragraphs)


def restore(printed: str, already: Sequence[Edit] = (), own: str = "") -> Restored:
    """Return `printed` in paragraphs, its damage made good.

    `already` are edits to make first, such as leaving the heading off; `own` is the symbol
    of the document that the text comes from, where known, to tell its running head. Each
    repair gives character offsets into `printed`. Restoring a restored text changes
    nothing. No text raises.
    """
    edits = _trimmed(printed, already)
    text = apply(printed, edits)
    for _ in range(_MOST_PASSES):
        words = text.split()
        doubt = doubts(words)
        found = list(repairs(text, doubt))
        if Doubt.HEAD in doubt:
            found.extend(heads(text))
        if Doubt.PAGE in doubt:
            found.extend(pages(text, own))
        if not (is_flowing := " ".join(words) == text):
            found.extend(reflow(text))
            found.extend(respaced(text))
        found = separate(found)
        if not found:
            break
        edits = compose(edits, text, found)
        text = apply(printed, edits)
        if is_flowing and _FAR_REACHING.isdisjoint(doubt) and not _uncovers(text, found):
            break
    return Restored(
        tuple(text.split(PARAGRAPH)) if text else (),
        tuple(
            Repair(edit.rule, edit.start, edit.end, before, edit.after)
            for edit in edits
            if edit.rule != LAYOUT and (before := printed[edit.start : edit.end]) != edit.after
        ),
    )


def _uncovers(text: str, made: Sequence[Edit]) -> bool:
    """Whether a word near an edit, now that it is made, raises a doubt that another may answer.

    Where none does, another pass would find what this one found elsewhere: nothing more.
    """
    shift = 0
    near: list[str] = []
    for edit in made:
        start = edit.start + shift
        shift += len(edit.after) - (edit.end - edit.start)
        end = edit.end + shift
        before = text[max(0, start - _NEARBY) : start].split(" ")[-_NEAR_WORDS:]
        after = text[end : end + _NEARBY].split(" ")[:_NEAR_WORDS]
        near += f"{' '.join(before)}{edit.after}{' '.join(after)}".split()
    return bool(doubts(near))


def _trimmed(printed: str, already: Sequence[Edit]) -> list[Edit]:
    """Leave out the white space around a text, which nearly every file ends with."""
    edits = list(already)
    start = edits[-1].end if edits else 0
    end = len(printed.rstrip())
    if not edits and (leading := end - len(printed[:end].lstrip())):
        edits.append(Edit(0, leading, "", LAYOUT))
        start = leading
    if start < end < len(printed):
        edits.append(Edit(end, len(printed), "", LAYOUT))
    return edits
