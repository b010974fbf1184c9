"""Django's PostgreSQL backend, on the archive's own server."""
