"""`manage.py serve`: make the archive ready, then be its web server."""

from __future__ import annotations

import os
import socket
import sys
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from archive import database

# Each is quick where there is nothing to do.
PREPARATION = (
    ("migrate", {"verbosity": 0}),
    ("load_facts", {}),
    ("seed", {}),
    ("index", {}),
    ("collectstatic", {"interactive": False, "verbosity": 0}),
)


class Command(BaseCommand):
    help = "Prepare the database, facts, seeds, index and static files, then serve the archive."

    def handle(self, **options: Any) -> None:
        self._refuse_taken_address()
        for command, arguments in PREPARATION:
            call_command(command, stdout=self.stdout, stderr=self.stderr, **arguments)
        host = f"[{settings.HOST}]" if ":" in settings.HOST else settings.HOST
        address = self.style.SUCCESS(f"http://{host}:{settings.PORT}")
        self.stdout.write(f"The archive is at {address} (Ctrl-C stops it)")
        self.stdout.flush()
        # A fresh program, so that its workers inherit no threads, connections or memory of
        # the preparation; only the hold on the archive's own database stays.
        database.keep_across_exec()
        os.chdir(settings.BASE_DIR)
        os.execv(sys.executable, [sys.executable, "-m", "granian", *_server_options()])

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


def _server_options() -> list[str]:
    return [
        "--interface=wsgi",
        f"--host={settings.HOST}",
        f"--port={settings.PORT}",
        f"--workers={settings.WORKERS}",
        f"--blocking-threads={settings.THREADS}",
        "--http=1",
        "--no-ws",
        "--respawn-failed-workers",
        "--workers-kill-timeout=10",
        "--log-level=warning",
        "archive.wsgi:application",
    ]
