"""The queue, and who took what off it."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User

from statements.curation.review import mark_reviewed, reopen, resolve
from statements.models import Label, Problem
from tests.factories import make_country

pytestmark = pytest.mark.django_db


@pytest.fixture
def problem() -> Problem:
    return Problem.objects.create(kind="unreadable-file", reason="No text.", digest="1")


def test_who_resolved_a_problem_is_kept(problem: Problem, curator: User) -> None:
    assert resolve(Problem.objects.all(), curator=curator, note=" Rescanned. ") == 1
    problem.refresh_from_db()
    assert problem.resolved_by == curator
    assert problem.resolved_at is not None
    assert problem.note == "Rescanned."
    assert not Problem.objects.open().exists()


def test_what_is_resolved_stays_whoever_resolved_it(problem: Problem, curator: User) -> None:
    resolve(Problem.objects.all(), curator=curator)
    other = User.objects.create_user("grace")
    assert resolve(Problem.objects.all(), curator=other) == 0
    problem.refresh_from_db()
    assert problem.resolved_by == curator


def test_a_reopened_problem_is_in_the_queue_and_its_history(
    problem: Problem, curator: User
) -> None:
    resolve(Problem.objects.all(), curator=curator, note="Done.")
    assert reopen(Problem.objects.all(), curator=curator) == 1
    problem.refresh_from_db()
    assert (problem.resolved_at, problem.resolved_by, problem.note) == (None, None, "Done.")
    reopened = problem.events.order_by("-pgh_id")[0]  # type: ignore[attr-defined]
    assert reopened.resolved_by_id == curator.pk
    assert reopened.pgh_context.metadata["user"] == curator.pk


def test_names_are_marked_as_reviewed(curator: User) -> None:
    Label.objects.create(printed="Japan", country=make_country())
    assert mark_reviewed(Label.objects.all(), curator=curator) == 1
    assert mark_reviewed(Label.objects.all(), curator=curator) == 0
    assert Label.objects.get().reviewed
