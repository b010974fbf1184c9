"""Merging speakers found to be one, undoing it, and where an absorbed one is found now."""

from __future__ import annotations

from typing import Any

import pghistory
from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from statements.models import (
    Correction,
    Country,
    Meeting,
    Merge,
    Organization,
    Seat,
    Speaker,
    SpeakerAlias,
    Statement,
)
from statements.models.speakers import lock_names

from .aliases import came_through, lock_meetings
from .errors import CurationError, required_reason

_SPEAKER_FIELDS = ("speaker", "president")


def merge(kept: Speaker, absorbed: Speaker, *, curator: AbstractBaseUser, reason: str) -> Merge:
    """Make two speakers one: all that is of `absorbed` goes to `kept`, and its row goes.

    Aliases, statements, presidencies, corrections that name the absorbed speaker and
    earlier merges into it go over, in one transaction. An alias cannot clash with one of
    the kept speaker: no two aliases of one name, delegation and day exist at all. Speakers
    of different delegations may be merged, since people change offices.

    Raises `CurationError` for a missing reason, for one and the same speaker, and when
    either is not there any more; then nothing is changed.
    """
    reason = required_reason(reason)
    if kept.pk == absorbed.pk:
        raise CurationError(f"{kept} cannot be merged with itself.", field="kept")
    with pghistory.context(user=curator.pk, reason=reason), transaction.atomic():
        lock_names()
        lock_meetings(Q(president=absorbed.pk) | Q(statements__speaker=absorbed.pk))
        target, gone = _locked(kept, absorbed)
        record = Merge(
            speaker=target,
            absorbed={field.attname: getattr(gone, field.attname) for field in _columns()},
            moved=_move_all(gone.pk, target.pk),
            reason=reason,
            curator_id=curator.pk,
        )
        # All these names are one person's, whatever evidence may say later.
        SpeakerAlias.objects.filter(speaker=target, reviewed=False).update(reviewed=True)
        gone.delete()
        record.save()
    return record


def undo(merge: Merge, *, curator: AbstractBaseUser | None = None) -> Speaker:
    """Give the absorbed speaker back: the same key and address, and all that went over.

    Also what has come in since under the names given back. What a curator has moved or
    corrected since stays where it was put. Merges may be undone in any order. Returns the
    speaker.

    Raises `CurationError` when it is undone already, when the address has been given to
    another speaker, or when the country or organization is gone; then nothing is changed.
    """
    context = {"user": curator.pk} if curator else {}
    with pghistory.context(**context), transaction.atomic():
        lock_names()
        lock_meetings(Q(president=merge.speaker_id) | Q(statements__speaker=merge.speaker_id))
        record = Merge.objects.select_for_update().get(pk=merge.pk)
        if record.undone_at is not None:
            raise CurationError(f"The merge {record} is undone already.")
        _locked(record.speaker)
        speaker = _restored(record.absorbed)
        _give_back(record, speaker.pk)
        record.undone_at = timezone.now()
        record.save(update_fields=["undone_at"])
    merge.undone_at = record.undone_at
    return speaker


def current_speaker(slug: str) -> Speaker | None:
    """Return the speaker of this address, or whom that speaker was found to be.

    By a curator, who merged the two, or by ingest, which weighed the names: an address leads to
    whoever has the name now that it was made of.
    """
    speakers = Speaker.objects.select_related("country", "organization")
    speaker = (
        speakers.filter(slug=slug).first() or speakers.filter(aliases__addresses__slug=slug).first()
    )
    if speaker is not None:
        return speaker
    merged = (
        Merge.objects.filter(absorbed__slug=slug, undone_at=None).select_related("speaker").first()
    )
    return merged.speaker if merged else None


def _columns() -> list[Any]:
    return list(Speaker._meta.concrete_fields)


def _locked(*speakers: Speaker) -> list[Speaker]:
    """Return the rows, locked, in the order asked for."""
    rows = (
        Speaker.objects.select_for_update()
        .order_by("pk")
        .in_bulk([speaker.pk for speaker in speakers])
    )
    for speaker in speakers:
        if speaker.pk not in rows:
            raise CurationError(f"{speaker.name} is not there any more: perhaps merged already.")
    return [rows[speaker.pk] for speaker in speakers]


def _move_all(absorbed: int, kept: int) -> dict[str, list[int]]:
    """Move everything, and return the keys of what was moved, by kind."""
    owned = {
        "aliases": (SpeakerAlias, "speaker"),
        "statements": (Statement, "speaker"),
        "meetings": (Meeting, "president"),
        "seats": (Seat, "speaker"),
        "merges": (Merge, "speaker"),
    }
    moved = {
        kind: _turn(model, {field: absorbed}, {f"{field}_id": kept})
        for kind, (model, field) in owned.items()
    }
    for kind, column in (("corrections", "value"), ("corrected_sources", "source_value")):
        naming = {"field__in": _SPEAKER_FIELDS, column: absorbed}
        moved[kind] = _turn(Correction, naming, {column: kept})
    return moved


def _turn(model: Any, which: dict[str, Any], into: dict[str, Any]) -> list[int]:
    keys = list(model.objects.filter(**which).order_by("pk").values_list("pk", flat=True))
    model.objects.filter(pk__in=keys).update(**into)
    return keys


def _restored(absorbed: dict[str, Any]) -> Speaker:
    holder = Speaker.objects.filter(slug=absorbed["slug"]).first()
    if holder is not None:
        raise CurationError(
            f"The address “{holder.slug}” now belongs to {holder}. Change it there first."
        )
    for model, key in (
        (Country, absorbed["country_id"]),
        (Organization, absorbed["organization_id"]),
    ):
        if key is not None and not model._default_manager.filter(pk=key).exists():
            raise CurationError(
                f"The {model._meta.verbose_name} of {absorbed['name']} is not there any more."
            )
    speaker = Speaker(**absorbed)
    speaker.save(force_insert=True)
    return speaker


def _give_back(record: Merge, speaker: int) -> None:
    moved, kept = record.moved, record.speaker_id
    aliases = SpeakerAlias.objects.filter(pk__in=moved["aliases"], speaker=kept)
    since = came_through(list(aliases), kept, by_name_only=True)
    aliases.update(speaker=speaker, reviewed=True)
    # They are two, and evidence must not make them one again.
    SpeakerAlias.objects.filter(speaker=kept, reviewed=False).update(reviewed=True)
    Seat.objects.filter(
        Q(pk__in=moved.get("seats", ())) | Q(alias__in=moved["aliases"]), speaker=kept
    ).update(speaker=speaker)
    statements = {*moved["statements"], *since.statements}
    meetings = {*moved["meetings"], *since.meetings}
    corrections = Correction.objects.filter(field__in=_SPEAKER_FIELDS)
    corrections.filter(pk__in=moved["corrections"], value=kept).update(value=speaker)
    corrections.filter(
        Q(pk__in=moved["corrected_sources"])
        | Q(statement__in=statements)
        | Q(meeting__in=meetings),
        source_value=kept,
    ).update(source_value=speaker)
    # What is corrected to the kept speaker was looked at after the merge.
    settled = corrections.filter(value=kept)
    Statement.objects.filter(pk__in=statements, speaker=kept).exclude(
        pk__in=settled.filter(statement__isnull=False).values("statement")
    ).update(speaker=speaker)
    Meeting.objects.filter(pk__in=meetings, president=kept).exclude(
        pk__in=settled.filter(meeting__isnull=False).values("meeting")
    ).update(president=speaker)
    Merge.objects.filter(pk__in=moved["merges"], speaker=kept).update(speaker=speaker)
