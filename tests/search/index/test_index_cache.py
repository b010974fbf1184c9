"""What is found out once about an index: kept as long as that, and no longer."""

from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from threading import Barrier

import pytest

from statements.search.index import sync
from statements.search.index.index_cache import Memory
from statements.search.language.question import Question
from statements.search.language.tree import Field
from statements.search.meaning.completion import complete
from statements.search.meaning.field_meaning import field_meaning
from statements.search.meaning.index_values import facet_value_label
from statements.search.studies.vocabulary import vocabulary
from tests.factories import make_statement
from tests.search.answers import ask

MAPS = Path("/proc/self/maps")


def kept(memory: Memory, keys: str) -> str:
    """Return which of some keys something is kept by."""
    found = [(key, memory.once(key, lambda: "not kept")) for key in keys]
    return "".join(key for key, value in found if value != "not kept")


def test_a_thing_is_found_out_once_be_it_nothing() -> None:
    memory, made = Memory(), []
    for _ in range(3):
        assert memory.once("key", lambda: made.append(1)) is None
    assert made == [1]


def test_the_oldest_go_first() -> None:
    memory = Memory(2)
    for key in "abc":
        memory.once(key, lambda: "kept")
    assert kept(memory, "bc") == "bc"
    assert kept(memory, "a") == ""


def test_what_is_larger_than_all_is_not_kept_and_puts_nothing_out() -> None:
    memory = Memory(3, len)
    for key, made in (("a", "x"), ("b", "xxxx"), ("c", "xx")):
        assert memory.once(key, partial(str, made)) == made
    assert kept(memory, "ac") == "ac"
    assert kept(memory, "b") == ""


def test_what_is_forgotten_while_it_is_made_is_returned_all_the_same() -> None:
    memory = Memory(1)

    def make() -> str:
        memory.once("another", lambda: "other")
        return "made"

    assert memory.once("key", make) == "made"
    assert memory.once("another", lambda: "anew") == "anew"


def test_threads_that_make_the_same_are_given_the_same() -> None:
    memory, together = Memory(1), Barrier(2, timeout=10)

    def make() -> object:
        together.wait()
        return object()

    with ThreadPoolExecutor(2) as threads:
        first, second = (threads.submit(memory.once, "key", make) for _ in range(2))
        assert first.result() is second.result() is memory.once("key", make)


@pytest.mark.django_db
def test_a_meaning_of_very_many_values_is_not_kept(
    index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A meaning takes as much as a hundred slugs by itself.
    monkeypatch.setattr("statements.search.meaning.field_meaning._REMEMBERED", 100 + 3)
    for name in ("Mr. Aa", "Mr. Ba", "Mr. Ca", "Ms. Da"):
        make_statement("Peace.", speaker=name)
    opened = sync.current()
    one, some = (Field("speaker", (word,)) for word in ("da", "mr"))
    assert len(field_meaning(some, opened).slugs) == 3
    assert field_meaning(some, opened) is field_meaning(some, opened)
    assert field_meaning(one, opened) is field_meaning(one, opened)
    every = Field("speaker", ("mr", "ms"))
    assert len(field_meaning(every, opened).slugs) == 4
    assert field_meaning(every, opened) is not field_meaning(every, opened)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks into Linux's /proc")
@pytest.mark.usefixtures("two")
def test_an_index_that_was_replaced_is_let_go(index: Path) -> None:
    def ask_much() -> None:
        opened = sync.current()
        ask("peace speaker:mr country:japan")
        assert [*complete("ja", opened)]
        assert vocabulary(opened, Question(), 1).read == 2
        assert facet_value_label(opened, "cites", "S/RES/2295(2016)") == "S/RES/2295 (2016)"

    ask_much()
    assert f"{index}/g-1/" in MAPS.read_text()
    sync.rebuild()
    ask_much()
    assert f"{index}/g-2/" in MAPS.read_text()
    assert f"{index}/g-1/" not in MAPS.read_text()
