"""Who is who, written into the record: a constant number of queries, none where nothing changed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pghistory
from django.db import connection
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Case, OuterRef, Q, QuerySet, Subquery, Value, When

from statements.models import (
    Attestation,
    Correction,
    Meeting,
    Merge,
    Seat,
    Speaker,
    SpeakerAddress,
    SpeakerAlias,
    Statement,
)

from .aliases_held import HeldAlias
from .changes import Changes
from .speakers_held import HeldSpeaker


def write(changes: Changes) -> bool:
    """Write what was decided, and tell whether there was anything."""
    if not any(
        (
            changes.made_speakers,
            changes.changed_speakers,
            changes.absorbed_speakers,
            changes.given,
            changes.changed_aliases,
            changes.absorbed_aliases,
        )
    ):
        return False
    with pghistory.context(source="names weighed"):
        _make_speakers(changes)
        _write_aliases(changes)
        _absorb_speakers(changes)
        _change_speakers(changes)
    return True


def version_of_names() -> tuple[int, ...]:
    """Return what differs whenever anybody has changed names or speakers since. One query."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT (SELECT coalesce(max(pgh_id), 0) FROM statements_speakeraliasevent),"
            " (SELECT coalesce(max(pgh_id), 0) FROM statements_speakerevent),"
            " (SELECT coalesce(max(id), 0) FROM statements_speakeralias),"
            " (SELECT coalesce(max(id), 0) FROM statements_speaker)"
        )
        row: tuple[int, ...] = cursor.fetchone()
        return row


def _make_speakers(changes: Changes) -> None:
    delegations = {id(speaker): row.delegation for row, speaker in changes.given.values()}
    rows = Speaker.objects.bulk_create(
        Speaker(
            slug=held.slug,
            name=held.name,
            sort_name=held.sort_name,
            country_id=delegations[id(held)].country,
            organization_id=delegations[id(held)].organization,
        )
        for held in changes.made_speakers
    )
    for held, row in zip(changes.made_speakers, rows, strict=True):
        held.pk = row.pk
        changes.speakers.by_key[row.pk] = held


def _write_aliases(changes: Changes) -> None:
    _absorb_aliases(changes)
    moved = [row.pk for row, _ in changes.given.values() if row.pk is not None]
    for row, speaker in changes.given.values():
        assert speaker.pk is not None
        changes.aliases.give(row, speaker.pk)
        changes.changed_aliases[row.number] = row
    changed = [row for row in changes.changed_aliases.values() if row.pk is not None]
    made = [row for row in changes.changed_aliases.values() if row.pk is None]
    if changed:
        SpeakerAlias.objects.bulk_update(
            [_stored(row) for row in changed],
            ["printed", "period", "speaker", "confidence", "evidence"],
        )
    for row, stored in zip(made, SpeakerAlias.objects.bulk_create(map(_stored, made)), strict=True):
        row.pk = stored.pk
    SpeakerAddress.objects.bulk_create(
        SpeakerAddress(slug=slug, alias_id=row.stored_key) for slug, row in changes.addresses
    )
    if moved:
        _move(moved)


def _stored(row: HeldAlias) -> SpeakerAlias:
    assert row.speaker is not None
    return SpeakerAlias(
        pk=row.pk,
        speaker_id=row.speaker,
        printed=row.printed,
        key=row.key,
        country_id=row.delegation.country,
        organization_id=row.delegation.organization,
        period=DateRange(row.lower, row.upper),
        confidence=row.confidence,
        evidence=row.evidence,
        reviewed=row.reviewed,
    )


def _absorb_aliases(changes: Changes) -> None:
    """Rows of one name that became one: what came under either is under the one kept."""
    kept = {pk: row.pk for pk, row in changes.absorbed_aliases.items() if row.pk is not None}
    if not kept:
        return
    for model, field in (
        (Statement, "alias"),
        (Meeting, "president_alias"),
        (Seat, "alias"),
        (Attestation, "alias"),
        (SpeakerAddress, "alias"),
    ):
        _point(model, field, kept)
    SpeakerAlias.objects.filter(pk__in=kept).delete()
    _move(sorted(set(kept.values())))


def _move(aliases: Sequence[int]) -> None:
    """Give what came under some aliases to the speakers whose they are now."""

    def owner(path: str) -> Subquery:
        return Subquery(SpeakerAlias.objects.filter(pk=OuterRef(path)).values("speaker_id")[:1])

    corrected = Correction.objects.filter(
        Q(field="speaker", statement__alias__in=aliases)
        | Q(field="president", meeting__president_alias__in=aliases)
    ).select_related("statement__alias", "meeting__president_alias")
    corrections = list(corrected)
    for correction in corrections:
        if correction.statement is not None:
            alias = correction.statement.alias
        else:
            alias = correction.meeting.president_alias if correction.meeting else None
        correction.source_value = alias.speaker_id if alias else correction.source_value
    if corrections:
        Correction.objects.bulk_update(corrections, ["source_value"])
    statements = [c.statement_id for c in corrections if c.statement_id is not None]
    meetings = [c.meeting_id for c in corrections if c.meeting_id is not None]
    Statement.objects.filter(alias__in=aliases).exclude(pk__in=statements).update(
        speaker_id=owner("alias_id")
    )
    Meeting.objects.filter(president_alias__in=aliases).exclude(pk__in=meetings).update(
        president_id=owner("president_alias_id")
    )
    Seat.objects.filter(alias__in=aliases).update(speaker_id=owner("alias_id"))


def _absorb_speakers(changes: Changes) -> None:
    """Speakers that are one with another: whatever still names them names the other."""
    kept = {key: held.pk for key, held in changes.absorbed_speakers.items() if held.pk is not None}
    # One may have been absorbed by one that was absorbed in turn.
    while chained := {key: kept[into] for key, into in kept.items() if into in kept}:
        kept |= chained
    if not kept:
        return
    for model, field in (
        (SpeakerAlias, "speaker"),
        (Statement, "speaker"),
        (Meeting, "president"),
        (Seat, "speaker"),
        (Merge, "speaker"),
    ):
        _point(model, field, kept)
    for column in ("value", "source_value"):
        naming = {"field__in": ("speaker", "president"), f"{column}__in": list(kept)}
        rows = list(Correction.objects.filter(**naming))
        for row in rows:
            setattr(row, column, kept[getattr(row, column)])
        if rows:
            Correction.objects.bulk_update(rows, [column])
    Speaker.objects.filter(pk__in=kept).delete()
    for key, into in kept.items():
        for alias in list(changes.aliases.of_speaker(key)):
            changes.aliases.give(alias, into)
        changes.speakers.by_key.pop(key, None)
        changes.changed_speakers.pop(key, None)


def _point(model: Any, field: str, into: dict[int, int]) -> None:
    """Let `field` of all rows of `model` that name a key of `into` name what it leads to."""
    rows: QuerySet[Any] = model._default_manager.filter(**{f"{field}__in": list(into)})
    whens = [When(**{f"{field}_id": key}, then=Value(other)) for key, other in into.items()]
    rows.update(**{f"{field}_id": Case(*whens)})


def _change_speakers(changes: Changes) -> None:
    held: list[HeldSpeaker] = list(changes.changed_speakers.values())
    if not held:
        return
    # Addresses may change hands within one command; no two speakers may have one in between.
    Speaker.objects.bulk_update(
        [Speaker(pk=one.pk, slug=one.slug, name=one.name, sort_name=one.sort_name) for one in held],
        ["slug", "name", "sort_name"],
    )
