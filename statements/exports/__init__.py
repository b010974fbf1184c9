"""The record as files for other programs: tables, CSV and JSON, dumps, references."""
