"""A whole run: what interrupts it, what it may not do twice, what it exits with."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from statements.ingest.report import Fate, Report
from statements.ingest.run import Busy, Ingest, Options, Stopped
from statements.models import IngestRun, Meeting, Speaker, Statement
from statements.transcripts.records import MeetingFiles
from statements.transcripts.sources.recognise import recognise

from .conftest import BESSHO, DELATTRE, MemorySource, ingest, meeting

PROJECT = Path(__file__).resolve().parents[2]
MEETINGS, STATEMENTS = 30, 20


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of statement files with a manifest."""
    rows = ["file,meeting,date,number"]
    for number in range(MEETINGS):
        for place in range(1, STATEMENTS + 1):
            name = f"{number:02}-{place:02}.txt"
            body = f"I address matter {number} in point {place}. " * 40
            (tmp_path / name).write_text(f"Mr. Bessho (Japan): {body}")
            rows.append(f"{name},S/PV.{7000 + number},2014-01-{number % 28 + 1:02},{place}")
    (tmp_path / "manifest.csv").write_text("\n".join(rows))
    return tmp_path


def _manage(*arguments: str | Path) -> subprocess.Popen[str]:
    """Start manage.py on the database of the tests."""
    chosen = connection.settings_dict
    host = connection.get_connection_params()["host"]
    url = f"postgresql://{chosen['USER']}@/{chosen['NAME']}?host={host}"
    return subprocess.Popen(
        [sys.executable, PROJECT / "manage.py", *arguments],
        env={**os.environ, "DATABASE_URL": os.environ.get("DATABASE_URL") or url},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def _wait_for_a_meeting() -> None:
    until = time.monotonic() + 60
    while not Meeting.objects.exists():
        assert time.monotonic() < until, "nothing was stored within a minute"
        time.sleep(0.005)


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("reference")
def test_a_run_that_was_killed_is_completed_by_the_next(folder: Path) -> None:
    process = _manage("ingest", folder, "--workers", "1")
    _wait_for_a_meeting()
    process.kill()
    process.communicate()
    assert Statement.objects.count() == STATEMENTS * Meeting.objects.count()
    report = Ingest([recognise(folder)], amend=lambda meeting: None)()
    assert report.statements == MEETINGS * STATEMENTS == Statement.objects.count()
    assert IngestRun.objects.filter(status=IngestRun.Status.FAILED).count() == 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("reference")
def test_reading_spread_over_processes_stores_the_same(folder: Path) -> None:
    process = _manage("ingest", folder, "--workers", "2")
    out, _ = process.communicate(timeout=120)
    assert process.returncode == 0
    assert f"{MEETINGS * STATEMENTS:,} created" in out
    assert Ingest([recognise(folder)], amend=lambda meeting: None)().counts == {
        ("meetings", Fate.UNCHANGED): MEETINGS,
        ("statements", Fate.UNCHANGED): MEETINGS * STATEMENTS,
    }


@pytest.mark.django_db
@pytest.mark.usefixtures("reference")
def test_a_failure_in_the_middle_of_a_meeting_stores_nothing_of_it() -> None:
    def fail(stored: Meeting) -> None:
        if stored.symbol == "S/PV.7803":
            raise KeyboardInterrupt

    source = MemorySource((meeting(BESSHO), meeting(DELATTRE, symbol="S/PV.7803")))
    with pytest.raises(KeyboardInterrupt):
        Ingest([source], amend=fail)()
    assert list(Meeting.objects.values_list("symbol", flat=True)) == ["S/PV.7802"]
    assert IngestRun.objects.get().status == IngestRun.Status.FAILED


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("reference")
def test_one_run_at_a_time() -> None:
    entered, leave = threading.Event(), threading.Event()

    def linger(stored: Meeting) -> None:
        entered.set()
        leave.wait(30)

    def first() -> None:
        Ingest([MemorySource((meeting(BESSHO),))], amend=linger)()
        connection.close()

    thread = threading.Thread(target=first)
    thread.start()
    try:
        assert entered.wait(30)
        with pytest.raises(Busy):
            ingest(meeting(DELATTRE))
    finally:
        leave.set()
        thread.join()


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("reference")
def test_a_speaker_removed_while_a_run_goes_on_is_made_again() -> None:
    def remove(stored: Meeting) -> None:
        if stored.symbol == "S/PV.7802":
            Statement.objects.update(speaker=None)
            Speaker.objects.all().delete()

    both = MemorySource((meeting(BESSHO), meeting(BESSHO, symbol="S/PV.7803")))
    assert not Ingest([both], amend=remove)().problems
    assert Statement.objects.filter(speaker__name="Mr. Bessho").count() == 1


@pytest.mark.django_db
@pytest.mark.usefixtures("reference")
def test_only_a_few_meetings_are_read_ahead() -> None:
    given = []

    class Watched(MemorySource):
        def __iter__(self) -> Iterator[MeetingFiles]:
            for files in self.meetings:
                given.append(files.symbol)
                yield files

    stored: list[int] = []
    many = tuple(meeting(BESSHO, symbol=f"S/PV.{7800 + n}") for n in range(12))
    Ingest([Watched(many)], amend=lambda _: stored.append(len(given) - len(stored)))()
    assert max(stored) <= 2


@pytest.mark.django_db
@pytest.mark.usefixtures("reference")
def test_fail_fast_stops_at_the_first_problem() -> None:
    odd = meeting("Ms. Roe (Institute of Tides): I thank the Council.", symbol="S/PV.7801")
    with pytest.raises(Stopped):
        ingest(odd, meeting(BESSHO), options=Options(fail_fast=True))
    assert list(Meeting.objects.values_list("symbol", flat=True)) == ["S/PV.7801"]


@pytest.mark.django_db
@pytest.mark.usefixtures("reference")
def test_exit_status_1_with_problems(tmp_path: Path) -> None:
    (tmp_path / "odd.txt").write_text("Ms. Roe (Institute of Tides): I thank the Council.")
    (tmp_path / "manifest.csv").write_text("file,meeting\nodd.txt,S/PV.7802\n")
    with pytest.raises(SystemExit) as stopped:
        call_command("ingest", tmp_path)
    assert stopped.value.code == 1


def test_exit_status_2_for_a_path_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(CommandError) as misused:
        call_command("ingest", tmp_path / "nowhere", skip_checks=True)
    assert misused.value.returncode == 2


def test_the_report_tells_the_rate() -> None:
    report = Report()
    report.count("statements", Fate.CREATED, 300)
    report.seconds = 2.0
    assert "300 statements in 2.0 s, 150 statements a second" in report.lines()[-1]


@pytest.mark.django_db
@pytest.mark.usefixtures("reference")
def test_the_corpus_is_stored_whole_and_its_second_version_adds_nothing(shared_data: Path) -> None:
    leave = Options(workers=1)
    first = Ingest([recognise(shared_data / "corpus-v5")], lambda meeting: None, leave)()
    assert first.counts["statements", Fate.CREATED] == 1451 == Statement.objects.count()
    keys = set(Statement.objects.values_list("pk", flat=True))
    Ingest([recognise(shared_data / "corpus-v6.1")], lambda meeting: None, leave)()
    assert set(Statement.objects.values_list("pk", flat=True)) == keys
