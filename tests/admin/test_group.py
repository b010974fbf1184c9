"""The migration that makes the group of curators can be taken back and run again."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

pytestmark = pytest.mark.django_db


def migrate_to(name: str) -> None:
    MigrationExecutor(connection).migrate([("statements", name)])


def test_the_group_goes_and_comes_back() -> None:
    before = set(Group.objects.get(name="curator").permissions.values_list("codename", flat=True))
    migrate_to("0001_archive")
    assert not Group.objects.filter(name="curator").exists()
    Permission.objects.filter(content_type__app_label="statements").delete()
    ContentType.objects.clear_cache()
    migrate_to("0005_people_of_before")
    after = Group.objects.get(name="curator").permissions.values_list("codename", flat=True)
    assert set(after) == before
