"""`manage.py seed`: what a new archive comes with, once."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand

from statements.management.readiness import make_ready
from statements.models import IngestRun


class Command(BaseCommand):
    help = "Ingest the folder seeds/ into an archive that has never ingested anything."

    def handle(self, **options: Any) -> None:
        make_ready()
        finished = (IngestRun.Status.DONE, IngestRun.Status.PROBLEMS)
        if IngestRun.objects.filter(status__in=finished).exists():
            self.stdout.write("This archive has been filled before: seeds are left alone.")
            return
        call_command("ingest", settings.BASE_DIR / "seeds")
