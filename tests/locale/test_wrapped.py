"""No page says anything that could not be translated."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.conf import settings
from django.template.base import Lexer, TokenType

# The admin is for curators, and English like the record.
TEMPLATES = sorted(
    file
    for file in (settings.BASE_DIR / "templates").rglob("*.*")
    if file.suffix in {".html", ".jinja"} and "admin" not in file.parts
)
PYTHON = sorted(
    file
    for folder in ("pages", "search", "templatetags")
    for file in (settings.BASE_DIR / "statements" / folder).rglob("*.py")
)

# Names of formats, of fields of a query and of sets, which are the same in every language.
NAMES = {"BibTeX", "CSL", "CSV", "JSON", "OR", "PDF", "RIS", "UTC", "XML", "English"}
QUERY = re.compile(r"\b[a-z]+:\w+|/search\?\S+")
JINJA = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
VOID = {"br", "hr", "img", "input", "link", "meta", "rect", "path"}
SAID = {"alt", "aria-label", "placeholder", "title", "aria-description"}


class Words(HTMLParser):
    """The words of a template, and of the attributes that are read out.

    Code is left out, and what is marked as being in a language: the words of the record.
    """

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._open: list[bool] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self._open.append(tag in {"code", "script", "style", "kbd"} or "lang" in dict(attrs))
        said = SAID | ({"content"} if ("name", "description") in attrs else set())
        self.found += [value for name, value in attrs if name in said and value]

    def handle_endtag(self, tag: str) -> None:
        if self._open and tag not in VOID:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        if not any(self._open):
            self.found.append(data)


def left(template: Path) -> list[str]:
    """Return the words of a template that stand in no tag of translation."""
    plain: list[str] = []
    inside = False
    text = template.read_text()
    if template.suffix == ".jinja":  # Its tags and comments may stand on several lines.
        text = JINJA.sub("", text)
    for token in Lexer(text).tokenize():
        if token.token_type is TokenType.BLOCK:
            name = token.contents.split()[0]
            inside = name == "blocktranslate" or (inside and name != "endblocktranslate")
            said = re.search(r"\bwith\b.*?\w+=(?:'|\")([A-Z][^'\"]+)", token.contents)
            plain += [f"<p>{said[1]}</p>"] if said and name == "include" else []
        elif token.token_type is TokenType.TEXT and not inside:
            plain.append(token.contents)
    words = Words()
    words.feed("".join(plain))
    words.close()
    runs = (re.findall(r"[A-Za-z]{2,}", QUERY.sub("", text)) for text in words.found)
    return [word for run in runs for word in run if word not in NAMES]


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda file: file.name)
def test_every_word_of_a_template_can_be_translated(template: Path) -> None:
    assert left(template) == []


LOGGED = {"info", "warning", "exception"}
TRANSLATED = {
    "RuntimeError",
    "gettext",
    "gettext_lazy",
    "gettext_noop",
    "ngettext",
    "ngettext_lazy",
    "_",
}


def sentences(file: Path) -> Iterator[str]:
    """Yield what reads as a sentence in a program, is no docstring and is not translated."""
    tree = ast.parse(file.read_text())
    passed: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            passed.add(id(node.value))
        called = getattr(node.func, "id", "") if isinstance(node, ast.Call) else ""
        logged = getattr(node.func, "attr", "") if isinstance(node, ast.Call) else ""
        if called in TRANSLATED or logged in LOGGED:
            passed |= {id(one) for one in ast.walk(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            text = node.value
            if id(node) not in passed and re.search(r"[a-z]{2} [a-z]+.*[.?]$", text):
                yield text


@pytest.mark.parametrize("file", PYTHON, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_every_sentence_of_the_program_can_be_translated(file: Path) -> None:
    assert list(sentences(file)) == []
