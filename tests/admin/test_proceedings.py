"""Votes and all else that a whole record tells, in the admin: to look at."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from statements.models import Ballot, Direction, LanguageVersion, Seat, Vote

from .conftest import Fill
from .forms import form_of

pytestmark = pytest.mark.django_db


def test_a_vote_shows_its_ballots_with_as_many_queries_for_many(
    admin_client: Client, fill: Fill
) -> None:
    fill(12)
    admin_client.get(form_of(Vote.objects.earliest("pk")))  # Django learns its content types
    counts = []
    for vote in (Vote.objects.earliest("pk"), Vote.objects.latest("pk")):
        with CaptureQueriesContext(connection) as queries:
            html = admin_client.get(form_of(vote)).content.decode()
        assert html.count("In favour</p>") == vote.ballots.count()
        counts.append(len(queries))
    assert vote.ballots.count() == 12
    assert counts[0] == counts[1]


@pytest.mark.parametrize("model", [Ballot, Direction, LanguageVersion, Seat, Vote])
def test_curators_change_nothing_that_ingest_reads(
    model: type[Vote], curator_client: Client, fill: Fill
) -> None:
    fill(1)
    row = model.objects.all()[0]
    assert 'name="_save"' not in curator_client.get(form_of(row)).content.decode()
    assert curator_client.post(form_of(row), {"method": "x"}).status_code == 403


def test_each_leads_to_its_page_on_the_site(curator_client: Client, fill: Fill) -> None:
    fill(1)
    symbol = Vote.objects.get().meeting.get_absolute_url()
    for model in (Ballot, Direction, LanguageVersion, Seat, Vote):
        html = curator_client.get(form_of(model.objects.get())).content.decode()
        assert f'href="{symbol}' in html


def test_texts_of_versions_stay_in_the_database_on_lists(admin_client: Client, fill: Fill) -> None:
    fill(1)
    with CaptureQueriesContext(connection) as queries:
        admin_client.get("/admin/statements/languageversion/")
    assert not [each for each in queries if '."printed"' in each["sql"]]
