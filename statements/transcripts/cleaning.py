"""Letters as they are to be: composed, and not decoded by the wrong table.

Every text that is read passes here before anything looks at it, so that a name is spelled
in one way only, whichever program wrote the file.
"""

from __future__ import annotations

import re
import unicodedata

import ftfy
from ftfy.badness import is_bad

Wrong = tuple[str, str, int | None]
"""The kind of a problem, its reason, and the line where it begins."""

# What the first byte of a letter beyond ASCII becomes by Windows-1252, and what follows it: to
# look for these first is a hundredth of the work of judging the text.
_SUSPECT = re.compile(
    r"[\u00c2-\u00f4][\u0080-\u00bf\u0152-\u0178\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]"
)


def cleaned(text: str) -> tuple[str, list[Wrong]]:
    """Return a text with composed letters and repaired encoding, and what was wrong with it.

    Mojibake ("PavÄ¼uta" for "Pavļuta") is repaired line by line, since a text may have been
    joined from pieces of which some are right; what still looks like it is reported.
    """
    wrong: list[Wrong] = []
    if not text.isascii():
        if not unicodedata.is_normalized("NFC", text):
            text = unicodedata.normalize("NFC", text)
        if _SUSPECT.search(text):
            text, wrong = _decoded_anew(text)
    return text, wrong


def _decoded_anew(text: str) -> tuple[str, list[Wrong]]:
    lines = text.split("\n")
    repaired: list[int] = []
    doubtful: list[int] = []
    for at, line in enumerate(lines):
        if not _SUSPECT.search(line):
            continue
        fixed = ftfy.fix_encoding(line)
        if fixed != line:
            lines[at] = unicodedata.normalize("NFC", fixed)
            repaired.append(at + 1)
        if is_bad(fixed):
            doubtful.append(at + 1)
    wrong: list[Wrong] = []
    if repaired:
        reason = f"letters decoded by the wrong table were repaired in {len(repaired):,} lines"
        wrong.append(("mojibake", reason, repaired[0]))
    if doubtful:
        reason = f"letters seem to be decoded by the wrong table in {len(doubtful):,} lines"
        wrong.append(("doubtful-encoding", reason, doubtful[0]))
    return "\n".join(lines), wrong
