"""Periods of time, year by year or month by month, and what was counted in each."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from tantivy import Query

from statements.search.index import schema
from statements.search.index.sync import Opened

from .aggregations import Bucket


class Interval(StrEnum):
    """The length of a period."""

    YEAR = "year"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class Period:
    """The days from `first` up to `after`, and how many statements of them are held."""

    label: str
    first: datetime.date
    after: datetime.date
    held: int = 0


def periods(first: int, last: int, interval: Interval) -> list[Period]:
    """List the periods from day `first` to day `last`, both counted from `schema.EPOCH`."""
    start = (schema.EPOCH + datetime.timedelta(first)).replace(day=1)
    if interval is Interval.YEAR:
        start = start.replace(month=1)
    end = schema.EPOCH + datetime.timedelta(last)
    found = []
    while start <= end:
        after = _next(start, interval)
        label = str(start.year) if interval is Interval.YEAR else f"{start:%Y-%m}"
        found.append(Period(label, start, after))
        start = after
    return found


def _next(start: datetime.date, interval: Interval) -> datetime.date:
    if interval is Interval.YEAR or start.month == 12:
        return datetime.date(start.year + 1, 1, 1)
    return start.replace(month=start.month + 1)


def by_period(
    opened: Opened, query: Query, bounds: Sequence[Period], asked: dict[str, Any]
) -> list[Bucket | None]:
    """Return what of `query` lies in each period, with what is asked of it. One pass."""
    if not bounds:
        return []
    starts = [(period.first - schema.EPOCH).days for period in bounds]
    ends = [*starts[1:], (bounds[-1].after - schema.EPOCH).days]
    ranges = [{"from": start, "to": end} for start, end in zip(starts, ends, strict=True)]
    each = {"range": {"field": "date", "ranges": ranges}, "aggs": asked}
    found = opened.searcher.aggregate(query, {"periods": each})["periods"]["buckets"]
    within = {int(one["from"]): one for one in found if "from" in one and "to" in one}
    return [within.get(start) for start in starts]
