"""`ArchiveTotals`: how many statements an archive has, from which countries, citing what."""

from __future__ import annotations

from dataclasses import dataclass

from tantivy import Query

from statements.search.counting import top_values
from statements.search.index import schema
from statements.search.index.sync import Opened
from statements.search.language.question import Question
from statements.search.results import facets
from statements.search.results.facets import Facet, FacetValue

_FACETS = ("country", "cites")


@dataclass(frozen=True, slots=True)
class ArchiveTotals:
    """The number of `statements`; the countries that made most, the documents cited by most."""

    statements: int
    countries: Facet
    documents: tuple[FacetValue, ...]


def archive_totals(opened: Opened, size: int) -> ArchiveTotals:
    """Return the totals of an index, with at most `size` countries and `size` documents."""
    frequent = schema.FREQUENT.keys() & _FACETS
    counted = top_values.top(opened, Query.all_query(), _FACETS, size, frequent=frequent)
    by_key = {facet.key: facet for facet in facets.listed(opened, counted, Question(), size)}
    return ArchiveTotals(opened.searcher.num_docs, by_key["country"], by_key["cites"].buckets)
