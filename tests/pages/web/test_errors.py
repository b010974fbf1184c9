"""Errors say what happened and what to do, even when nothing else works."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import Http404, HttpResponse
from django.test import Client, RequestFactory
from django.views import defaults

from statements.models import Meeting
from tests.pages.page import Page, look

REQUEST = RequestFactory().get("/S/PV.7802")


@pytest.mark.parametrize(
    ("answer", "status"),
    [
        (lambda: defaults.bad_request(REQUEST, SuspiciousOperation("<script>")), 400),
        (lambda: defaults.permission_denied(REQUEST, PermissionDenied("<script>")), 403),
        (lambda: defaults.page_not_found(REQUEST, Http404("<script>")), 404),
        (lambda: defaults.server_error(REQUEST), 500),
    ],
)
def test_an_error_is_a_whole_page_of_the_archive(answer: type[HttpResponse], status: int) -> None:
    response = answer()
    page = Page("/", response.content.decode())
    assert response.status_code == status
    assert page.headings == ["h1"]
    assert page.robots == "noindex"
    assert "/" in page.addresses
    assert page.inline == []
    assert page.html.count("<script") == 1


@pytest.mark.django_db
def test_a_page_that_fails_is_answered_with_the_error_page(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*args: object) -> None:
        raise RuntimeError("the database is gone")

    monkeypatch.setattr(Meeting.objects, "filter", fail)
    client.raise_request_exception = False
    page = look(client, "/S/PV.7802", status=500)
    assert "Something went wrong here" in page.text
    assert "the database is gone" not in page.html
