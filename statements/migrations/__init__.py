"""The tables, triggers and rights of the database, change by change."""
