"""What a reader pinned: a question with its answer on one day."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from urllib.parse import unquote

from django.contrib.postgres.fields import ArrayField
from django.db import connections, models, transaction
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_noop

MOST_SETS = 6
MOST_STATEMENTS = 10_000
LONGEST_QUERY = 8_000

A_MINUTE, A_DAY = 20, 500
"""How many cards are pinned at most, by everybody together. Anyone may, without a name."""

# A number that nothing else in this database locks with.
_LOCK = 7_802_12


class TooManyCards(Exception):
    """So many cards were pinned of late that another one has to wait `seconds`."""

    def __init__(self, seconds: int) -> None:
        super().__init__(f"Too many cards: wait {seconds} seconds.")
        self.seconds = seconds


class QueryCardQuerySet(models.QuerySet["QueryCard"]):
    def keep(self, card: QueryCard, sets: Iterable[PinnedSet]) -> QueryCard:
        """Store a new card with its sets, or return the one that has its key already.

        Raises `TooManyCards` where the archive has pinned enough for now.
        """
        with transaction.atomic(using=self.db):
            # One at a time, so that the limits hold and a key comes once.
            with connections[self.db].cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
            held = self.filter(key=card.key).first()
            if held is not None:
                return held
            self._refuse_too_many()
            card.save(using=self.db)
            for pinned in sets:
                pinned.card = card
                pinned.save(using=self.db)
            return card

    def _refuse_too_many(self) -> None:
        now = timezone.now()
        for seconds, most in ((60, A_MINUTE), (24 * 60 * 60, A_DAY)):
            since = now - datetime.timedelta(seconds=seconds)
            if self.filter(pinned_at__gt=since).count() >= most:
                raise TooManyCards(seconds)


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
