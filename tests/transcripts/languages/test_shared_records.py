"""The two real records in all official languages: the same structure six times over."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from statements.transcripts.languages import align, language_of, match, read_language
from statements.transcripts.languages.names.countries import CODES
from statements.transcripts.records import EventKind, ParsedMeeting
from tests.transcripts.printed import letters, repaired

MEETINGS = ("9642", "10054")


@cache
def _read(folder: Path, number: str, language: str) -> ParsedMeeting:
    path = folder / "records" / "languages" / f"S_PV.{number}.{language}.txt"
    text = path.read_text(encoding="utf-8")
    assert language_of(text) == language
    return read_language(text, symbol=f"S/PV.{number}", language=language, file=path.name)


@pytest.fixture(params=[(number, code) for number in MEETINGS for code in CODES], ids=str)
def pair(request: pytest.FixtureRequest, shared_data: Path) -> tuple[ParsedMeeting, ParsedMeeting]:
    number, code = request.param
    return _read(shared_data, number, code), _read(shared_data, number, "en")


def test_turns_countries_and_languages_are_those_of_the_english_record(
    pair: tuple[ParsedMeeting, ParsedMeeting],
) -> None:
    version, english = pair
    for name in ("country", "language", "capacity", "procedural"):
        ours = [getattr(statement, name) for statement in version.statements]
        assert ours == [getattr(statement, name) for statement in english.statements], name


def test_every_turn_is_matched(pair: tuple[ParsedMeeting, ParsedMeeting]) -> None:
    version, english = pair
    assert match(version, english) == [(one.number, one.number) for one in english.statements]
    assert min(found.confidence for found in align(version, english)) > 0.7


def test_votes_are_those_of_the_english_record(pair: tuple[ParsedMeeting, ParsedMeeting]) -> None:
    version, english = pair
    assert len(version.votes) == len(english.votes) == 1
    ours, theirs = version.votes[0], english.votes[0]
    assert set(ours.in_favour) == set(theirs.in_favour)
    assert len(ours.in_favour) == 15
    for name in ("against", "abstaining", "absent", "method", "subject", "adopted", "after"):
        assert getattr(ours, name) == getattr(theirs, name), name
    assert ours.stated in {theirs.stated, None}


def test_citations_are_those_of_the_english_record(
    pair: tuple[ParsedMeeting, ParsedMeeting],
) -> None:
    version, english = pair
    for one, other in zip(version.statements, english.statements, strict=True):
        ours = {citation.symbol for citation in one.citations}
        theirs = {citation.symbol for citation in other.citations}
        if version.language == "ar":
            theirs -= {"S/96/Rev.7"}  # its words are out of order
        if (version.symbol, version.language, one.number) == ("S/PV.9642", "ru", 4):
            theirs = {"S/RES/2727 (2024)"}  # a slip of the record itself
        assert ours == theirs, one.heading


def test_all_of_the_text_is_kept(pair: tuple[ParsedMeeting, ParsedMeeting]) -> None:
    for statement in pair[0].statements:
        told = letters(repaired(statement.printed, statement.repairs))
        kept = letters("".join(statement.paragraphs))
        assert told.endswith(kept)
        if pair[0].language != "ar":
            heading = letters(told.removesuffix(kept)).rstrip(":：").replace("-", "")
            assert heading == letters(statement.heading).replace("-", "")


def test_the_cover_is_read_where_there_is_one(shared_data: Path) -> None:
    for code in ("ru", "zh", "ar"):
        for number, country in zip(MEETINGS, ("Mozambique", "Sierra Leone"), strict=True):
            meeting = _read(shared_data, number, code)
            assert meeting.president_country == country
            assert len(meeting.seats) == 15
            assert {seat.country for seat in meeting.seats} == set(meeting.votes[0].in_favour)
            assert meeting.opened is not None
            assert meeting.closed is not None
            assert meeting.provisional
            assert EventKind.AGENDA_ADOPTED in {event.kind for event in meeting.events}


def test_arabic_in_the_order_of_painting_is_told(shared_data: Path) -> None:
    for number in MEETINGS:
        meeting = _read(shared_data, number, "ar")
        assert [problem.kind for problem in meeting.problems] == ["visual-order"]
        assert meeting.quality < 1
