"""Small records to curate, each made with what a test cares about and the rest made up."""

from __future__ import annotations

import datetime
from itertools import count
from typing import Any

from django.contrib.auth.models import Group, User

from statements.models import Country, Meeting, Organization, Speaker, SpeakerAlias, Statement

_numbers = count(1)


def make_curator(name: str = "ada") -> User:
    """Return a new user in the group of curators, who may enter the admin."""
    curator = User.objects.create_user(name, is_staff=True)
    curator.groups.add(Group.objects.get(name="curator"))
    return curator


def make_country(name: str = "Japan", alpha3: str = "JPN") -> Country:
    """Return the country, made if it is not there."""
    return Country.objects.get_or_create(
        name=name,
        defaults={
            "slug": name.lower(),
            "official_name": name,
            "alpha3": alpha3,
            "status": Country.Status.MEMBER,
        },
    )[0]


def make_organization(name: str = "European Union") -> Organization:
    """Return the organization, made if it is not there."""
    slug = name.lower().replace(" ", "-")
    return Organization.objects.get_or_create(name=name, defaults={"slug": slug})[0]


def make_speaker(name: str, country: Country | None = None, *, alias: bool = True) -> Speaker:
    """Return a new speaker, with the alias under which the name is printed."""
    speaker = Speaker.objects.create(name=name, slug=f"speaker-{next(_numbers)}", country=country)
    if alias:
        SpeakerAlias.objects.create(speaker=speaker, printed=name, country=country)
    return speaker


def make_meeting(number: int | None = None, **fields: Any) -> Meeting:
    """Return a new meeting, on 7 November 2016 unless told otherwise."""
    number = number or 5000 + next(_numbers)
    return Meeting.objects.create(
        **{
            "symbol": f"S/PV.{number}",
            "number": number,
            "date": datetime.date(2016, 11, 7),
            "city": "New York",
            **fields,
        }
    )


def make_statement(meeting: Meeting, speaker: Speaker | None = None, **fields: Any) -> Statement:
    """Return the next statement of `meeting`, made for the speaker's own delegation."""
    name = speaker.name if speaker else "The President"
    return Statement.objects.create(
        **{
            "meeting": meeting,
            "number": meeting.statements.count() + 1,
            "heading": f"{name} ({speaker.country}):" if speaker else f"{name}:",
            "speaker": speaker,
            "country": speaker.country if speaker else None,
            "printed": f"{name}: I thank the briefers.",
            "paragraphs": ["I thank the briefers."],
            "word_count": 4,
            **fields,
        }
    )
