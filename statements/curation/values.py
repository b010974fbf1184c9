"""What can be corrected, and how the value of a field is kept as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from statements.models import Correction, Meeting, Statement

from .errors import CurationError

Record = Meeting | Statement

# The text is not among them: spans of citations and repairs count its characters.
CORRECTABLE: Mapping[type[Record], tuple[str, ...]] = {
    Meeting: ("date", "city", "kind", "president", "president_country", "agenda_item"),
    Statement: (
        "speaker",
        "country",
        "organization",
        "capacity",
        "language",
        "procedural",
        "heading",
    ),
}

DELEGATION = ("country", "organization")


def field_of(record: Record, name: str) -> models.Field[Any, Any]:
    """Return the field `name` of `record`. Raises `CurationError` if it is not correctable."""
    if name not in CORRECTABLE[type(record)]:
        raise CurationError(
            f"“{name}” of a {record._meta.verbose_name} cannot be corrected.", field=name
        )
    field = record._meta.get_field(name)
    assert isinstance(field, models.Field)
    return field


def stored(record: Record, name: str) -> Any:
    """Return what the field holds, as JSON: the key of a row, an ISO date, the value itself."""
    return value_as_json(getattr(record, field_of(record, name).attname))


def value_as_json(value: Any) -> Any:
    """Return a value of a correctable field as JSON."""
    if isinstance(value, models.Model):
        return value.pk
    return value.isoformat() if hasattr(value, "isoformat") else value


def put(record: Record, name: str, value: Any) -> None:
    """Set the field from JSON, without saving."""
    field = field_of(record, name)
    setattr(record, field.attname, field.to_python(value))


def clean_value(record: Record, values: Mapping[str, Any]) -> dict[str, Any]:
    """Return `values` as JSON, if the record could hold them all at once.

    A statement is made for a country or for an organization, so that naming one says the
    other too, and both are returned. Raises `CurationError`, naming the field.
    """
    clean = {name: _cleaned_one(record, name, value) for name, value in values.items()}
    if isinstance(record, Statement):
        clean = _whole_delegation(record, clean)
    trial = type(record)(
        **{field.attname: getattr(record, field.attname) for field in record._meta.concrete_fields}
    )
    trial._state.adding = False
    for name, value in clean.items():
        put(trial, name, value)
    try:
        trial.validate_constraints()
    except ValidationError as error:
        raise CurationError(" ".join(error.messages)) from error
    return clean


def _cleaned_one(record: Record, name: str, value: Any) -> Any:
    field = field_of(record, name)
    try:
        return value_as_json(field.clean(value_as_json(value), record))
    except ValidationError as error:
        raise CurationError(
            f"{str(field.verbose_name).capitalize()}: {' '.join(error.messages)}", field=name
        ) from error


def _whole_delegation(statement: Statement, values: dict[str, Any]) -> dict[str, Any]:
    given = {name: values[name] for name in DELEGATION if name in values}
    if not given:
        return values
    named = [name for name, value in given.items() if value is not None]
    if len(named) > 1:
        raise CurationError(
            "A statement is made for a country or for an organization, not for both.",
            field="organization",
        )
    if named:
        return {**values, **dict.fromkeys(DELEGATION), named[0]: given[named[0]]}
    # Only taken away: the other one stays what it is.
    return {name: stored(statement, name) for name in DELEGATION} | values


def vanished(corrections: Iterable[Correction], attribute: str) -> set[int]:
    """Return the keys of those corrections whose `attribute` refers to a row that is gone.

    At most one query for each kind of row referred to.
    """
    referring: dict[type[models.Model], list[tuple[int, Any]]] = {}
    for correction in corrections:
        field = field_of(record_of(correction), correction.field)
        value = getattr(correction, attribute)
        if field.related_model is not None and value is not None:
            assert isinstance(field.related_model, type)
            referring.setdefault(field.related_model, []).append((correction.pk, value))
    gone: set[int] = set()
    for model, pairs in referring.items():
        there = set(
            model._default_manager.filter(pk__in={value for _, value in pairs}).values_list(
                "pk", flat=True
            )
        )
        gone |= {key for key, value in pairs if value not in there}
    return gone


def record_of(correction: Correction) -> Record:
    """Return the meeting or statement that a correction is of."""
    record = correction.statement or correction.meeting
    assert record is not None  # the constraint correction_of_one
    return record
