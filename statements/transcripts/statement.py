"""Reads one statement: the text of a turn in, a `ParsedStatement` out."""

from __future__ import annotations

from statements.transcripts.citing.citations import find
from statements.transcripts.restoration.edits import LAYOUT, Edit
from statements.transcripts.restoration.layout import looks_interleaved
from statements.transcripts.restoration.text import BROKEN_HEADING, restore
from statements.transcripts.turn.headings import Heading, split
from statements.transcripts.turn.presidency import PRESIDENT
from statements.transcripts.turn.procedural import is_procedural
from statements.transcripts.turn.speakers import who_speaks
from statements.transcripts.written.annexes import annex_heading

from .records import Format, ParsedStatement, ReadingProblem, StatementMetadata

_UNNAMED_LANGUAGE = "English"
"""A heading names the language of delivery unless it is this one."""


def read_statement(
    printed: str,
    *,
    number: int,
    file: str,
    metadata: StatementMetadata,
    format: Format,
    symbol: str = "",
) -> tuple[ParsedStatement, tuple[ReadingProblem, ...]]:
    """Read one statement.

    `printed` is the file's text, heading included; `number` its place in the meeting,
    `file` its name in the source. `symbol` is the meeting's or document's own symbol,
    which tells its running head from a citation. No text raises: what is missing or
    doubtful comes back as problems ("empty-text", "interleaved-columns", "no-speaker",
    "ambiguous-president").
    """
    spoken = split(printed)
    heading = spoken or (annex_heading(printed, metadata.speaker) if _is_letter(symbol) else None)
    restored = restore(printed, _without_heading(heading), symbol)
    who = who_speaks(heading, metadata)
    problems: list[ReadingProblem] = []

    def report(kind: str, reason: str) -> None:
        problems.append(ReadingProblem(kind, file, reason, number=number))

    if not restored.paragraphs:
        report("empty-text", "The file holds no text beside its heading.")
    if looks_interleaved(printed):
        report("interleaved-columns", "Lines of two columns seem to stand side by side.")
    if not who.speaker:
        report("no-speaker", "Neither a heading nor a row of the table names the speaker.")
    if who.ambiguous:
        names = metadata.speaker.strip()
        report("ambiguous-president", f"The table names two presidents: {names}.")

    statement = ParsedStatement(
        number=number,
        heading=heading.printed if heading else "",
        speaker=who.speaker,
        printed=printed,
        paragraphs=restored.paragraphs,
        country=who.country,
        organization=who.organization,
        capacity=who.capacity,
        language=(heading.language or _UNNAMED_LANGUAGE * bool(spoken)) if heading else "",
        procedural=is_procedural(PRESIDENT if who.presides else who.speaker, restored.paragraphs),
        citations=find(restored.paragraphs),
        repairs=restored.repairs,
        file=file,
        affiliation=who.affiliation,
    )
    return statement, tuple(problems)


def _is_letter(symbol: str) -> bool:
    """Whether statements come as annexes, which open with a title: "S/2020/254"."""
    return symbol.startswith("S/") and not symbol.startswith("S/PV.")


def _without_heading(heading: Heading | None) -> tuple[Edit, ...]:
    """Leave the heading off, and put back what was printed inside it by mistake."""
    if heading is None:
        return ()
    if heading.astray:
        return (Edit(0, heading.end, f"{heading.astray} ", BROKEN_HEADING),)
    return (Edit(0, heading.end, "", LAYOUT),)
