"""What the project adds to `manage.py`."""
