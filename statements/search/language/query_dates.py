"""Dates and years of a query: what is one ("2016", "2016-11", "1994..1999"), and its days.

Everything that recognises a year or reads a date in a search asks here.
"""

from __future__ import annotations

import calendar
import datetime
import re

from django.utils.translation import gettext

FIRST_YEAR, LAST_YEAR = 1946, 2200
"""The first year of the Council, and one later than anybody asks for; both can be asked for."""

_YEARS = re.compile(r"([12]\d{3})?(\.\.)?([12]\d{3})?")
_DATE = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")


def first_and_last_day(text: str) -> tuple[datetime.date, datetime.date]:
    """Return the first and last day of a year, month or day: "2016", "2016-11", "2016-11-07".

    Raises ValueError, which says what is wrong, for anything else.
    """
    match = _DATE.fullmatch(text) if text.isascii() else None
    if match is None:
        raise ValueError(gettext("“%s” is no date: write 2016, 2016-11 or 2016-11-07.") % text)
    year, month, day = (int(part) if part else None for part in match.groups())
    if year is None or not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(
            gettext("“%s” lies outside the years of the Council, from 1946 on.") % text
        )
    try:
        first = datetime.date(year, month or 1, day or 1)
    except ValueError:
        raise ValueError(gettext("“%s” is no day of the calendar.") % text) from None
    if day:
        return first, first
    last_month = month or 12
    return first, datetime.date(year, last_month, calendar.monthrange(year, last_month)[1])


def is_year(text: str) -> bool:
    """Tell whether a word may be a year of the Council: "2016"."""
    return (
        len(text) == 4
        and text.isascii()
        and text.isdecimal()
        and FIRST_YEAR <= int(text) <= LAST_YEAR
    )


def years_of_value(value: str) -> range:
    """Return the years that a value of `year:` means: "2016", "1994..1999", "..1999"."""
    first, dots, last = value.partition("..")
    if not dots:
        return range(int(first), int(first) + 1)
    return range(int(first or FIRST_YEAR), int(last or LAST_YEAR) + 1)


def checked_date(text: str) -> str:
    """Return a value of `before:` or `after:` as it is; raises ValueError like the rest here."""
    first_and_last_day(text)
    return text


def checked_years(text: str) -> str:
    """Return a value of `year:` as it is: "2016", "1994..1999", "..1999", "1994..".

    Raises ValueError, which says what is wrong, for anything else.
    """
    match = _YEARS.fullmatch(text)
    if match is None or not (match[1] or match[3]):
        raise ValueError(gettext("“%s” is no year: write 2016, or 1994..1999.") % text)
    if not match[2]:
        if not match[1] or match[3]:
            raise ValueError(gettext("“%s” is no year: write 2016, or 1994..1999.") % text)
        first = last = int(match[1])
    else:
        first, last = int(match[1] or FIRST_YEAR), int(match[3] or LAST_YEAR)
    if not FIRST_YEAR <= first <= LAST_YEAR or not FIRST_YEAR <= last <= LAST_YEAR:
        raise ValueError(
            gettext("“%s” lies outside the years of the Council, from 1946 on.") % text
        )
    if first > last:
        told = gettext("“%(value)s” ends before it begins: write %(first)d..%(last)d.")
        raise ValueError(told % {"value": text, "first": last, "last": first})
    return text
