"""What readers report: errors that they saw, put into the review queue."""

from __future__ import annotations

import datetime
import hashlib

from django.db import connection, transaction
from django.utils import timezone

from statements.models import Problem, Statement

KIND = "reader-report"

A_MINUTE, WAITING = 20, 1_000
"""How many reports are taken in a minute, and how many may wait, from everybody together."""

# A number that nothing else in this database locks with.
_LOCK = 7_802_13


class TooManyReports(Exception):
    """So many reports have come that another one has to wait `seconds`."""

    def __init__(self, seconds: int) -> None:
        super().__init__(f"Too many reports: wait {seconds} seconds.")
        self.seconds = seconds


def file_report(statement: Statement, reason: str) -> None:
    """Put what a reader reports of a statement into the queue; said twice it is there once.

    Raises `TooManyReports` where enough have come of late, or wait to be looked at.
    """
    of = (KIND, statement.meeting.symbol, statement.number, reason)
    digest = hashlib.sha256(repr(of).encode()).hexdigest()
    with transaction.atomic():
        # One at a time, so that the limits hold.
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
        if Problem.objects.filter(digest=digest).exists():
            return
        _refuse_too_many()
        Problem.objects.create(
            kind=KIND,
            meeting=statement.meeting,
            number=statement.number,
            reason=reason,
            digest=digest,
        )


def _refuse_too_many() -> None:
    reports = Problem.objects.filter(kind=KIND)
    since = timezone.now() - datetime.timedelta(minutes=1)
    if reports.filter(found_at__gt=since).count() >= A_MINUTE:
        raise TooManyReports(60)
    if reports.open().count() >= WAITING:
        raise TooManyReports(24 * 60 * 60)
