"""What happened at a meeting besides what was said: attendance, directions, votes."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from statements.transcripts import records

from .delegations import Country
from .documents import Document
from .history import keep_history
from .meetings import Meeting
from .speakers import Speaker, SpeakerAlias


@keep_history(exclude=("alias",))
class Seat(models.Model):
    """A member of the Council at the table, as the cover of the record lists it."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="seats")
    country = models.ForeignKey(Country, models.PROTECT, related_name="seats")
    representative = models.CharField(max_length=150, help_text="As printed.")
    speaker = models.ForeignKey(
        Speaker, models.SET_NULL, null=True, blank=True, related_name="seats"
    )
    alias = models.ForeignKey(
        SpeakerAlias, models.SET_NULL, null=True, blank=True, editable=False, related_name="seats"
    )
    presiding = models.BooleanField(default=False)

    class Meta:
        ordering = ("meeting", "-presiding", "country__name")
        constraints = [models.UniqueConstraint(name="seat_once", fields=["meeting", "country"])]

    def __str__(self) -> str:
        return f"{self.representative} ({self.country})"


class Invitation(models.Model):
    """Somebody invited to take part, under rule 37 or 39 (0 where none is named)."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="invitations")
    place = models.PositiveSmallIntegerField(help_text="Place in the record.")
    rule = models.PositiveSmallIntegerField(default=0)
    name = models.CharField(max_length=150, blank=True)
    country = models.ForeignKey(
        Country, models.SET_NULL, null=True, blank=True, related_name="invitations"
    )
    office = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ("meeting", "place")
        constraints = [
            models.UniqueConstraint(name="invitation_once", fields=["meeting", "place"]),
            models.CheckConstraint(name="invitation_rule", condition=Q(rule__in=[0, 37, 39])),
        ]

    def __str__(self) -> str:
        return self.name or str(self.country)


class Direction(models.Model):
    """A stage direction or section heading, and its place among the statements.

    It stands after `paragraph` paragraphs of statement number `after` (0: before the first).
    """

    KINDS = [(kind.value, kind.value.replace("-", " ")) for kind in records.EventKind]

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="directions")
    place = models.PositiveSmallIntegerField(help_text="Place in the record.")
    kind = models.CharField(max_length=20, choices=KINDS)
    text = models.TextField()
    after = models.PositiveIntegerField()
    paragraph = models.PositiveSmallIntegerField(default=0)
    page = models.PositiveSmallIntegerField(default=0)
    time = models.TimeField(null=True, blank=True)

    class Meta:
        ordering = ("meeting", "place")
        constraints = [models.UniqueConstraint(name="direction_once", fields=["meeting", "place"])]

    def __str__(self) -> str:
        return self.text[:80]


@keep_history()
class Vote(models.Model):
    """A vote, what it was on, and its result as stated. Who voted how is in the ballots."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="votes")
    place = models.PositiveSmallIntegerField(help_text="Place in the record.")
    after = models.PositiveIntegerField()
    paragraph = models.PositiveSmallIntegerField(default=0)
    page = models.PositiveSmallIntegerField(default=0)
    method = models.CharField(max_length=20, blank=True)
    subject = models.ForeignKey(
        Document, models.SET_NULL, null=True, blank=True, related_name="votes"
    )
    adopted = models.ForeignKey(
        Document, models.SET_NULL, null=True, blank=True, related_name="adoptions"
    )
    in_favour = models.PositiveSmallIntegerField(null=True, blank=True)
    against = models.PositiveSmallIntegerField(null=True, blank=True)
    abstaining = models.PositiveSmallIntegerField(null=True, blank=True)
    carried = models.BooleanField(null=True, blank=True)

    class Meta:
        ordering = ("meeting", "place")
        constraints = [models.UniqueConstraint(name="vote_once", fields=["meeting", "place"])]

    def __str__(self) -> str:
        return f"{self.meeting}, vote {self.place}"


class Ballot(models.Model):
    """How one member voted."""

    class Choice(models.TextChoices):
        IN_FAVOUR = "in-favour", "In favour"
        AGAINST = "against", "Against"
        ABSTAINING = "abstaining", "Abstaining"
        ABSENT = "absent", "Did not take part"

    vote = models.ForeignKey(Vote, models.CASCADE, related_name="ballots")
    country = models.ForeignKey(Country, models.PROTECT, related_name="ballots")
    choice = models.CharField(max_length=10, choices=Choice)

    class Meta:
        ordering = ("vote", "choice", "country__name")
        constraints = [
            models.UniqueConstraint(name="ballot_once", fields=["vote", "country"]),
            models.CheckConstraint(
                name="ballot_choice",
                condition=Q(choice__in=["in-favour", "against", "abstaining", "absent"]),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.country}: {self.get_choice_display()}"

    def get_absolute_url(self) -> str:
        return self.vote.meeting.get_absolute_url()
