"""The record: one module a noun, the whole vocabulary importable from here."""

from .curation import Correction, Merge
from .delegations import CouncilTerm, Country, Label, Organization, RegionalGroup
from .documents import Citation, Document
from .meetings import AgendaItem, Meeting
from .sources import IngestRun, Problem, Source
from .speakers import Speaker, SpeakerAlias
from .statements import Redirect, Statement, Tombstone

__all__ = [
    "AgendaItem",
    "Citation",
    "Correction",
    "CouncilTerm",
    "Country",
    "Document",
    "IngestRun",
    "Label",
    "Meeting",
    "Merge",
    "Organization",
    "Problem",
    "Redirect",
    "RegionalGroup",
    "Source",
    "Speaker",
    "SpeakerAlias",
    "Statement",
    "Tombstone",
]
