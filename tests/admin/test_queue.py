"""The review queue, and the sources that it is about."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from statements.models import Problem, Source, Statement

from .conftest import CONTENT, Fill
from .forms import act, form_of, send

pytestmark = pytest.mark.django_db


def test_the_queue_shows_what_is_open(curator_client: Client, curator: User) -> None:
    done, left = (
        Problem.objects.create(kind="k", reason=name, digest=name) for name in ("done", "left")
    )
    act(curator_client, "problem", "mark_as_resolved", done, note="Looked.")
    done.refresh_from_db()
    assert (done.resolved_by, done.note) == (curator, "Looked.")
    for state, reasons in (("", {"left"}), ("resolved", {"done"}), ("all", {"done", "left"})):
        page = curator_client.get(
            reverse("admin:statements_problem_changelist"), {"state": state} if state else {}
        )
        assert {row.reason for row in page.context["cl"].result_list} == reasons
    act(curator_client, "problem", "reopen_selected", done, left)
    assert Problem.objects.open().count() == 2


def test_a_problem_is_resolved_and_reopened_on_its_form(
    curator_client: Client, curator: User
) -> None:
    problem = Problem.objects.create(kind="k", reason="r", digest="1")
    send(curator_client, form_of(problem), resolved="on", note="Rescanned.")
    problem.refresh_from_db()
    assert (problem.resolved_by, problem.note) == (curator, "Rescanned.")
    assert curator_client.post(form_of(problem), {"note": "No."}).status_code == 302
    problem.refresh_from_db()
    assert (problem.resolved_at, problem.note) == (None, "No.")


def test_a_problem_links_to_what_it_is_about(curator_client: Client, statement: Statement) -> None:
    problem = Problem.objects.create(
        kind="k", reason="r", digest="1", meeting=statement.meeting, number=statement.number
    )
    page = curator_client.get(form_of(problem)).content.decode()
    assert f'href="{statement.get_absolute_url()}"' in page


def test_the_bytes_of_a_source_are_sent_as_they_were(
    client: Client, curator_client: Client, curator: User, fill: Fill
) -> None:
    fill(1)
    address = reverse("admin:statements_source_content", args=[Source.objects.get().pk])
    response = curator_client.get(address)
    assert b"".join(response.streaming_content) == CONTENT  # type: ignore[attr-defined]
    assert response["Content-Type"] == "text/plain"
    assert response["Content-Disposition"].startswith("attachment;")
    nowhere = reverse("admin:statements_source_content", args=[0])
    assert curator_client.get(nowhere).status_code == 404
    curator.groups.clear()
    client.force_login(curator)
    assert client.get(address).status_code == 403
