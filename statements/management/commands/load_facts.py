"""`manage.py load_facts`: countries, organizations, their names and Council terms."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from statements.ingest.load_facts import load_reference
from statements.management.readiness import make_tables


class Command(BaseCommand):
    help = "Load the reference facts that come with this version. Safe to repeat."

    def handle(self, **options: Any) -> None:
        make_tables()
        loaded = load_reference()
        self.stdout.write(
            "Reference facts: "
            + ", ".join(f"{number:,} {noun} new or changed" for noun, number in loaded.items())
        )
