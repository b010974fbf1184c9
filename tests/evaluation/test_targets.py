"""The targets: what must hold on the real material, and is to hold on any other."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from . import report, statement_files, versions, whole_records
from .material import HERE, rows
from .outcomes import Figure, Measure, Outcome, Verdict, judged, same

TARGETS = {
    "turns": (0.995, 0.995),
    "heading parts": (0.99, 0.99),
    "president resolved": (0.99, 0.99),
    "affiliation of briefers": (0.99, 0.99),
    "seats (S/PV.3756)": (0.99, 0.99),
    "stage directions": (0.98, 0.98),
    "votes": (0.99, 0.99),
    "text kept, whole records": (1.0, 1.0),
    "citations": (0.99, 0.985),
    "places cited": (0.98, 0.98),
    "repairs": (0.99, 0.99),
    "headings of statement files": (0.99, 0.99),
    "speaker or delegation of written statements": (0.99, 0.99),
    "text kept, statement files": (1.0, 1.0),
    "language versions matched": (0.99, 0.99),
}


@pytest.fixture(scope="module")
def measures(shared_data: Path) -> dict[str, Measure]:
    assert shared_data.is_dir()
    found = [*whole_records.measures(), *statement_files.measures(), *versions.measures()]
    return {measure.name: measure for measure in found}


@pytest.mark.parametrize("name", TARGETS)
def test_the_target_is_met(measures: dict[str, Measure], name: str) -> None:
    measure = measures[name]
    precision, recall = TARGETS[name]
    missing = "\n".join(report.wrong([measure]))
    assert measure.outcomes
    assert measure.precision >= precision, missing
    assert measure.recall >= recall, missing


def test_enough_is_annotated_by_hand() -> None:
    citations, repairs = rows(HERE / "citations.tsv"), rows(HERE / "repairs.tsv")
    files = {row["file"] for row in citations}
    assert len(files) >= 60
    assert {file.split("_")[1] for file in files} == {"2002", "2014", "2016", "2020"}
    assert len(repairs) >= 300
    assert len(Counter(row["rule"] for row in repairs)) >= 10
    assert {row["verdict"] for row in repairs} <= {"right", "wrong"}


def test_each_thing_counts_as_often_as_it_is_there() -> None:
    outcomes = judged("x", ["a", "a", "b"], ["a", "c"])
    assert Counter(outcome.verdict for outcome in outcomes) == {
        Verdict.RIGHT: 1,
        Verdict.MISSED: 2,
        Verdict.EXTRA: 1,
    }
    measure = Measure("m", tuple(outcomes))
    assert (measure.precision, measure.recall) == (0.5, 1 / 3)
    assert Measure("m", ()).precision == 1.0


def test_a_table_and_what_a_change_gained_and_lost(tmp_path: Path) -> None:
    before = [Measure("m", (Outcome("a", Verdict.RIGHT), Outcome("x", Verdict.EXTRA)))]
    after = [Measure("m", (Outcome("a", Verdict.MISSED), same("b", 1, 1), same("c", 1, 2)))]
    report.write(tmp_path / "run.json", report.saved(before))
    lines = list(report.compared(report.read(tmp_path / "run.json"), report.saved(after)))
    assert lines == [
        "m: 2 gained, 1 lost",
        "  + now right: b",
        "  + no longer read: x",
        "  - no longer right: a",
    ]
    table = list(report.table(after, [Figure("speed", 3000.4, "a second")]))
    assert table[1].split() == ["m", "3", "1", "2", "0", "1.0000", "0.3333"]
    assert table[2].split() == ["speed", "3,000", "a", "second"]
    assert list(report.wrong(after)) == ["m, missed: a", "m, missed: c: 2 for 1"]
