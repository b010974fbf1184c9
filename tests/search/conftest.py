"""An index of its own for every test, asked about the record before every search."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytest_django import Settings

from statements.models import Statement

from ..factories import make_statement


@pytest.fixture
def index(settings: Settings, tmp_path: Path) -> Path:
    """The folder of an index that is not there yet."""
    settings.ARCHIVE_INDEX = tmp_path / "index"
    settings.ARCHIVE_INDEX_INTERVAL = 0.0
    return tmp_path / "index"


@pytest.fixture
def japan(db: None, index: Path) -> Statement:
    """Mr. Bessho's statement at S/PV.7802."""
    return make_statement(
        "Asymmetric threats endanger peace operations. We must act now.", country="Japan"
    )
