"""What a run finds out, by name; and the names of those who answer."""

from __future__ import annotations

from .timing import Timing

ARCHIVE = "this archive"
ENGINE = "Tantivy alone"
POSTGRESQL = "PostgreSQL"
SQLITE = "SQLite FTS5"

Figure = Timing | float
Figures = dict[str, Figure]
"""Searches are named "kind: who", all else by what it is."""
