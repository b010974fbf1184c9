"""A run of ingest: paths in, the record changed, a report out.

Reading is spread over processes; storing is done here, a meeting at a time and in the
order of the source, while the next meetings are being read. Only a few meetings are in
memory at once, however large the source is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from django.db import DataError, IntegrityError, connection, transaction
from django.utils import timezone

from statements.ingest.names.labels import Resolver
from statements.models import IngestRun
from statements.transcripts import records
from statements.transcripts.reading import read_meetings, worth_workers
from statements.transcripts.version import PARSER_VERSION

from .report import Fate, Report
from .review_queue import enqueue
from .sources import is_unchanged, stored_statements
from .store import Amend, Store

# Any number will do: it is the key of the advisory lock that lets one run in at a time.
_LOCK = 0x5C_A1


class Busy(Exception):
    """Another run of ingest is going on."""


class Stopped(Exception):
    """A problem was met and the run was asked to stop at the first one."""


class Supply(Protocol):
    """What a path holds, as `statements.transcripts.sources.recognise` gives it."""

    @property
    def path(self) -> Path: ...

    @property
    def total(self) -> int: ...

    @property
    def problems(self) -> Sequence[records.ReadingProblem]: ...

    def __iter__(self) -> Iterator[records.MeetingFiles]: ...


# Told of each meeting that is done, with the number of its statements.
MeetingProgress = Callable[[int], object]


@dataclass(frozen=True, slots=True)
class Options:
    """How to run. `workers` 0 means one for each core."""

    workers: int = 0
    dry_run: bool = False
    fail_fast: bool = False


@dataclass(slots=True)
class Ingest:
    """One run over `sources`. Call it once; the report fills as it goes."""

    sources: Sequence[Supply]
    amend: Amend
    options: Options = Options()
    progress: MeetingProgress = lambda statements: None
    report: Report = field(init=False)

    def __post_init__(self) -> None:
        self.report = Report(dry_run=self.options.dry_run)

    def __call__(self) -> Report:
        """Do it, and return the report. Raises `Busy`, and `Stopped` after `fail_fast`."""
        with ExitStack() as stack:
            stack.enter_context(_alone())
            if self.options.dry_run:
                stack.enter_context(_rolled_back())
            run = _begin(self.sources)
            try:
                self._store_all(run)
            except BaseException:
                self._end(run, IngestRun.Status.FAILED)
                raise
            done = IngestRun.Status.PROBLEMS if self.report.problems else IngestRun.Status.DONE
            self._end(run, done)
        return self.report

    def _end(self, run: IngestRun, status: IngestRun.Status) -> None:
        self.report.finish()
        run.status = status
        run.finished = timezone.now()
        run.report = self.report.as_dict()
        run.save()

    def _store_all(self, run: IngestRun) -> None:
        store = Store(Resolver(run), self.report, run, self.amend)
        self.report.suggestions += store.resolver.suggestions
        workers = self.options.workers or worth_workers(sum(s.total for s in self.sources))
        for source in self.sources:
            enqueue(run, source.problems)
            self._note(source.problems)
            with closing(read_meetings(self._changed(source), workers=workers)) as meetings:
                for files, read in meetings:
                    self._store_one(store, files, read)
                    self.progress(len(files.files))
        self.report.suggestions += store.resolver.people.finish().questions

    def _changed(self, source: Supply) -> Iterator[records.MeetingFiles]:
        """The meetings that are not stored just as they are."""
        for files in source:
            if is_unchanged(files):
                self.report.count("meetings", Fate.UNCHANGED)
                self.report.count("statements", Fate.UNCHANGED, stored_statements(files))
                self.progress(len(files.files))
            else:
                yield files

    def _store_one(
        self, store: Store, files: records.MeetingFiles, read: records.ParsedMeeting
    ) -> None:
        if not files.files or not read.symbol:
            # Every file of it became unreadable, or none is of a meeting: there is nothing to
            # store but the reasons.
            enqueue(store.run, read.problems)
            self._note(read.problems)
            return
        try:
            problems = self._save(store, files, read)
        except (DataError, IntegrityError) as error:
            store.resolver.reload()
            problems = [*read.problems, _not_stored(files, error)]
            enqueue(store.run, problems)
        self._note(problems)

    def _save(
        self, store: Store, files: records.MeetingFiles, read: records.ParsedMeeting
    ) -> list[records.ReadingProblem]:
        try:
            return store.save(files, read)
        except IntegrityError:
            # A curator may have merged or removed a name since it was read from the record.
            store.resolver.reload()
            return store.save(files, read)

    def _note(self, problems: Sequence[records.ReadingProblem]) -> None:
        for problem in problems:
            self.report.note(problem)
        if problems and self.options.fail_fast:
            raise Stopped(problems[0].reason)


def _not_stored(files: records.MeetingFiles, error: Exception) -> records.ReadingProblem:
    reason = str(error).splitlines()[0] if str(error) else type(error).__name__
    return records.ReadingProblem(
        "not-stored",
        file=files.files[0].name,
        reason=f"{files.symbol} was not stored: the database says: {reason}",
    )


@contextmanager
def _alone() -> Iterator[None]:
    """Hold the lock of ingest, which the database gives up if this process dies."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [_LOCK])
        if not cursor.fetchone()[0]:
            raise Busy("another ingest is running; wait for it to end")
    try:
        yield
    finally:
        # A connection that was lost has lost the lock with it.
        if connection.is_usable():
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [_LOCK])


@contextmanager
def _rolled_back() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def _begin(sources: Sequence[Supply]) -> IngestRun:
    # We are alone, so a run that still counts as running was killed.
    IngestRun.objects.filter(status=IngestRun.Status.RUNNING).update(status=IngestRun.Status.FAILED)
    return IngestRun.objects.create(
        paths=[str(source.path) for source in sources], parser_version=PARSER_VERSION
    )
