"""Records written out for tests: a cover, a line of dashes, a body, as a `Paper`.

Four spaces before a line begin a paragraph; where no line of the body has them, nothing is
told of paragraphs, as in a text. "/f" is the foot of a page.
"""

from __future__ import annotations

from statements.transcripts.papers.lines import Paper, PrintedLine

_INDENT = "    "
_PARTED = "-----\n"
_FOOT = "/f"


def paper(written: str) -> Paper:
    """Return the paper that a text in the form above stands for."""
    cover, _, body = written.rpartition(_PARTED)
    told = any(line.startswith(_INDENT) for line in body.splitlines())
    page = 2 if told else 0
    lines: list[PrintedLine] = []
    for line in body.splitlines():
        if line == _FOOT:
            page += 1
            continue
        begins = line.startswith(_INDENT) if told else None
        lines.append(PrintedLine(line.strip(), page, begins))
    return Paper(tuple(PrintedLine(line, 1) for line in cover.splitlines()), tuple(lines))
