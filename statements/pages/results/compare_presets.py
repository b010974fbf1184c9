"""Comparisons to begin with, between sets of what the archive holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext
from tantivy import Query

from statements.search.counting.top_values import year_counts
from statements.search.index.sync import Opened
from statements.search.language.tree import Field, write_query
from statements.search.meaning.index_values import IndexValues


@dataclass(frozen=True, slots=True)
class ComparePreset:
    """A comparison to begin with, and the query string that makes it."""

    label: str
    query: str


def compare_presets(opened: Opened, asked: QueryDict) -> Iterator[ComparePreset]:
    """Yield comparisons within what is asked already; none where nothing is held."""
    if not opened.searcher.num_docs:
        return
    yield _preset(asked, gettext("Permanent and elected members"), "role:permanent", "role:elected")
    first, second = [*IndexValues(opened).entries("country")[:2], None, None][:2]
    if first and second:
        a, b = (write_query(Field("country", (one.slug,))) for one in (first, second))
        named = {"first": first.label, "second": second.label}
        yield _preset(asked, gettext("%(first)s and %(second)s") % named, a, b)
        yield _preset(asked, gettext("%(first)s and everyone else") % named, a, "")
    year = _middle_year(opened)
    if year:
        label = gettext("Before %(year)d, and from %(year)d on") % {"year": year}
        yield _preset(asked, label, f"before:{year}", f"after:{year - 1}")


def _preset(asked: QueryDict, label: str, a: str, b: str) -> ComparePreset:
    query = asked.copy()
    query["a"], query["b"], query["type"] = a, b, "substantive"
    return ComparePreset(label, query.urlencode())


def _middle_year(opened: Opened) -> int | None:
    """Return the year that parts what is held in two halves; None where it has but one year."""
    held = year_counts(opened, Query.all_query())
    counts = sorted((int(year), count) for year, count in held.items())
    whole, below = sum(count for _, count in counts), 0
    for year, count in counts[:-1]:
        below += count
        if 2 * below >= whole:
            return year + 1 if below < whole else None
    return counts[-1][0] if len(counts) > 1 else None
