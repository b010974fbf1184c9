"""The app of the archive."""

from django.apps import AppConfig


class StatementsConfig(AppConfig):
    name = "statements"
    verbose_name = "Security Council archive"
    default_auto_field = "django.db.models.BigAutoField"
