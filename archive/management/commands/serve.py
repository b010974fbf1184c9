"""`manage.py serve`: make the archive ready, then be its web server."""

from __future__ import annotations

import hashlib
import os
import socket
import sys
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from archive import database


class Command(BaseCommand):
    help = "Prepare the database, facts, seeds, index and static files, then serve the archive."

    def handle(self, **options: Any) -> None:
        self._refuse_taken_address()
        # Each is quick where there is nothing to do.
        self._run("migrate", verbosity=0)
        self._run("load_facts")
        self._run("seed")
        self._run("index")
        self._collect_static_files()
        host = f"[{settings.HOST}]" if ":" in settings.HOST else settings.HOST
        address = self.style.SUCCESS(f"http://{host}:{settings.PORT}")
        self.stdout.write(f"The archive is at {address} (Ctrl-C stops it)")
        self.stdout.flush()
        # A fresh program, so that its workers inherit no threads, connections or memory of
        # the preparation; only the hold on the archive's own database stays.
        database.keep_across_exec()
        os.chdir(settings.BASE_DIR)
        os.execv(sys.executable, [sys.executable, "-m", "gunicorn", *_server_options(host)])

    def _run(self, command: str, **arguments: Any) -> None:
        call_command(command, stdout=self.stdout, stderr=self.stderr, **arguments)
        self.stdout.flush()

    def _refuse_taken_address(self) -> None:
        """Say so at once, not after the preparation."""
        family = socket.AF_INET6 if ":" in settings.HOST else socket.AF_INET
        with socket.socket(family) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((settings.HOST, settings.PORT))
            except OSError as error:
                raise CommandError(
                    f"Cannot serve on {settings.HOST}:{settings.PORT} ({error.strerror}). "
                    "Choose another address with HOST and PORT."
                ) from error

    def _collect_static_files(self) -> None:
        """Collect them only where one has changed: compressing them takes seconds."""
        digest = hashlib.sha256()
        for finder in get_finders():
            for path, storage in finder.list([]):
                state = (path, storage.size(path), storage.get_modified_time(path))
                digest.update(repr(state).encode())
        collected = settings.STATIC_ROOT / ".collected"
        if collected.exists() and collected.read_text() == digest.hexdigest():
            return
        self._run("collectstatic", interactive=False, clear=True, verbosity=0)
        collected.write_text(digest.hexdigest())


def _server_options(host: str) -> list[str]:
    return [
        f"--bind={host}:{settings.PORT}",
        "--worker-class=gthread",
        f"--workers={settings.WORKERS}",
        f"--threads={settings.THREADS}",
        "--preload",
        "--keep-alive=5",
        "--graceful-timeout=2",
        "--no-control-socket",
        "--log-level=warning",
        "archive.wsgi:application",
    ]
