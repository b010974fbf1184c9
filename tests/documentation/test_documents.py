"""What the documents name is there: paths, links, functions, targets, commands."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest
from django.core.management import get_commands

from .rooms import PROJECT

DOCUMENTS = [
    *(PROJECT / name for name in ("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md")),
    *sorted((PROJECT / "docs").rglob("*.md")),
]
DECISIONS = sorted(
    path for path in (PROJECT / "docs" / "decisions").glob("*.md") if path.name != "README.md"
)
INDEX = PROJECT / "docs" / "decisions" / "README.md"

_CODE = re.compile(r"`([^`\n]+)`")
_FENCED = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\(([^)\s#]+)")
_IN = re.compile(r"`(\w+)`(?: and `(\w+)`)? in `([\w/]+\.py)`")
_FILE = re.compile(r"[\w./-]+\.(?:py|md|toml|html|css|js)")
_MAKE = re.compile(r"\bmake ([a-z]+)\b")
_MANAGE = re.compile(r"manage\.py ([a-z_]+)")
# What a run makes and a checkout does not have, or what lies beside it.
_ELSEWHERE = ("var/", "../", ".venv/")

over_documents = pytest.mark.parametrize(
    "document", DOCUMENTS, ids=lambda path: str(path.relative_to(PROJECT))
)


def paths_named(text: str) -> set[str]:
    """Return what stands in `code` and names a file or a folder of the project."""
    folders = {f"{path.name}/" for path in PROJECT.iterdir() if path.is_dir()}
    named = set()
    for code in _CODE.findall(_FENCED.sub("", text)):
        is_path = " " not in code and any(code.startswith(folder) for folder in folders)
        if (is_path or _FILE.fullmatch(code)) and not code.startswith(_ELSEWHERE):
            named.add(code)
    return named


def missing(names: set[str]) -> set[str]:
    """Return those of the paths that are not there."""
    return {name for name in names if not (PROJECT / name).exists()}


@cache
def defined(module: Path) -> frozenset[str]:
    """Return the names that a module defines, not those that it imports."""
    names = set()
    for node in ast.parse(module.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            names.add(node.name)
        targets = node.targets if isinstance(node, ast.Assign) else []
        if isinstance(node, ast.AnnAssign):
            targets = [node.target]
        names |= {target.id for target in targets if isinstance(target, ast.Name)}
    return frozenset(names)


@over_documents
def test_every_path_named_is_there(document: Path) -> None:
    assert not missing(paths_named(document.read_text(encoding="utf-8")))


def test_a_path_that_is_not_there_is_seen() -> None:
    text = "`statements/search/nowhere.py`, `statements/nowhere/`, `manage.py`, `country:japan`"
    assert missing(paths_named(text)) == {"statements/search/nowhere.py", "statements/nowhere/"}


@over_documents
def test_every_link_leads_to_a_file(document: Path) -> None:
    links = _LINK.findall(_FENCED.sub("", document.read_text(encoding="utf-8")))
    local = [link for link in links if "://" not in link]
    assert not [link for link in local if not (document.parent / link).exists()]


@over_documents
def test_every_name_is_defined_where_it_is_said_to_be(document: Path) -> None:
    said = _IN.findall(document.read_text(encoding="utf-8"))
    wrong = [
        f"{name} in {module}"
        for first, second, module in said
        for name in filter(None, (first, second))
        if name not in defined(PROJECT / module)
    ]
    assert not wrong


def test_the_table_where_do_i_names_places_in_the_code() -> None:
    text = (PROJECT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert len(_IN.findall(text)) >= 20


@over_documents
def test_every_target_and_command_exists(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    blocks = _FENCED.findall(text)
    text = "\n".join(blocks + _CODE.findall(_FENCED.sub("", text)))
    makefile = (PROJECT / "Makefile").read_text(encoding="utf-8")
    assert not set(_MAKE.findall(text)) - set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))
    assert not set(_MANAGE.findall(text)) - set(get_commands())


@pytest.mark.parametrize("decision", DECISIONS, ids=lambda path: path.stem)
def test_a_decision_is_short_and_has_a_question_and_a_day(decision: Path) -> None:
    lines = decision.read_text(encoding="utf-8").splitlines()
    assert re.fullmatch(r"# .+\?", lines[0])
    assert re.fullmatch(r"\*Decided on \d{1,2} [A-Z][a-z]+ 20\d\d\.\*", lines[2])
    assert 5 <= len(lines) <= 25


def test_the_index_lists_every_decision_once_by_its_question() -> None:
    listed = re.findall(r"^- \[(.+)\]\((.+)\)$", INDEX.read_text(encoding="utf-8"), re.MULTILINE)
    asked = {
        (path.read_text(encoding="utf-8").splitlines()[0].removeprefix("# "), path.name)
        for path in DECISIONS
    }
    assert len(listed) == len(asked)
    assert set(listed) == asked
