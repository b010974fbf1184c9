"""What every answer carries, and what an anonymous one does not."""

from __future__ import annotations

import gzip
import re

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from archive.middleware import ContentSecurityPolicyMiddleware


def policy_of(response: HttpResponse) -> dict[str, list[str]]:
    """Return the policy sent with the answer that a view gives, by directive."""

    def view(request: HttpRequest) -> HttpResponse:
        return response

    answer = ContentSecurityPolicyMiddleware(view)(RequestFactory().get("/"))
    parts = [part.split() for part in answer.headers["Content-Security-Policy"].split(";")]
    return {directive: sources for directive, *sources in parts}


def test_nothing_is_allowed_but_what_is_named() -> None:
    assert policy_of(HttpResponse())["default-src"] == ["'none'"]


def test_nothing_inline_and_nothing_from_elsewhere_is_allowed() -> None:
    sources = {source for named in policy_of(HttpResponse()).values() for source in named}
    assert sources == {"'self'", "'none'"}


def test_an_answer_with_a_policy_of_its_own_keeps_it() -> None:
    own = HttpResponse(headers={"Content-Security-Policy": "default-src 'self'"})
    assert policy_of(own) == {"default-src": ["'self'"]}


@pytest.mark.django_db
def test_a_page_is_sent_packed_to_whoever_takes_it(client: Client) -> None:
    packed = client.get("/about", headers={"Accept-Encoding": "br, gzip"})
    assert packed["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in packed["Vary"]
    plain = client.get("/about")
    assert gzip.decompress(packed.content) == plain.content
    assert len(packed.content) < len(plain.content) / 2
    assert not plain.has_header("Content-Encoding")


@pytest.mark.django_db
def test_an_anonymous_reader_gets_no_cookie(client: Client) -> None:
    response = client.get("/")
    assert response.status_code == 200
    assert not response.cookies


@pytest.mark.django_db
def test_the_admin_keeps_to_the_policy(client: Client) -> None:
    page = client.get("/admin/login/").content.decode()
    assert "<form" in page
    assert not re.search(r"<script(?![^>]*\bsrc=)|<style\b|\sstyle=|\son\w+=", page)
