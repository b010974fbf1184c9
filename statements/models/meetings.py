"""Where it was said: meetings and the items on their agenda."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_noop

from statements.transcripts.records import MeetingKind as RecordedKind

from .addresses import record_address
from .delegations import Country
from .history import keep_history
from .speakers import Speaker, SpeakerAlias
from .stamps import stamp_statements


@keep_history()
class AgendaItem(models.Model):
    """A title under which the Council met."""

    slug = models.SlugField(max_length=120, unique=True)
    title = models.TextField()
    key = models.TextField(unique=True, editable=False, help_text="The title, folded.")

    class Meta:
        ordering = ("title",)
        constraints = [
            models.CheckConstraint(name="agenda_item_has_title", condition=~Q(title="")),
        ]
        triggers = [
            stamp_statements(
                "slug",
                "title",
                where="meeting_id IN (SELECT id FROM statements_meeting"
                " WHERE agenda_item_id = NEW.id)",
            )
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("agenda-item", args=[self.slug])


class MeetingQuerySet(models.QuerySet["Meeting"]):
    def in_order(self) -> MeetingQuerySet:
        """Oldest first; the parts of one meeting stand together."""
        return self.order_by("date", "number", "resumption", "part", "symbol")

    def in_year(self, year: int) -> MeetingQuerySet:
        """Meetings held in `year`."""
        return self.filter(date__year=year)

    def specimens(self) -> MeetingQuerySet:
        """The invented meetings that a new archive comes with."""
        return self.filter(specimen=True)


@keep_history(exclude=("president_alias",))
class Meeting(models.Model):
    """One record: a meeting, a resumption of it, or a letter compiling statements.

    `number` is null for meetings held by video, which have a letter and no S/PV symbol
    (S/2020/254). `resumption` and `part` are 0 where the symbol has none.
    """

    class Kind(models.TextChoices):
        IN_PERSON = RecordedKind.IN_PERSON.value, gettext_noop("Meeting")
        VIDEO = RecordedKind.VIDEO.value, gettext_noop("Videoconference")
        PRIVATE = RecordedKind.PRIVATE.value, gettext_noop("Private meeting")

    symbol = models.CharField(max_length=60, unique=True)
    number = models.PositiveIntegerField(null=True, blank=True)
    resumption = models.PositiveSmallIntegerField(default=0)
    part = models.PositiveSmallIntegerField(default=0)
    date = models.DateField(null=True, blank=True, db_index=True)
    opened = models.TimeField(null=True, blank=True, help_text="Called to order, local time.")
    closed = models.TimeField(null=True, blank=True, help_text="Rose, local time.")
    scheduled = models.TimeField(null=True, blank=True, help_text="As the cover announces.")
    year_of_council = models.CharField(max_length=40, blank=True, help_text="“Seventy-fifth year”.")
    provisional = models.BooleanField(default=False, help_text="Not yet the final record.")
    city = models.CharField(max_length=60, blank=True)
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.IN_PERSON)
    president_printed = models.CharField("president as printed", max_length=200, blank=True)
    president = models.ForeignKey(
        Speaker, models.SET_NULL, null=True, blank=True, related_name="presided"
    )
    president_alias = models.ForeignKey(
        SpeakerAlias,
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="presided",
    )
    president_country = models.ForeignKey(
        Country, models.SET_NULL, null=True, blank=True, related_name="presidencies"
    )
    agenda_item = models.ForeignKey(
        AgendaItem, models.PROTECT, null=True, blank=True, related_name="meetings"
    )
    specimen = models.BooleanField(default=False, editable=False)

    objects = MeetingQuerySet.as_manager()

    class Meta:
        ordering = ("-date", "-number", "-resumption", "-part", "symbol")
        constraints = [
            models.UniqueConstraint(
                name="meeting_number_once",
                fields=["number", "resumption", "part"],
                condition=Q(specimen=False),
            ),
            models.CheckConstraint(
                name="meeting_numbered_or_video",
                condition=Q(number__isnull=False) | Q(kind="video"),
            ),
            models.CheckConstraint(
                name="meeting_since_1946",
                condition=Q(date__isnull=True) | Q(date__gte="1946-01-17"),
            ),
            models.CheckConstraint(
                name="meeting_kind", condition=Q(kind__in=["in-person", "video", "private"])
            ),
            models.CheckConstraint(
                name="meeting_specimen_symbol",
                condition=Q(specimen=True, symbol__startswith="SPECIMEN/")
                | (Q(specimen=False) & ~Q(symbol__startswith="SPECIMEN/")),
            ),
        ]
        triggers = [
            stamp_statements(
                "symbol",
                "number",
                "date",
                "kind",
                "agenda_item",
                "specimen",
                where="meeting_id = NEW.id",
            )
        ]

    def __str__(self) -> str:
        return self.symbol

    def get_absolute_url(self) -> str:
        return record_address(self.symbol)
