"""What a transcript says, as frozen dataclasses: the parser's whole vocabulary.

Everything that reads a record returns these, and everything that stores one takes
them. They hold what the record says in the record's own words; who is meant by a
name is decided later, in `statements.ingest.resolve`.

Two groups: what a source holds before it is read (`MeetingFiles`, `StatementFile`,
`Metadata`) and what was read from it (`Meeting`, `Statement` and their parts).
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from enum import StrEnum


class Format(StrEnum):
    """The form in which a record reached us."""

    STATEMENT_FILES = "statement-files"
    CORPUS_5 = "corpus-5"
    CORPUS_6 = "corpus-6.1"


class MeetingKind(StrEnum):
    """How a meeting was held."""

    IN_PERSON = "in-person"
    VIDEO = "video"
    PRIVATE = "private"


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that a curator should look at. It never stops a run.

    `kind` is a short fixed slug ("unreadable-file"), `file` the name inside the source,
    `line` the 1-based line where known, `reason` one plain sentence. `number` is the
    statement concerned, where there is one.
    """

    kind: str
    file: str
    reason: str
    line: int | None = None
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a table beside the text says of one statement; empty where it is silent.

    `country` is the label as the table has it: it may name an organization ("UN").
    `participant` is the table's own word: "Mentioned", "Guest", "The President".
    """

    speaker: str = ""
    country: str = ""
    capacity: str = ""
    participant: str = ""


@dataclass(frozen=True, slots=True)
class StatementFile:
    """One statement as it lies in a source: its name there, its bytes, its place."""

    name: str
    content: bytes
    number: int
    metadata: Metadata = Metadata()


@dataclass(frozen=True, slots=True)
class MeetingFiles:
    """All that one source holds of one meeting, not yet read: the unit of work.

    `symbol` is canonical ("S/PV.8699 (Resumption 1)", "S/2020/254", "SPECIMEN/PV.3").
    Picklable, so that reading can be spread over processes.
    """

    symbol: str
    format: Format
    files: tuple[StatementFile, ...]
    date: datetime.date | None = None
    city: str = ""
    agenda: str = ""
    president: str = ""
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Repair:
    """One change made to the text as printed.

    `start` and `end` are character offsets into `Statement.printed`, and that slice is
    `before`; `after` stands in its place in the restored text. `rule` is a fixed slug
    ("line-end-hyphen"), listed with its reason in `statements.transcripts.text`.
    """

    rule: str
    start: int
    end: int
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Citation:
    """A document cited. `start`:`end` is a span of characters of the restored paragraph.

    `symbol` is canonical ("S/RES/2295 (2016)"), `paragraph` is 1-based, `printed` is
    exactly the slice, `pinpoint` is the place in the document as cited ("para. 6",
    "p. 12"), empty where none is given.
    """

    symbol: str
    printed: str
    paragraph: int
    start: int
    end: int
    pinpoint: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """One turn at the Council table.

    `printed` is the text as it came, heading included; `paragraphs` the text as restored,
    heading left off. `speaker` is the name as printed with its title ("Mr. Bessho",
    "The President"). `country` and `organization` are canonical names from
    `statements.facts`, or the printed label where that is unknown (then an
    organization); at most one of them is set. `affiliation` is the label they were read
    from, as the heading or the metadata has it. `language` is the English name of the
    language in which it was delivered, empty where the source does not tell.
    """

    number: int
    heading: str
    speaker: str
    printed: str
    paragraphs: tuple[str, ...]
    country: str = ""
    organization: str = ""
    capacity: str = ""
    language: str = ""
    procedural: bool = False
    citations: tuple[Citation, ...] = ()
    repairs: tuple[Repair, ...] = ()
    file: str = ""
    affiliation: str = ""

    @property
    def word_count(self) -> int:
        """Words of the restored text, counted at white space."""
        return sum(len(paragraph.split()) for paragraph in self.paragraphs)


@dataclass(frozen=True, slots=True)
class Meeting:
    """One meeting of the Council as one source records it, statements in order."""

    symbol: str
    format: Format
    statements: tuple[Statement, ...]
    date: datetime.date | None = None
    city: str = ""
    kind: MeetingKind = MeetingKind.IN_PERSON
    president: str = ""
    president_country: str = ""
    agenda: str = ""
    problems: tuple[Problem, ...] = field(default=())
