"""What the program calls kinds of problems and rules of repair, every reader gets in words."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache

from django.conf import settings

from statements.transcripts.restoration.edits import LAYOUT
from statements.writing.slug_labels import PROBLEM_KINDS, REPAIR_KINDS

SLUG = re.compile(r"[a-z]+(-[a-z]+)*")
REPORTING = {"ReadingProblem", "report", "note"}


@cache
def modules() -> tuple[ast.Module, ...]:
    folders = ("transcripts", "ingest", "curation")
    files = (
        file for one in folders for file in (settings.BASE_DIR / "statements" / one).rglob("*.py")
    )
    return tuple(ast.parse(file.read_text()) for file in sorted(files))


@cache
def constants() -> dict[str, str]:
    """The texts that a module names: `GLUED = "glued-words"`, and those named in pairs."""
    found: dict[str, str] = {}
    for assigned in (node for tree in modules() for node in tree.body):
        if isinstance(assigned, ast.Assign) and isinstance(assigned.targets[0], ast.Tuple):
            pairs = zip(assigned.targets[0].elts, getattr(assigned.value, "elts", ()), strict=False)
        elif isinstance(assigned, ast.Assign):
            pairs = zip(assigned.targets, [assigned.value], strict=True)
        else:
            continue
        for name, value in pairs:
            if isinstance(name, ast.Name) and isinstance(text := _text(value), str):
                found[name.id] = text
    return found


def _text(node: ast.expr) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def named(node: ast.expr) -> Iterator[str]:
    """Yield the slug that an argument is or names."""
    text = _text(node) or (constants().get(node.id, "") if isinstance(node, ast.Name) else "")
    if SLUG.fullmatch(text):
        yield text


def problems() -> Iterator[str]:
    """Yield the kinds: what problems are made of, or a slug beside the reason of one."""
    for node in (node for tree in modules() for node in ast.walk(tree)):
        if isinstance(node, ast.Call) and node.args:
            called = getattr(node.func, "id", None) or getattr(node.func, "attr", "")
            if called in REPORTING:
                yield from named(node.args[0])
        elif isinstance(node, ast.Tuple) and len(node.elts) > 1:
            slug, reason = _text(node.elts[0]), node.elts[1]
            if slug and "-" in slug and SLUG.fullmatch(slug):
                told = isinstance(reason, ast.JoinedStr) or " " in (_text(reason) or "")
                yield from [slug] if told else []


def repairs() -> Iterator[str]:
    for node in (node for tree in modules() for node in ast.walk(tree)):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Edit":
            for argument in node.args[3:]:
                yield from named(argument)


def in_words(slugs: Iterator[str]) -> set[str]:
    return {slug.replace("-", " ") for slug in slugs if slug != LAYOUT}


def test_every_kind_of_problem_has_words() -> None:
    found = in_words(problems())
    assert len(found) > 40
    assert found - set(PROBLEM_KINDS) == set()


def test_every_rule_of_repair_has_words() -> None:
    found = in_words(repairs())
    assert len(found) > 10
    assert found - set(REPAIR_KINDS) == set()
