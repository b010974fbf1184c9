from __future__ import annotations

import dataclasses
import datetime
import json
from pathlib import Path

import pytest

from statements.transcripts.records import Format, Meeting
from statements.transcripts.whole import read_record
from tests.transcripts.papers import paper

GOLDEN = Path(__file__).parent / "golden" / "records"


def read(written: str, file: str = "record.txt", symbol: str = "") -> Meeting:
    return read_record(paper(written), file=file, format=Format.RECORD_TEXT, symbol=symbol)


def golden(name: str) -> Meeting:
    return read((GOLDEN / f"{name}.txt").read_text(encoding="utf-8"))


def plain(value: object) -> object:
    """Return a value as JSON has it; what is empty is left out, to be read more easily."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        pairs = ((each.name, getattr(value, each.name)) for each in dataclasses.fields(value))
        return {name: plain(found) for name, found in pairs if found not in ((), "", None)}
    if isinstance(value, (tuple, list)):
        return [plain(each) for each in value]
    if isinstance(value, (datetime.date, datetime.time)):
        return value.isoformat()
    return value


@pytest.mark.parametrize("source", sorted(GOLDEN.glob("*.txt")), ids=lambda source: source.stem)
def test_a_record_is_read_as_it_was_agreed(source: Path, bless: bool) -> None:
    result = plain(read(source.read_text(encoding="utf-8")))
    agreed = source.with_suffix(".json")
    if bless:
        agreed.write_text(json.dumps(result, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    assert json.loads(json.dumps(result)) == json.loads(agreed.read_text(encoding="utf-8"))
