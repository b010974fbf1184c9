"""Programs started by a test on an archive's home, and what is left of them."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psycopg

PROJECT = Path(__file__).resolve().parents[2]

HOLD = """
import sys
from pathlib import Path
from archive import database
print(database.use(Path(sys.argv[1])), flush=True)
"""


class Holder:
    """A process that uses the database of `home`, until it is told to end."""

    def __init__(self, home: Path, then: str = "") -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", HOLD + (then or "sys.stdin.read()"), home],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=PROJECT,
        )
        assert self.process.stdout
        self.sockets = self.process.stdout.readline().strip()
        if not self.sockets:
            self.kill()
            raise AssertionError("the database did not start")

    def ask(self, statement: str) -> Any:
        """Return the first value that `statement` gives, None where it gives none."""
        with psycopg.connect(
            host=self.sockets, dbname="archive", user="archive", autocommit=True
        ) as connection:
            cursor = connection.execute(statement.encode())
            row = cursor.fetchone() if cursor.description else None
            return row[0] if row else None

    def end(self) -> None:
        """End it in good order."""
        self.process.communicate(timeout=30)
        assert self.process.returncode == 0

    def kill(self) -> None:
        """End it as the kernel does when memory is short; nothing where it has ended."""
        self.process.kill()
        if self.process.stdin and not self.process.stdin.closed:
            self.process.communicate()


def running(home: Path, program: str = "") -> list[int]:
    """Return the processes whose command line names `home`, and `program` where given."""
    found = []
    for line in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            arguments = os.fsdecode(line.read_bytes())
        except (FileNotFoundError, ProcessLookupError):
            continue
        if f"{home}/postgres" in arguments and program in arguments:
            found.append(int(line.parent.name))
    return found


def servers(home: Path) -> list[int]:
    """Return the servers of `home`, without the children that they are just forking.

    A child may be gone before it is asked whose it is: then it has no parent.
    """
    found = running(home, "pginstall/bin/postgres\0-D")
    return [process for process in found if _parent(process) not in {None, *found}]


def _parent(process: int) -> int | None:
    try:
        status = Path(f"/proc/{process}/status").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return None
    return int(status.partition("PPid:")[2].split()[0])


def keepers(home: Path) -> list[int]:
    return running(home, "postgres/server.py\0")


def soon(condition: Callable[[], object], seconds: float = 10) -> bool:
    """Return whether `condition` comes true within `seconds`."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if condition():
            return True
        time.sleep(0.02)
    return False


def manage(
    home: Path, *arguments: str, check: bool = True, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run `manage.py` with nothing of this process's environment but what is named."""
    kept = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
    return subprocess.run(
        [sys.executable, PROJECT / "manage.py", *arguments],
        env={**kept, "ARCHIVE_HOME": str(home), **environment},
        capture_output=True,
        text=True,
        check=check,
    )
