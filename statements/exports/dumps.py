"""The whole archive as files: what each of them holds, and how it is read.

A file is read by key, some rows at a time, so that it is never held whole, no transaction is
left open for as long as somebody downloads, and a row added later comes last: two files of
different days can be compared line by line. Specimens are in none of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import (
    Aggregate,
    Count,
    Exists,
    Max,
    Min,
    OuterRef,
    QuerySet,
    Subquery,
)
from django.db.models.functions import Coalesce, JSONObject
from django.urls import reverse
from django.utils.translation import gettext, gettext_noop

from statements.models import (
    Ballot,
    Citation,
    Country,
    Document,
    LanguageVersion,
    Meeting,
    Organization,
    Speaker,
    Statement,
)
from statements.models.council_roles import Roster, role_in

from . import tables
from .column_descriptions import described
from .tables import RowTable

PIECE = 500

ColumnReaders = Mapping[str, Callable[[Any], Any]]


@dataclass(frozen=True, slots=True)
class Dump:
    """A file of everything of one kind.

    `ending` is "csv" or "jsonl", `table` gives the columns, of which some may ask who sat on
    the Council, and `found` the things that they are read of.
    """

    name: str
    ending: str
    what: str
    table: Callable[[Roster], RowTable[Any]]
    found: Callable[[], QuerySet[Any, Any]]

    @property
    def file(self) -> str:
        """What it is called: "statements.csv"."""
        return f"{self.name}.{self.ending}"

    @property
    def address(self) -> str:
        return reverse(f"dump-{self.ending}", args=[self.name])

    @property
    def told(self) -> str:
        """What the file holds, in the language of the page."""
        return gettext(self.what)

    @property
    def described(self) -> list[tuple[str, str]]:
        """The columns, each with what stands in it, in the language of the page."""
        return described(self.name, self.table(Roster({})).head)

    def things(self) -> Iterator[Any]:
        """Yield everything by key, `PIECE` at a time. A constant number of queries for each."""
        last = 0
        while piece := list(self.found().filter(pk__gt=last).order_by("pk")[:PIECE]):
            yield from piece
            last = piece[-1].pk


def _key(name: str) -> Callable[[Any], str | None]:
    def read(thing: Any) -> str | None:
        other = getattr(thing, name)
        return other.slug if other else None

    return read


def _real(table: RowTable[Any], *more: tuple[str, Callable[[Any], Any]]) -> RowTable[Any]:
    """Return a table of a list with more columns, and without that which tells of specimens."""
    known = {name: read for name, read in table.columns.items() if name != "specimen"}
    return RowTable(table.name, known | dict(more))


_KEY = ("key", lambda thing: thing.slug)
_OF_STATEMENT: ColumnReaders = {
    "symbol": lambda one: one.statement.meeting.symbol,
    "number": lambda one: one.statement.number,
}


def _spoken(roster: Roster, *columns: tuple[str, Callable[[Any], Any]]) -> RowTable[Any]:
    """Return the table of statements with its last `columns`."""
    return _real(
        tables.STATEMENT_ROWS,
        ("heading", lambda said: said.heading),
        ("speaker_key", _key("speaker")),
        ("country_key", _key("country")),
        ("organization_key", _key("organization")),
        ("role", lambda said: role_in(roster, said).value),
        *columns,
    )


def _said(roster: Roster) -> RowTable[Any]:
    return _spoken(
        roster,
        ("pages", lambda said: said.pages),
        ("paragraphs", lambda said: said.paragraphs),
        ("citations", lambda said: [{name: one[name] for name in _CITED} for one in said.cited]),
    )


_CITED: ColumnReaders = {
    "paragraph": lambda one: one.paragraph,
    "start": lambda one: one.start,
    "end": lambda one: one.end,
    "printed": lambda one: one.printed,
    "document": lambda one: one.document.symbol,
    "pinpoint": lambda one: one.pinpoint,
    "true_year": lambda one: one.true_year,
}


def _said_flat(roster: Roster) -> RowTable[Any]:
    return _spoken(
        roster,
        ("text", lambda said: "\n\n".join(said.paragraphs)),
        ("cites", lambda said: "; ".join(dict.fromkeys(one["document"] for one in said.cited))),
    )


_MEETINGS = _real(
    tables.MEETING_ROWS,
    ("meeting", lambda met: met.number),
    ("resumption", lambda met: met.resumption),
    ("opened", lambda met: met.opened),
    ("closed", lambda met: met.closed),
    ("city", lambda met: met.city),
)
_SPEAKERS = _real(
    tables.SPEAKER_ROWS,
    _KEY,
    ("country_key", _key("country")),
    ("organization_key", _key("organization")),
)
_CITATIONS: RowTable[Any] = RowTable("citations", {**_OF_STATEMENT, **_CITED})
_BALLOTS: RowTable[Any] = RowTable(
    "ballots",
    {
        "symbol": lambda cast: cast.vote.meeting.symbol,
        "vote": lambda cast: cast.vote.place,
        "subject": lambda cast: cast.vote.subject.symbol if cast.vote.subject else None,
        "adopted": lambda cast: cast.vote.adopted.symbol if cast.vote.adopted else None,
        "country": lambda cast: cast.country.name,
        "country_key": _key("country"),
        "choice": lambda cast: cast.choice,
    },
)
_VERSIONS: RowTable[Any] = RowTable(
    "versions",
    {
        **_OF_STATEMENT,
        "language": lambda one: one.language,
        "heading": lambda one: one.heading,
        "confidence": lambda one: one.confidence,
        "paragraphs": lambda one: one.paragraphs,
    },
)

_PATHS = {"document": "document__symbol"}
_REAL = Statement.objects.filter(meeting__specimen=False)


def _each(rows: QuerySet[Any, Any], name: str, aggregate: Aggregate) -> Subquery:
    """Return an aggregate over those `rows` that name the one asked for.

    Looked up row by row: joined to all rows it would be counted anew for each piece.
    """
    of = rows.filter(**{name: OuterRef("pk")}).order_by()
    return Subquery(of.values(name).annotate(told=aggregate).values("told"))


def _how_many(rows: QuerySet[Any, Any], name: str, aggregate: Aggregate | None = None) -> Coalesce:
    return Coalesce(_each(rows, name, aggregate or Count("pk")), 0)


def _statements() -> QuerySet[Statement]:
    # Rows of their own would hold on to the statement, and its text would wait for the collector.
    citation = JSONObject(**{name: _PATHS.get(name, name) for name in _CITED})
    of = Citation.objects.filter(statement=OuterRef("pk")).order_by("paragraph", "start")
    found = _REAL.with_names()
    return found.defer("printed", "repairs").annotate(cited=ArraySubquery(of.values(one=citation)))


def _meetings() -> QuerySet[Meeting]:
    names = ("agenda_item", "president", "president_country")
    found = Meeting.objects.filter(specimen=False).select_related(*names)
    return found.annotate(spoken=_how_many(_REAL, "meeting"))


def _speakers() -> QuerySet[Speaker]:
    return (
        Speaker.objects.filter(Exists(_REAL.filter(speaker=OuterRef("pk"))))
        .select_related("country", "organization")
        .annotate(
            spoken=_how_many(_REAL, "speaker"),
            first=_each(_REAL, "speaker", Min("meeting__date")),
            last=_each(_REAL, "speaker", Max("meeting__date")),
        )
    )


def _documents() -> QuerySet[Document]:
    cited = Citation.objects.filter(statement__meeting__specimen=False)
    citing = _how_many(cited, "document", Count("statement", distinct=True))
    found = Document.objects.filter(Exists(cited.filter(document=OuterRef("pk"))))
    return found.annotate(citing=citing)


def _of_statements(found: QuerySet[Any, Any], *names: str) -> QuerySet[Any, Any]:
    """Return what belongs to statements, with their symbols but without their texts."""
    real = found.filter(statement__meeting__specimen=False)
    of = ("statement__number", "statement__meeting__symbol")
    return real.select_related("statement__meeting").only(*of, *names)


def _citations() -> QuerySet[Citation]:
    names = (_PATHS.get(name, name) for name in _CITED)
    return _of_statements(Citation.objects.select_related("document"), *names)


def _versions() -> QuerySet[LanguageVersion]:
    names = ("language", "heading", "confidence", "paragraphs")
    return _of_statements(LanguageVersion.objects.all(), *names)


def _ballots() -> QuerySet[Ballot]:
    of = ("vote__meeting", "vote__subject", "vote__adopted", "country")
    return Ballot.objects.filter(vote__meeting__specimen=False).select_related(*of)


def _dump(
    ending: str, what: str, table: RowTable[Any], found: Callable[[], QuerySet[Any, Any]]
) -> Dump:
    return Dump(table.name, ending, what, lambda _: table, found)


DUMPS: tuple[Dump, ...] = (
    Dump(
        "statements",
        "jsonl",
        gettext_noop("Every statement with its paragraphs and what they cite, an object a line."),
        _said,
        _statements,
    ),
    Dump(
        "statements",
        "csv",
        gettext_noop("The same statements as a table, each with its whole text in one cell."),
        _said_flat,
        _statements,
    ),
    _dump(
        "csv",
        gettext_noop("Every place in a statement where a document is cited."),
        _CITATIONS,
        _citations,
    ),
    _dump(
        "csv",
        gettext_noop("The documents cited, with the number of statements that cite each."),
        RowTable("documents", {**tables.DOCUMENT_ROWS.columns, "session": lambda one: one.session}),
        _documents,
    ),
    _dump(
        "csv",
        gettext_noop("Every meeting of which the archive holds a record."),
        _MEETINGS,
        _meetings,
    ),
    _dump(
        "csv",
        gettext_noop("How each member voted, where the record names those who did."),
        _BALLOTS,
        _ballots,
    ),
    _dump("csv", gettext_noop("Everyone whose words are here."), _SPEAKERS, _speakers),
    _dump(
        "csv",
        gettext_noop("Every State, those that have not spoken too."),
        _real(tables.COUNTRY_ROWS, _KEY),
        lambda: Country.objects.annotate(spoken=_how_many(_REAL, "country")),
    ),
    _dump(
        "csv",
        gettext_noop("Organizations and parts of the United Nations."),
        _real(tables.ORGANIZATION_ROWS, _KEY),
        lambda: Organization.objects.annotate(heard=_how_many(_REAL, "organization")),
    ),
    _dump(
        "jsonl",
        gettext_noop("Statements as the record in another official language has them."),
        _VERSIONS,
        _versions,
    ),
)
"""Those with the words first, then what they name."""


def dump_of(name: str, ending: str) -> Dump | None:
    """Return the file of this name, or None where there is none."""
    return next((one for one in DUMPS if (one.name, one.ending) == (name, ending)), None)
