"""Where it came from: runs of ingest, the bytes they read, and what they stumbled on."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_noop

from .history import keep_history
from .meetings import Meeting
from .speakers import SpeakerAlias


class IngestRun(models.Model):
    """One call of `manage.py ingest`."""

    class Status(models.TextChoices):
        RUNNING = "running", gettext_noop("Running or interrupted")
        DONE = "done", gettext_noop("Done")
        PROBLEMS = "problems", gettext_noop("Done with problems")
        FAILED = "failed", gettext_noop("Failed")

    started = models.DateTimeField(default=timezone.now)
    finished = models.DateTimeField(null=True, blank=True)
    paths = models.JSONField(default=list)
    parser_version = models.CharField(max_length=20)
    status = models.CharField(max_length=10, choices=Status, default=Status.RUNNING)
    report = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering = ("-started",)

    def __str__(self) -> str:
        return f"{self.started:%Y-%m-%d %H:%M} {', '.join(map(str, self.paths))}"


class Source(models.Model):
    """The bytes of one file, as they were read.

    `digest` is the SHA-256 of the bytes together with the metadata that stood beside them:
    while it and the parser's version stay the same there is nothing to do. `content` is
    compressed with zlib.
    """

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="sources")
    format = models.CharField(max_length=30)
    name = models.CharField(max_length=300)
    sha256 = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    content = models.BinaryField()
    parser_version = models.CharField(max_length=20)
    run = models.ForeignKey(
        IngestRun, models.SET_NULL, null=True, blank=True, related_name="sources"
    )

    class Meta:
        ordering = ("meeting", "format", "name")
        constraints = [
            models.UniqueConstraint(name="source_once", fields=["meeting", "format", "name"])
        ]

    def __str__(self) -> str:
        return self.name


class Attestation(models.Model):
    """A name as one source prints it: the evidence on which it is told who is whom.

    Kept for every source, also where another source of the same statement is the one read.
    """

    class Place(models.IntegerChoices):
        """Where it stands; a higher one is the better witness to the spelling."""

        TABLE = 1, "table or heading of the corpus"
        HEADING = 2, "heading of a record"
        COVER = 3, "cover, list of members"

    source = models.ForeignKey(Source, models.CASCADE, related_name="attestations")
    alias = models.ForeignKey(SpeakerAlias, models.CASCADE, related_name="attestations")
    printed = models.CharField(max_length=150)
    place = models.PositiveSmallIntegerField(choices=Place)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="attestation_once", fields=["source", "alias", "printed", "place"]
            ),
        ]

    def __str__(self) -> str:
        return f"{self.printed} ({self.source})"


class ProblemQuerySet(models.QuerySet["Problem"]):
    def open(self) -> ProblemQuerySet:
        """Problems that nobody has dealt with yet."""
        return self.filter(resolved_at__isnull=True)


@keep_history()
class Problem(models.Model):
    """Something that ingest was unsure of or could not read: the review queue.

    The same problem met again by a later run is the same row, and stays resolved.
    """

    run = models.ForeignKey(
        IngestRun, models.SET_NULL, null=True, blank=True, related_name="problems"
    )
    meeting = models.ForeignKey(
        Meeting, models.CASCADE, null=True, blank=True, related_name="problems"
    )
    kind = models.CharField(max_length=40, db_index=True)
    file = models.CharField(max_length=300, blank=True)
    line = models.PositiveIntegerField(null=True, blank=True)
    number = models.PositiveIntegerField("statement", null=True, blank=True)
    reason = models.TextField()
    digest = models.CharField(max_length=64, unique=True, editable=False)
    found_at = models.DateTimeField(default=timezone.now)
    resolved_at = models.DateTimeField(null=True, blank=True)
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    note = models.TextField(blank=True)

    objects = ProblemQuerySet.as_manager()

    class Meta:
        ordering = ("resolved_at", "-found_at", "pk")
        indexes = [
            models.Index(
                name="problem_open", fields=["kind"], condition=Q(resolved_at__isnull=True)
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind}: {self.file or self.reason[:60]}"


def last_addition() -> IngestRun | None:
    """Return the last finished run that brought a source which is still the one read."""
    brought = Source.objects.filter(run=OuterRef("pk"))
    return IngestRun.objects.exclude(finished=None).filter(Exists(brought)).first()
