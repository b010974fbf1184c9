"""Whole records, their votes and their versions in other languages, into the record."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from statements.ingest.report import Fate, Report
from statements.ingest.run import Ingest, Options
from statements.models import (
    Ballot,
    Citation,
    Direction,
    Invitation,
    LanguageVersion,
    Meeting,
    Seat,
    Statement,
    Vote,
)
from statements.transcripts.record_files import parse_record_name
from statements.transcripts.records import Format
from statements.transcripts.sources.recognise import recognise

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reference")]


def _ingest(*paths: Path) -> Report:
    sources = [recognise(path) for path in paths]
    return Ingest(sources, lambda meeting: None, Options(workers=1))()


@pytest.mark.parametrize(
    ("name", "symbol", "form", "language"),
    [
        ("S_PV.8704_E.txt", "S/PV.8704", Format.RECORD_TEXT, "en"),
        ("S_PV.8706(Resumption1)_E.pdf", "S/PV.8706 (Resumption 1)", Format.RECORD_PDF, "en"),
        ("S_PV.9642.fr.txt", "S/PV.9642", Format.RECORD_TEXT, "fr"),
        ("S_PV.9642_R.pdf", "S/PV.9642", Format.RECORD_PDF, "ru"),
        ("S_2020_254.txt", "S/2020/254", Format.LETTER, ""),
    ],
)
def test_the_name_of_a_file_tells_what_it_holds(
    name: str, symbol: str, form: Format, language: str
) -> None:
    found = parse_record_name(name)
    assert found is not None
    assert (found.symbol, found.format, found.language) == (symbol, form, language)


@pytest.mark.parametrize("name", ["A_70_PV.13_E.txt", "notes.txt", "S_PV.txt", "spch001.txt"])
def test_other_names_tell_nothing(name: str) -> None:
    assert parse_record_name(name) is None


def test_a_vote_is_stored_with_who_voted_how(shared_data: Path) -> None:
    _ingest(shared_data / "records" / "S_PV.3756_E.pdf")
    vote = Vote.objects.get()
    assert (vote.in_favour, vote.against, vote.abstaining, vote.carried) == (13, 1, 1, False)
    assert list(
        Ballot.objects.filter(choice=Ballot.Choice.AGAINST).values_list("country__slug", flat=True)
    ) == ["united-states"]
    assert vote.ballots.count() == 15


def test_the_cover_fills_the_meeting(shared_data: Path) -> None:
    _ingest(shared_data / "records" / "S_PV.8704_E.pdf")
    meeting = Meeting.objects.get()
    assert (meeting.symbol, meeting.city) == ("S/PV.8704", "New York")
    assert (meeting.opened, meeting.closed) == (datetime.time(10, 5), datetime.time(11, 45))
    assert meeting.year_of_council == "Seventy-fifth year"
    assert Seat.objects.filter(presiding=True).get().country.slug == "viet-nam"
    assert Seat.objects.count() == 15


def test_pages_of_the_record_are_kept_for_each_paragraph(shared_data: Path) -> None:
    _ingest(shared_data / "records" / "S_PV.8704_E.pdf")
    for statement in Statement.objects.all():
        assert len(statement.pages) == len(statement.paragraphs)
        assert statement.pages == sorted(statement.pages)
        assert min(statement.pages) >= 2


def test_a_briefer_speaks_in_the_office_of_the_invitation(shared_data: Path) -> None:
    _ingest(shared_data / "records" / "S_PV.8704_E.pdf")
    statement = Statement.objects.get(speaker__name="Mr. Griffiths")
    assert statement.capacity == "Special Envoy of the Secretary-General for Yemen"
    assert Invitation.objects.filter(rule=39).count() == 2


def test_a_second_run_changes_nothing(shared_data: Path) -> None:
    record = shared_data / "records" / "S_PV.8700_E.pdf"
    _ingest(record)
    kept = [list(model.objects.order_by("pk").values()) for model in (Vote, Ballot, Direction)]
    report = _ingest(record)
    assert report.counts["statements", Fate.UNCHANGED] == Statement.objects.count()
    assert [
        list(model.objects.order_by("pk").values()) for model in (Vote, Ballot, Direction)
    ] == kept


def test_the_official_file_goes_before_the_corpus(shared_data: Path, tmp_path: Path) -> None:
    _ingest(shared_data / "records" / "S_PV.8704_E.pdf")
    keys = set(Statement.objects.values_list("pk", flat=True))
    before = list(Statement.objects.order_by("number").values_list("paragraphs", flat=True))
    for file in (shared_data / "corpus-v5" / "speeches").glob("UNSC_2020_SPV.8704_*.txt"):
        (tmp_path / file.name).write_bytes(file.read_bytes())
    report = _ingest(tmp_path)
    assert report.counts["statements", Fate.UNCHANGED] == len(keys)
    assert set(Statement.objects.values_list("pk", flat=True)) == keys
    assert list(Statement.objects.order_by("number").values_list("paragraphs", flat=True)) == before


def test_the_official_file_improves_the_corpus_and_keeps_addresses(
    shared_data: Path, tmp_path: Path
) -> None:
    for file in (shared_data / "corpus-v5" / "speeches").glob("UNSC_2020_SPV.8704_*.txt"):
        (tmp_path / file.name).write_bytes(file.read_bytes())
    _ingest(tmp_path)
    keys = dict(Statement.objects.values_list("number", "pk"))
    _ingest(shared_data / "records" / "S_PV.8704_E.pdf")
    assert dict(Statement.objects.values_list("number", "pk")) == keys
    assert all(Statement.objects.values_list("pages", flat=True))


def test_versions_in_other_languages_are_matched_turn_by_turn(shared_data: Path) -> None:
    _ingest(shared_data / "records" / "languages")
    for meeting in Meeting.objects.all():
        for statement in meeting.statements.all():
            assert set(statement.versions.values_list("language", flat=True)) == {
                "ar",
                "es",
                "fr",
                "ru",
                "zh",
            }


def test_a_version_without_the_english_record_is_kept(shared_data: Path) -> None:
    _ingest(shared_data / "records" / "languages" / "S_PV.10054.fr.txt")
    keys = set(Statement.objects.values_list("pk", flat=True))
    assert LanguageVersion.objects.filter(language="fr").count() == len(keys)
    _ingest(shared_data / "records" / "languages" / "S_PV.10054.en.txt")
    assert set(Statement.objects.values_list("pk", flat=True)) == keys
    assert not Statement.objects.filter(paragraphs=[]).exists()


def test_a_year_that_contradicts_the_resolution_is_flagged(tmp_path: Path) -> None:
    (tmp_path / "UNSC_2015_SPV.7500_spch001.txt").write_text(
        "Mr. Bessho (Japan): We recall resolutions 1325 (2015) and 2242 (2015)."
    )
    _ingest(tmp_path)
    flagged = Citation.objects.exclude(true_year=None).select_related("document").get()
    assert (flagged.document.symbol, flagged.true_year) == ("S/RES/1325 (2015)", 2000)


def test_a_broken_pdf_is_a_problem_and_the_rest_is_stored(
    shared_data: Path, tmp_path: Path
) -> None:
    (tmp_path / "S_PV.8800_E.pdf").write_bytes(b"%PDF-1.4 and nothing more")
    good = shared_data / "records" / "S_PV.8700_E.pdf"
    (tmp_path / good.name).write_bytes(good.read_bytes())
    report = _ingest(tmp_path)
    assert report.problems["unreadable-file"] == 1
    assert Meeting.objects.filter(symbol="S/PV.8700").exists()


def test_queries_do_not_grow_with_the_turns(shared_data: Path) -> None:
    counted = []
    for name in ("S_PV.8706_E.pdf", "S_PV.8706(Resumption1)_E.pdf"):  # of 32 and 63 turns
        with CaptureQueriesContext(connection) as queries:
            _ingest(shared_data / "records" / name)
        counted.append(len(queries))
    assert (
        abs(counted[0] - counted[1]) <= 5
    )  # the second finds names and the agenda item there already
