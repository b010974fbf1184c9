"""The admin, in which curators work: one module a noun."""

from . import (
    cards,
    curation,
    delegations,
    documents,
    meetings,
    proceedings,
    sources,
    speakers,
    statements,
    versions,
)

__all__ = [
    "cards",
    "curation",
    "delegations",
    "documents",
    "meetings",
    "proceedings",
    "sources",
    "speakers",
    "statements",
    "versions",
]
