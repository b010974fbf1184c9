"""`manage.py serve` prepares an archive, serves it, and leaves nothing behind."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from .processes import PROJECT, running, soon

pytestmark = pytest.mark.db

Serve = Callable[[], subprocess.Popen[str]]


@pytest.fixture
def port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def serve(home: Path, port: int) -> Iterator[Serve]:
    """Start `manage.py serve`, as a terminal would: a process group of its own."""
    started: list[subprocess.Popen[str]] = []
    environment = {"PATH": os.environ["PATH"], "ARCHIVE_HOME": str(home), "PORT": str(port)}

    def start() -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, PROJECT / "manage.py", "serve"],
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        started.append(process)
        return process

    yield start
    for process in started:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()


def get(port: int, path: str = "/") -> str:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=30) as response:
        return str(response.read().decode())


def answers(port: int) -> bool:
    try:
        return "<h1" in get(port)
    except OSError:
        return False


def test_serve_prepares_and_stops_all_that_it_started(serve: Serve, home: Path, port: int) -> None:
    first = serve()
    assert soon(lambda: answers(port) or first.poll() is not None, 180)
    assert "S/PV.7802" in get(port, "/search.json?q=%22asymmetric+threats%22")
    os.killpg(first.pid, signal.SIGINT)  # what Ctrl-C does
    output, _ = first.communicate(timeout=30)
    assert f"http://127.0.0.1:{port}" in output
    assert "Traceback" not in output
    assert soon(lambda: not running(home), 5)
    assert not answers(port)

    began = time.monotonic()
    second = serve()
    assert soon(lambda: answers(port) or second.poll() is not None, 60)
    assert time.monotonic() - began < 15
    second.terminate()
    output, _ = second.communicate(timeout=30)
    assert "seeds are left alone" in output
    assert soon(lambda: not running(home), 5)


def test_a_command_that_comes_before_serve_makes_the_record_ready(home: Path) -> None:
    ran = subprocess.run(
        [sys.executable, PROJECT / "manage.py", "ingest", next((PROJECT / "seeds").glob("000_*"))],
        env={"PATH": os.environ["PATH"], "ARCHIVE_HOME": str(home)},
        check=False,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert (ran.returncode, ran.stderr.count("Traceback")) == (0, 0), ran.stderr
    # There are facts too: without them Japan would be no known country, which is a problem.
    assert "statements  1 created" in ran.stdout
    assert "problem" not in ran.stdout


def test_a_taken_address_is_refused_at_once(serve: Serve, home: Path, port: int) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", port))
        taken.listen()
        process = serve()
        output, _ = process.communicate(timeout=30)
    assert process.returncode == 1
    assert f"Cannot serve on 127.0.0.1:{port}" in output
    assert "HOST and PORT" in output
    assert not (home / "postgres").exists()
