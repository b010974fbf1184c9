"""Who sits at the table: countries, organizations, the labels they go by, and terms."""

from __future__ import annotations

import datetime

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_noop

from statements.facts.labels import fold

from .history import keep_history
from .stamps import stamp_owners, stamp_statements


class RegionalGroup(models.TextChoices):
    """The groups of Member States between which seats are shared out."""

    AFRICAN = "african", gettext_noop("African States")
    ASIA_PACIFIC = "asia-pacific", gettext_noop("Asia-Pacific States")
    EASTERN_EUROPEAN = "eastern-european", gettext_noop("Eastern European States")
    LATIN_AMERICAN_CARIBBEAN = (
        "latin-american-caribbean",
        gettext_noop("Latin American and Caribbean States"),
    )
    WESTERN_EUROPEAN_OTHERS = (
        "western-european-others",
        gettext_noop("Western European and other States"),
    )


@keep_history()
class Country(models.Model):
    """A Member State, an observer, or a state that has ceased to exist."""

    class Status(models.TextChoices):
        MEMBER = "member", gettext_noop("Member State")
        OBSERVER = "observer", gettext_noop("Observer")
        FORMER = "former", gettext_noop("Former state")
        OTHER = "other", gettext_noop("Other")

    slug = models.SlugField(unique=True)
    name = models.CharField(max_length=100, unique=True)
    official_name = models.CharField(max_length=200)
    alpha3 = models.CharField("ISO alpha-3", max_length=3, unique=True)
    status = models.CharField(max_length=10, choices=Status)
    regional_group = models.CharField(max_length=30, choices=RegionalGroup, blank=True)
    admitted = models.DateField(null=True, blank=True, help_text="First day of membership.")
    ended = models.DateField(null=True, blank=True, help_text="Last day of membership.")
    successors = models.ManyToManyField(
        "self", symmetrical=False, related_name="predecessors", blank=True
    )

    class Meta:
        ordering = ("name",)
        verbose_name_plural = "countries"
        constraints = [
            models.CheckConstraint(name="country_alpha3", condition=Q(alpha3__regex=r"^[A-Z]{3}$")),
            models.CheckConstraint(
                name="country_ended_after_admitted",
                condition=Q(ended__isnull=True)
                | Q(admitted__isnull=True)
                | Q(ended__gt=F("admitted")),
            ),
            models.CheckConstraint(
                name="country_status",
                condition=Q(status__in=["member", "observer", "former", "other"]),
            ),
        ]
        triggers = [
            stamp_statements("slug", "name", "regional_group", where="country_id = NEW.id"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("country", args=[self.slug])


@keep_history()
class Organization(models.Model):
    """A body that speaks to the Council and is not a state."""

    class Kind(models.TextChoices):
        UN = "un", gettext_noop("United Nations office or body")
        REGIONAL = "regional", gettext_noop("Regional organization")
        AGENCY = "agency", gettext_noop("Specialized agency or treaty body")
        NGO = "ngo", gettext_noop("Non-governmental organization")
        OTHER = "other", gettext_noop("Other")

    slug = models.SlugField(max_length=120, unique=True)
    name = models.CharField(max_length=250, unique=True)
    abbreviation = models.CharField(max_length=30, blank=True)
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.OTHER)
    parent = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="bodies"
    )

    class Meta:
        ordering = ("name",)
        constraints = [
            models.CheckConstraint(
                name="organization_kind",
                condition=Q(kind__in=["un", "regional", "agency", "ngo", "other"]),
            ),
        ]
        triggers = [
            stamp_statements("slug", "name", "kind", where="organization_id = NEW.id"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("organization", args=[self.slug])


@keep_history()
class Label(models.Model):
    """A name under which a country or organization is printed, and to whom it belongs.

    This is where a curator says once and for ever what "UN", "Turkey" or a misprint means:
    ingest resolves through labels, and makes one marked as not reviewed when none fits.
    """

    printed = models.CharField(max_length=250)
    key = models.CharField(max_length=250, unique=True, editable=False)
    country = models.ForeignKey(
        Country, models.CASCADE, null=True, blank=True, related_name="labels"
    )
    organization = models.ForeignKey(
        Organization, models.CASCADE, null=True, blank=True, related_name="labels"
    )
    reviewed = models.BooleanField(default=False)

    class Meta:
        ordering = ("printed",)
        constraints = [
            models.CheckConstraint(
                name="label_belongs_to_one",
                condition=Q(country__isnull=False, organization__isnull=True)
                | Q(country__isnull=True, organization__isnull=False),
            ),
            models.CheckConstraint(name="label_has_key", condition=~Q(key="")),
        ]

    def __str__(self) -> str:
        return self.printed

    def save(self, *args: object, **kwargs: object) -> None:
        self.key = fold(self.printed)
        super().save(*args, **kwargs)  # type: ignore[arg-type]


class TermQuerySet(models.QuerySet["CouncilTerm"]):
    def on(self, day: datetime.date) -> TermQuerySet:
        """Terms running on `day`."""
        return self.filter(period__contains=day)


@keep_history()
class CouncilTerm(models.Model):
    """A country's seat on the Council, from its first day to its last."""

    class Seat(models.TextChoices):
        PERMANENT = "permanent", "Permanent member"
        ELECTED = "elected", "Elected member"

    country = models.ForeignKey(Country, models.CASCADE, related_name="terms")
    seat = models.CharField(max_length=10, choices=Seat)
    period = DateRangeField()
    note = models.CharField(max_length=250, blank=True)

    objects = TermQuerySet.as_manager()

    class Meta:
        ordering = ("period", "country")
        constraints = [
            models.CheckConstraint(
                name="term_seat", condition=Q(seat__in=["permanent", "elected"])
            ),
            models.CheckConstraint(
                name="term_has_days",
                condition=Q(period__isempty=False, period__startswith__isnull=False),
            ),
            ExclusionConstraint(
                name="term_no_overlap",
                expressions=[
                    ("country", RangeOperators.EQUAL),
                    ("period", RangeOperators.OVERLAPS),
                ],
            ),
        ]
        # The Council role of a statement is read off the terms, so all of a country's
        # statements are indexed again when one of its terms changes.
        triggers = stamp_owners(where="country_id IN (SELECT country_id FROM {rows})")

    def __str__(self) -> str:
        return f"{self.country}, {self.get_seat_display()}"
