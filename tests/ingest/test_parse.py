"""`manage.py parse`: the documented format, exit statuses, and no database."""

from __future__ import annotations

import io
import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from statements.transcripts import jsonlines
from tests.conftest import PROJECT

BESSHO = (
    "Mr. Bessho (Japan) (spoke in Japanese): I thank the troop-\ncontributors. Japan co-sponsored"
    " resolution 2295 (2016).\n\nMr. President, see S/2015/446, para. 6.\n"
)
CHAIR = "The President: I thank the representative of Japan for his statement.\n"
MANIFEST = (
    "file,meeting,date,agenda item,city,president\n"
    "one.txt,S/PV.7802,2016-11-07,Peace and security,New York,Mr. Cardi (Italy)\n"
    "two.txt,S/PV.7802,,,,\n"
)

TOLD = ["symbol", "date", "city", "president", "agenda", "kind"]
WHOLE = ["language", "opened", "closed", "seats", "invitations", "events", "votes"]
MEETING = [*TOLD, "statements", "problems", *WHOLE]
SEAT = ["country", "representative", "presiding"]
INVITATION = ["rule", "name", "country", "office"]
EVENT = ["kind", "text", "after", "paragraph", "page"]
VOTE = [
    "after",
    "paragraph",
    "page",
    "method",
    "in_favour",
    "against",
    "abstaining",
    "absent",
    "stated",
    "carried",
    "subject",
    "adopted",
]
STATEMENT = [
    "number",
    "heading",
    "speaker",
    "country",
    "organization",
    "capacity",
    "language",
    "procedural",
    "paragraphs",
    "citations",
    "repairs",
    "file",
    "pages",
]
CITATION = ["symbol", "printed", "paragraph", "start", "end", "pinpoint"]
REPAIR = ["rule", "start", "end", "before", "after"]
PROBLEM = ["kind", "file", "line", "number", "reason"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "one.txt").write_text(CHAIR)
    (tmp_path / "two.txt").write_text(BESSHO)
    (tmp_path / "manifest.csv").write_text(MANIFEST)
    return tmp_path


def parse(*paths: Path, **options: Any) -> tuple[list[dict[str, Any]], str, int]:
    """Return the objects printed, the error output and the exit status."""
    out, err, status = io.StringIO(), io.StringIO(), 0
    try:
        call_command("parse", *paths, stdout=out, stderr=err, **options)
    except SystemExit as stop:
        status = int(stop.code or 0)
    return [json.loads(line) for line in out.getvalue().splitlines()], err.getvalue(), status


def manage(*arguments: str | Path, **options: Any) -> subprocess.CompletedProcess[str]:
    # A database that is not there: opening a connection would fail.
    nowhere = {**os.environ, "DATABASE_URL": "postgres://nobody@127.0.0.1:1/nothing"}
    command = [sys.executable, PROJECT / "manage.py", *arguments]
    return subprocess.run(
        command, env=nowhere, cwd=PROJECT, text=True, check=False, capture_output=True, **options
    )


def test_a_meeting_is_one_object_with_the_documented_keys(folder: Path) -> None:
    [meeting], said, status = parse(folder)
    assert status == 0
    assert "a folder of statement files: 2 statements of 1 meeting" in said
    assert list(meeting) == MEETING
    assert {name: meeting[name] for name in [*TOLD, "problems"]} == {
        "symbol": "S/PV.7802",
        "date": "2016-11-07",
        "city": "New York",
        "president": "Mr. Cardi (Italy)",
        "agenda": "Peace and security",
        "kind": "in-person",
        "problems": [],
    }
    chair, bessho = meeting["statements"]
    assert (chair["speaker"], chair["country"]) == ("Mr. Cardi", "Italy")
    assert list(bessho) == STATEMENT
    assert {name: bessho[name] for name in STATEMENT[:8]} == {
        "number": 2,
        "heading": "Mr. Bessho (Japan) (spoke in Japanese)",
        "speaker": "Mr. Bessho",
        "country": "Japan",
        "organization": "",
        "capacity": "",
        "language": "Japanese",
        "procedural": False,
    }
    assert bessho["file"] == "two.txt"
    assert len(bessho["paragraphs"]) == 2


def test_spans_lead_to_what_they_name(folder: Path) -> None:
    [meeting], _, _ = parse(folder)
    bessho = meeting["statements"][1]
    assert [citation["symbol"] for citation in bessho["citations"]] == [
        "S/RES/2295 (2016)",
        "S/2015/446",
    ]
    for citation in bessho["citations"]:
        assert list(citation) == CITATION
        paragraph = bessho["paragraphs"][citation["paragraph"] - 1]
        assert paragraph[citation["start"] : citation["end"]] == citation["printed"]
    assert bessho["citations"][1]["pinpoint"] == "para. 6"
    assert bessho["repairs"]
    for repair in bessho["repairs"]:
        assert list(repair) == REPAIR
        assert BESSHO[repair["start"] : repair["end"]] == repair["before"]


def test_the_documentation_names_the_keys() -> None:
    documented = re.findall(r"`(\w+)`", jsonlines.__doc__ or "")
    assert set(documented) == {
        *(*MEETING, *SEAT, *INVITATION, *EVENT, *VOTE),
        *(*STATEMENT, *CITATION, *REPAIR, *PROBLEM),
    }


def test_a_whole_record_tells_more(shared_data: Path) -> None:
    [meeting], _, _ = parse(shared_data / "records" / "S_PV.3756_E.pdf")
    assert list(meeting) == MEETING
    assert (meeting["opened"], meeting["closed"]) == ("18:25", "19:30")
    for name, keys in (("seats", SEAT), ("events", EVENT), ("votes", VOTE)):
        assert all(list(each) == keys for each in meeting[name])
        assert meeting[name]
    assert meeting["votes"][0]["stated"] == [13, 1, 1]


def test_problems_of_a_meeting_are_in_it_and_others_are_told(folder: Path) -> None:
    (folder / "two.txt").write_bytes(BESSHO.replace("Japan", "C\xf4te").encode("latin-1"))
    (folder / "A_70_PV.13_E.txt").write_text("United Nations A/70/PV.13")
    [meeting], said, status = parse(folder)
    assert status == 1
    assert list(meeting["problems"][0]) == PROBLEM
    assert (meeting["problems"][0]["kind"], meeting["problems"][0]["line"]) == ("encoding", 1)
    assert "A_70_PV.13_E.txt: unsupported-format: this is a record of another organ" in said


def test_a_statement_of_an_unknown_meeting_is_parsed(tmp_path: Path) -> None:
    (tmp_path / "statement.txt").write_text(BESSHO)
    [meeting], _, status = parse(tmp_path / "statement.txt")
    assert (meeting["symbol"], meeting["date"], meeting["president"]) == ("", None, "")
    assert meeting["statements"][0]["speaker"] == "Mr. Bessho"
    assert status == 0


def test_misuse_is_status_2(tmp_path: Path) -> None:
    with pytest.raises(CommandError) as misuse:
        call_command("parse", tmp_path / "absent")
    assert misuse.value.returncode == 2


def test_no_database_is_needed(folder: Path) -> None:
    done = manage("parse", folder, "--workers", "2")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["symbol"] == "S/PV.7802"
    assert manage("parse").returncode == 2
    assert manage("parse", folder / "absent").returncode == 2


def test_a_reader_that_goes_away_is_no_error(tmp_path: Path) -> None:
    for number in range(200):
        (tmp_path / f"UNSC_2014_SPV.{number}_spch001.txt").write_text(BESSHO * 20)
    read, write = os.pipe()
    os.close(read)
    with os.fdopen(write, "w") as gone:
        done = subprocess.run(
            [sys.executable, PROJECT / "manage.py", "parse", tmp_path],
            stdout=gone,
            stderr=subprocess.PIPE,
            cwd=PROJECT,
            text=True,
            check=False,
        )
    assert done.returncode == 128 + signal.SIGPIPE
    assert "Traceback" not in done.stderr


def test_names_are_printed_as_they_are_whatever_the_locale(folder: Path) -> None:
    (folder / "two.txt").write_text(BESSHO.replace("Bessho", "Čović"), encoding="utf-8")
    ascii_only = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    done = subprocess.run(
        [sys.executable, PROJECT / "manage.py", "parse", folder],
        env=ascii_only,
        cwd=PROJECT,
        check=False,
        capture_output=True,
    )
    assert done.returncode == 0, done.stderr
    assert "Mr. Čović (Japan)".encode() in done.stdout


def test_the_corpus_is_parsed_to_its_last_statement(shared_data: Path) -> None:
    meetings, said, _ = parse(shared_data / "corpus-v6.1", workers=1)
    assert "version 6.1: 169 statements of 6 meetings" in said
    assert sum(len(meeting["statements"]) for meeting in meetings) == 169
