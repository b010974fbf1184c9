"""Files of a meeting read: bytes decoded, the chair resolved, nothing ever raised."""

from __future__ import annotations

import datetime
import multiprocessing
import pickle
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statements.transcripts import statement_files
from statements.transcripts.reading import read_meetings
from statements.transcripts.records import (
    Format,
    MeetingFiles,
    MeetingKind,
    ParsedMeeting,
    ParsedStatement,
    ReadingProblem,
    StatementFile,
    StatementMetadata,
)
from statements.transcripts.sources.recognise import recognise
from statements.transcripts.statement_files import decode, read_meeting

BESSHO = b"Mr. Bessho (Japan): I thank the briefers."
CHAIR = b"The President: I thank Mr. Bessho for his statement."
CAPACITY = "President of the Security Council"


def meeting(
    *contents: bytes,
    symbol: str = "S/PV.7802",
    president: str = "",
    date: datetime.date | None = None,
    metadata: StatementMetadata | None = None,
) -> MeetingFiles:
    return MeetingFiles(
        symbol=symbol,
        format=Format.STATEMENT_FILES,
        files=tuple(
            StatementFile(f"{number}.txt", content, number, metadata or StatementMetadata())
            for number, content in enumerate(contents, start=1)
        ),
        date=date,
        city="New York",
        agenda="Peace and security",
        president=president,
    )


def first(read: ParsedMeeting) -> ParsedStatement:
    return read.statements[0]


def test_what_the_source_says_of_a_meeting_is_kept() -> None:
    day = datetime.date(2016, 11, 7)
    read = read_meeting(meeting(BESSHO, CHAIR, date=day, president="Mr. Dang (Viet Nam)"))
    assert (read.symbol, read.date, read.city) == ("S/PV.7802", day, "New York")
    assert (read.president, read.president_country) == ("Mr. Dang", "Viet Nam")
    assert (read.agenda, read.kind) == ("Peace and security", MeetingKind.IN_PERSON)
    assert [statement.number for statement in read.statements] == [1, 2]
    assert read.problems == ()


@pytest.mark.parametrize(
    ("symbol", "kind"),
    [
        ("S/2020/254", MeetingKind.VIDEO),
        ("S/PV.8700 (Resumption 1)", MeetingKind.IN_PERSON),
        ("SPECIMEN/PV.3", MeetingKind.IN_PERSON),
        ("", MeetingKind.IN_PERSON),
    ],
)
def test_statements_annexed_to_a_letter_were_made_by_video(symbol: str, kind: MeetingKind) -> None:
    assert read_meeting(meeting(BESSHO, symbol=symbol)).kind is kind


# The chair


def test_the_president_stands_for_a_person_and_a_country() -> None:
    said = first(read_meeting(meeting(CHAIR, president="Mr. Dang (Viet Nam)")))
    assert (said.heading, said.speaker) == ("The President", "Mr. Dang")
    assert (said.country, said.affiliation) == ("Viet Nam", "Viet Nam")
    assert said.capacity == CAPACITY


def test_a_country_alone_leaves_the_office() -> None:
    said = first(read_meeting(meeting(CHAIR, president="(Viet Nam)")))
    assert (said.speaker, said.country, said.capacity) == ("The President", "Viet Nam", CAPACITY)


def test_the_label_of_the_president_is_read_as_any_other() -> None:
    read = read_meeting(meeting(CHAIR, president="Mr. Churkin (RUSSIAN FEDERATION)"))
    assert read.president_country == first(read).country == "Russian Federation"
    unknown = first(read_meeting(meeting(CHAIR, president="Mr. X (Ruritania)")))
    assert (unknown.country, unknown.organization) == ("", "Ruritania")


def test_a_row_of_its_own_goes_before_the_chair_of_the_meeting() -> None:
    row = StatementMetadata("Mr. Dinh", "Belgium", "", "The President")
    said = first(read_meeting(meeting(CHAIR, president="Mr. Dang (Viet Nam)", metadata=row)))
    assert (said.speaker, said.country) == ("Mr. Dinh", "Belgium")


def test_a_row_without_a_name_takes_the_name_of_the_chair() -> None:
    row = StatementMetadata("", "Viet Nam", "", "The President")
    said = first(read_meeting(meeting(CHAIR, president="Mr. Dang (Viet Nam)", metadata=row)))
    assert (said.speaker, said.country) == ("Mr. Dang", "Viet Nam")


def test_the_roster_tells_the_country_where_no_source_does() -> None:
    """S/PV.7154, of 13 April 2014, was presided over by Nigeria; the corpus does not say so."""
    april = datetime.date(2014, 4, 13)
    read = read_meeting(meeting(CHAIR, symbol="S/PV.7154", date=april))
    assert (read.president, read.president_country) == ("", "Nigeria")
    assert (first(read).speaker, first(read).country) == ("The President", "Nigeria")


def test_the_list_of_the_council_dates_what_no_source_does() -> None:
    """S/PV.4644 was held on 8 November 2002, when China presided."""
    read = read_meeting(meeting(CHAIR, symbol="S/PV.4644"))
    assert (read.date, read.president_country) == (datetime.date(2002, 11, 8), "China")
    own = datetime.date(2002, 11, 9)
    assert read_meeting(meeting(CHAIR, symbol="S/PV.4644", date=own)).date == own


@pytest.mark.parametrize("symbol", ["S/PV.4644 (Resumption 1)", "S/PV.99999", "SPECIMEN/PV.3"])
def test_of_a_later_part_or_an_unknown_meeting_it_says_nothing(symbol: str) -> None:
    assert read_meeting(meeting(CHAIR, symbol=symbol)).date is None


def test_a_specimen_has_no_roster() -> None:
    read = read_meeting(meeting(CHAIR, symbol="SPECIMEN/PV.3", date=datetime.date(2014, 4, 13)))
    assert (read.president_country, first(read).country) == ("", "")


def test_others_are_not_the_president() -> None:
    said = first(read_meeting(meeting(BESSHO, president="Mr. Dang (Viet Nam)")))
    assert (said.speaker, said.country, said.capacity) == ("Mr. Bessho", "Japan", "")


# Bytes


@pytest.mark.parametrize(
    ("content", "text", "kinds"),
    [
        (b"plain", "plain", []),
        ("\ufeffCôte".encode(), "Côte", []),
        (b"a\r\nb\rc\nd", "a\nb\nc\nd", []),
        (b"a\x0cb\xe2\x80\xa8c", "a\nb\nc", []),
        ("Côte d’Ivoire".encode("cp1252"), "Côte d’Ivoire", ["encoding:1"]),
        (b"one\ntwo \x81\xff", "one\ntwo \ufffdÿ", ["encoding:2"]),
        ("Côte".encode("utf-16"), "Côte", ["encoding:None"]),
        (b"a\nb\0c\x1b[31m", "a\nbc[31m", ["control-characters:2"]),
        (b"", "", []),
    ],
)
def test_bytes_are_decoded(content: bytes, text: str, kinds: list[str]) -> None:
    decoded, wrong = decode(content)
    assert decoded == text
    assert [f"{kind}:{line}" for kind, _, line in wrong] == kinds


@given(st.binary())
def test_all_bytes_give_text_that_can_be_stored(content: bytes) -> None:
    text, _ = decode(content)
    assert "\0" not in text
    assert "\r" not in text
    text.encode()


@given(st.lists(st.binary(max_size=200), max_size=3), st.text(max_size=20), st.text(max_size=20))
def test_reading_never_raises(contents: list[bytes], symbol: str, president: str) -> None:
    read = read_meeting(meeting(*contents, symbol=symbol, president=president))
    lost = [problem for problem in read.problems if problem.kind == "empty-file"]
    assert len(read.statements) + len(lost) == len(contents)


def test_a_problem_names_the_file_and_the_statement() -> None:
    read = read_meeting(meeting(BESSHO, b" \r\n", "C\xf4te".encode("latin-1") + BESSHO))
    assert [(problem.kind, problem.file, problem.number) for problem in read.problems][:2] == [
        ("empty-file", "2.txt", 2),
        ("encoding", "3.txt", 3),
    ]


def test_a_text_that_the_parser_trips_over_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    def trip(*_: object, **__: object) -> None:
        raise RecursionError("too deep")

    monkeypatch.setattr(statement_files, "read_statement", trip)
    read = read_meeting(meeting(BESSHO))
    assert first(read).paragraphs == (BESSHO.decode(),)
    assert read.problems == (
        ReadingProblem(
            "parser-failed",
            "1.txt",
            "the parser failed (RecursionError: too deep); kept as printed",
            number=1,
        ),
    )


# Processes


def test_processes_read_the_same_in_the_same_order() -> None:
    meetings = [meeting(BESSHO, symbol=f"S/PV.{number}") for number in range(1, 13)]
    alone = list(read_meetings(meetings))
    assert list(read_meetings(iter(meetings), workers=2)) == alone
    assert pickle.loads(pickle.dumps(alone)) == alone


def test_reading_can_be_left_off(tmp_path: Path) -> None:
    meetings = (meeting(BESSHO, symbol=f"S/PV.{number}") for number in range(1, 1000))
    reading = read_meetings(meetings, workers=2)
    assert next(reading)[1].symbol == "S/PV.1"
    reading.close()
    # Only a few meetings had been taken from the source.
    assert int(next(meetings).symbol.removeprefix("S/PV.")) < 10


def test_a_killed_process_costs_no_meeting() -> None:
    symbols = [f"S/PV.{number}" for number in range(1, 41)]
    reading = read_meetings((meeting(BESSHO, symbol=symbol) for symbol in symbols), workers=2)
    read = [next(reading)]
    for child in multiprocessing.active_children():
        child.kill()
    read += reading
    assert [each.symbol for _, each in read] == symbols


def test_every_statement_of_the_corpus_is_read(shared_data: Path) -> None:
    read = list(map(read_meeting, recognise(shared_data / "corpus-v5")))
    statements = [statement for each in read for statement in each.statements]
    assert len(statements) == 1451
    assert all(statement.paragraphs for statement in statements)
    kinds = {problem.kind for each in read for problem in each.problems}
    assert "parser-failed" not in kinds
    chair = {
        (each.symbol, bool(statement.country))
        for each in read
        for statement in each.statements
        if statement.capacity == CAPACITY
    }
    assert [symbol for symbol, known in chair if not known] == []
    # Of S/PV.4644 the corpus has neither a date nor a row.
    dates = {each.symbol: each.date for each in read}
    assert dates["S/PV.4644"] == datetime.date(2002, 11, 8)
