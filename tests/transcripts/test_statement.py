from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statements.transcripts.records import (
    Format,
    ParsedStatement,
    ReadingProblem,
    StatementMetadata,
)
from statements.transcripts.statement import read_statement

from .printed import letters, printed_texts, repaired

GOLDEN = Path(__file__).parent / "golden"
FOUNDING = Path(__file__).parents[2] / "seeds" / "000_eb8af5c9cd36db3e.txt"


NO_ROW = StatementMetadata()


def read(
    printed: str, metadata: StatementMetadata = NO_ROW, symbol: str = ""
) -> tuple[ParsedStatement, tuple[ReadingProblem, ...]]:
    return read_statement(
        printed,
        number=3,
        file="spch003.txt",
        metadata=metadata,
        format=Format.STATEMENT_FILES,
        symbol=symbol,
    )


def kinds(problems: tuple[ReadingProblem, ...]) -> list[str]:
    return [problem.kind for problem in problems]


@pytest.mark.parametrize(
    "source", [FOUNDING, *sorted(GOLDEN.glob("*.txt"))], ids=lambda source: source.stem
)
def test_a_statement_is_read_as_it_was_agreed(source: Path, bless: bool) -> None:
    statement, problems = read(source.read_text(encoding="utf-8"))
    result = dataclasses.asdict(statement)
    del result["printed"]
    result["problems"] = kinds(problems)
    golden = GOLDEN / f"{source.stem}.json"
    if bless:
        golden.write_text(json.dumps(result, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    assert json.loads(json.dumps(result)) == json.loads(golden.read_text(encoding="utf-8"))


def test_the_heading_tells_who_speaks() -> None:
    statement, problems = read("Mr. Bessho (Japan): I thank you.")
    assert (statement.speaker, statement.country) == ("Mr. Bessho", "Japan")
    assert statement.paragraphs == ("I thank you.",)
    assert problems == ()


@pytest.mark.parametrize(
    ("printed", "language"),
    [
        ("Mr. Delattre (France) (spoke in French): We", "French"),
        ("Mr. Bessho (Japan): We", "English"),
        ("We meet today.", ""),
    ],
)
def test_language(printed: str, language: str) -> None:
    assert read(printed)[0].language == language


def test_the_table_tells_the_affiliation_of_a_briefer() -> None:
    statement, _ = read(
        "Mr. Lowcock: I", StatementMetadata("Mr. Lowcock", "UN", "Head of OCHA", "Guest")
    )
    assert (statement.organization, statement.country) == ("United Nations", "")
    assert (statement.affiliation, statement.capacity) == ("UN", "Head of OCHA")


def test_the_table_tells_all_of_a_written_statement() -> None:
    statement, problems = read("We meet.", StatementMetadata("Zhang Jun", "China", "", "Guest"))
    assert (statement.speaker, statement.country, statement.heading) == ("Zhang Jun", "China", "")
    assert problems == ()


def test_the_president_is_the_person_whom_the_table_names() -> None:
    metadata = StatementMetadata("Mr. Dang", "Viet Nam", "", "The President")
    statement, _ = read("The President: I thank you.", metadata)
    assert (statement.speaker, statement.country) == ("Mr. Dang", "Viet Nam")
    assert statement.capacity == "President of the Security Council"
    assert statement.procedural


def test_the_president_stays_the_president_where_no_table_names_one() -> None:
    statement, problems = read("The President: I thank you.")
    assert (statement.speaker, statement.country) == ("The President", "")
    assert problems == ()


def test_two_presidents_are_none() -> None:
    metadata = StatementMetadata(
        "Mr. Nebenzia/Mr. Polyanskiy", "Russian Federation", "", "The President"
    )
    statement, problems = read("The President (spoke in Russian): I thank you.", metadata)
    assert (statement.speaker, statement.country) == ("The President", "Russian Federation")
    assert kinds(problems) == ["ambiguous-president"]


def test_the_secretary_general_speaks_for_the_united_nations() -> None:
    assert read("The Secretary-General: I")[0].organization == "United Nations"


@pytest.mark.parametrize(
    ("tabled", "speaker"),
    [
        ("Bashar Ja''afari", "Bashar Ja'afari"),
        ("Prince Zeid Ra'Ad", "Prince Zeid Ra'ad"),
        ("Mr. O'Brien", "Mr. O'Brien"),
    ],
)
def test_what_tables_do_to_names_is_undone(tabled: str, speaker: str) -> None:
    assert read("We meet.", StatementMetadata(tabled, "Jordan"))[0].speaker == speaker


@pytest.mark.parametrize(
    ("printed", "tabled", "country", "organization"),
    [
        ("Ms. Power (United States of America): I", "", "United States", ""),
        ("We", "United States Of America", "United States", ""),
        ("Mr. Adom (C6te d'Ivoire) (spoke in French): I", "", "Côte d'Ivoire", ""),
        ("Mr. Oh Joon (Republic ofKorea): I", "", "Republic of Korea", ""),
        ("Mr. X (Society of Nowhere): I", "", "", "Society of Nowhere"),
        ("Mr. X: I", "EU", "", "European Union"),
    ],
)
def test_affiliations(printed: str, tabled: str, country: str, organization: str) -> None:
    statement, _ = read(printed, StatementMetadata("Someone", tabled))
    assert (statement.country, statement.organization) == (country, organization)


def test_nobody_named_is_a_problem() -> None:
    assert kinds(read("We meet.")[1]) == ["no-speaker"]
    assert kinds(read("We meet.", StatementMetadata("unknown", "France"))[1]) == ["no-speaker"]


def test_nothing_said_is_a_problem() -> None:
    assert kinds(read("Mr. Bessho (Japan): \n")[1]) == ["empty-text"]
    assert kinds(read("")[1]) == ["empty-text", "no-speaker"]


def test_columns_side_by_side_are_a_problem_and_kept_as_printed() -> None:
    column = "It is a matter of the respect that is owed to all\n" * 6
    printed = (
        f"Mr. Bessho (Japan): We met.\n{column}"
        "we would like to say again that all who serve the Council, must be held accountable for\n"
        "are part of the operations authorized by it and The meeting rose at 4.10 p.m.\n"
    )
    statement, problems = read(printed)
    assert kinds(problems) == ["interleaved-columns"]
    assert "serve the Council, must be held accountable for are part" in statement.paragraphs[0]
    assert kinds(read(f"Mr. Bessho (Japan): We met.\n{column}")[1]) == []


def test_a_running_head_is_no_citation() -> None:
    statement, _ = read("Our approach S/2020/263 remains.", symbol="S/2020/263")
    assert statement.citations == ()


labels = st.sampled_from(["", "UN", "France", "C6te d'Ivoire", "Mr. A/Mr. B", "The President", "?"])


@given(printed_texts, st.builds(StatementMetadata, labels, labels, labels, labels))
def test_no_text_raises_and_what_is_recorded_is_so(
    printed: str, metadata: StatementMetadata
) -> None:
    statement, _ = read(printed, metadata, symbol="S/2020/254")
    assert not (statement.country and statement.organization)
    assert "" not in statement.paragraphs
    for repair in statement.repairs:
        assert printed[repair.start : repair.end] == repair.before
    for citation in statement.citations:
        paragraph = statement.paragraphs[citation.paragraph - 1]
        assert paragraph[citation.start : citation.end] == citation.printed


def test_text_is_kept_whole() -> None:
    printed = FOUNDING.read_text(encoding="utf-8")
    statement, _ = read(printed)
    body = repaired(printed, statement.repairs, start=printed.index(":") + 1)
    assert letters(body) == letters("".join(statement.paragraphs))
