"""What a page is made of, as a test wants to see it."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urldefrag, urljoin

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.test import Client


@dataclass
class Page(HTMLParser):
    """A page taken apart: its headings, links, ids and what is inline though it must not be."""

    address: str
    html: str
    headings: list[str] = field(default_factory=list)
    links: list[dict[str, str]] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    robots: str = ""
    canonical: str = ""
    description: str = ""
    inline: list[str] = field(default_factory=list)
    title: str = ""
    text: str = ""

    def __post_init__(self) -> None:
        super().__init__()
        self._open = ""
        self.feed(self.html)
        self.text = on_one_line(self.text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        has = {name: value or "" for name, value in attrs}
        self._open = tag
        if tag in {"h1", "h2", "h3"}:
            self.headings.append(tag)
        if tag == "a" and "href" in has:
            self.links.append(has)
        if tag == "meta" and has.get("name") == "robots":
            self.robots = has["content"]
        if tag == "meta" and has.get("name") == "description":
            self.description = has["content"]
        if tag == "link" and has.get("rel") == "canonical":
            self.canonical = has["href"]
        runs = has.get("type") != "application/ld+json"
        if tag == "style" or (tag == "script" and "src" not in has and runs):
            self.inline.append(tag)
        self.inline += [name for name in has if name == "style" or name.startswith("on")]
        if "id" in has:
            self.ids.append(has["id"])

    def handle_data(self, data: str) -> None:
        if self._open == "title":
            self.title += data
        self.text += data

    def handle_endtag(self, tag: str) -> None:
        self._open = ""

    @property
    def words(self) -> str:
        """The text, its white space folded as a reader sees it."""
        return " ".join(self.text.split())

    @property
    def inside(self) -> list[dict[str, str]]:
        """The links that lead to a page of the archive."""
        return [link for link in self.links if self._whole(link).startswith("/")]

    @property
    def addresses(self) -> list[str]:
        """Where the links inside the archive lead, whole, without their fragments."""
        return [self._whole(link) for link in self.inside]

    def _whole(self, link: dict[str, str]) -> str:
        return urldefrag(urljoin(self.address, link["href"])).url


def on_one_line(text: str) -> str:
    """Return a text as a browser shows it: a line of a template ends in a space."""
    return re.sub(r"[ \t\n]+", " ", text)


def look(client: Client, address: str, status: int = 200) -> Page:
    """Return the page at `address`, which must answer with `status`."""
    response: HttpResponse = client.get(address)  # type: ignore[assignment]
    assert response.status_code == status, f"{address} answers {response.status_code}"
    return Page(address, response.content.decode())


def lines(response: HttpResponseBase) -> list[dict[str, str]]:
    """Return the lines of a CSV file, sent whole or piece by piece, by the names in its head."""
    assert response.status_code == 200
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    return list(csv.DictReader(io.StringIO(response.getvalue().decode())))


def rows(client: Client, address: str) -> list[dict[str, str]]:
    """Return the lines of the CSV file at `address`."""
    return lines(client.get(address))
