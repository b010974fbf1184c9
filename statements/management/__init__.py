"""What `manage.py` commands need before they begin."""
