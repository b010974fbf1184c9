"""`manage.py index`: bring the search index up to the record."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.template.defaultfilters import pluralize

from statements.management.readiness import make_ready
from statements.search.index import sync


class Command(BaseCommand):
    help = "Index what has changed in the record. Searching does the same by itself."

    def add_arguments(self, parser: CommandParser) -> None:
        how = parser.add_mutually_exclusive_group()
        how.add_argument("--rebuild", action="store_true", help="build the index from nothing")
        how.add_argument(
            "--check", action="store_true", help="compare index and record, exit 1 if they differ"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        make_ready()
        if options["check"]:
            drift = sync.check()
            if drift:
                raise CommandError(f"Index and record differ: {drift}")
            self.stdout.write("Index and record agree.")
            return
        work = sync.rebuild if options["rebuild"] else sync.catch_up
        written = work(self._progress if options["verbosity"] > 0 else None)
        self.stdout.write(f"{written:,} statement{pluralize(written)} indexed.")

    def _progress(self, written: int) -> None:
        if self.stdout.isatty():
            self.stdout.write(f"\r{written:,} statements", ending="")
            self.stdout.flush()
