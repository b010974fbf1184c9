"""A small record, and a look at pages as a reader's browser gets them."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytest_django import Settings

from statements.models import Meeting
from tests.conftest import Stand

from .small_record import fill


@pytest.fixture(autouse=True)
def _files_of_its_own(settings: Settings, tmp_path: Path) -> None:
    settings.ARCHIVE_INDEX = tmp_path / "index"
    settings.STATIC_ROOT = settings.BASE_DIR / "static"


@pytest.fixture
def held(db: None) -> Meeting:
    """S/PV.7802 of a small record that has something on every kind of page."""
    return fill(1)


@pytest.fixture(scope="module")
def _standing(stand: Stand) -> Path:
    return stand(lambda: fill(1))


@pytest.fixture
def standing(db: None, _standing: Path, settings: Settings) -> Meeting:
    """What `held` is, made once for all tests of a module, which only read."""
    settings.ARCHIVE_INDEX = _standing
    return Meeting.objects.get(symbol="S/PV.7802")
