"""What readers report: errors that they saw, put into the review queue."""

from __future__ import annotations

import hashlib

from django.conf import settings

from statements.models import Problem, Statement
from statements.models.limits import RateLimited, one_at_a_time, refuse_too_many

KIND = "reader-report"
_A_DAY = 24 * 60 * 60

# A number that nothing else in this database locks with.
_LOCK = 7_802_13


def file_report(statement: Statement, reason: str) -> None:
    """Put what a reader reports of a statement into the queue; said twice it is there once.

    Raises `RateLimited` where as many have come of late as `REPORT_LIMITS` allows, or
    `REPORTS_WAITING` wait to be looked at.
    """
    of = (KIND, statement.meeting.symbol, statement.number, reason)
    digest = hashlib.sha256(repr(of).encode()).hexdigest()
    with one_at_a_time(_LOCK):
        if Problem.objects.filter(digest=digest).exists():
            return
        reports = Problem.objects.filter(kind=KIND)
        refuse_too_many(reports, "found_at", settings.REPORT_LIMITS)
        if reports.open().count() >= settings.REPORTS_WAITING:
            raise RateLimited(_A_DAY)
        Problem.objects.create(
            kind=KIND,
            meeting=statement.meeting,
            number=statement.number,
            reason=reason,
            digest=digest,
        )
