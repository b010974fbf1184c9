"""The fields of a query, `country:japan,france`: their names and what may stand after them.

Whether a value means anything to an index is found out later (`meaning.field_meaning`). Only
dates, years and the few words for types and roles are checked here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from django.utils.translation import gettext, gettext_noop

from .query_dates import checked_date, checked_years
from .query_problems import QueryProblem
from .tree import QUOTATION_MARKS, UNQUOTED_VALUE

QUERY_FIELDS = (
    *("country", "org", "speaker", "meeting", "agenda", "cites", "lang", "role", "is"),
    *("before", "after", "year"),
)
"""The names that a field of a query may have."""
_OTHER_NAMES = {
    "countries": "country",
    "delegation": "country",
    "organization": "org",
    "organisation": "org",
    "language": "lang",
    "type": "is",
    "item": "agenda",
    "cite": "cites",
    "citing": "cites",
}
STATEMENT_TYPES = (gettext_noop("procedural"), gettext_noop("substantive"))
"""The values of `is:` and of the facet "type"."""
ROLES_BY_SPELLING = {
    "permanent": "permanent",
    "p5": "permanent",
    "elected": "elected",
    "e10": "elected",
    "non-member": "non-member",
    "nonmember": "non-member",
    "un": "un",
    "other": "other",
}
"""The roles of the facet "role", by the ways in which `role:` may name them."""

_NAME = re.compile(r"([A-Za-z]+):")
_QUOTED = re.compile(rf"[{QUOTATION_MARKS}]([^{QUOTATION_MARKS}]*)(?P<close>[{QUOTATION_MARKS}]?)")
_GROUP = re.compile(rf"\(([^(){QUOTATION_MARKS}]*)\)")
_BETWEEN = re.compile(r",|\bOR\b")
MAX_FIELD_VALUES = 50
"""Values of one field or facet that are asked for, at most; the rest are left out."""


@dataclass(frozen=True, slots=True)
class FieldCondition:
    """A field as it stands in a query, from `start` to `end`. `values` are well formed."""

    name: str
    values: tuple[str, ...]
    start: int
    end: int


def read_condition(text: str, at: int, problems: list[QueryProblem]) -> FieldCondition | None:
    """Read the field that begins at `at`; None where none does, and `problems` says why.

    Text that only looks like a field is left to be read as words.
    """
    match = _NAME.match(text, at)
    if match is None:
        return None
    printed, after = match[1], match.end()
    has_value = after < len(text) and not text[after].isspace() and text[after] != ")"
    name = _field_name(printed.lower())
    if name is None:
        # "Note: this" is no more than a word with a mark after it.
        name = _nearest_field_name(printed.lower()) if has_value else None
        if has_value:
            message = gettext("There is no field “%(field)s”; it was read as a word.")
            if name:
                message = gettext("There is no field “%(field)s”; it was read as “%(name)s”.")
            _add_problem(problems, message % {"field": printed, "name": name}, at, after)
        if name is None:
            return None
    found, end = _values(text, after, problems) if has_value else ([], after)
    values = tuple(dict.fromkeys(_valid_values(name, found, problems)))[:MAX_FIELD_VALUES]
    if name in {"before", "after"} and len(values) > 1:
        message = gettext("Only one date stands after “%(field)s:”; it was read as %(date)s.")
        _add_problem(problems, message % {"field": printed, "date": values[0]}, after, end)
        values = values[:1]
    if found and not values:
        return FieldCondition(name, (), at, end)
    if not values:
        message = gettext("No value stands right after “%(field)s:”; it was read as a word.")
        _add_problem(problems, message % {"field": printed}, at, after)
        return None
    return FieldCondition(name, values, at, end)


def _field_name(name: str) -> str | None:
    return name if name in QUERY_FIELDS else _OTHER_NAMES.get(name)


def _nearest_field_name(name: str) -> str | None:
    near = get_close_matches(name, (*QUERY_FIELDS, *_OTHER_NAMES), n=1, cutoff=0.75)
    return _field_name(near[0]) if near else None


def _add_problem(problems: list[QueryProblem], message: str, start: int, end: int) -> None:
    problems.append(QueryProblem(message, start, end - start))


@dataclass(frozen=True, slots=True)
class _Value:
    text: str
    start: int
    end: int


def _values(text: str, at: int, problems: list[QueryProblem]) -> tuple[list[_Value], int]:
    """Return the values from `at` on, and where they end."""
    found: list[_Value] = []
    if group := _GROUP.match(text, at):
        message = gettext("Several values are written with commas, as in country:japan,france.")
        _add_problem(problems, message, group.start(), group.end())
        listed = (" ".join(part.split()) for part in _BETWEEN.split(group[1]))
        return [_Value(value, *group.span()) for value in listed if value], group.end()
    while at < len(text):
        if quoted := _QUOTED.match(text, at):
            value, end = " ".join(quoted[1].split()), quoted.end()
            if not quoted["close"]:
                problems.append(QueryProblem(gettext("This quotation mark is never closed."), at))
        elif bare := UNQUOTED_VALUE.match(text, at):
            value, end = bare[0], bare.end()
        else:
            break
        if value:
            found.append(_Value(value, at, end))
        at = end
        if text[at : at + 1] != ",":
            return found, at
        at += 1
    if text[at - 1 : at] == ",":
        problems.append(QueryProblem(gettext("Nothing stands right after this comma."), at - 1))
    return found, at


def _valid_values(name: str, found: list[_Value], problems: list[QueryProblem]) -> Iterator[str]:
    reader = _READERS.get(name)
    for value in found:
        if reader is None:
            if any(map(str.isalnum, value.text)):
                yield value.text
            else:
                message = gettext("“%(value)s” is no value of “%(field)s”; it was left out.")
                named = {"value": value.text, "field": name}
                _add_problem(problems, message % named, value.start, value.end)
            continue
        try:
            yield reader(value.text)
        except ValueError as error:
            message = gettext("%(problem)s It was left out.") % {"problem": error}
            _add_problem(problems, message, value.start, value.end)


def _type(text: str) -> str:
    value = text.lower()
    if value not in STATEMENT_TYPES:
        raise ValueError(gettext("“%s” is not “procedural” or “substantive”.") % text)
    return value


def _role(text: str) -> str:
    value = ROLES_BY_SPELLING.get(text.lower().replace(" ", "-"))
    if value is None:
        *roles, last = dict.fromkeys(ROLES_BY_SPELLING.values())
        message = gettext("“%(value)s” is no role; %(roles)s and %(last)s are.")
        raise ValueError(message % {"value": text, "roles": ", ".join(roles), "last": last})
    return value


_READERS: dict[str, Callable[[str], str]] = {
    "is": _type,
    "role": _role,
    "before": checked_date,
    "after": checked_date,
    "year": checked_years,
}
