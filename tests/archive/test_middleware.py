"""What every answer carries, and what an anonymous one does not."""

from __future__ import annotations

import gzip
import re

import pytest
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.test import Client, RequestFactory

from archive.middleware import ContentSecurityPolicyMiddleware, QuickGZipMiddleware


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


PAGE = b"<p>Peace and security.</p>" * 100


def packed(response: HttpResponseBase, accepted: str = "br, gzip") -> HttpResponseBase:
    """Return an answer as a reader who accepts these encodings gets it."""
    request = RequestFactory().get("/", headers={"Accept-Encoding": accepted})
    return QuickGZipMiddleware(lambda _: response).process_response(request, response)


def test_a_page_is_sent_packed_to_whoever_takes_it() -> None:
    response = packed(HttpResponse(PAGE, headers={"ETag": '"seven"'}))
    assert isinstance(response, HttpResponse)
    assert gzip.decompress(response.content) == PAGE
    assert len(response.content) < len(PAGE) / 4
    assert response["Content-Length"] == str(len(response.content))
    told = response["Content-Encoding"], response["Vary"], response["ETag"]
    assert told == ("gzip", "Accept-Encoding", 'W/"seven"')


def test_how_well_a_page_packs_is_not_to_be_seen() -> None:
    lengths = {packed(HttpResponse(PAGE))["Content-Length"] for _ in range(30)}
    assert len(lengths) > 5


@pytest.mark.parametrize(
    ("response", "accepted"),
    [
        (HttpResponse(PAGE), "br"),
        (HttpResponse(b"Peace."), "gzip"),
        (HttpResponse(bytes(range(256))), "gzip"),  # which only grows
        (HttpResponse(PAGE, headers={"Content-Encoding": "br"}), "gzip"),
    ],
)
def test_what_is_not_to_be_packed_is_left(response: HttpResponse, accepted: str) -> None:
    before = response.content
    answer = packed(response, accepted)
    assert isinstance(answer, HttpResponse)
    assert answer.content == before
    assert answer.get("Content-Encoding") in {None, "br"}


def test_what_is_streamed_is_packed_as_it_comes() -> None:
    response = packed(StreamingHttpResponse([PAGE, PAGE]))
    assert isinstance(response, StreamingHttpResponse)
    assert gzip.decompress(b"".join(response)) == PAGE * 2


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
