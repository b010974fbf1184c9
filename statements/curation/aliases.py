"""Whose a printed name is: which statements came in through an alias, and moving them."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import pghistory
from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.db.models import Q, QuerySet

from statements.models import (
    Correction,
    Meeting,
    Merge,
    Seat,
    Speaker,
    SpeakerAddress,
    SpeakerAlias,
    Statement,
)
from statements.models.speakers import lock_names, speaker_key, speaker_slug

from .errors import CurationError, required_reason

_AFTER_NAME = re.compile(r"[(:]")


@dataclass(frozen=True, slots=True)
class Spoken:
    """The keys of what a speaker said and presided over."""

    statements: tuple[int, ...] = ()
    meetings: tuple[int, ...] = ()

    @property
    def count(self) -> int:
        """Statements and meetings together."""
        return len(self.statements) + len(self.meetings)


def reassign(
    alias: SpeakerAlias, speaker: Speaker, *, curator: AbstractBaseUser, reason: str
) -> int:
    """Give a printed name to another speaker, with what was said under it, and mark it reviewed.

    Returns how many statements and presidencies went over. What a curator has corrected
    one by one stays, but its correction remembers the new speaker as what the source says.
    Raises `CurationError` for a missing reason, or when the alias is the speaker's already.
    """
    reason = required_reason(reason)
    with pghistory.context(user=curator.pk, reason=reason), transaction.atomic():
        lock_names()
        locked = SpeakerAlias.objects.select_for_update().get(pk=alias.pk)
        if locked.speaker_id == speaker.pk:
            raise CurationError(f"“{alias}” belongs to {speaker} already.", field="speaker")
        former = locked.speaker_id
        spoken = came_through([locked], former)
        _correct_sources(spoken, former, speaker.pk)
        spoken = _uncorrected(spoken)
        lock_meetings(Q(pk__in=spoken.meetings) | Q(statements__in=spoken.statements))
        Statement.objects.filter(pk__in=spoken.statements).update(speaker=speaker)
        Meeting.objects.filter(pk__in=spoken.meetings).update(president=speaker)
        Seat.objects.filter(alias=locked, speaker=former).update(speaker=speaker)
        SpeakerAlias.objects.filter(pk=alias.pk).update(speaker=speaker, reviewed=True)
        # Nor may ingest bring the two together again by what the other names say.
        SpeakerAlias.objects.filter(speaker=former, reviewed=False).update(reviewed=True)
    alias.speaker, alias.reviewed = speaker, True
    return spoken.count


def separate(alias: SpeakerAlias, *, curator: AbstractBaseUser, reason: str) -> Speaker:
    """Give a printed name to a speaker of its own: the undoing of what ingest inferred.

    The speaker gets the address back that was once made of the name, where nobody has it.
    Raises `CurationError` for a missing reason, or where the speaker has no other name.
    """
    reason = required_reason(reason)
    if not SpeakerAlias.objects.filter(speaker=alias.speaker_id).exclude(pk=alias.pk).exists():
        raise CurationError(f"{alias.speaker} has no other name than “{alias}”.", field="speaker")
    with pghistory.context(user=curator.pk, reason=reason), transaction.atomic():
        lock_names()
        speaker = Speaker.objects.create(
            slug=_free_address(alias),
            name=alias.printed,
            country=alias.country,
            organization=alias.organization,
        )
        SpeakerAddress.objects.get_or_create(slug=speaker.slug, defaults={"alias": alias})
        reassign(alias, speaker, curator=curator, reason=reason)
    return speaker


def _free_address(alias: SpeakerAlias) -> str:
    former = set(alias.addresses.values_list("slug", flat=True))
    former -= set(Speaker.objects.filter(slug__in=former).values_list("slug", flat=True))
    if former:
        return min(former)
    delegation = alias.country or alias.organization
    plain = speaker_slug(alias.printed, delegation.slug if delegation else "")
    slug, number = plain, 1
    while (
        Speaker.objects.filter(slug=slug).exists()
        or SpeakerAddress.objects.filter(slug=slug).exists()
        or Merge.objects.filter(undone_at=None, absorbed__slug=slug).exists()
    ):
        number += 1
        slug = f"{plain}-{number}"
    return slug


def came_through(
    aliases: Iterable[SpeakerAlias], speaker: int, *, by_name_only: bool = False
) -> Spoken:
    """Return what came to `speaker` through one of `aliases`, all of which are the speaker's.

    With what a curator has since corrected to somebody else.

    Ingest notes under which alias a statement came. One without such a note came through the
    alias whose name stands in its heading, with the alias's
    delegation and on a day of its period. Where the heading names nobody whom an alias
    names, it came through the only alias for that delegation and day, if there is just
    one; not so with `by_name_only`. What cannot be told is left out.
    """
    among = {alias.pk for alias in aliases}
    holders = list(SpeakerAlias.objects.filter(speaker=speaker))
    said = Statement.objects.filter(
        Q(speaker=speaker) | Q(pk__in=_corrected_from("speaker", speaker).values("statement"))
    ).values_list("pk", "alias", "heading", "country_id", "organization_id", "meeting__date")
    presided = Meeting.objects.filter(
        Q(president=speaker) | Q(pk__in=_corrected_from("president", speaker).values("meeting"))
    ).values_list("pk", "president_alias", "president_printed", "president_country_id", "date")
    return Spoken(
        statements=tuple(
            pk
            for pk, alias, heading, country, organization, day in said.iterator()
            if (alias or _through(holders, heading, (country, organization), day, by_name_only))
            in among
        ),
        meetings=tuple(
            pk
            for pk, alias, printed, country, day in presided.iterator()
            if (alias or _through(holders, printed, (country, None), day, by_name_only)) in among
        ),
    )


def _through(
    holders: Sequence[SpeakerAlias],
    heading: str,
    delegation: tuple[int | None, int | None],
    day: datetime.date | None,
    by_name_only: bool,
) -> int | None:
    possible = [
        alias
        for alias in holders
        if (alias.country_id, alias.organization_id) == delegation and _on(alias.period, day)
    ]
    name = speaker_key(_AFTER_NAME.split(heading, maxsplit=1)[0])
    named = [alias for alias in possible if alias.key == name]
    candidates = named if named or by_name_only else possible
    return candidates[0].pk if len(candidates) == 1 else None


def _on(period: Any, day: datetime.date | None) -> bool:
    return day is None or (
        (period.lower is None or period.lower <= day)
        and (period.upper is None or day < period.upper)
    )


def _corrected_from(field: str, speaker: int) -> QuerySet[Correction]:
    return Correction.objects.filter(field=field, source_value=speaker)


def _uncorrected(spoken: Spoken) -> Spoken:
    """Leave out what has its speaker or President from a curator's correction."""
    corrected = Correction.objects.filter(
        Q(field="speaker", statement__in=spoken.statements)
        | Q(field="president", meeting__in=spoken.meetings)
    ).values_list("statement", "meeting")
    statements, meetings = ({pair[place] for pair in corrected} for place in (0, 1))
    return Spoken(
        tuple(key for key in spoken.statements if key not in statements),
        tuple(key for key in spoken.meetings if key not in meetings),
    )


def _correct_sources(spoken: Spoken, former: int, speaker: int) -> None:
    """What the source says under the corrections of `spoken` is now the other speaker."""
    Correction.objects.filter(
        Q(field="speaker", statement__in=spoken.statements)
        | Q(field="president", meeting__in=spoken.meetings),
        source_value=former,
    ).update(source_value=speaker)


def lock_meetings(which: Q) -> None:
    """Lock meetings in the order of their keys, as ingest locks the one that it stores."""
    keys = Meeting.objects.filter(which).values("pk")
    list(Meeting.objects.select_for_update().filter(pk__in=keys).order_by("pk").values_list("pk"))
