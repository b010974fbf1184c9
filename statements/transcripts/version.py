"""The version of the reading of records: raised whenever the same bytes read differently."""

from __future__ import annotations

PARSER_VERSION = "5"
"""Goes up with every change of what a text is read into; ingest reads again when it does."""
