"""The rooms of the archive: every package, with the first line of its docstring."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
ROOTS = ("statements", "archive")


@dataclass(frozen=True, slots=True)
class Room:
    """One package. `path` is relative to the project, `line` empty where nothing is said."""

    path: Path
    line: str


def rooms() -> list[Room]:
    """List every package, each before those in it, in the order in which imports point down."""
    order = _layers()
    return [room for root in ROOTS for room in _rooms(Path(root), order)]


def printed_map() -> str:
    """Return the rooms as `make map` prints them: one a line, its path below the root first."""
    every = rooms()
    names = [_name(room.path) for room in every]
    width = max(map(len, names))
    return "\n".join(
        f"{name:<{width}}  {room.line}".rstrip() for name, room in zip(names, every, strict=True)
    )


def with_map(text: str) -> str:
    """Return a document with the map of today in the block that begins with the first root."""
    block = re.compile(rf"```\n{ROOTS[0]}/.*?```", re.DOTALL)
    return block.sub(lambda _: f"```\n{printed_map()}\n```", text, count=1)


def _name(path: Path) -> str:
    """Return a room as the map has it: "statements/", "  search/index/", "    grammars/"."""
    _, *inside = path.parts
    if len(inside) > 2:
        return f"    {path.name}/"
    return f"  {'/'.join(inside)}/" if inside else f"{path}/"


def _rooms(path: Path, order: dict[str, int]) -> Iterator[Room]:
    yield Room(path, _first_line(PROJECT / path / "__init__.py"))
    inside = [found.parent.relative_to(PROJECT) for found in (PROJECT / path).glob("*/__init__.py")]
    for each in sorted(inside, key=lambda room: (order.get(".".join(room.parts), 99), room)):
        yield from _rooms(each, order)


def _first_line(module: Path) -> str:
    docstring = ast.get_docstring(ast.parse(module.read_text(encoding="utf-8"))) or ""
    return docstring.partition("\n")[0]


def _layers() -> dict[str, int]:
    """Return on which layer each room is, the highest first, by the contracts of import-linter."""
    settings = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
    return {
        f"{container}.{name.strip(' ()')}": at
        for contract in settings["tool"]["importlinter"]["contracts"]
        for container in contract.get("containers", ())
        for at, layer in enumerate(contract["layers"])
        for name in layer.split("|")
    }
