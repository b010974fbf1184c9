"""Ingest: transcripts into the record, one transaction a meeting."""
