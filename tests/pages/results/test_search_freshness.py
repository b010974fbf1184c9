"""A curator sees her own change on the next page."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client
from pytest_django import Settings

from statements.models import Speaker
from tests.factories import make_statement


@pytest.mark.django_db(transaction=True)
def test_who_signed_in_sees_a_change_at_once(client: Client, settings: Settings) -> None:
    settings.ARCHIVE_INDEX_INTERVAL = 60.0
    make_statement(speaker="Mr. Besho", text="Asymmetric threats.")
    assert b"Mr. Besho" in client.get("/search?q=threats").content
    Speaker.objects.update(name="Mr. Bessho")
    assert b"Mr. Bessho" not in client.get("/search?q=threats").content
    client.force_login(User.objects.create(username="curator"))
    assert b"Mr. Bessho" in client.get("/search?q=threats").content
