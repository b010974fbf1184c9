"""A curator."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User

from .records import make_curator


@pytest.fixture
def curator(db: None) -> User:
    return make_curator()
