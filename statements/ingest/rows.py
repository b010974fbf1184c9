"""Rows of the record as a source has them: models not saved yet, compared with those that are.

This is the one form between parser and store: whatever was read becomes an unsaved model, and
what is stored already takes over its fields.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from django.db import models

from statements.models.statements import StoredRepair
from statements.transcripts.records import Repair

_Row = TypeVar("_Row", bound=models.Model)


def fields_of(model: type[models.Model], *, leave: Iterable[str] = ()) -> tuple[str, ...]:
    """Return the names of the columns of a model, without its key and those to `leave`."""
    left = {*leave}
    return tuple(
        field.attname
        for field in model._meta.concrete_fields
        if not field.primary_key and field.name not in left
    )


def changed_fields(stored: _Row, read: _Row, fields: Iterable[str]) -> list[str]:
    """Return those of `fields` in which a stored row differs from the row that was read."""
    return [name for name in fields if getattr(stored, name) != getattr(read, name)]


def take_over(stored: _Row, read: _Row, fields: Iterable[str]) -> None:
    """Give a stored row, in memory, the values that were read."""
    for name in fields:
        setattr(stored, name, getattr(read, name))


def equal(stored: Sequence[_Row], read: Sequence[_Row], fields: Sequence[str]) -> bool:
    """Tell whether two lists of rows say the same in the same order."""
    return len(stored) == len(read) and not any(
        changed_fields(*pair, fields) for pair in zip(stored, read, strict=True)
    )


def stored_repairs(repairs: Iterable[Repair]) -> list[StoredRepair]:
    """Return repairs as the column `repairs` holds them."""
    return [
        StoredRepair(
            rule=repair.rule,
            start=repair.start,
            end=repair.end,
            before=repair.before,
            after=repair.after,
        )
        for repair in repairs
    ]
