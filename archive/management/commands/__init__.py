"""`manage.py serve`: everything prepared, then the archive served."""
