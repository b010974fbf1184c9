"""An archive's home, and processes that use it and end with the test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from .processes import Holder

Hold = Callable[..., Holder]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def hold() -> Iterator[Hold]:
    """Start a process that uses the database of a home; see Holder."""
    holders: list[Holder] = []

    def start(home: Path, then: str = "") -> Holder:
        holders.append(Holder(home, then))
        return holders[-1]

    yield start
    for holder in holders:
        holder.kill()
