"""The admin: one module a noun."""

from . import curation, delegations, documents, meetings, sources, speakers, statements

__all__ = ["curation", "delegations", "documents", "meetings", "sources", "speakers", "statements"]
