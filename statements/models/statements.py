"""What was said: statements, where they moved to, and what became of deleted ones."""

from __future__ import annotations

from typing import TypedDict

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Left

from .addresses import record_address
from .delegations import Country, Organization
from .history import keep_history
from .meetings import Meeting
from .sources import Source
from .speakers import Speaker, SpeakerAlias
from .stamps import bury_deleted, bury_truncated, stamp_self

OPENING = 320
"""How many of the first characters of a statement a list shows."""


class StoredRepair(TypedDict):
    """One change made to the text as printed: `start` and `end` are offsets into `printed`.

    That slice is `before`, and `after` stands in its place in the restored text.
    """

    rule: str
    start: int
    end: int
    before: str
    after: str


class StatementQuerySet(models.QuerySet["Statement"]):
    def at(self, meeting: Meeting) -> StatementQuerySet:
        """Statements of one meeting, in order."""
        return self.filter(meeting=meeting).order_by("number")

    def by(self, country: Country) -> StatementQuerySet:
        """Statements made for `country`."""
        return self.filter(country=country)

    def substantive(self) -> StatementQuerySet:
        """Statements that do more than conduct the meeting."""
        return self.filter(procedural=False)

    def with_names(self) -> StatementQuerySet:
        """Fetch in the same query all that a list of statements shows."""
        return self.select_related("meeting__agenda_item", "speaker", "country", "organization")

    def without_text(self) -> StatementQuerySet:
        """Leave the long texts in the database."""
        return self.defer("printed", "paragraphs", "repairs")

    def with_openings(self) -> StatementQuerySet:
        """Annotate the first words as `opening`, and leave the long texts in the database."""
        return self.without_text().annotate(opening=Left(F("paragraphs__0"), OPENING))

    def listed(self) -> StatementQuerySet:
        """Return statements as a list shows them: newest first, with names and openings."""
        return (
            self.with_names()
            .with_openings()
            .order_by(
                F("meeting__date").desc(nulls_last=True),
                "-meeting__number",
                "-meeting__resumption",
                "-meeting__part",
                "meeting_id",
                "number",
            )
        )


@keep_history(exclude=("stamp", "fingerprint", "alias"))
class Statement(models.Model):
    """One turn at the table.

    `printed` is the text as it came and `paragraphs` the text as restored; `repairs` tells
    what was changed between them, as a list of `StoredRepair`. `pages` has the page of the
    record on which each paragraph begins, empty where the source has no pages.
    """

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="statements")
    number = models.PositiveIntegerField(help_text="Place among the statements of the meeting.")
    heading = models.CharField(max_length=500, blank=True, help_text="As printed.")
    speaker = models.ForeignKey(
        Speaker, models.PROTECT, null=True, blank=True, related_name="statements"
    )
    alias = models.ForeignKey(
        SpeakerAlias,
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="statements",
        help_text="The printed name under which the source has it.",
    )
    country = models.ForeignKey(
        Country, models.PROTECT, null=True, blank=True, related_name="statements"
    )
    organization = models.ForeignKey(
        Organization, models.PROTECT, null=True, blank=True, related_name="statements"
    )
    capacity = models.CharField(
        max_length=500, blank=True, help_text="The office in which the speaker spoke."
    )
    language = models.CharField(
        max_length=40, blank=True, help_text="Language of delivery; empty where not known."
    )
    procedural = models.BooleanField(default=False)
    printed = models.TextField("text as printed")
    paragraphs = ArrayField(models.TextField(), verbose_name="text as restored")
    repairs = models.JSONField(default=list, blank=True)
    pages = ArrayField(models.PositiveSmallIntegerField(), default=list, blank=True)
    word_count = models.PositiveIntegerField(default=0)
    source = models.ForeignKey(
        Source, models.SET_NULL, null=True, blank=True, related_name="statements"
    )
    fingerprint = models.CharField(max_length=32, editable=False)
    stamp = models.BigIntegerField(default=0, editable=False)

    objects = StatementQuerySet.as_manager()

    class Meta:
        ordering = ("meeting", "number")
        indexes = [models.Index(fields=["stamp"])]
        constraints = [
            models.UniqueConstraint(
                name="statement_number_once",
                fields=["meeting", "number"],
                deferrable=models.Deferrable.IMMEDIATE,
            ),
            models.CheckConstraint(
                name="statement_one_delegation",
                condition=Q(country__isnull=True) | Q(organization__isnull=True),
            ),
            models.CheckConstraint(
                name="statement_page_a_paragraph",
                condition=Q(pages__len=0) | Q(pages__len=F("paragraphs__len")),
            ),
        ]
        triggers = [stamp_self(), bury_deleted(), bury_truncated()]

    def __str__(self) -> str:
        return f"{self.meeting.symbol}, statement {self.number}"

    def get_absolute_url(self) -> str:
        return record_address(f"{self.meeting.symbol}/{self.number}")


class Tombstone(models.Model):
    """A statement that is gone, so that every copy of the index hears of it.

    Written by a trigger only. `statement_id` is not a foreign key: the row it named is
    not there any more.
    """

    statement_id = models.BigIntegerField(primary_key=True)
    stamp = models.BigIntegerField(db_index=True)

    def __str__(self) -> str:
        return f"statement {self.statement_id}, deleted"


class Redirect(models.Model):
    """A former place of a statement, so that links to it still lead there."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="redirects")
    number = models.PositiveIntegerField()
    statement = models.ForeignKey(Statement, models.CASCADE, related_name="redirects")

    class Meta:
        constraints = [
            models.UniqueConstraint(name="redirect_from_once", fields=["meeting", "number"])
        ]

    def __str__(self) -> str:
        return f"{self.meeting.symbol}/{self.number} → {self.statement_id}"
