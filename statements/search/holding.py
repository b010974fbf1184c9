"""What an index holds in all: how many statements, of which countries, citing what."""

from __future__ import annotations

from dataclasses import dataclass

from tantivy import Query

from . import facets, schema, tallies
from .facets import Bucket, Facet
from .question import Question
from .sync import Opened

_TOLD = ("country", "cites")


@dataclass(frozen=True, slots=True)
class Holding:
    """How many `statements` there are; the countries that made and the documents cited by most."""

    statements: int
    countries: Facet
    documents: tuple[Bucket, ...]


def holding(opened: Opened, shown: int) -> Holding:
    """Return what an index holds, with the first `shown` countries and documents."""
    led = schema.LED.keys() & _TOLD
    counted = tallies.highest(opened, Query.all_query(), _TOLD, shown, led=led)
    told = {facet.key: facet for facet in facets.listed(opened, counted, Question(), shown)}
    return Holding(opened.searcher.num_docs, told["country"], told["cites"].buckets)
