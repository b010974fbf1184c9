"""What is known of the meetings of the Council."""

from __future__ import annotations

import csv
import datetime
import re
from pathlib import Path

import pytest

from statements.facts import FactsError, council_meetings, resolutions
from statements.facts.meetings import load_council_meetings


def test_the_first_meeting_and_a_closed_one() -> None:
    assert council_meetings()[1].date == datetime.date(1946, 1, 17)
    assert not council_meetings()[1].closed
    assert council_meetings()[11].closed


def test_resolutions_were_adopted_at_meetings_of_their_day() -> None:
    apart = []
    for fact in resolutions().values():
        number = re.fullmatch(r"S/PV\.(\d+)", fact.meeting)
        meeting = council_meetings().get(int(number[1])) if number else None
        if meeting and meeting.date and abs((meeting.date - fact.date).days) > 7:
            apart.append(fact.number)
    assert apart == []


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        ("2,1946-01-25,public\n1,1946-01-17,public", "not in order"),
        ("1,1946-01-25,public\n2,1946-01-17,public", "before the one before it"),
        ("1,1946-01-17,secret", "not one of"),
        ("1,17 January,public", "not a date"),
    ],
)
def test_a_malformed_row_is_named(tmp_path: Path, rows: str, reason: str) -> None:
    table = tmp_path / "meetings.csv"
    table.write_text(f"number,date,record\n{rows}\n")
    with pytest.raises(FactsError, match=reason):
        load_council_meetings(table)


def test_every_number_of_the_table_of_meetings_is_there(shared_data: Path) -> None:
    with (shared_data / "facts" / "sc_meetings_1946_2022.csv").open(encoding="utf-8") as table:
        symbols = [row["meeting_record"] for row in csv.DictReader(table)]
    numbers = {int(found[1]) for symbol in symbols if (found := re.match(r"S/PV\.(\d+)", symbol))}
    assert numbers == set(council_meetings())
