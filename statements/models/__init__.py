"""The record: the tables of the database, one module a noun, all importable from here."""

from .cards import PinnedSet, QueryCard
from .curation import Correction, Merge
from .delegations import CouncilTerm, Country, Label, Organization, RegionalGroup
from .documents import Citation, Document
from .meetings import AgendaItem, Meeting
from .proceedings import Ballot, Direction, Invitation, Seat, Vote
from .sources import Attestation, IngestRun, Problem, Source
from .speakers import Speaker, SpeakerAddress, SpeakerAlias
from .statements import Redirect, Statement, Tombstone
from .versions import LanguageVersion

__all__ = [
    "AgendaItem",
    "Attestation",
    "Ballot",
    "Citation",
    "Correction",
    "CouncilTerm",
    "Country",
    "Direction",
    "Document",
    "IngestRun",
    "Invitation",
    "Label",
    "LanguageVersion",
    "Meeting",
    "Merge",
    "Organization",
    "PinnedSet",
    "Problem",
    "QueryCard",
    "Redirect",
    "RegionalGroup",
    "Seat",
    "Source",
    "Speaker",
    "SpeakerAddress",
    "SpeakerAlias",
    "Statement",
    "Tombstone",
    "Vote",
]
