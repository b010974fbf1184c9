"""`manage.py parse PATH…`: what the parser reads, as JSON lines, without a database.

The format is documented in `statements.transcripts.jsonlines`. What a path holds, and
problems of no meeting, go to the error output. Exit status: 0 no problem, 1 problems,
2 it was called wrongly, 141 the reader of the output went away.
"""

from __future__ import annotations

import io
import os
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from statements.transcripts.jsonlines import as_line
from statements.transcripts.reading import read_meetings, worth_workers
from statements.transcripts.sources.recognise import SourceError, TranscriptSource, recognise


class Command(BaseCommand):
    help = "Print what the parser reads in transcripts: one JSON object a meeting."
    requires_system_checks: list[str] = []  # some of them ask a database

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("paths", nargs="+", type=Path, metavar="PATH")
        parser.add_argument("--workers", type=int, default=0, help="processes; 0: one a core")

    def handle(self, *, paths: list[Path], workers: int, **options: Any) -> None:
        try:
            sources = [recognise(path, unplaced=True) for path in paths]
        except SourceError as error:
            raise CommandError(str(error), returncode=2) from error
        if isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(encoding="utf-8")  # as JSON is, whatever the locale
        try:
            problems = sum(self._print(source, workers) for source in sources)
            self.stdout.flush()
        except BrokenPipeError:
            # What is still to be written would fail once more when the process ends.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            sys.exit(141)
        if problems:
            sys.exit(1)

    def _print(self, source: TranscriptSource, workers: int) -> int:
        """Print the meetings of a source, and return the number of problems."""
        self.stderr.write(f"{source.path}: {source.description}")
        for problem in source.problems:
            self.stderr.write(f"{problem.file}: {problem.kind}: {problem.reason}")
        problems = len(source.problems)
        for _, meeting in read_meetings(source, workers=workers or worth_workers(source.total)):
            self.stdout.write(as_line(meeting))
            problems += len(meeting.problems)
        return problems
