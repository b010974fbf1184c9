"""`pytest tests/transcripts --bless` writes the golden results anew."""

from __future__ import annotations

import pytest
from hypothesis import settings

# The first text read loads the list of words, which no deadline for one text allows for.
settings.register_profile("transcripts", deadline=None)
settings.load_profile("transcripts")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--bless", action="store_true", help="write golden results anew")


@pytest.fixture
def bless(request: pytest.FixtureRequest) -> bool:
    """Whether golden results are to be written instead of compared."""
    return bool(request.config.getoption("--bless", default=False))
