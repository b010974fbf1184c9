"""Templates can be read by people: no line is too long, and every part is used somewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.conf import settings

FOLDER = settings.BASE_DIR / "templates"
TEMPLATES = sorted(file for file in FOLDER.rglob("*") if file.suffix in {".html", ".jinja"})
LONGEST = 160


@pytest.mark.parametrize("file", TEMPLATES, ids=lambda file: str(file.relative_to(FOLDER)))
def test_no_line_is_longer_than_a_reader_can_follow(file: Path) -> None:
    lines = enumerate(file.read_text().splitlines(), start=1)
    assert [(at, line) for at, line in lines if len(line) > LONGEST] == []


def test_every_part_is_used() -> None:
    used = {
        name
        for file in TEMPLATES
        for name in re.findall(r'["\']([\w/]+\.(?:html|jinja))["\']', file.read_text())
    }
    parts = {str(file.relative_to(FOLDER)) for file in TEMPLATES if file.parent.name == "parts"}
    assert parts - used == set()
