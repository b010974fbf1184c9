"""Corrections: what is right where the source is wrong, applied at once and kept.

A correction outlives every later ingest: `apply_corrections` puts it back after a meeting
was stored again, and remembers what the source has come to say meanwhile.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pghistory
from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from statements.models import Correction, Meeting, Statement

from .errors import CurationError, required_reason
from .values import CORRECTABLE, DELEGATION, Record, cleaned, put, record_of, stored, vanished


def correct_fields(
    record: Record, values: Mapping[str, Any], *, curator: AbstractBaseUser, reason: str
) -> dict[str, Correction]:
    """Correct several fields of a meeting or statement at once, and return what stands now.

    A row that a field refers to is given as the row or as its key. A correction that stands
    already takes the new value; what the source says stays with it. The same value again
    changes nothing. Correcting the country of a statement corrects its organization with
    it, since a statement is made for one of them. `record` holds the new values afterwards.

    Raises `CurationError` for a field that cannot be corrected, a value that it cannot
    hold, a missing reason, or a record that is gone; then nothing is changed.
    """
    reason = required_reason(reason)
    with pghistory.context(user=curator.pk, reason=reason), transaction.atomic():
        row = _locked(record)
        wanted = cleaned(row, values)
        standing = {correction.field: correction for correction in _of(row)}
        for name, value in wanted.items():
            known = standing.get(name)
            if known is not None and known.value == value:
                continue
            correction = known or _new(row, name)
            correction.value, correction.reason = value, reason
            correction.curator_id, correction.made_at = curator.pk, timezone.now()
            correction.save()
            standing[name] = correction
        _write(row, wanted)
    for name, value in wanted.items():
        put(record, name, value)
    return {name: standing[name] for name in wanted}


def withdraw(correction: Correction, *, curator: AbstractBaseUser | None = None) -> None:
    """Take a correction back: the field holds again what the source says.

    A correction of the country of a statement is withdrawn together with that of its
    organization. Withdrawing one that is gone already does nothing.
    """
    with (
        pghistory.context(**({"user": curator.pk} if curator else {})),
        transaction.atomic(),
    ):
        row = _locked(record_of(correction))
        names = DELEGATION if correction.field in DELEGATION else (correction.field,)
        going = list(_of(row).filter(field__in=names))
        gone = vanished(going, "source_value")
        _write(
            row,
            {each.field: None if each.pk in gone else each.source_value for each in going},
        )
        _of(row).filter(pk__in=[each.pk for each in going]).delete()


def apply_corrections(meeting: Meeting) -> int:
    """Put back what is right in a meeting and its statements, and return how many fields.

    To be called in the transaction that stored the meeting. A field that does not hold its
    corrected value holds what the source now says, and this is what withdrawing restores
    from then on. (A source that has come to agree with the correction cannot be told from
    one that was not read; then the older `source_value` stays.) What refers to a row that
    is gone stays as the source has it. At most eight queries, whatever the meeting's size.
    """
    corrections = list(
        Correction.objects.filter(Q(meeting=meeting) | Q(statement__meeting=meeting))
        .select_related("meeting", "statement")
        .defer("statement__printed", "statement__paragraphs", "statement__repairs")
    )
    overwritten = [
        each for each in corrections if stored(record_of(each), each.field) != each.value
    ]
    gone = vanished(overwritten, "value")
    overwritten = [each for each in overwritten if each.pk not in gone]
    records: dict[tuple[type[Record], int], Record] = {}
    for each in overwritten:
        # One correction brought its own copy of the record; the fields must meet in one.
        own = record_of(each)
        record = records.setdefault((type(own), own.pk), own)
        each.source_value = stored(own, each.field)
        put(record, each.field, each.value)
    names = {each.field for each in overwritten}
    statements = [record for record in records.values() if isinstance(record, Statement)]
    meetings = [record for record in records.values() if isinstance(record, Meeting)]
    if statements:
        Statement.objects.bulk_update(statements, names & {*CORRECTABLE[Statement]})
    if meetings:
        Meeting.objects.bulk_update(meetings, names & {*CORRECTABLE[Meeting]})
    if overwritten:
        Correction.objects.bulk_update(overwritten, ["source_value"])
    return len(overwritten)


def _locked(record: Record) -> Record:
    # Ingest locks the meeting first, so everybody does: then nobody waits in a circle.
    meeting = record.meeting_id if isinstance(record, Statement) else record.pk
    try:
        locked = Meeting.objects.select_for_update().get(pk=meeting)
        if isinstance(record, Statement):
            return Statement.objects.select_for_update().get(pk=record.pk)
    except (Meeting.DoesNotExist, Statement.DoesNotExist) as error:
        raise CurationError("This record is not there any more.") from error
    return locked


def _of(record: Record) -> QuerySet[Correction]:
    return Correction.objects.filter(**_owner(record))


def _new(record: Record, name: str) -> Correction:
    return Correction(**_owner(record), field=name, source_value=stored(record, name))


def _owner(record: Record) -> dict[str, Any]:
    return {"statement" if isinstance(record, Statement) else "meeting": record}


def _write(record: Record, values: Mapping[str, Any]) -> None:
    changed = [name for name, value in values.items() if stored(record, name) != value]
    for name in changed:
        put(record, name, values[name])
    if changed:
        record.save(update_fields=changed)
