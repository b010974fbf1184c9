"""The admin: one module a noun."""

from . import (
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
