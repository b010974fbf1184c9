"""What a transcript says, as frozen dataclasses: the parser's whole vocabulary.

Everything that reads a record returns these, and everything that stores one takes
them. They hold what the record says in the record's own words; who is meant by a
name is decided later, in `statements.ingest.names.labels`.

Two groups: what a source holds before it is read (`MeetingFiles`, `StatementFile`,
`StatementMetadata`) and what was read from it (`ParsedMeeting`, `ParsedStatement` and their parts).
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from enum import StrEnum


class Packed:
    """Dataclasses that travel between processes: packed as the arguments they are made of.

    What `dataclass` writes for frozen classes with slots takes a call for each field, which
    the hundred thousand statements of the corpus pay for.
    """

    __slots__ = ()
    __match_args__: tuple[str, ...] = ()

    def __reduce__(self) -> tuple[type[Packed], tuple[object, ...]]:
        return type(self), tuple([getattr(self, name) for name in self.__match_args__])


class Format(StrEnum):
    """The form in which a record reached us."""

    STATEMENT_FILES = "statement-files"
    RECORD_TEXT = "record-text"
    RECORD_PDF = "record-pdf"
    LETTER = "letter"

    @property
    def is_whole(self) -> bool:
        """Whether one file of this form holds a whole meeting."""
        return self in {Format.RECORD_TEXT, Format.RECORD_PDF, Format.LETTER}

    CORPUS_5 = "corpus-5"
    CORPUS_6 = "corpus-6.1"


class MeetingKind(StrEnum):
    """How a meeting was held."""

    IN_PERSON = "in-person"
    VIDEO = "video"
    PRIVATE = "private"


@dataclass(frozen=True, slots=True)
class ReadingProblem(Packed):
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
class StatementMetadata(Packed):
    """What a table beside the text says of one statement; empty where it is silent.

    `country` is the label as the table has it: it may name an organization ("UN").
    `participant` is the table's own word: "Mentioned", "Guest", "The President".
    """

    speaker: str = ""
    country: str = ""
    capacity: str = ""
    participant: str = ""


@dataclass(frozen=True, slots=True)
class StatementFile(Packed):
    """One statement as it lies in a source: its name there, its bytes, its place."""

    name: str
    content: bytes
    number: int
    metadata: StatementMetadata = StatementMetadata()


@dataclass(frozen=True, slots=True)
class MeetingFiles(Packed):
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
    problems: tuple[ReadingProblem, ...] = ()


@dataclass(frozen=True, slots=True)
class Repair(Packed):
    """One change made to the text as printed.

    `start` and `end` are character offsets into `ParsedStatement.printed`, and that slice is
    `before`; `after` stands in its place in the restored text. `rule` is a fixed slug
    ("line-end-hyphen"), listed with its reason in `statements.transcripts.restoration.text`.
    """

    rule: str
    start: int
    end: int
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class ParsedCitation(Packed):
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
class ParsedStatement(Packed):
    """One turn at the Council table.

    `printed` is the text as it came, heading included; `paragraphs` the text as restored,
    heading left off. `speaker` is the name as printed with its title ("Mr. Bessho",
    "The President"). `country` and `organization` are canonical names from
    `statements.facts`, or the printed label where that is unknown (then an
    organization); at most one of them is set. `affiliation` is the label they were read
    from, as the heading or the metadata has it. `language` is the English name of the
    language in which it was delivered, empty where the source does not tell. `pages` has
    the page of the record on which each paragraph begins, empty where there are no pages.
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
    citations: tuple[ParsedCitation, ...] = ()
    repairs: tuple[Repair, ...] = ()
    file: str = ""
    affiliation: str = ""
    pages: tuple[int, ...] = ()

    @property
    def word_count(self) -> int:
        """Words of the restored text, counted at white space."""
        return sum(len(paragraph.split()) for paragraph in self.paragraphs)


class EventKind(StrEnum):
    """What happened between or within statements, as the record tells it in italics."""

    OPENED = "opened"  # "The meeting was called to order at 10.05 a.m."
    SUSPENDED = "suspended"
    RESUMED = "resumed"
    CLOSED = "closed"  # "The meeting rose at 11.45 a.m."
    AGENDA_ADOPTED = "agenda-adopted"
    SECTION = "section"  # a heading that belongs to no speaker
    DECIDED = "decided"  # "It was so decided."
    SEATED = "seated"  # "Mr. Peleg (Israel) took a seat at the Council table."
    SILENCE = "silence"  # "The members of the Council observed a minute of silence."
    COMMUNIQUE = "communique"  # what stands in place of the record of a private meeting
    NOTE = "note"  # a footnote
    VOTE = "vote"  # "A vote was taken by show of hands."; the result is in `ParsedVote`
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class ParsedEvent:
    """A stage direction or section heading. `after` is the number of the statement it
    follows, 0 before the first; `paragraph` the number of paragraphs of that statement it
    follows, so that one in mid-statement keeps its place. `page` is 0 where not known.
    """

    kind: EventKind
    text: str
    after: int
    paragraph: int = 0
    page: int = 0
    time: datetime.time | None = None


@dataclass(frozen=True, slots=True)
class ParsedVote:
    """One vote: who voted how, by canonical country name, and what it was on.

    `stated` is the result as the President or the record gives it (for, against,
    abstaining), None where it gives none. `after` is as in `ParsedEvent`. `subject` is the symbol
    of the draft, `adopted` the symbol of the resolution that came of it; empty where unknown.
    """

    after: int
    method: str  # "show-of-hands" | "recorded" | "secret-ballot" | "unanimous" | "" as told
    in_favour: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    abstaining: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()  # "did not participate in the voting"
    stated: tuple[int, int, int] | None = None
    carried: bool | None = None
    subject: str = ""
    adopted: str = ""
    paragraph: int = 0
    page: int = 0
    printed: str = ""  # the lists as the record has them, a line a list


@dataclass(frozen=True, slots=True)
class ParsedSeat:
    """A member at the table, from the cover. `country` is canonical where it is known."""

    country: str
    representative: str
    presiding: bool = False


@dataclass(frozen=True, slots=True)
class ParsedInvitation:
    """Somebody invited to take part. `rule` is 37 or 39 (0 where none is named).

    A rule 37 invitation has a country and often no name; one under rule 39 has a name and an
    office ("Special Envoy of the Secretary-General for Yemen"), which gives a briefer's
    affiliation.
    """

    rule: int
    name: str = ""
    country: str = ""
    office: str = ""


@dataclass(frozen=True, slots=True)
class ParsedMeeting(Packed):
    """One meeting of the Council as one source records it, statements in order.

    `language` is the official language of the record ("en", "fr", "es", "ru", "zh", "ar").
    `quality` is between 0 and 1: how far the text of a scan or PDF can be trusted.
    """

    symbol: str
    format: Format
    statements: tuple[ParsedStatement, ...]
    date: datetime.date | None = None
    city: str = ""
    kind: MeetingKind = MeetingKind.IN_PERSON
    president: str = ""
    president_country: str = ""
    agenda: str = ""
    problems: tuple[ReadingProblem, ...] = field(default=())
    language: str = "en"
    year_of_council: str = ""
    provisional: bool = False
    scheduled: datetime.time | None = None
    opened: datetime.time | None = None
    closed: datetime.time | None = None
    seats: tuple[ParsedSeat, ...] = ()
    events: tuple[ParsedEvent, ...] = ()
    votes: tuple[ParsedVote, ...] = ()
    invitations: tuple[ParsedInvitation, ...] = ()
    quality: float = 1.0
