"""Attendance, invitations, stage directions and votes in the admin, as the record has them."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.safestring import SafeString

from statements.models import Ballot, Direction, Invitation, Seat, Vote

from .record import IngestedAdmin, ListInline


class OfMeetingAdmin(IngestedAdmin):
    """What belongs to a meeting, and leads to its page."""

    def view_on_site(self, obj: Any) -> str | None:
        address: str = obj.meeting.get_absolute_url()
        return address

    @admin.display(description="on the site")
    def site(self, obj: Any) -> SafeString:
        """A link to the public page; "page" is that of the record here."""
        return self.page(obj)

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        """Allow the lists of one meeting that other pages link to."""
        return lookup == "meeting__id__exact" or super().lookup_allowed(lookup, value, request)


@admin.register(Seat)
class SeatAdmin(OfMeetingAdmin):
    """Members at the table."""

    list_display = ("meeting", "country", "representative", "speaker", "presiding", "page")
    list_select_related = ("meeting", "country", "speaker__country", "speaker__organization")
    list_filter = ("presiding", "country")
    search_fields = ("meeting__symbol", "representative", "country__name")


@admin.register(Invitation)
class InvitationAdmin(OfMeetingAdmin):
    """Those invited to take part."""

    list_display = ("__str__", "meeting", "rule", "country", "office", "page")
    list_select_related = ("meeting", "country")
    list_filter = ("rule",)
    search_fields = ("meeting__symbol", "name", "office", "country__name")


@admin.register(Direction)
class DirectionAdmin(OfMeetingAdmin):
    """Stage directions and section headings."""

    list_display = ("__str__", "kind", "meeting", "after", "paragraph", "time", "page", "site")
    list_select_related = ("meeting",)
    list_filter = ("kind",)
    search_fields = ("meeting__symbol", "text")


class BallotInline(ListInline):
    """Who voted how."""

    model = Ballot
    fields = ("country", "choice")
    show_change_link = False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).select_related("country")


@admin.register(Vote)
class VoteAdmin(OfMeetingAdmin):
    """Votes, with the ballots."""

    list_display = (
        "__str__",
        "method",
        "subject",
        "adopted",
        "in_favour",
        "against",
        "abstaining",
        "carried",
        "page",
        "site",
    )
    list_select_related = ("meeting", "subject", "adopted")
    list_filter = ("method", "carried")
    search_fields = ("meeting__symbol", "subject__symbol", "adopted__symbol")
    inlines = (BallotInline,)


@admin.register(Ballot)
class BallotAdmin(IngestedAdmin):
    """How each member voted, over all votes."""

    list_display = ("vote", "country", "choice")
    list_select_related = ("vote__meeting", "country")
    list_filter = ("choice", "country")
    search_fields = ("vote__meeting__symbol", "country__name")

    def view_on_site(self, obj: Any) -> str | None:
        address: str = obj.vote.meeting.get_absolute_url()
        return address
