"""Rows to curate: a curator, and new speakers and meetings however alike they are."""

from __future__ import annotations

import datetime
from itertools import count
from typing import Any

from django.contrib.auth.models import Group, User

from statements.models import Country, Meeting, Speaker, SpeakerAlias, Statement
from tests import factories

_numbers = count(1)


def make_curator(name: str = "ada") -> User:
    """Return a new user in the group of curators, who may enter the admin."""
    curator = User.objects.create_user(name, is_staff=True)
    curator.groups.add(Group.objects.get(name="curator"))
    return curator


def make_speaker(name: str, country: Country | None = None, *, alias: bool = True) -> Speaker:
    """Return a new speaker, with the alias under which the name is printed."""
    speaker = factories.make_speaker(name, country, slug=f"speaker-{next(_numbers)}")
    if alias:
        SpeakerAlias.objects.create(speaker=speaker, printed=name, country=country)
    return speaker


def make_meeting(number: int | None = None, **fields: Any) -> Meeting:
    """Return a new meeting, on 7 November 2016 unless told otherwise."""
    symbol = fields.pop("symbol", f"S/PV.{number or 5000 + next(_numbers)}")
    fields = {"date": datetime.date(2016, 11, 7), "agenda": "", "city": "New York", **fields}
    return factories.make_meeting(symbol, **fields)


def make_statement(meeting: Meeting, speaker: Speaker | None = None, **fields: Any) -> Statement:
    """Return the next statement of `meeting`, made for the speaker's own delegation."""
    text = "I thank the briefers."
    return factories.add_statement(meeting, [text], speaker=speaker, **fields)
