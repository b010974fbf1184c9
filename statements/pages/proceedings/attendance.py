"""Who was at the table of the Council, and who was invited to it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext_lazy as _

from statements.models import Invitation, Meeting, Seat
from statements.models.council_roles import Role, Roster

RULES = {
    37: _("Under rule 37 of the provisional rules of procedure"),
    39: _("Under rule 39 of the provisional rules of procedure"),
    0: _("Otherwise"),
}
# The cover lists members alone: of one that is none by the terms nothing is known.
SEATS = {Role.PERMANENT: _("permanent"), Role.ELECTED: _("elected")}


@dataclass(frozen=True, slots=True)
class MemberAtTable:
    """A member at the table. `role` is its seat that day: "permanent", "elected", else ""."""

    seat: Seat
    role: str


def members_at(meeting: Meeting) -> list[MemberAtTable]:
    """Return the members at the table, the President first. Two queries."""
    roster = Roster.load()
    seats = Seat.objects.filter(meeting=meeting).select_related("country", "speaker")
    return [
        MemberAtTable(seat, str(SEATS.get(roster.role(seat.country_id, None, meeting.date), "")))
        for seat in seats.order_by("-presiding", "country__name")
    ]


def invited_to(meeting: Meeting) -> list[tuple[str, list[Invitation]]]:
    """Return those invited, as the record lists them, by the rule that it names. One query."""
    rows = Invitation.objects.filter(meeting=meeting).select_related("country").order_by("place")
    order = list(RULES)
    invitations = sorted(rows, key=lambda invitation: order.index(invitation.rule))
    return [
        (str(RULES[rule]), list(each))
        for rule, each in groupby(invitations, key=lambda row: row.rule)
    ]
