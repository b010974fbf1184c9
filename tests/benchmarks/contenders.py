"""Who answers the same question: this archive, its engine alone, PostgreSQL, and SQLite.

Each finds the first twenty by relevance, counts exactly what fits, and counts the most
frequent values of each facet. Only the archive makes extracts. The two databases get a table
of their own with all that they need, the names spelt out in it, so that they join nothing.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from django.db import connection

from statements.search.counting import aggregations
from statements.search.index import schema, sync
from statements.search.language.question import FACETS, Question
from statements.search.meaning.query import narrow
from statements.search.meaning.reading import read
from statements.search.results.answer import answer
from statements.search.results.facets import UNCOUNTED, VALUES_SHOWN

from . import figures

FIRST = 20

_COLUMNS = ("country", "org", "speaker", "year", "agenda", "lang", "role", "region", "type")

Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Asked:
    """Words, or in quotes a phrase, and maybe the slug of a country."""

    text: str
    country: str = ""

    @property
    def question(self) -> Question:
        """The same for the archive."""
        return Question(self.text, country=(self.country,) if self.country else ())


class Contender(Protocol):
    """Somebody who can search."""

    name: str

    def search(self, asked: Asked) -> int:
        """Answer in full, and return how many statements fit."""


class Archive:
    """The search of this archive, as its pages call it."""

    name = figures.ARCHIVE

    def search(self, asked: Asked) -> int:
        """As the protocol."""
        return answer(asked.question, sync.current()).total


class Engine:
    """Tantivy with nothing around it: one search, one aggregation, twenty documents."""

    name = figures.ENGINE

    def __init__(self) -> None:
        self._opened = sync.current()
        of_each = VALUES_SHOWN if self._opened.searcher.num_segments == 1 else aggregations.MOST
        self._facets: dict[str, Any] = {
            facet: aggregations.terms(schema.KEYED.get(facet, facet), VALUES_SHOWN, of_each)
            for facet in FACETS
            if facet not in UNCOUNTED
        }
        self._queries: dict[Asked, Any] = {}

    def search(self, asked: Asked) -> int:
        """As the protocol."""
        if asked not in self._queries:
            found = read(asked.text, self._opened).query
            self._queries[asked] = narrow(found, asked.question)
        query, searcher = self._queries[asked], self._opened.searcher
        result = searcher.search(query, FIRST, weight_by_field="weight")
        for _, address in result.hits:
            searcher.doc(address)
        searcher.aggregate(query, self._facets)
        total: int = result.count  # type: ignore[attr-defined]  # its stub leaves it out
        return total


class PostgreSQL:
    """Full text search by GIN and `ts_rank`, facets by grouping sets."""

    name = figures.POSTGRESQL

    def build(self) -> None:
        """Make the table and its indexes in the archive's own database."""
        with connection.cursor() as cursor:
            for command in _POSTGRESQL.split(";"):
                cursor.execute(command)

    def search(self, asked: Asked) -> int:
        """As the protocol."""
        within = "words @@ websearch_to_tsquery('english', %s)"
        values = [asked.text]
        if asked.country:
            within, values = f"{within} AND country = %s", [asked.text, asked.country]
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT id FROM benchmark.statement WHERE {within}"
                " ORDER BY ts_rank(words, websearch_to_tsquery('english', %s)) DESC"
                f" LIMIT {FIRST}",
                [*values, asked.text],
            )
            cursor.fetchall()
            cursor.execute(_GROUPED.format(within=within), values)
            counted = cursor.fetchall()
            cursor.execute(_CITED.format(within=within), values)
            cursor.fetchall()
        return next(int(row[-1]) for row in counted if not any(row[:-1]))


_POSTGRESQL = """
    DROP SCHEMA IF EXISTS benchmark CASCADE;
    CREATE SCHEMA benchmark;
    CREATE TABLE benchmark.statement AS
    SELECT s.id, to_tsvector('english', array_to_string(s.paragraphs, ' ')) AS words,
           c.slug AS country, o.slug AS org, p.slug AS speaker,
           extract(year FROM m.date)::text AS year, a.slug AS agenda,
           nullif(s.language, '') AS lang, coalesce(t.seat, 'other') AS role,
           c.regional_group AS region,
           CASE WHEN s.procedural THEN 'procedural' ELSE 'substantive' END AS type
      FROM statements_statement s JOIN statements_meeting m ON m.id = s.meeting_id
      LEFT JOIN statements_country c ON c.id = s.country_id
      LEFT JOIN statements_organization o ON o.id = s.organization_id
      LEFT JOIN statements_speaker p ON p.id = s.speaker_id
      LEFT JOIN statements_agendaitem a ON a.id = m.agenda_item_id
      LEFT JOIN statements_councilterm t ON t.country_id = s.country_id AND t.period @> m.date;
    CREATE TABLE benchmark.cited AS
    SELECT DISTINCT c.statement_id, d.symbol
      FROM statements_citation c JOIN statements_document d ON d.id = c.document_id;
    ALTER TABLE benchmark.statement ADD PRIMARY KEY (id);
    CREATE INDEX ON benchmark.statement USING gin (words);
    CREATE INDEX ON benchmark.statement (country);
    CREATE INDEX ON benchmark.cited (statement_id);
    ANALYZE benchmark.statement;
    ANALYZE benchmark.cited
"""
_GROUPED = f"""
    SELECT {", ".join(_COLUMNS)}, number FROM (
        SELECT {", ".join(_COLUMNS)}, count(*) AS number, row_number() OVER (
                   PARTITION BY grouping({", ".join(_COLUMNS)}) ORDER BY count(*) DESC) AS place
          FROM benchmark.statement WHERE {{within}}
         GROUP BY GROUPING SETS ((), {", ".join(f"({column})" for column in _COLUMNS)})
    ) AS counted WHERE place <= {VALUES_SHOWN}
    ORDER BY number DESC
"""
_CITED = f"""
    SELECT symbol, count(*)
      FROM benchmark.statement JOIN benchmark.cited ON statement_id = id WHERE {{within}}
     GROUP BY symbol ORDER BY 2 DESC LIMIT {VALUES_SHOWN}
"""


class SQLite:
    """Full text search by FTS5 and `bm25`, facets by one table of what was found."""

    name = figures.SQLITE

    def __init__(self, path: Path) -> None:
        self._path = path
        # A folder that is taken up has the tables of the last run.
        path.unlink(missing_ok=True)
        self._connection = sqlite3.connect(path)
        self._connection.executescript("PRAGMA cache_size = -1000000; PRAGMA temp_store = MEMORY")

    def build(self, progress: Progress) -> None:
        """Fill it from the tables that PostgreSQL has for this."""
        values = ", ".join("?" for _ in _COLUMNS)
        self._connection.executescript(_SQLITE)
        for written, (key, text, *facets) in enumerate(_rows(), 1):
            self._connection.execute(f"INSERT INTO statement VALUES (?, {values})", (key, *facets))
            self._connection.execute("INSERT INTO text (rowid, body) VALUES (?, ?)", (key, text))
            if written % 1_000 == 0:
                progress(written)
        with connection.cursor() as cursor:
            cursor.execute("SELECT statement_id, symbol FROM benchmark.cited")
            self._connection.executemany("INSERT INTO cited VALUES (?, ?)", cursor.fetchall())
        self._connection.executescript(
            "INSERT INTO text (text) VALUES ('optimize');"
            "CREATE INDEX by_statement ON cited (id); ANALYZE"
        )

    def size(self) -> int:
        """Return how many bytes it takes on disk, with the facets and without the text."""
        return self._path.stat().st_size

    def search(self, asked: Asked) -> int:
        """As the protocol."""
        run = self._connection.execute
        match = (
            asked.text
            if asked.text.startswith('"')
            else " ".join(f'"{word}"' for word in asked.text.split())
        )
        within, values = "text MATCH ?", [match]
        if asked.country:
            within, values = f"{within} AND country = ?", [match, asked.country]
        join = "FROM text JOIN statement ON id = text.rowid"
        run(f"SELECT id {join} WHERE {within} ORDER BY rank LIMIT {FIRST}", values).fetchall()
        run("DROP TABLE IF EXISTS temp.found")
        run(f"CREATE TEMP TABLE found AS SELECT statement.* {join} WHERE {within}", values)
        for column in _COLUMNS:
            run(
                f"SELECT {column}, count(*) FROM found WHERE {column} IS NOT NULL"
                f" GROUP BY {column} ORDER BY 2 DESC LIMIT {VALUES_SHOWN}"
            ).fetchall()
        run(
            "SELECT symbol, count(*) FROM found JOIN cited USING (id)"
            f" GROUP BY symbol ORDER BY 2 DESC LIMIT {VALUES_SHOWN}"
        ).fetchall()
        total: int = run("SELECT count(*) FROM found").fetchone()[0]
        return total


_SQLITE = f"""
    PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;
    CREATE TABLE statement (id INTEGER PRIMARY KEY, {", ".join(_COLUMNS)});
    CREATE TABLE cited (id INTEGER, symbol TEXT);
    CREATE VIRTUAL TABLE text USING fts5(
        body, content='', tokenize='porter unicode61 remove_diacritics 2');
"""


def _rows() -> Iterator[tuple[Any, ...]]:
    names = ", ".join(f"b.{column}" for column in _COLUMNS)
    query = (
        f"SELECT id, array_to_string(s.paragraphs, ' '), {names}"
        " FROM benchmark.statement b JOIN statements_statement s USING (id)"
        " WHERE id > %s ORDER BY id LIMIT 2000"
    )
    last = -1
    while True:
        with connection.cursor() as cursor:
            cursor.execute(query, [last])
            rows = cursor.fetchall()
        if not rows:
            return
        yield from rows
        last = rows[-1][0]
