"""Who speaks: persons and the names they are printed under."""

from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import connection, models
from django.db.models import F, Q, Value
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.text import slugify

from statements.facts.labels import fold

from .delegations import Country, Organization
from .history import keep_history
from .stamps import stamp_statements


@keep_history()
class Speaker(models.Model):
    """A person who spoke to the Council, or an office where no person is named.

    `country` or `organization` is the one the speaker is known by; each statement says
    for whom it was made.
    """

    slug = models.SlugField(max_length=160, unique=True)
    name = models.CharField(max_length=150, help_text="With the title: “Mr. Bessho”.")
    sort_name = models.CharField(
        max_length=160,
        blank=True,
        db_index=True,
        help_text="Family name first, folded: “jurgenson sven”. Made from the name where empty.",
    )
    reviewed = models.BooleanField(
        default=False, help_text="The name was chosen by a curator: ingest leaves it as it is."
    )
    country = models.ForeignKey(
        Country, models.PROTECT, null=True, blank=True, related_name="speakers"
    )
    organization = models.ForeignKey(
        Organization, models.PROTECT, null=True, blank=True, related_name="speakers"
    )

    class Meta:
        ordering = ("sort_name", "slug")
        constraints = [
            models.CheckConstraint(
                name="speaker_one_delegation",
                condition=Q(country__isnull=True) | Q(organization__isnull=True),
            ),
            models.CheckConstraint(name="speaker_has_name", condition=~Q(name="")),
        ]
        triggers = [stamp_statements("slug", "name", where="speaker_id = NEW.id")]

    def __str__(self) -> str:
        delegation = self.country or self.organization
        return f"{self.name} ({delegation})" if delegation else self.name

    def save(self, *args: object, **kwargs: object) -> None:
        self.sort_name = self.sort_name or plain_sort_name(self.name)
        super().save(*args, **kwargs)  # type: ignore[arg-type]

    def get_absolute_url(self) -> str:
        return reverse("speaker", args=[self.slug])


def plain_sort_name(name: str) -> str:
    """Return a name with its last word first: "Mr. Sven Jürgenson" gives "jurgenson sven"."""
    words = fold(name).split()
    named = words[1:] if len(words) > 1 and words[0] in TITLES else words
    return " ".join((*named[-1:], *named[:-1]))[:160]


def speaker_slug(name: str, delegation: str = "") -> str:
    """Return the address part of a speaker: `("Mr. Bessho", "japan")` → "bessho-japan"."""
    words = slugify(name).split("-")
    named = words[1:] if len(words) > 1 and words[0] in TITLES else words
    return "-".join(filter(None, ["-".join(named), delegation]))[:150] or "unnamed"


_WHO_IS_WHO = 0x5C_A2


def lock_names() -> None:
    """Let nobody else decide who is who before the end of this transaction.

    Ingest and curators take this lock first of all, so that neither sees half of the other's work.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_WHO_IS_WHO])


TITLES = frozenset({"mr", "mrs", "ms", "miss", "sir", "dame", "dr", "lord", "lady"})


_FEMININE = {"mrs": "ms", "miss": "ms"}


def speaker_key(name: str) -> str:
    """Return the key under which printings of a name meet.

    The title stays part of it, so that a Mr. and a Ms. of one name and delegation are two
    people; Mrs., Miss and Ms. are one, since records use them of the same person.
    """
    first, _, rest = fold(name).partition(" ")
    return " ".join(filter(None, [_FEMININE.get(first, first), rest]))[:150]


@keep_history()
class SpeakerAlias(models.Model):
    """A printed name, with its delegation and period, and the speaker it belongs to.

    Ingest makes one for each name that it meets, weighs all names of a delegation again whenever
    something new is known of them, and gives each to the speaker whose it is, with the `evidence`
    in words. One that a curator has reviewed it never touches.
    """

    speaker = models.ForeignKey(Speaker, models.CASCADE, related_name="aliases")
    printed = models.CharField(max_length=150)
    key = models.CharField(max_length=150, editable=False)
    country = models.ForeignKey(Country, models.CASCADE, null=True, blank=True)
    organization = models.ForeignKey(Organization, models.CASCADE, null=True, blank=True)
    period = DateRangeField(default="(,)", help_text="Open at both ends where not known.")
    confidence = models.FloatField(
        default=1.0, help_text="How surely it belongs to the speaker; 1 where nothing was guessed."
    )
    evidence = models.CharField(
        max_length=250, blank=True, help_text="Why it is this speaker's, where that was inferred."
    )
    reviewed = models.BooleanField(default=False)

    class Meta:
        ordering = ("printed", "pk")
        verbose_name_plural = "speaker aliases"
        indexes = [models.Index(fields=["key"])]
        constraints = [
            models.CheckConstraint(name="alias_has_key", condition=~Q(key="")),
            models.CheckConstraint(
                name="alias_confidence", condition=Q(confidence__gte=0, confidence__lte=1)
            ),
            ExclusionConstraint(
                name="alias_belongs_to_one",
                expressions=[
                    (F("key"), RangeOperators.EQUAL),
                    (Coalesce(F("country_id"), Value(0)), RangeOperators.EQUAL),
                    (Coalesce(F("organization_id"), Value(0)), RangeOperators.EQUAL),
                    (F("period"), RangeOperators.OVERLAPS),
                ],
                # Checked at the end of each command: one command may shift several periods.
                deferrable=models.Deferrable.IMMEDIATE,
            ),
        ]

    def __str__(self) -> str:
        return self.printed

    def save(self, *args: object, **kwargs: object) -> None:
        self.key = speaker_key(self.printed)
        super().save(*args, **kwargs)  # type: ignore[arg-type]


class SpeakerAddress(models.Model):
    """An address part that was ever made of a printed name, and never is another's.

    It leads to whoever the name belongs to now: when two speakers become one, the address of
    either still leads there.
    """

    slug = models.SlugField(max_length=160, primary_key=True)
    alias = models.ForeignKey(SpeakerAlias, models.CASCADE, related_name="addresses")

    class Meta:
        verbose_name_plural = "speaker addresses"

    def __str__(self) -> str:
        return self.slug
