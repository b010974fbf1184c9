"""The history of a record, told as changes: who, when, and what from what to what."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from django.contrib.auth import get_user_model
from django.db import models
from django.utils.text import Truncator

_SHOWN = 200
_LONGEST = 300


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field that changed, with its values as a curator reads them."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Change:
    """One change of a record. `who` and `why` are empty where nobody said."""

    when: datetime.datetime
    who: str
    why: str
    removed: bool
    fields: tuple[FieldChange, ...]


def history_of(obj: models.Model, event_model: type[models.Model]) -> list[Change]:
    """Return the last changes of `obj`, newest first. Queries do not grow with their number.

    Each event holds what the row was before it, so what it became is in the next one, and
    after the newest event in the row itself.
    """
    events: list[Any] = list(
        event_model._default_manager.filter(pgh_obj_id=obj.pk)
        .select_related("pgh_context")
        .order_by("-pgh_id")[:_SHOWN]
    )
    kept = {field.name for field in event_model._meta.concrete_fields}
    fields = [field for field in obj._meta.concrete_fields if field.name in kept]
    states = [obj, *events]
    names = _names_of_rows(states, fields)
    users = _users(events)
    return [
        Change(
            when=event.pgh_created_at,
            who=users.get(_said(event).get("user"), ""),
            why=str(_said(event).get("reason", "")),
            removed=event.pgh_label == "delete",
            fields=tuple(_differences(event, after, fields, names)),
        )
        for after, event in pairwise(states)
    ]


def _said(event: Any) -> dict[str, Any]:
    return event.pgh_context.metadata if event.pgh_context else {}


def _users(events: Iterable[models.Model]) -> dict[Any, str]:
    keys = {_said(event)["user"] for event in events if _said(event).get("user") is not None}
    users = get_user_model()._default_manager.in_bulk(keys) if keys else {}
    return {key: str(user) for key, user in users.items()}


Names = dict[type[models.Model], dict[Any, str]]


def _names_of_rows(
    states: Iterable[models.Model], fields: Iterable[models.Field[Any, Any]]
) -> Names:
    """Return what the rows are called that changed foreign keys referred to."""
    keys: dict[type[models.Model], set[Any]] = defaultdict(set)
    for field in fields:
        if isinstance(field, models.ForeignKey):
            values = {getattr(state, field.attname) for state in states} - {None}
            keys[field.related_model] |= values
    return {
        model: {row.pk: str(row) for row in _with_names(model).filter(pk__in=wanted)}
        for model, wanted in keys.items()
    }


def _with_names(model: type[models.Model]) -> models.QuerySet[Any]:
    # What a speaker or a statement is called takes its delegation or meeting.
    needed = {"speaker": ("country", "organization"), "statement": ("meeting",)}
    rows = model._default_manager.all()
    related = needed.get(str(model._meta.model_name), ())
    return rows.select_related(*related) if related else rows


def _differences(
    before: models.Model,
    after: models.Model,
    fields: Iterable[models.Field[Any, Any]],
    names: Names,
) -> Iterator[FieldChange]:
    for field in fields:
        old, new = getattr(before, field.attname), getattr(after, field.attname)
        if old != new:
            yield FieldChange(
                str(field.verbose_name), _shown(field, old, names), _shown(field, new, names)
            )


def _shown(field: models.Field[Any, Any], value: Any, names: Names) -> str:
    if isinstance(field, models.ForeignKey) and value is not None:
        return names[field.related_model].get(value, f"no. {value}, which is gone")
    if isinstance(value, list):
        value = " ".join(map(str, value))
    elif isinstance(value, datetime.datetime):
        value = f"{value:%d %B %Y, %H:%M} UTC"
    elif isinstance(value, bool):
        value = "yes" if value else "no"
    elif field.choices:
        value = dict(field.flatchoices).get(value, value)
    return "" if value is None else Truncator(str(value)).chars(_LONGEST)
