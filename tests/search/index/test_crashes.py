"""A process that dies at any point, and several at once."""

from __future__ import annotations

import signal
import time
from pathlib import Path

import pytest

from statements.models import Statement
from statements.search.index import sync
from statements.search.index.generations import Generations
from tests.factories import make_statement
from tests.search.answers import ask, contents, find
from tests.search.processes import run, start

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _record(transactional_db: None, index: Path) -> None:
    make_statement("Peace.")
    make_statement("Peace.", speaker="Mr. Delattre", country="France")


DIE = "os.kill(os.getpid(), 9)"
DIE_BEFORE_BOOKMARK = f"""
generations.Bookmark.write = lambda *_: {DIE}
"""
DIE_BEFORE_COMMIT = f"""
read = documents.documents
def dying(frequent, ids=None):
    yield from read(frequent, ids)
    {DIE}
documents.documents = dying
"""
DIE_BEFORE_POINTER = f"""
generations.Generations.promote = lambda *_: {DIE}
"""


@pytest.mark.parametrize("death", [DIE_BEFORE_COMMIT, DIE_BEFORE_BOOKMARK])
def test_a_crash_while_keeping_up_loses_nothing(death: str) -> None:
    ask()
    Statement.objects.update(paragraphs=["War."])
    status, _ = run(death + "answer(Question(), sync.current())")
    assert (status, len(find("war")), sync.check()) == (
        -signal.SIGKILL,
        2,
        sync.Drift((), (), ()),
    )


@pytest.mark.parametrize("death", [DIE_BEFORE_COMMIT, DIE_BEFORE_BOOKMARK, DIE_BEFORE_POINTER])
def test_a_crash_while_rebuilding_leaves_the_last_index(index: Path, death: str) -> None:
    ask()
    status, _ = run(death + "sync.rebuild()")
    assert (status, len(find("peace")), Generations(index).current()) == (
        -signal.SIGKILL,
        2,
        index / "g-1",
    )


def test_after_a_crash_before_the_bookmark_nothing_is_written_twice(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ask()
    Statement.objects.update(paragraphs=["War."])
    run(DIE_BEFORE_BOOKMARK + "answer(Question(), sync.current())")
    assert sync.catch_up() == 0


def test_two_processes_that_build_at_once_build_once(index: Path) -> None:
    programs = [start("print(answer(Question('peace'), sync.current()).total)") for _ in range(2)]
    printed = [program.communicate(timeout=60)[0].strip() for program in programs]
    assert (printed, contents(index)) == (["2", "2"], ["current", "g-1", "lock"])


def test_two_processes_that_catch_up_at_once_write_once() -> None:
    ask()
    Statement.objects.update(paragraphs=["War."])
    programs = [start("print(sync.catch_up())") for _ in range(2)]
    written = [int(program.communicate(timeout=60)[0]) for program in programs]
    assert sorted(written) == [0, 2]


def test_what_another_process_has_indexed_is_seen() -> None:
    ask()
    Statement.objects.update(paragraphs=["War."])
    run("sync.catch_up()")
    assert len(find("war")) == 2


def test_what_another_process_has_rebuilt_is_seen() -> None:
    ask()
    Statement.objects.update(paragraphs=["War."])
    run("sync.rebuild()")
    assert len(find("war")) == 2


HOLD = """
with generations.Generations(sync._folder()).lock(None):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_a_search_does_not_wait_long_for_another_process() -> None:
    ask()
    holder = start(HOLD)
    assert holder.stdout is not None
    holder.stdout.readline()
    Statement.objects.update(paragraphs=["War."])
    ask()  # waits its patience, once
    started = time.monotonic()
    found = find("war")
    waited = time.monotonic() - started
    holder.communicate()
    assert (found, waited < sync.PATIENCE / 2) == ([], True)


def test_a_process_that_dies_gives_the_lock_back() -> None:
    ask()
    holder = start(HOLD)
    assert holder.stdout is not None
    holder.stdout.readline()
    holder.kill()
    holder.communicate()
    Statement.objects.update(paragraphs=["War."])
    assert len(find("war")) == 2


FORK = """
answer(Question(), sync.current())
asking = sync._replica().asking
asking.acquire()
if os.fork() == 0:
    print(answer(Question("peace"), sync.current()).total, flush=True)
    os._exit(0)
os.wait()
"""


def test_a_forked_worker_is_not_held_up_by_its_parents_locks() -> None:
    assert run("from django.db import connections\n" + FORK)[1] == "2"


IN_BACKGROUND = """
sync.INDEXED_AT_ONCE = 0
documents.CHUNK = 1
read = documents.documents
def waiting(frequent, ids=None):
    for document in read(frequent, ids):
        threading.main_thread().join()
        yield document
documents.documents = waiting
answer(Question(), sync.current())
print("answered")
"""


def test_indexing_in_the_background_stops_with_its_process() -> None:
    ask()
    Statement.objects.update(paragraphs=["War."])
    ended = run("import threading\n" + IN_BACKGROUND)
    assert (ended, len(sync.check().stale), len(find("war"))) == ((0, "answered"), 2, 2)
