"""The invented records in `seeds/`: one in every form, each read without a problem."""

from __future__ import annotations

import csv
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from django.test import Client

from statements.facts import country, members_on
from statements.ingest.report import Fate, Report
from statements.ingest.run import Ingest, Options
from statements.ingest.specimens import remove_specimens
from statements.models import LanguageVersion, Problem, Speaker, Vote
from statements.models import Meeting as Held
from statements.transcripts.languages import align
from statements.transcripts.papers.pdf import read_paper
from statements.transcripts.reading import read_source
from statements.transcripts.record_files import parse_record_name
from statements.transcripts.records import EventKind, Format, MeetingKind, ParsedMeeting
from statements.transcripts.sources.recognise import TranscriptSource, recognise
from statements.transcripts.symbols import parse
from statements.transcripts.tables import meeting_symbol

SEEDS = Path(__file__).parents[2] / "seeds"
LANGUAGES = ("fr", "es", "ru", "zh", "ar")
_LETTER = {"en": "E", "fr": "F", "es": "S", "ru": "R", "zh": "C", "ar": "A"}
VERBATIM = ("SPECIMEN_PV.13_E.txt", "SPECIMEN_PV.14_E.pdf", "SPECIMEN_PV.15_E.txt")
LETTER = "SPECIMEN_2020_1_E.txt"
RECORDS = (*VERBATIM, LETTER, *(f"SPECIMEN_PV.13_{_LETTER[code]}.txt" for code in LANGUAGES))


@cache
def seeds() -> tuple[TranscriptSource, dict[str, ParsedMeeting]]:
    """The source, and its meetings as read, by the name of their first file."""
    source = recognise(SEEDS)
    return source, {_short(files.files[0].name): read_source(files) for files in source}


def _short(name: str) -> str:
    """The name of a record alone; statement files have theirs once in every folder."""
    return name.removeprefix("records/")


def record(name: str) -> ParsedMeeting:
    return seeds()[1][name]


def test_the_folder_holds_what_its_page_says() -> None:
    source, _ = seeds()
    meetings = list(seeds()[1].values())
    forms = Counter(meeting.format for meeting in meetings)
    assert forms == {
        Format.STATEMENT_FILES: 14,
        Format.RECORD_TEXT: 7,
        Format.RECORD_PDF: 1,
        Format.LETTER: 1,
    }
    assert source.problems == ()
    assert [meeting.problems for meeting in meetings if meeting.problems] == []
    assert sum(len(m.statements) for m in meetings if m.format is Format.STATEMENT_FILES) == 169
    assert [len(record(name).statements) for name in (*VERBATIM, LETTER)] == [14, 18, 13, 7]
    assert {path.name for path in (SEEDS / "records").iterdir()} == set(RECORDS)


def test_the_manifest_has_every_statement_and_no_record() -> None:
    with (SEEDS / "manifest.csv").open(newline="", encoding="utf-8") as table:
        listed = [row["file"] for row in csv.DictReader(table)]
    there = {path.relative_to(SEEDS).as_posix() for path in SEEDS.rglob("*.txt")}
    assert len(listed) == len(set(listed))
    assert set(listed) == {name for name in there if not name.startswith("records/")}


@pytest.mark.parametrize("name", RECORDS)
def test_no_real_record_can_have_these_names(name: str) -> None:
    told = parse_record_name(name)
    assert told is not None
    assert told.symbol.startswith("SPECIMEN/")
    assert meeting_symbol(told.symbol) == record(name).symbol == told.symbol
    assert parse(told.symbol).url == ""


@pytest.mark.parametrize("name", RECORDS)
def test_every_statement_has_a_speaker_and_text(name: str) -> None:
    meeting = record(name)
    assert all(one.speaker and one.paragraphs for one in meeting.statements)
    if name in {*VERBATIM, LETTER}:
        assert all(one.country or one.organization for one in meeting.statements)


@pytest.mark.parametrize("name", [name for name in RECORDS if name != LETTER])
def test_the_members_are_those_of_that_day(name: str) -> None:
    meeting = record(name)
    assert meeting.date is not None
    assert {seat.country for seat in meeting.seats} == {
        country(slug).name for slug in members_on(meeting.date)
    }
    assert meeting.opened
    assert meeting.closed
    assert meeting.opened < meeting.closed


@pytest.mark.parametrize("name", [name for name in RECORDS if "PV.13" in name])
def test_the_vote_adds_up_in_every_language(name: str) -> None:
    [vote] = record(name).votes
    [english] = record(VERBATIM[0]).votes
    cast = (vote.in_favour, vote.against, vote.abstaining)
    assert tuple(map(len, cast)) == vote.stated == (13, 0, 2)
    assert [set(side) for side in cast] == [
        set(english.in_favour),
        set(english.against),
        set(english.abstaining),
    ]
    assert vote.after == english.after


def test_a_text_tells_all_that_a_cover_and_a_chair_tell() -> None:
    meeting = record("SPECIMEN_PV.13_E.txt")
    assert (meeting.city, meeting.year_of_council) == ("New York", "Seventy-eighth year")
    assert (meeting.president, meeting.president_country) == (
        "Mr. Al Suwaidan",
        "United Arab Emirates",
    )
    assert [(one.rule, one.name or one.country) for one in meeting.invitations] == [
        (37, "Kenya"),
        (39, "Mr. Tomasz Wielgosz"),
        (39, "Ms. Awa Sallmarche"),
    ]
    assert [one.organization for one in meeting.statements if one.organization] == [
        "World Meteorological Organization",
        "United Nations Educational, Scientific and Cultural Organization",
    ]
    assert [event.kind for event in meeting.events] == [
        EventKind.OPENED,
        EventKind.SECTION,
        EventKind.AGENDA_ADOPTED,
        EventKind.SECTION,
        EventKind.VOTE,
        EventKind.CLOSED,
    ]
    [vote] = meeting.votes
    assert (vote.subject, vote.carried) == ("SPECIMEN/2023/7", True)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_version_has_the_same_turns(language: str) -> None:
    english = record(VERBATIM[0])
    version = record(f"SPECIMEN_PV.13_{_LETTER[language]}.txt")
    assert version.language == language
    matches = align(version, english)
    assert [(match.number, match.english) for match in matches] == [
        (number, number) for number in range(1, 15)
    ]
    assert min(match.confidence for match in matches) > 0.9
    for ours, theirs in zip(version.statements, english.statements, strict=True):
        assert ours.language == theirs.language
        assert {one.symbol for one in ours.citations} == {one.symbol for one in theirs.citations}


def test_the_pdf_is_set_in_two_columns_on_three_pages() -> None:
    path = SEEDS / "records" / "SPECIMEN_PV.14_E.pdf"
    content = path.read_bytes()
    assert len(content) < 150_000
    paper = read_paper(content, file=path.name)
    assert paper.quality > 0.95
    assert not paper.disordered
    meeting = record(path.name)
    assert [one.pages[0] for one in meeting.statements] == sorted(
        one.pages[0] for one in meeting.statements
    )
    assert {page for one in meeting.statements for page in one.pages} == {2, 3}
    [vote] = meeting.votes
    assert (len(vote.in_favour), len(vote.against), len(vote.abstaining)) == vote.stated
    assert vote.stated == (10, 2, 3)
    kinds = [event.kind for event in meeting.events]
    assert EventKind.SUSPENDED in kinds
    assert EventKind.RESUMED in kinds


def test_a_record_before_1994() -> None:
    meeting = record("SPECIMEN_PV.15_E.txt")
    assert {repair.rule for one in meeting.statements for repair in one.repairs} == {
        "paragraph-number"
    }
    assert meeting.statements[2].heading == "Mr. VENKATARAGHAVAN (India)"
    assert meeting.statements[2].speaker == "Mr. Venkataraghavan"
    assert meeting.statements[4].language == "Spanish"
    cited = {one.symbol for statement in meeting.statements for one in statement.citations}
    assert {"S/15971", "S/16760", "A/37/1", "S/RES/528 (1982)"} <= cited


def test_a_letter_of_a_meeting_by_video() -> None:
    meeting = record(LETTER)
    assert meeting.kind is MeetingKind.VIDEO
    assert meeting.agenda == "Maintenance of international peace and security"
    assert [one.country or one.organization for one in meeting.statements] == [
        "Estonia",
        "International Labour Organization",
        "Belgium",
        "Indonesia",
        "Niger",
        "Saint Vincent and the Grenadines",
        "Tunisia",
    ]
    assert "SPECIMEN/2020/1" not in " ".join(
        paragraph for one in meeting.statements for paragraph in one.paragraphs
    )


def _ingest() -> Report:
    return Ingest([recognise(SEEDS)], lambda meeting: None, Options(workers=1))()


@pytest.mark.django_db
@pytest.mark.usefixtures("reference")
def test_they_are_taken_in_once_and_can_be_taken_away(client: Client) -> None:
    first = _ingest()
    assert not first.problems
    assert first.counts["statements", Fate.CREATED] == 221
    # Of one family name years apart it is asked whether it is one person's; nothing is wrong.
    assert not Problem.objects.exclude(kind="similar-speaker").exists()
    assert Held.objects.specimens().count() == 17
    assert Vote.objects.count() == 2
    assert LanguageVersion.objects.count() == 14 * len(LANGUAGES)
    video = Held.objects.get(symbol="SPECIMEN/2020/1")
    assert (video.number, video.kind, video.specimen) == (None, "video", True)

    second = _ingest()
    for kind in ("meetings", "statements", "speakers", "citations"):
        assert second.counts[kind, Fate.CREATED] == second.counts[kind, Fate.UPDATED] == 0

    for address in ("/SPECIMEN/PV.13", "/SPECIMEN/PV.14/4", "/SPECIMEN/2020/1/2"):
        assert client.get(address).status_code == 200

    assert remove_specimens() == (17, 220)
    assert [meeting.symbol for meeting in Held.objects.all()] == ["S/PV.7802"]
    assert set(Speaker.objects.values_list("name", flat=True)) == {"Mr. Bessho", "Mr. Seck"}
