"""`manage.py remove_specimens`: take the invented meetings out of the archive."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from statements.ingest.specimens import remove_specimens
from statements.management.readiness import make_ready


class Command(BaseCommand):
    help = "Delete the specimen meetings that a new archive comes with."

    def handle(self, **options: Any) -> None:
        make_ready()
        meetings, statements = remove_specimens()
        self.stdout.write(f"Removed {meetings} specimen meetings, {statements} statements.")
