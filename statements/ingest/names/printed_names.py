"""Every name that the files of a meeting print, gathered before any of them is resolved."""

from __future__ import annotations

from collections.abc import Iterator

from statements.ingest.names.identity.family_names import people_named
from statements.models import Attestation
from statements.transcripts import records

from .aliases_held import NOBODY
from .labels import Resolver
from .people import PrintedName


def printed_names(
    read: records.ParsedMeeting, files: records.MeetingFiles, resolver: Resolver
) -> tuple[list[PrintedName], list[records.ReadingProblem]]:
    """Return the names, with file, delegation and place, and the delegations nobody knows."""
    labels = dict.fromkeys(filter(None, map(label_of, read.statements)))
    belongs, problems = resolver.delegations(labels)
    cover = [(seat.representative, seat.country) for seat in read.seats]
    cover.append((read.president, read.president_country))
    belongs |= resolver.delegations({label for _, label in cover if label})[0]
    whole = files.format.is_whole

    def names() -> Iterator[PrintedName]:
        heading = Attestation.Place.HEADING if whole else Attestation.Place.TABLE
        for statement in read.statements:
            delegation = belongs.get(label_of(statement), NOBODY)
            for name in people_named(statement.speaker):
                yield PrintedName(statement.file, name, delegation, heading)
        on_cover = Attestation.Place.COVER if whole else Attestation.Place.TABLE
        for printed, label in cover:
            for name in people_named(printed):
                yield PrintedName(files.files[0].name, name, belongs.get(label, NOBODY), on_cover)

    return list(names()), problems


def label_of(statement: records.ParsedStatement) -> str:
    """Return the label of the delegation for which a statement was made, "" where it has none."""
    return statement.affiliation or statement.country or statement.organization
