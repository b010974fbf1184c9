"""Readers tell of errors, without a name; a curator finds what they told in the queue."""

from __future__ import annotations

import datetime

import pytest
from django.contrib.auth.models import User
from django.db.models import F
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from statements.models import Problem, Statement
from tests.factories import make_statement
from tests.pages.page import look

pytestmark = pytest.mark.django_db

FORM = "/S/PV.7802/1/report"
WRONG = "The second word should be “thank”."


@pytest.fixture
def said() -> Statement:
    return make_statement(country="Japan")


@pytest.mark.usefixtures("said")
def test_a_report_waits_in_the_queue_for_a_curator(
    client: Client, admin_client: Client, admin_user: User
) -> None:
    page = look(client, "/S/PV.7802/1")
    assert FORM in page.addresses
    answer = client.post(FORM, {"what": WRONG, "paragraph": "1", "website": ""})
    assert (answer.status_code, answer["Location"]) == (303, f"{FORM}?sent=1")
    assert not answer.cookies
    thanks = look(client, f"{FORM}?sent=1")
    assert "Thank you" in thanks.text
    assert thanks.robots == "noindex"
    queue = admin_client.get(reverse("admin:statements_problem_changelist"))
    told = queue.content.decode()
    assert f"Paragraph 1: {WRONG}" in told
    assert "reader-report" in told
    assert 'href="/S/PV.7802/1"' in told


@pytest.mark.usefixtures("said")
def test_the_form_is_whole_and_sets_no_cookie(client: Client) -> None:
    response = client.get(f"{FORM}?paragraph=2")
    assert not response.cookies
    assert response["Cache-Control"] == "public, max-age=60"
    page = look(client, f"{FORM}?paragraph=2")
    assert page.headings == ["h1"]
    assert page.inline == []
    assert 'value="2"' in page.html
    assert client.get("/S/PV.7802/99/report").status_code == 404
    assert client.get("/s/pv.7802/1/report")["Location"] == FORM


@pytest.mark.usefixtures("said")
@pytest.mark.parametrize(
    ("sent", "complaint"),
    [
        ({}, "Say what is wrong."),
        ({"what": "wrong"}, "in a few words more"),
        ({"what": "x" * 2_001}, "at most 2,000 letters"),
        ({"what": WRONG, "paragraph": "two"}, "The paragraph is a number."),
        ({"what": WRONG, "paragraph": "0"}, "from 1"),
        ({"what": "null \0 character"}, "Null characters"),
    ],
)
def test_what_makes_no_sense_is_told_and_kept_in_the_form(
    client: Client, sent: dict[str, str], complaint: str
) -> None:
    answer = client.post(FORM, sent)
    assert answer.status_code == 400
    assert complaint in answer.content.decode()
    assert not Problem.objects.exists()


@pytest.mark.usefixtures("said")
def test_what_machines_send_is_not_kept(client: Client) -> None:
    trapped = client.post(FORM, {"what": WRONG, "website": "https://spam.example"})
    assert trapped.status_code == 303
    for headers in ({"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://spam.example"}):
        assert client.post(FORM, {"what": WRONG}, headers=headers).status_code == 403
    assert not Problem.objects.exists()


@pytest.mark.usefixtures("said")
def test_reports_are_bounded_and_the_same_is_one(client: Client, settings: Settings) -> None:
    settings.REPORT_LIMITS, settings.REPORTS_WAITING = [(2, 60)], 3

    def send(number: int) -> int:
        return client.post(FORM, {"what": f"{WRONG} {number}"}).status_code

    assert [send(1), send(1), send(2), send(3)] == [303, 303, 303, 503]
    Problem.objects.update(found_at=F("found_at") - datetime.timedelta(minutes=2))
    assert [send(3), send(4)] == [303, 503]
    assert client.post(FORM, {"what": f"{WRONG} 5"})["Retry-After"] == "86400"
    Problem.objects.filter(reason__endswith="1").update(resolved_at=F("found_at"))
    assert send(4) == 303


@pytest.mark.usefixtures("said")
def test_hostile_words_are_shown_as_words(client: Client, admin_client: Client) -> None:
    hostile = '"></textarea><script>alert(1)</script>'
    again = client.post(FORM, {"what": hostile, "paragraph": hostile}).content.decode()
    assert "<script>alert" not in again
    assert client.post(FORM, {"what": hostile}).status_code == 303
    queue = admin_client.get(reverse("admin:statements_problem_changelist")).content.decode()
    assert "<script>alert" not in queue
