"""The same words in the other official languages."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from .sources import Source
from .statements import Statement


class LanguageVersion(models.Model):
    """A statement as the record in another official language has it.

    `confidence` is between 0 and 1: how surely this is the same turn.
    """

    class Language(models.TextChoices):
        ARABIC = "ar", "العربية"
        CHINESE = "zh", "中文"
        FRENCH = "fr", "Français"
        RUSSIAN = "ru", "Русский"
        SPANISH = "es", "Español"

    statement = models.ForeignKey(Statement, models.CASCADE, related_name="versions")
    language = models.CharField(max_length=2, choices=Language)
    heading = models.CharField(max_length=500, blank=True, help_text="As printed.")
    printed = models.TextField("text as printed")
    paragraphs = ArrayField(models.TextField(), verbose_name="text as restored")
    repairs = models.JSONField(default=list, blank=True)
    confidence = models.FloatField(default=1.0)
    source = models.ForeignKey(
        Source, models.SET_NULL, null=True, blank=True, related_name="versions"
    )

    class Meta:
        ordering = ("statement", "language")
        constraints = [
            models.UniqueConstraint(name="version_once", fields=["statement", "language"]),
            models.CheckConstraint(
                name="version_language", condition=Q(language__in=["ar", "zh", "fr", "ru", "es"])
            ),
            models.CheckConstraint(
                name="version_confidence", condition=Q(confidence__gte=0, confidence__lte=1)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.statement_id} ({self.language})"

    def get_absolute_url(self) -> str:
        return f"{self.statement.get_absolute_url()}?with={self.language}"
