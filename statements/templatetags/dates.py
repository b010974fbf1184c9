"""Dates as the language of the page writes them. Built into every template (`settings.py`)."""

from __future__ import annotations

import datetime

from django import template
from django.template import defaultfilters

from statements.writing.dates import date_form

register = template.Library()


@register.filter(expects_localtime=True, is_safe=False)
def date(value: datetime.date | str | None, form: str | None = None) -> str:
    """Write a date as Django's own filter does, the first of a month as the language does."""
    if isinstance(value, datetime.date) and form:
        form = date_form(value, form)
    return str(defaultfilters.date(value, form))
