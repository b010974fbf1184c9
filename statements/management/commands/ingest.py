"""`manage.py ingest PATH…`: transcripts into the record.

Exit status: 0 nothing was lost, 1 there were problems, 2 it was called wrongly,
130 it was interrupted (what was stored stays; a second run completes it).
"""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from statements.curation.corrections import apply_corrections
from statements.ingest.progress import show_progress
from statements.ingest.run import Busy, Ingest, Options, Stopped
from statements.ingest.specimens import remove_specimens
from statements.management.readiness import make_ready
from statements.transcripts.sources.recognise import SourceError, recognise


class Command(BaseCommand):
    help = "Load transcripts: a statement file, a folder or archive of them, or a corpus."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("paths", nargs="+", type=Path, metavar="PATH")
        parser.add_argument("--dry-run", action="store_true", help="say what would change")
        parser.add_argument("--json", action="store_true", help="print the report as JSON")
        parser.add_argument("--fail-fast", action="store_true", help="stop at the first problem")
        parser.add_argument("--workers", type=int, default=0, help="processes; 0: one a core")
        parser.add_argument(
            "--remove-specimens", action="store_true", help="first delete the invented meetings"
        )

    def handle(self, *, paths: list[Path], **options: Any) -> None:
        try:
            sources = [recognise(path) for path in paths]
        except SourceError as error:
            raise CommandError(str(error), returncode=2) from error
        for source in sources:
            self.stderr.write(f"{source.path}: {source.description}")
        make_ready()
        if options["remove_specimens"] and not options["dry_run"]:
            removed = remove_specimens()
            self.stderr.write("Removed {} specimen meetings, {} statements.".format(*removed))
        how = Options(options["workers"], options["dry_run"], options["fail_fast"])
        with show_progress(sum(source.total for source in sources), sys.stderr) as progress:
            run = Ingest(sources, apply_corrections, how, progress)
            status = self._run(run)
        report = run.report
        as_json = json.dumps(report.as_dict(), ensure_ascii=False, indent=2)
        self.stdout.write(as_json if options["json"] else "\n".join(report.lines()))
        if status:
            sys.exit(status)

    def _run(self, run: Ingest) -> int:
        try:
            run()
        except Busy as error:
            raise CommandError(str(error), returncode=2) from error
        except Stopped as error:
            self.stderr.write(f"Stopped at the first problem: {error}")
        except KeyboardInterrupt:
            self.stderr.write("Interrupted. What was stored stays; run it again to finish.")
            return 130
        return 1 if run.report.problems else 0
