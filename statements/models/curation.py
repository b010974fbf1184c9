"""What curators decided: corrections and merges, which ingest never touches."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone

from .history import keep_history
from .meetings import Meeting
from .speakers import Speaker
from .statements import Statement


@keep_history()
class Correction(models.Model):
    """What is right, where the source is wrong: one field of one meeting or statement.

    Exactly one of `meeting` and `statement` is set. `value` is what the field holds while
    the correction stands, `source_value` what the source says and removal restores; both
    as JSON (the key of the row for a field that refers to one).
    """

    meeting = models.ForeignKey(
        Meeting, models.CASCADE, null=True, blank=True, related_name="corrections"
    )
    statement = models.ForeignKey(
        Statement, models.CASCADE, null=True, blank=True, related_name="corrections"
    )
    field = models.CharField(max_length=40)
    value = models.JSONField(null=True, blank=True)
    source_value = models.JSONField(null=True, blank=True, editable=False)
    reason = models.TextField()
    curator = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    made_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ("-made_at",)
        constraints = [
            models.CheckConstraint(
                name="correction_of_one",
                condition=models.Q(meeting__isnull=False, statement__isnull=True)
                | models.Q(meeting__isnull=True, statement__isnull=False),
            ),
            models.UniqueConstraint(
                name="correction_once_meeting",
                fields=["meeting", "field"],
                condition=models.Q(meeting__isnull=False),
            ),
            models.UniqueConstraint(
                name="correction_once_statement",
                fields=["statement", "field"],
                condition=models.Q(statement__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.statement or self.meeting}: {self.field}"


@keep_history()
class Merge(models.Model):
    """Two speakers found to be one. Undoing it gives back what `moved` lists.

    `moved` holds the keys of the aliases, statements and presidencies that went over, and
    `absorbed` the row that ceased to exist.
    """

    speaker = models.ForeignKey(Speaker, models.CASCADE, related_name="merges")
    absorbed = models.JSONField(editable=False)
    moved = models.JSONField(editable=False)
    reason = models.TextField()
    curator = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    undone_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        ordering = ("-made_at",)

    def __str__(self) -> str:
        return f"{self.absorbed.get('name', '')} → {self.speaker}"
