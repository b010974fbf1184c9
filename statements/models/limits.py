"""The rate limit on what readers add without a name: so many rows in a while, and no more."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connections, models, transaction
from django.utils import timezone


class RateLimited(Exception):
    """So many rows were added of late that another one has to wait `seconds`."""

    def __init__(self, seconds: int) -> None:
        super().__init__(f"Too many were added of late: wait {seconds} seconds.")
        self.seconds = seconds


@contextmanager
def one_at_a_time(lock: int, *, using: str = "default") -> Iterator[None]:
    """Let one transaction after the other in, so that a limit holds and a key comes once.

    `lock` is a number that nothing else in the database locks with.
    """
    with transaction.atomic(using=using):
        with connections[using].cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [lock])
        yield


def refuse_too_many(
    rows: models.QuerySet[Any], added_at: str, limits: Iterable[tuple[int, int]]
) -> None:
    """Raise `RateLimited` where `rows` has as many new ones as one of `limits` allows.

    Each limit is a number of rows and the seconds in which they may come; `added_at` names
    the field that tells when a row came. One query a limit.
    """
    now = timezone.now()
    for most, seconds in limits:
        since = now - datetime.timedelta(seconds=seconds)
        if rows.filter(**{f"{added_at}__gt": since}).count() >= most:
            raise RateLimited(seconds)
