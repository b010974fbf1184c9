"""An index of its own for every test, asked about the record before every search."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytest_django import Settings

from tests.factories import make_statement

from .answers import ask


@pytest.fixture
def index(settings: Settings, tmp_path: Path) -> Path:
    """The folder of an index that is not there yet."""
    settings.ARCHIVE_INDEX = tmp_path / "index"
    settings.ARCHIVE_INDEX_INTERVAL = 0.0
    return tmp_path / "index"


@pytest.fixture
def two(transactional_db: None, index: Path) -> None:
    """Two statements at S/PV.7802, committed and indexed."""
    make_statement("Peace.", country="Japan", cites=["S/RES/2295 (2016)"])
    make_statement("Peace.", speaker="Mr. Delattre", country="France")
    ask()
