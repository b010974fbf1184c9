"""What an index holds in all: how many statements, of which countries, citing what."""

from __future__ import annotations

from dataclasses import dataclass

from tantivy import Query

from statements.search.counting import top_values
from statements.search.index import schema
from statements.search.index.sync import Opened
from statements.search.language.question import Question
from statements.search.results import facets
from statements.search.results.facets import Facet, FacetValue

_TOLD = ("country", "cites")


@dataclass(frozen=True, slots=True)
class ArchiveTotals:
    """How many `statements` there are; the countries that made and the documents cited by most."""

    statements: int
    countries: Facet
    documents: tuple[FacetValue, ...]


def archive_totals(opened: Opened, shown: int) -> ArchiveTotals:
    """Return what an index holds, with the first `shown` countries and documents."""
    frequent = schema.FREQUENT.keys() & _TOLD
    counted = top_values.top(opened, Query.all_query(), _TOLD, shown, frequent=frequent)
    told = {facet.key: facet for facet in facets.listed(opened, counted, Question(), shown)}
    return ArchiveTotals(opened.searcher.num_docs, told["country"], told["cites"].buckets)
