"""What a reader pinned: a question with its answer on one day."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import unquote

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_noop

from .limits import one_at_a_time, refuse_too_many

MOST_SETS = 6
MOST_STATEMENTS = 10_000
LONGEST_QUERY = 8_000

# A number that nothing else in this database locks with.
_LOCK = 7_802_12


class QueryCardQuerySet(models.QuerySet["QueryCard"]):
    def keep(self, card: QueryCard, sets: Iterable[PinnedSet]) -> QueryCard:
        """Store a new card with its sets, or return the one that has its key already.

        Raises `RateLimited` where as many were pinned of late as `CARD_LIMITS` allows.
        """
        with one_at_a_time(_LOCK, using=self.db):
            held = self.filter(key=card.key).first()
            if held is not None:
                return held
            refuse_too_many(self.all(), "pinned_at", settings.CARD_LIMITS)
            card.save(using=self.db)
            for pinned in sets:
                pinned.card = card
                pinned.save(using=self.db)
            return card


class QueryCard(models.Model):
    """A question as a result page asked it, and the state of the archive that answered.

    `key` is made of question and answer, so that pinning the same twice is one card.
    `newest_change` is the largest stamp that the index held (see `stamps`).
    """

    class Page(models.TextChoices):
        SEARCH = "search", gettext_noop("Search")
        CONCORDANCE = "concordance", gettext_noop("Concordance")
        TRENDS = "trends", gettext_noop("Trends")
        COMPARE = "compare", gettext_noop("Compare")

    key = models.CharField(max_length=16, unique=True)
    page = models.CharField(max_length=12, choices=Page)
    query = models.CharField(
        max_length=LONGEST_QUERY, blank=True, help_text="The address after “?”, normalised."
    )
    pinned_at = models.DateTimeField(default=timezone.now, db_index=True)
    held = models.PositiveIntegerField("statements held")
    newest_change = models.BigIntegerField()
    index_version = models.PositiveSmallIntegerField()

    objects = QueryCardQuerySet.as_manager()

    class Meta:
        ordering = ("-pinned_at", "key")
        constraints = [
            models.CheckConstraint(name="card_key", condition=Q(key__regex=r"^[a-z2-7]{16}$")),
            models.CheckConstraint(
                name="card_page",
                condition=Q(page__in=["search", "concordance", "trends", "compare"]),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_page_display()}: {self.query[:80]}"

    def get_absolute_url(self) -> str:
        return reverse("card", args=[self.key])

    @property
    def readable_query(self) -> str:
        """The query as one would write it."""
        return unquote(self.query)

    @property
    def result(self) -> str:
        """The address of the page that was pinned, as it is now."""
        address = reverse(self.page)
        return f"{address}?{self.query}" if self.query else address


class PinnedSet(models.Model):
    """What one query of a card found: a search has one, trends up to six.

    `statements` are keys, null where there were more than are kept. They are no foreign
    keys: a card remembers statements that are gone.
    """

    card = models.ForeignKey(QueryCard, models.CASCADE, related_name="sets")
    place = models.PositiveSmallIntegerField()
    query = models.CharField(
        max_length=LONGEST_QUERY, blank=True, help_text="The address of its search after “?”."
    )
    wording = models.TextField(help_text="The query in words.")
    count = models.PositiveIntegerField()
    statements = ArrayField(models.BigIntegerField(), null=True, blank=True)
    years = models.JSONField(default=dict, blank=True, help_text="The count of each year.")

    class Meta:
        ordering = ("card", "place")
        constraints = [
            models.UniqueConstraint(name="pinned_set_once", fields=["card", "place"]),
            models.CheckConstraint(
                name="pinned_set_place", condition=Q(place__gte=1, place__lte=MOST_SETS)
            ),
            models.CheckConstraint(
                name="pinned_set_counted",
                condition=Q(statements__isnull=True)
                | Q(statements__len=F("count"), statements__len__lte=MOST_STATEMENTS),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.wording[:80]}: {self.count}"
