"""Invented records in exact form, one for each language, beside what is read from them.

`pytest tests/transcripts/languages --bless` writes the results anew.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from statements.transcripts.languages import read_language
from statements.transcripts.records import ParsedMeeting

GOLDEN = Path(__file__).parent / "golden"
NAMES = sorted(path.stem for path in GOLDEN.glob("*.txt"))


def read(name: str) -> ParsedMeeting:
    text = (GOLDEN / f"{name}.txt").read_text(encoding="utf-8")
    return read_language(text, symbol="S/PV.9901", language=name[:2], file=f"{name}.txt")


def _plain(meeting: ParsedMeeting) -> dict[str, Any]:
    whole = asdict(meeting)
    for statement in whole["statements"]:
        del statement["printed"], statement["file"]
        statement["citations"] = [
            f"{one['paragraph']}:{one['start']}-{one['end']} {one['printed']} = {one['symbol']}"
            f"{', ' + one['pinpoint'] if one['pinpoint'] else ''}"
            for one in statement["citations"]
        ]
        statement["repairs"] = [
            f"{one['rule']} {one['start']}-{one['end']} {one['before']!r} -> {one['after']!r}"
            for one in statement["repairs"]
        ]
    return {key: value for key, value in whole.items() if value not in ("", (), [], None)}


@pytest.mark.parametrize("name", NAMES)
def test_an_invented_record_is_read_as_before(name: str, bless: bool) -> None:
    golden = GOLDEN / f"{name}.json"
    result = json.dumps(_plain(read(name)), ensure_ascii=False, indent=1, default=str) + "\n"
    if bless:
        golden.write_text(result, encoding="utf-8")
    assert golden.read_text(encoding="utf-8") == result
