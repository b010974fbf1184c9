"""Small inputs that were read wrongly, each with the right value: `cases` of the real material."""

from __future__ import annotations

from pathlib import Path

import pytest

from statements.transcripts.reading import read
from statements.transcripts.records import EventKind, MeetingKind, ParsedMeeting
from statements.transcripts.sources.recognise import SourceError, recognise


def case(shared_data: Path, name: str) -> ParsedMeeting:
    """Read the one meeting of a case."""
    [files] = recognise(shared_data / "cases" / name)
    return read(files)


def speakers(meeting: ParsedMeeting) -> list[tuple[str, str]]:
    return [(one.speaker, one.country) for one in meeting.statements]


@pytest.mark.parametrize(("name", "turns"), [("S_PV.1349.txt", 5), ("S_PV.1381.txt", 3)])
def test_turns_begin_where_no_call_to_order_is_told(
    shared_data: Path, name: str, turns: int
) -> None:
    meeting = case(shared_data, f"c03/{name}")
    assert [one.number for one in meeting.statements] == list(range(1, turns + 1))
    assert speakers(meeting)[0][1] == meeting.president_country
    assert not meeting.problems


def test_the_last_two_of_a_list_are_two_members(shared_data: Path) -> None:
    meeting = case(shared_data, "c04/S_PV.1349.txt")
    assert len(meeting.seats) == 15
    assert {"United Kingdom", "United States"} <= {seat.country for seat in meeting.seats}


def test_an_old_cover_is_no_statement(shared_data: Path) -> None:
    meeting = case(shared_data, "c05/S_PV.301.txt")
    assert (str(meeting.date), meeting.president, meeting.president_country) == (
        "1950-08-29",
        "Mr. J. Malik",
        "Soviet Union",
    )
    assert len(meeting.seats) == 11
    assert speakers(meeting) == [
        ("Mr. J. Malik", "Soviet Union"),
        ("Mahmoud Bey Fawzi", "Egypt"),
        ("Sir Benegal N. Rau", "India"),
    ]


def test_a_text_without_layout_is_taken_apart(shared_data: Path) -> None:
    meeting = case(shared_data, "c08/S_PV.9700.txt")
    sections = [event.text for event in meeting.events if event.kind is EventKind.SECTION]
    assert sections[1] == "Adoption of the agenda"
    assert [one.speaker for one in meeting.statements][3:6] == [
        "Mrs. Narváez Ojeda",
        "Mrs. Thomas-Greenfield",
        "Mr. Fu Cong",
    ]
    assert "Mr. Netanyahu: that is the name" in meeting.statements[4].paragraphs[3]
    notes = [event.text for event in meeting.events if event.kind is EventKind.NOTE]
    assert notes == ["1 See S/PV.9670."]


def test_a_communique_is_a_private_meeting_without_statements(shared_data: Path) -> None:
    meeting = case(shared_data, "c11/S_PV.9701.txt")
    assert (meeting.kind, str(meeting.date), meeting.city) == (
        MeetingKind.PRIVATE,
        "2024-08-01",
        "New York",
    )
    assert not meeting.statements
    assert {event.kind for event in meeting.events} == {EventKind.COMMUNIQUE}
    assert "Mr. Jean-Pierre Lacroix" in meeting.events[-1].text


def test_an_article_is_of_the_charter_that_the_paragraph_names(shared_data: Path) -> None:
    [said] = case(shared_data, "c16/UNSC_2020_SPV.8798_spch022.txt").statements
    assert [one.symbol for one in said.citations] == ["Charter, Article 99", "Charter, Article 41"]


def test_a_misprinted_symbol_names_the_document_that_there_is(shared_data: Path) -> None:
    [said] = case(shared_data, "c17/UNSC_2020_SPV.8756_spch017.txt").statements
    assert [(one.symbol, one.printed) for one in said.citations] == [
        ("S/PRST/2020/8", "S/2020/PRST/8"),
        ("S/PRST/2013/2", "S/2013/PRST/2"),
        ("S/PRST/2013/2", "S/PRST/2013/2"),
    ]


def test_the_mark_of_a_footnote_is_no_part_of_a_symbol(shared_data: Path) -> None:
    meeting = case(shared_data, "c18/S_PV.1856.txt")
    assert len(meeting.seats) == 15
    assert meeting.statements[2].paragraphs[1].endswith("document S/11713.")
    assert [one.symbol for one in meeting.statements[2].citations] == ["S/11713"]
    [vote] = meeting.votes
    assert vote.against == ("France", "United Kingdom", "United States")
    assert len(vote.in_favour) == 12


def test_a_record_is_known_by_its_cover_whatever_its_name(shared_data: Path) -> None:
    meeting = case(shared_data, "c19/notes.txt")
    assert (meeting.symbol, len(meeting.statements), len(meeting.seats)) == ("S/PV.9702", 2, 15)


@pytest.mark.parametrize("form", ["decomposed", "mojibake"])
def test_letters_are_composed_and_decoded_rightly(shared_data: Path, form: str) -> None:
    meeting = case(shared_data, f"c20/{form}/S_PV.9702.txt")
    assert {"Mr. Amaya Piñeros", "Ms. Pavļuta-Deslandes"} <= {
        seat.representative for seat in meeting.seats
    }
    assert [problem.kind for problem in meeting.problems] == ["mojibake"] * (form == "mojibake")


def test_a_french_list_ends_with_two_members(shared_data: Path) -> None:
    [vote] = case(shared_data, "c21/S_PV.9700.fr.txt").votes
    assert len(vote.in_favour) == 14
    assert vote.in_favour[-2:] == ("United Kingdom", "United States")


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("A_57_PV.29.txt", "a record of another organ, A/57/PV.29"),
        ("S_PV.9700_Corr.1.txt", "a corrigendum, S/PV.9700/Corr.1"),
    ],
)
def test_what_is_no_record_of_the_council_is_told(shared_data: Path, name: str, told: str) -> None:
    with pytest.raises(SourceError, match=told):
        recognise(shared_data / "cases" / "c22" / name)


@pytest.mark.parametrize(
    ("name", "kind"),
    [("S_RES_2815(2026).pdf", "unsupported-format"), ("scan.pdf", "poor-scan")],
)
def test_a_pdf_that_is_no_record_is_a_problem_and_no_meeting(
    shared_data: Path, name: str, kind: str
) -> None:
    meeting = case(shared_data, f"c01/{name}")
    assert (meeting.symbol, meeting.statements) == ("", ())
    assert [problem.kind for problem in meeting.problems] == [kind]
