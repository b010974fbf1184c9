"""The commands of `manage.py`, each a few lines over a library function."""
