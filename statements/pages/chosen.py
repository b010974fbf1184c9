"""The values chosen in facets, as a page of analysis shows them: each with a way off."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext

from statements.search.facets import LABELS, label_of, told
from statements.search.question import Question
from statements.search.sync import Opened


@dataclass(frozen=True, slots=True)
class Chip:
    """A value chosen in a facet, and the query string of the same page without it."""

    facet: str
    facet_label: str
    value: str
    label: str
    query: str


def chips(request: HttpRequest, question: Question, opened: Opened) -> Iterator[Chip]:
    """Yield the values and dates chosen in `question`, with their labels."""
    for facet, value in question.selections():
        without = request.GET.copy()
        without.setlist(facet, [one for one in without.getlist(facet) if one != value])
        label = told(facet, label_of(opened, facet, value))
        yield Chip(facet, gettext(LABELS[facet]), value, label, without.urlencode())
    for name, label, value in question.dates():
        yield Chip(name, label, value, value, changed(request.GET, {name: ""}))


def changed(asked: QueryDict, changes: Mapping[str, str | int]) -> str:
    """Return the query string of `asked` with other values; an empty one is left out."""
    query = asked.copy()
    for name, value in changes.items():
        query.pop(name, None)
        if value != "":
            query[name] = str(value)
    return query.urlencode()
