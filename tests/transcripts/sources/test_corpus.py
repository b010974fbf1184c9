"""The published corpus: names of files, both tables, who presided."""

from __future__ import annotations

import datetime
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statements.transcripts.records import Format, ReadingProblem, StatementMetadata
from statements.transcripts.sources.corpus import parse_name, president_of, read_tables
from statements.transcripts.tables import TableError, parse_date, read_manifest, read_tsv

COLUMNS_5 = (
    "\tspeech\tcountry\tspeaker\tparticipanttype\trole_in_un\tspv\tbasename\ttopic\tdate\tfilename"
)
COLUMNS_6 = (
    "\tfilename\tdate\tspeaker\tcountry_org\trole\tparticipanttype\ttopic\tagenda_item1"
    "\tdocument_symbol\tmeeting_symbol"
)


def row_6(
    number: int = 1,
    *,
    meeting: str = "UNSC_2020_SPV.8700",
    speaker: str = "Mr. Dang",
    country: str = "Viet Nam",
    symbol: str = "S/PV.8700",
    topic: str = "The situation in the Middle East",
    agenda: str = "",
    role: str = "",
    of_meeting: str = "S/PV.8700",
) -> str:
    name = f"{meeting}_spch{number:04}.txt"
    return (
        f"{number}\t{name}\t2020-01-10\t{speaker}\t{country}\t{role}\tMentioned\t{topic}\t{agenda}"
        f"\t{symbol}\t{of_meeting}"
    )


@pytest.mark.parametrize(
    ("name", "symbol", "number"),
    [
        ("UNSC_2014_SPV.7138_spch004.txt", "S/PV.7138", 4),
        ("UNSC_2020_SPV.8706Resumption1_spch0032.txt", "S/PV.8706 (Resumption 1)", 32),
        ("UNSC_2020_SPV.2020_254_spch001.txt", "S/2020/254", 1),
        ("UNSC_2020_SPV.2020_266_spch000.txt", "S/2020/266", 0),
    ],
)
def test_a_name_tells_the_meeting_and_the_number(name: str, symbol: str, number: int) -> None:
    named = parse_name(name)
    assert named is not None
    assert (named.symbol, named.number) == (symbol, number)


@pytest.mark.parametrize(
    "name",
    [
        "README.txt",
        "UNSC_2014_SPV.7138_spch004.txt.bak",
        "UNSC_2014_SPV.oops_spch004.txt",
        "UNSC_2014_SPV.7138_spch.txt",
        "UNSC_2014_SPV.7138_spch٤.txt",
        "S_PV.8704_E.txt",
    ],
)
def test_another_name_tells_nothing(name: str) -> None:
    assert parse_name(name) is None


@given(st.text())
def test_no_name_is_too_odd_to_be_looked_at(name: str) -> None:
    parse_name(name)
    parse_name(f"UNSC_2014_SPV.{name}_spch001.txt")


@pytest.mark.parametrize("text", ["2014-03-15", "15 March 2014", " 15 March 2014 "])
def test_both_versions_write_a_date_their_own_way(text: str) -> None:
    assert parse_date(text) == datetime.date(2014, 3, 15)


@pytest.mark.parametrize("text", ["", "NA", "31 February 2014", "15 Germinal 2014", "2014"])
def test_what_is_no_date_is_none(text: str) -> None:
    assert parse_date(text) is None


def refuse(problem: ReadingProblem) -> None:
    pytest.fail(f"a problem where there is none: {problem}")


def read(
    table: str, meta: str | None = None
) -> tuple[dict[str, dict[int, StatementMetadata]], list[str]]:
    """Return metadata by meeting and number, and the problems as kind and line."""
    problems: list[ReadingProblem] = []
    meetings = io.BytesIO(meta.encode()) if meta is not None else None
    tables = read_tables(io.BytesIO(table.encode()), meetings, problems.append)
    said = {name: meeting.statements for name, meeting in tables.meetings.items()}
    return said, [f"{problem.kind}:{problem.line}" for problem in problems]


def test_version_5_and_version_6_say_the_same_in_other_columns() -> None:
    five = "1\t2\tFrance\tMr. Araud\tMentioned\tGuest role\t7138\tUNSC_2014_SPV.7138\tU\t"
    said_5, _ = read(f"{COLUMNS_5}\n{five}15 March 2014\tUNSC_2014_SPV.7138_spch002.txt\n")
    six = row_6(
        2, meeting="UNSC_2014_SPV.7138", speaker="Mr. Araud", country="France", role="Guest role"
    )
    said_6, _ = read(f"{COLUMNS_6}\n{six}\n")
    expected = StatementMetadata("Mr. Araud", "France", "Guest role", "Mentioned")
    assert said_5["UNSC_2014_SPV.7138"][2] == said_6["UNSC_2014_SPV.7138"][2] == expected


def test_na_is_missing_and_namibia_is_not() -> None:
    table = [COLUMNS_6, row_6(1, country="NA", speaker="unknown"), row_6(2, country="Namibia")]
    said, _ = read("\n".join(table))
    one, two = said["UNSC_2020_SPV.8700"].values()
    assert (one.country, one.speaker, two.country) == ("", "", "Namibia")


def test_doubled_apostrophes_are_single_and_quotes_are_letters() -> None:
    said, problems = read(f"{COLUMNS_6}\r\n" + row_6(speaker="Mr. \"Ja''afari") + "\r\n")
    assert said["UNSC_2020_SPV.8700"][1].speaker == "Mr. \"Ja'afari"
    assert problems == []


def test_a_row_split_by_a_newline_inside_a_field_is_joined() -> None:
    split = row_6(1, agenda="Peacebuilding\n(continued)")
    said, problems = read(f"{COLUMNS_6}\n{split}\n{row_6(2)}\n")
    assert list(said["UNSC_2020_SPV.8700"]) == [1, 2]
    assert problems == []


def test_a_split_field_keeps_both_halves() -> None:
    table = b"a\tb\tc\n1\tx\ny\tz\n2\tx\r\ny\tz\r\n"
    rows = list(read_tsv(io.BytesIO(table), "t.tsv", ["a"], refuse))
    assert rows == [
        (2, {"a": "1", "b": "x y", "c": "z"}),
        (4, {"a": "2", "b": "x y", "c": "z"}),
    ]


def test_a_row_cut_short_or_too_long_costs_no_other() -> None:
    cut = "\t".join(row_6(1).split("\t")[:6])
    long = row_6(2) + "\tone\ttoo\tmany"
    said, problems = read("\n".join([COLUMNS_6, cut, row_6(3), long, row_6(4), cut]))
    assert list(said["UNSC_2020_SPV.8700"]) == [3, 4]
    assert problems == ["malformed-row:2", "malformed-row:4", "malformed-row:6"]


def test_rubbish_is_not_piled_up_into_one_row() -> None:
    said, problems = read("\n".join([COLUMNS_6, *["rubbish"] * 1000, row_6(1)]))
    assert list(said["UNSC_2020_SPV.8700"]) == [1]
    assert len(problems) == 125


def test_a_row_of_no_statement_and_a_second_row_are_problems() -> None:
    odd = row_6(1).replace("_spch0001.txt", ".pdf")
    _, problems = read("\n".join([COLUMNS_6, odd, row_6(1), row_6(1)]))
    assert problems == ["malformed-row:2", "duplicate-row:4"]


def test_bytes_that_are_not_utf_8_are_read_and_noted() -> None:
    problems: list[ReadingProblem] = []
    table = f"{COLUMNS_6}\n{row_6(country='Côte d’Ivoire')}\n".encode("cp1252")
    tables = read_tables(io.BytesIO(table), None, problems.append)
    assert tables.meetings["UNSC_2020_SPV.8700"].statements[1].country == "Côte d’Ivoire"
    assert [(problem.kind, problem.line) for problem in problems] == [("encoding", 2)]


def test_columns_of_neither_version_are_named() -> None:
    with pytest.raises(TableError, match=r"neither version.*here are filename, who"):
        read("filename\twho\nUNSC_2020_SPV.8700_spch001.txt\tMr. Dang\n")
    with pytest.raises(TableError, match="lacks the columns filename"):
        read("a\tb\n1\t2\n")


def test_the_table_of_meetings_is_believed_before_the_rows() -> None:
    problems: list[ReadingProblem] = []
    meta = "basename\tdate\ttopic\nUNSC_2020_SPV.8700\t11 January 2020\tSyria\nodd\t\t\n"
    meta += "UNSC_2020_SPV.8701\tsome day\tunknown\n"
    tables = read_tables(
        io.BytesIO(f"{COLUMNS_6}\n{row_6(1)}\n".encode()),
        io.BytesIO(meta.encode()),
        problems.append,
    )
    meeting = tables.meetings["UNSC_2020_SPV.8700"]
    assert (meeting.date, meeting.topic) == (datetime.date(2020, 1, 11), "Syria")
    assert tables.meetings["UNSC_2020_SPV.8701"].topic == ""
    assert [problem.line for problem in problems] == [3, 4]


def test_the_record_is_the_document_symbol() -> None:
    resumed = row_6(
        meeting="UNSC_2020_SPV.8723Resumption1",
        symbol="S/PV.8723 (Resumption 1)",
        of_meeting="S/PV.8723",
    )
    table = "\n".join([COLUMNS_6, resumed, row_6(symbol="NA")])
    tables = read_tables(io.BytesIO(table.encode()), None, refuse)
    assert tables.symbol("UNSC_2020_SPV.8723Resumption1") == "S/PV.8723 (Resumption 1)"
    assert tables.symbol("UNSC_2020_SPV.8700") == "S/PV.8700"


def chair(*rows: tuple[str, str]) -> tuple[str, list[str]]:
    problems: list[ReadingProblem] = []
    statements = [StatementMetadata(name, country, "", "The President") for name, country in rows]
    others = [StatementMetadata("Mr. Araud", "France", "", "Mentioned")]
    president = president_of("S/PV.1", statements + others, problems.append)
    return president, [problem.kind for problem in problems]


def test_the_president_is_who_the_rows_agree_on() -> None:
    assert chair(("Mr. Dang", "Viet Nam"), ("Mr. Dang", "Viet Nam")) == ("Mr. Dang (Viet Nam)", [])
    assert chair(
        ("Mr. Sven Jürgenson", "Estonia"), ("Sven Jürgenson", "Estonia"), ("", "Estonia")
    ) == (
        "Mr. Sven Jürgenson (Estonia)",
        [],
    )
    assert chair() == ("", [])


def test_two_persons_of_one_country_leave_the_country() -> None:
    """S/PV.8764 has one row after the other with both names; S/2020/541 has one of each."""
    assert chair(("Mr. Nebenzia/Mr. Polyanskiy", "Russian Federation"))[0] == "(Russian Federation)"
    assert chair(("Mr. de Rivière", "France"), ("Mr. Le Drian", "France"))[0] == "(France)"


def test_a_slip_of_the_table_is_passed_over_and_noted() -> None:
    """S/PV.8714 of February 2020 has the President of January in one of six rows."""
    rows = [("Mr. Pecsteen de Buytswerve", "Belgium")] * 5
    assert chair(*rows, ("Mr. Dang", "Viet Nam")) == (
        "Mr. Pecsteen de Buytswerve (Belgium)",
        ["conflicting-president"],
    )
    assert chair(*rows[:2], ("Mr. Dang", "Viet Nam")) == ("", ["conflicting-president"])


@given(st.binary())
def test_no_manifest_is_too_odd_to_be_read(content: bytes) -> None:
    problems: list[ReadingProblem] = []
    rows = list(read_manifest(b"file,meeting,number\n" + content, "manifest.csv", problems.append))
    assert all(row.file and row.meeting for row in rows)


def test_version_5_has_1416_rows_and_no_bad_one(shared_data: Path) -> None:
    folder = shared_data / "corpus-v5"
    with (folder / "speaker.tsv").open("rb") as one, (folder / "meta.tsv").open("rb") as two:
        tables = read_tables(one, two, refuse)
    assert tables.format is Format.CORPUS_5
    assert sum(len(meeting.statements) for meeting in tables.meetings.values()) == 1416


def test_version_6_has_169_rows_once_rejoined(shared_data: Path) -> None:
    folder = shared_data / "corpus-v6.1"
    with (folder / "speaker.tsv").open("rb") as one, (folder / "meta.tsv").open("rb") as two:
        tables = read_tables(one, two, refuse)
    assert tables.format is Format.CORPUS_6
    assert sum(len(meeting.statements) for meeting in tables.meetings.values()) == 169
    split = tables.meetings["UNSC_2020_SPV.8723Resumption1"].statements
    assert split[50] == StatementMetadata("Mr. Ja'afari", "Syrian Arab Republic", "", "Guest")
