"""A curator."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Group, User


@pytest.fixture
def curator(db: None) -> User:
    """A user in the group of curators, who may enter the admin."""
    user = User.objects.create_user("ada", password="an archive", is_staff=True)
    user.groups.add(Group.objects.get(name="curator"))
    return user
