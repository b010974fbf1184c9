"""How dates are written in the reader's language."""

from __future__ import annotations

import datetime
from functools import lru_cache

from django.utils.formats import date_format
from django.utils.translation import get_language, pgettext


def date_form(day: datetime.date, form: str) -> str:
    """Return a form for `date_format` to write `day` in: French has "1er mai" for the first."""
    if day.day != 1:
        return form
    return form.replace("j", pgettext("day of the month, where it is the first", "j"))


def write_day(date: datetime.date) -> str:
    """Return a day in the reader's language: "7 November 2016"."""
    return _day(date, get_language())


@lru_cache(maxsize=20_000)
def _day(date: datetime.date, language: str | None) -> str:
    # A page of results has twenty days, and the Council has met on some nine thousand.
    return date_format(date, date_form(date, "j F Y"))
