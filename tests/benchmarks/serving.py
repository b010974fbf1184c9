"""The real server on loopback, and readers who ask it for pages at the same time."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import chain
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
CLIENTS = 4
_ROUNDS = 10


@contextmanager
def served(home: Path) -> Iterator[Server]:
    """Serve the archive in `home` by `manage.py serve`, and stop it again."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    kept = {name: value for name, value in os.environ.items() if name in {"PATH", "LANG"}}
    process = subprocess.Popen(
        [sys.executable, PROJECT / "manage.py", "serve"],
        env={**kept, "ARCHIVE_HOME": str(home), "PORT": str(port), "DATABASE_DURABLE": "off"},
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout is not None
        for line in process.stdout:
            if "The archive is at" in line:
                break
        server = Server(port, process.pid)
        server.wait()
        yield server
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(30)


class Server:
    """A server that answers on a port of this machine."""

    def __init__(self, port: int, process: int) -> None:
        self._port = port
        self._process = process

    def address(self, path: str) -> str:
        """Return the whole address of a page."""
        return f"http://127.0.0.1:{self._port}{path}"

    def wait(self) -> None:
        """Wait until it answers."""
        for _ in range(600):
            try:
                self.get(self.connect(), "/help")
            except OSError:
                time.sleep(0.1)
            else:
                return
        raise RuntimeError("The server does not answer.")

    def connect(self) -> http.client.HTTPConnection:
        """Return a connection of one reader, kept open from page to page."""
        return http.client.HTTPConnection("127.0.0.1", self._port, timeout=60)

    @staticmethod
    def get(connection: http.client.HTTPConnection, address: str) -> bytes:
        """Return the body of a page. Raises RuntimeError for any answer but a page."""
        connection.request("GET", address, headers={"Accept-Encoding": "gzip"})
        response = connection.getresponse()
        body = response.read()
        if response.status != http.client.OK:
            raise RuntimeError(f"{address} was answered with {response.status}")
        return body

    def alternately(
        self, pages: Mapping[str, Sequence[str]], seconds: float, clients: int
    ) -> dict[str, list[float]]:
        """Let readers ask for pages of several kinds, each kind for some seconds in all.

        In short rounds, so that what disturbs the machine disturbs all kinds. Return how many
        seconds each page took, by its kind.
        """
        for address in chain.from_iterable(pages.values()):
            self.get(self.connect(), address)
        taken: dict[str, list[float]] = {name: [] for name in pages}
        for turn in range(_ROUNDS):
            for name, addresses in pages.items():
                first = turn * len(addresses) // _ROUNDS
                turned = [*addresses[first:], *addresses[:first]]
                taken[name] += self.asked(turned, seconds / _ROUNDS, clients)
        return taken

    def asked(self, addresses: Sequence[str], seconds: float, clients: int) -> list[float]:
        """Let readers ask for these pages, in turn and without a pause, for some seconds.

        Each begins with another page. Return how long each page took.
        """
        taken: list[float] = []
        failed: list[Exception] = []
        until = time.perf_counter() + seconds

        def read(first: int) -> None:
            connection = self.connect()
            place = first
            try:
                while time.perf_counter() < until:
                    before = time.perf_counter()
                    self.get(connection, addresses[place % len(addresses)])
                    taken.append(time.perf_counter() - before)
                    place += 1
            except (OSError, RuntimeError) as error:
                failed.append(error)
            finally:
                connection.close()

        step = max(1, len(addresses) // clients)
        readers = [threading.Thread(target=read, args=(n * step,)) for n in range(clients)]
        for reader in readers:
            reader.start()
        for reader in readers:
            reader.join()
        if failed:
            raise failed[0]
        return taken

    def memory(self) -> tuple[int, int]:
        """Return the memory of its largest worker in bytes: all resident, and its own of that."""
        workers = []
        for status in Path("/proc").glob("[0-9]*/status"):
            try:
                lines = dict(line.split(":\t", 1) for line in status.read_text().splitlines())
            except (FileNotFoundError, ProcessLookupError, ValueError):
                continue
            if int(lines["PPid"]) == self._process and "VmRSS" in lines:
                workers.append((_bytes(lines["VmRSS"]), _bytes(lines["RssAnon"])))
        return max(workers)


def _bytes(kilobytes: str) -> int:
    return 1024 * int(kilobytes.split(maxsplit=1)[0])
