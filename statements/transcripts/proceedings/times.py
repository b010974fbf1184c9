"""Days and hours as a record prints them: "Thursday, 16 January 2020, 10 a.m."."""

from __future__ import annotations

import datetime
import re

_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_DATE = re.compile(
    rf"\b(?P<day>\d{{1,2}})\s+(?P<month>{'|'.join(_MONTHS)})\s+(?P<year>(?:19|20)\d{{2}})\b",
    re.IGNORECASE,
)
_IN_FIGURES = re.compile(r"\b(?P<day>\d{2})/(?P<month>\d{2})/(?P<year>(?:19|20)\d{2})\b")
_TIME = re.compile(
    r"(?<![\d.:/])(?P<hour>\d{1,2})(?:\s?[.:]\s?(?P<minute>\d{2}))?\s*(?P<half>[ap])\s?\.?\s?m\b"
    r"|\b(?P<word>noon|midnight)\b",
    re.IGNORECASE,
)
_NOON = 12


def date_in(text: str) -> datetime.date | None:
    """Return the first day written out in `text` ("7 November 2016"), None without one."""
    for match in _DATE.finditer(text):
        month = _MONTHS.index(match["month"].capitalize()) + 1
        try:
            return datetime.date(int(match["year"]), month, int(match["day"]))
        except ValueError:
            continue
    return None


def date_in_head(text: str) -> datetime.date | None:
    """Return the day in a running head ("16/01/2020", day first), None without one."""
    if match := _IN_FIGURES.search(text):
        try:
            return datetime.date(int(match["year"]), int(match["month"]), int(match["day"]))
        except ValueError:
            return None
    return date_in(text)


def time_in(text: str) -> datetime.time | None:
    """Return the first hour in `text` ("10.05 a.m.", "12 noon"), None without one."""
    for match in _TIME.finditer(text):
        if match["word"]:
            return datetime.time(_NOON if match["word"].lower() == "noon" else 0)
        hour, minute = int(match["hour"]), int(match["minute"] or 0)
        if 1 <= hour <= _NOON and minute < 60:
            afternoon = _NOON if match["half"].lower() == "p" else 0
            return datetime.time(hour % _NOON + afternoon, minute)
    return None
