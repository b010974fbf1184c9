"""The real material of `../shared/data`, its gold, and what was annotated by hand here."""

from __future__ import annotations

import csv
import json
from dataclasses import dataclass
from functools import cache
from itertools import dropwhile
from pathlib import Path
from typing import Any

from statements.facts import country_of, fold, organization_of
from statements.transcripts.papers.layouts import read_paper_text
from statements.transcripts.papers.lines import Paper
from statements.transcripts.papers.pdf import read_paper
from statements.transcripts.proceedings.reader import read_record
from statements.transcripts.records import Format, ParsedMeeting, ParsedStatement
from statements.transcripts.sources.recognise import recognise
from statements.transcripts.statement_files import read_meeting

HERE = Path(__file__).resolve().parent
DATA = HERE.parent.parent.parent / "shared" / "data"
CORPUS = DATA / "corpus-v5"
RECORDS = DATA / "records"
SEEDS = HERE.parent.parent / "seeds"

Row = dict[str, str]


def rows(path: Path) -> list[Row]:
    """Return the rows of an unquoted table by column. What it begins with in "#" is a note."""
    with path.open(encoding="utf-8", newline="") as lines:
        table = dropwhile(lambda line: line.startswith("#"), lines)
        return list(csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE))


@cache
def corpus() -> tuple[ParsedMeeting, ...]:
    """Return the meetings of corpus-v5, read as `ingest` reads them."""
    return tuple(read_meeting(files) for files in recognise(CORPUS))


@cache
def corpus_statements() -> dict[str, ParsedStatement]:
    """Return the statements of corpus-v5 by the name of their file."""
    return {
        Path(statement.file).name: statement
        for meeting in corpus()
        for statement in meeting.statements
    }


@dataclass(frozen=True, slots=True)
class Record:
    """A whole record as one of its forms gives it. `name` is "8706Resumption1 (pdf)"."""

    number: str
    form: str
    paper: Paper
    meeting: ParsedMeeting

    @property
    def name(self) -> str:
        return f"{self.number} ({self.form})"


@cache
def records() -> tuple[Record, ...]:
    """Return the eight whole records, each from its PDF and from its text."""
    read = []
    for path in sorted(RECORDS.glob("S_PV.*_E.*")):
        form = path.suffix[1:]
        if form == "pdf":
            paper = read_paper(path.read_bytes(), file=path.name)
        else:
            paper = read_paper_text(path.read_text(encoding="utf-8"), file=path.name)
        kind = Format.RECORD_PDF if form == "pdf" else Format.RECORD_TEXT
        number = path.name.removeprefix("S_PV.").partition("_")[0]
        number = number.replace("(", "").replace(")", "")
        read.append(Record(number, form, paper, read_record(paper, file=path.name, format=kind)))
    return tuple(read)


@cache
def structure_of_3756() -> dict[str, Any]:
    """Return the gold of S/PV.3756: attendance, directions, turns with their paragraphs."""
    text = (DATA / "gold" / "S-PV-3756.gold.json").read_text(encoding="utf-8")
    structure: dict[str, Any] = json.loads(text)
    return structure


@dataclass(frozen=True, slots=True)
class Turn:
    """A turn as the gold has it. `label` is the affiliation printed; `person`, `delegation`
    and `role` are what the corpus adds: the President's name, a briefer's organization."""

    name: str
    label: str = ""
    language: str = ""
    person: str = ""
    delegation: str = ""
    role: str = ""
    paragraphs: int = 0


@cache
def turns() -> dict[str, tuple[Turn, ...]]:
    """Return the turns of the eight records by number, in order."""
    listed: dict[str, list[Turn]] = {}
    for row in rows(DATA / "gold" / "headings.tsv"):
        name, label, language = _parts(_printed(row))
        listed.setdefault(row["spv"], []).append(
            Turn(
                name,
                label,
                language,
                row["gold_speaker"],
                row["gold_country"],
                row["gold_participanttype"],
            )
        )
    structure = structure_of_3756()
    chair = next(person for person in structure["attendees"] if person[2] == "president")
    for block in structure["blocks"]:
        if block["t"] == "spoken":
            presides = block["name"] == "The President"
            listed.setdefault("3756", []).append(
                Turn(
                    block["name"],
                    block["nation"] or "",
                    block["lang"] or "",
                    chair[0] if presides else block["name"],
                    chair[1] if presides else block["nation"] or "",
                    "The President" if presides else "",
                    block["paras"],
                )
            )
    return {number: tuple(found) for number, found in listed.items()}


def _printed(row: Row) -> str:
    """Return the heading of a turn. The table reads some columns of the PDF in the wrong
    order (S/PV.8700, turns 6 and 7); there the corpus has the order, elsewhere the accents."""
    printed, corpus_has = row["pdf_heading"], row["corpus_heading"]
    presides = ["The President" in heading for heading in (printed, corpus_has)]
    return corpus_has if presides[0] != presides[1] else printed


def _parts(heading: str) -> tuple[str, str, str]:
    name, _, rest = heading.partition(" (")
    label = language = ""
    for group in rest.rstrip(")").split(") ("):
        if group.startswith("spoke in "):
            language = group.removeprefix("spoke in ")
        elif group:
            label = group
    return name, label, language


def delegation(label: str) -> str:
    """Return the canonical name of a country or an organization, or the label folded."""
    if fact := country_of(label):
        return fact.name
    body = organization_of(label)
    return body.name if body else fold(label)
