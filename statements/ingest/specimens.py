"""Taking away the invented meetings that a new archive comes with."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Q

from statements.models import AgendaItem, Document, Label, Meeting, Organization, Speaker, Statement


@transaction.atomic
def remove_specimens() -> tuple[int, int]:
    """Delete every specimen meeting and what only specimens mention.

    Returns the numbers of meetings and statements deleted. Speakers, documents, agenda
    items and organizations stay where a real meeting has them or a curator reviewed them.
    """
    meetings = Meeting.objects.specimens()
    statements = Statement.objects.filter(meeting__specimen=True)
    gone = meetings.count(), statements.count()
    speakers = list(
        Speaker.objects.filter(
            Q(statements__meeting__specimen=True)
            | Q(seats__meeting__specimen=True)
            | Q(presided__specimen=True)
        ).values_list("pk", flat=True)
    )
    bodies = list(statements.exclude(organization=None).values_list("organization_id", flat=True))
    documents = list(
        Document.objects.filter(
            Q(citations__statement__meeting__specimen=True)
            | Q(votes__meeting__specimen=True)
            | Q(adoptions__meeting__specimen=True)
        ).values_list("pk", flat=True)
    )
    agenda = list(meetings.exclude(agenda_item=None).values_list("agenda_item_id", flat=True))
    meetings.delete()
    Speaker.objects.filter(
        pk__in=speakers, statements=None, seats=None, presided=None, merges=None
    ).exclude(aliases__reviewed=True).delete()
    unknown = Organization.objects.filter(pk__in=bodies, statements=None, speakers=None).exclude(
        labels__reviewed=True
    )
    Label.objects.filter(organization__in=unknown).delete()
    unknown.delete()
    Document.objects.filter(pk__in=documents, citations=None, votes=None, adoptions=None).delete()
    AgendaItem.objects.filter(pk__in=agenda, meetings=None).delete()
    return gone
