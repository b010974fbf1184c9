"""The 1,451 statements of `corpus-v5`, each read from its text alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from statements.transcripts.records import Format, ParsedStatement, StatementMetadata
from statements.transcripts.restoration.layout import looks_interleaved
from statements.transcripts.restoration.text import BROKEN_HEADING
from statements.transcripts.statement import read_statement
from statements.transcripts.turn.headings import split
from tests.evaluation.material import rows

from .printed import letters, repaired


@pytest.fixture(scope="module")
def statements(shared_data: Path) -> list[ParsedStatement]:
    return list(_read(shared_data / "corpus-v5" / "speeches"))


def _read(folder: Path) -> Iterator[ParsedStatement]:
    for path in sorted(folder.glob("*.txt")):
        statement, _ = read_statement(
            path.read_text(encoding="utf-8-sig"),
            number=1,
            file=path.name,
            metadata=StatementMetadata(),
            format=Format.CORPUS_5,
        )
        yield statement


def test_every_statement_is_read(statements: list[ParsedStatement]) -> None:
    assert len(statements) == 1451
    assert all(statement.paragraphs for statement in statements)


def test_all_of_the_text_is_kept(statements: list[ParsedStatement]) -> None:
    for statement in statements:
        heading = split(statement.printed)
        start = heading.end if heading else 0
        if any(repair.rule == BROKEN_HEADING for repair in statement.repairs):
            start = 0  # the repair itself takes the heading off
        body = repaired(statement.printed, statement.repairs, start)
        assert letters(body) == letters("".join(statement.paragraphs)), statement.file


def test_spoken_statements_have_headings_and_written_ones_none(
    statements: list[ParsedStatement],
) -> None:
    for statement in statements:
        assert bool(statement.heading) == ("SPV.2020_" not in statement.file), statement.file


def test_who_speaks_in_a_spoken_statement_is_known_from_its_heading(
    statements: list[ParsedStatement],
) -> None:
    spoken = [statement for statement in statements if statement.heading]
    assert len(spoken) == 893
    assert all(statement.speaker for statement in spoken)
    affiliated = [statement for statement in spoken if "(" in statement.heading.split("(spoke")[0]]
    unknown = {statement.affiliation for statement in affiliated if not statement.country}
    assert unknown == set()


def test_citations_are_found_as_often_as_in_the_table_of_forms(
    statements: list[ParsedStatement],
) -> None:
    symbols = [citation.symbol for statement in statements for citation in statement.citations]
    assert sum(symbol.startswith("S/RES/") for symbol in symbols) >= 1000
    assert sum(symbol.startswith("S/PV.") for symbol in symbols) >= 150
    assert sum(symbol.startswith("S/PRST/") for symbol in symbols) >= 30
    assert sum(symbol.startswith("A/RES/") for symbol in symbols) >= 55
    assert "S/2/2" not in symbols


def test_a_year_that_is_wrong_in_the_record_is_kept(
    statements: list[ParsedStatement], shared_data: Path
) -> None:
    cited = {one.file: {citation.symbol for citation in one.citations} for one in statements}
    gold = rows(shared_data / "gold" / "citation_year_mismatches.tsv")
    here = [row for row in gold if row["file"] in cited]
    assert len(here) >= 5
    for row in here:
        assert f"S/RES/{row['resolution']} ({row['cited_year']})" in cited[row["file"]]


def test_only_the_record_known_for_it_has_columns_interleaved(shared_data: Path) -> None:
    folder = shared_data / "corpus-v5" / "speeches"
    found = [
        path.name
        for path in sorted(folder.glob("*.txt"))
        if looks_interleaved(path.read_text(encoding="utf-8-sig"))
    ]
    assert found == ["UNSC_2016_SPV.7643_spch018.txt"]


def test_about_a_sixth_of_these_statements_only_conduct_the_meeting(
    statements: list[ParsedStatement],
) -> None:
    conduct = [statement for statement in statements if statement.procedural]
    assert 240 <= len(conduct) <= 280
    presidents = [one for one in statements if one.speaker == "The President"]
    said = [statement for statement in presidents if not statement.procedural]
    assert all(len(" ".join(one.paragraphs).split()) > 100 for one in said)
