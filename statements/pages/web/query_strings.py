"""What is chosen on a page and can be changed: values, each with a way off, and ways to show."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext

from statements.search.index.sync import Opened
from statements.search.language.facet_labels import FACET_LABELS, value_label
from statements.search.language.question import Question
from statements.search.meaning.index_values import facet_value_label
from statements.search.results.answer import Chosen


@dataclass(frozen=True, slots=True)
class Way:
    """One of several ways to show a page; `query` asks for it, and the `current` one is shown."""

    label: str
    query: str
    current: bool


def chips(request: HttpRequest, question: Question, opened: Opened) -> Iterator[Chosen]:
    """Yield the values and dates chosen in `question`, with their labels.

    The query string of each is that of the same page without it.
    """
    for facet, value in question.selections():
        without = request.GET.copy()
        without.setlist(facet, [one for one in without.getlist(facet) if one != value])
        label = value_label(facet, facet_value_label(opened, facet, value))
        yield Chosen(facet, gettext(FACET_LABELS[facet]), value, label, without.urlencode())
    for name, label, value in question.dates():
        yield Chosen(name, label, value, value, changed(request.GET, {name: ""}))


def changed(asked: QueryDict, changes: Mapping[str, str | int]) -> str:
    """Return the query string of `asked` with other values; an empty one is left out."""
    query = asked.copy()
    for name, value in changes.items():
        query.pop(name, None)
        if value != "":
            query[name] = str(value)
    return query.urlencode()
