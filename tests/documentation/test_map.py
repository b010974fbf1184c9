"""The map in ARCHITECTURE.md is what `make map` prints, and every room says what is in it."""

from __future__ import annotations

import subprocess

import pytest

from .rooms import PROJECT, Room, printed_map, rooms, with_map


@pytest.mark.parametrize("room", rooms(), ids=lambda room: str(room.path))
def test_every_room_says_in_a_line_what_is_in_it(room: Room) -> None:
    assert room.line.endswith("."), f"{room.path} needs a docstring of one whole line first"


def test_the_map_is_what_make_prints() -> None:
    printed = subprocess.run(
        ["make", "--silent", "map"], cwd=PROJECT, capture_output=True, text=True, check=True
    ).stdout
    assert printed == f"{printed_map()}\n"
    architecture = (PROJECT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    assert f"```\n{printed}```\n" in architecture, "run make map WITH=--write"


def test_the_map_is_put_where_the_last_one_was() -> None:
    text = "# A\n\n```\nstatements/  Old.\n```\n\n```\nurls\n```\n"
    assert with_map(text) == f"# A\n\n```\n{printed_map()}\n```\n\n```\nurls\n```\n"


def test_architecture_is_a_page() -> None:
    assert len((PROJECT / "ARCHITECTURE.md").read_text(encoding="utf-8").splitlines()) <= 130


def test_rooms_come_in_the_order_in_which_imports_point_down() -> None:
    order = [str(room.path) for room in rooms()]
    down = ("pages", "pages/record", "pages/web", "search", "search/index", "models", "facts")
    places = [order.index(f"statements/{name}") for name in down]
    assert places == sorted(places)
