"""Stores what happened at a meeting besides its statements: directions, votes, seats.

All of it comes from one source at a time: where a record tells of directions, votes, seats
or invitations, they replace what an earlier source told; where it is silent, they stay.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from statements.ingest.names.aliases_held import NOBODY, Delegation
from statements.ingest.names.identity.family_names import people_named
from statements.ingest.names.labels import Resolver
from statements.models import Ballot, Direction, Invitation, Meeting, Seat, Vote
from statements.transcripts import records

from .rows import equal, fields_of

_Placed = TypeVar("_Placed", Direction, Invitation, Vote)


def save_proceedings(meeting: Meeting, read: records.ParsedMeeting, resolver: Resolver) -> None:
    """Store the directions, invitations, seats and votes of a meeting, if it tells of any.

    A constant number of queries; none that writes where nothing has changed.
    """
    belongs = resolver.delegations(dict.fromkeys(_countries(read)))[0]
    _replace(Direction, meeting, map(_direction, read.events))
    _replace(Invitation, meeting, (_invitation(each, belongs) for each in read.invitations))
    _save_seats(meeting, read, resolver, belongs)
    _save_votes(meeting, read.votes, resolver, belongs)


def _countries(read: records.ParsedMeeting) -> Iterable[str]:
    for seat in read.seats:
        yield seat.country
    for invitation in read.invitations:
        if invitation.country:
            yield invitation.country
    for vote in read.votes:
        yield from (*vote.in_favour, *vote.against, *vote.abstaining, *vote.absent)


def _replace(model: type[_Placed], meeting: Meeting, read: Iterable[_Placed]) -> list[_Placed]:
    """Make `read` the rows of the meeting, in their places; keep the keys if nothing changed."""
    rows = list(read)
    if not rows:
        return []
    for place, row in enumerate(rows, 1):
        row.meeting, row.place = meeting, place
    manager = model._default_manager.filter(meeting=meeting)
    stored = list(manager.order_by("place"))
    if equal(stored, rows, fields_of(model)):
        return stored
    manager.delete()
    return model._default_manager.bulk_create(rows)


def _direction(event: records.ParsedEvent) -> Direction:
    return Direction(
        kind=event.kind.value,
        text=event.text,
        after=event.after,
        paragraph=event.paragraph,
        page=event.page,
        time=event.time,
    )


def _invitation(invitation: records.ParsedInvitation, belongs: dict[str, Delegation]) -> Invitation:
    return Invitation(
        rule=invitation.rule if invitation.rule in (37, 39) else 0,
        name=invitation.name[:150],
        country_id=belongs.get(invitation.country, NOBODY).country,
        office=invitation.office[:500],
    )


def _save_seats(
    meeting: Meeting,
    read: records.ParsedMeeting,
    resolver: Resolver,
    belongs: dict[str, Delegation],
) -> None:
    known = {belongs[seat.country].country: seat for seat in read.seats}
    seats = {country: seat for country, seat in known.items() if country is not None}
    if not seats:
        return
    named = {
        country: (seat.representative, Delegation(country=country))
        for country, seat in seats.items()
        if seat.representative.strip()
    }
    aliases = {
        country: resolver.people.find(name, meeting.date)
        for country, name in named.items()
        if len(people_named(name[0])) == 1
    }
    Seat.objects.filter(meeting=meeting).exclude(country__in=seats).delete()
    Seat.objects.bulk_create(
        [
            Seat(
                meeting=meeting,
                country_id=country,
                representative=seat.representative[:150],
                speaker_id=alias.speaker if (alias := aliases.get(country)) else None,
                alias_id=alias.pk if alias else None,
                presiding=seat.presiding,
            )
            for country, seat in seats.items()
        ],
        update_conflicts=True,
        unique_fields=["meeting", "country"],
        update_fields=["representative", "speaker", "alias", "presiding"],
    )


def _save_votes(
    meeting: Meeting,
    votes: Sequence[records.ParsedVote],
    resolver: Resolver,
    belongs: dict[str, Delegation],
) -> None:
    documents = resolver.documents(
        symbol for vote in votes for symbol in (vote.subject, vote.adopted) if symbol
    )
    stored = _replace(Vote, meeting, (_vote(vote, documents) for vote in votes))
    cast = {
        (row.pk, country): choice
        for row, vote in zip(stored, votes, strict=True)
        for choice, labels in _choices(vote)
        for label in labels
        if (country := belongs[label].country) is not None
    }
    known = {
        (vote, country): choice
        for vote, country, choice in Ballot.objects.filter(vote__meeting=meeting).values_list(
            "vote_id", "country_id", "choice"
        )
    }
    if not votes or cast == known:
        return
    Ballot.objects.filter(vote__meeting=meeting).delete()
    Ballot.objects.bulk_create(
        Ballot(vote_id=vote, country_id=country, choice=choice)
        for (vote, country), choice in cast.items()
    )


def _vote(vote: records.ParsedVote, documents: dict[str, int]) -> Vote:
    in_favour, against, abstaining = vote.stated or (None, None, None)
    return Vote(
        after=vote.after,
        paragraph=vote.paragraph,
        page=vote.page,
        method=vote.method[:20],
        subject_id=documents.get(vote.subject),
        adopted_id=documents.get(vote.adopted),
        in_favour=in_favour,
        against=against,
        abstaining=abstaining,
        carried=vote.carried,
    )


def _choices(vote: records.ParsedVote) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return (
        (Ballot.Choice.IN_FAVOUR, vote.in_favour),
        (Ballot.Choice.AGAINST, vote.against),
        (Ballot.Choice.ABSTAINING, vote.abstaining),
        (Ballot.Choice.ABSENT, vote.absent),
    )
