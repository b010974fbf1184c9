"""What is known of resolutions."""

from __future__ import annotations

import csv
from itertools import pairwise
from pathlib import Path

import pytest

from statements.facts import FactsError, resolution_year, resolutions
from statements.facts.resolutions import read_resolutions


def test_the_year_and_the_date_of_each_resolution_agree() -> None:
    assert all(fact.date.year == resolution_year(number) for number, fact in resolutions().items())


def test_dates_follow_numbers_but_for_the_days_of_one_week() -> None:
    facts = list(resolutions().values())
    backwards = [
        (earlier.number, later.number)
        for earlier, later in pairwise(facts)
        if (earlier.date - later.date).days > 7
    ]
    assert backwards == []


def test_the_vote_that_failed_to_be_unanimous() -> None:
    assert resolutions()[3].vote == "9-0-1"


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        ("2,1946-01-30,S/PV.5,unanimous\n1,1946-01-25,S/PV.2,", "not in order"),
        ("1,1946-01-25,S/PV.2,nearly all", "not a vote"),
        ("1,25 January,S/PV.2,", "not a date"),
    ],
)
def test_a_malformed_row_is_named(tmp_path: Path, rows: str, reason: str) -> None:
    table = tmp_path / "resolutions.csv"
    table.write_text(f"number,date,meeting,vote\n{rows}\n")
    with pytest.raises(FactsError, match=reason):
        read_resolutions(table)


def test_votes_agree_with_the_table_of_meetings(shared_data: Path) -> None:
    with (shared_data / "facts" / "sc_resolutions_from_meeting_tables.csv").open() as table:
        for row in csv.DictReader(table):
            fact = resolutions().get(int(row["resolution"]))
            if fact is not None and "-" in row["vote"]:
                assert fact.vote == row["vote"]
