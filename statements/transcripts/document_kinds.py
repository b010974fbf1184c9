"""What a text is, told by its first lines, whatever its file is called.

A folder of records holds more than records: corrigenda, communiqués of private meetings,
resolutions, letters, records of other organs. Each has its way, or a message that says what
it is; none is taken for a statement.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from statements.transcripts.papers.cover_end import has_cover, is_opening
from statements.transcripts.proceedings.cover import symbol_in

from .symbols import SymbolError, canonical

_LOOKED_AT = 60
"""Lines: a cover has about fifty."""
_TITLE_LINES = 12
"""Lines within which a document names itself."""

_COMMUNIQUE = re.compile(
    r"\bOfficial\s+communiqu[eé]\b|\bin\s+place\s+of\s+a\s+verbatim\s+record\b", re.I
)
_CORRIGENDUM = re.compile(r"Corrigend(?:um|a)\Z|(?:S|A)/\S+/Corr\.\d", re.IGNORECASE)
_ADDENDUM = re.compile(r"Addend(?:um|a)\Z|S/PV\.\S+/Add\.\d", re.IGNORECASE)
_RESOLUTION = re.compile(r"(?:United\s+Nations\s+)?(?P<symbol>S/RES/\d{1,4}\s?\((?:19|20)\d\d\))")
_ADOPTED = re.compile(
    r"\bAdopted\s+(?:unanimously\s+)?(?:by\s+the\s+Security\s+Council\s+)?at\s+(?:its|the)\s"
)
_OTHER_ORGAN = re.compile(
    r"(?:United\s+Nations\s+)?(?P<symbol>(?:A|E|T|TD|ICJ)/(?:[A-Z0-9.\-]+/)*(?:PV|SR)\.\d+)"
)
_LETTER = re.compile(
    r"(?:Identical\s+)?[Ll]etters?\s+dated\b.{0,400}\baddressed\s+to\s+the\s+(?:President|Secretary)"
)
_OWN = re.compile(r"S/(?:PRST/)?(?:19|20)\d\d/\d{1,4}\b")


class DocumentKind(Enum):
    """What a text is; the value is how a sentence names it."""

    RECORD = "a verbatim record"
    COMMUNIQUE = "the communiqué of a private meeting"
    CORRIGENDUM = "a corrigendum"
    ADDENDUM = "an addendum"
    RESOLUTION = "a resolution"
    LETTER = "a letter"
    OTHER_ORGAN = "a record of another organ"
    UNKNOWN = "no record that is known here"


@dataclass(frozen=True, slots=True)
class Recognised:
    """The kind of a text, and the symbol that it bears; empty where none is told."""

    kind: DocumentKind
    symbol: str = ""

    @property
    def is_meeting(self) -> bool:
        """Whether the text tells of a meeting of the Council as a whole."""
        return self.kind in {DocumentKind.RECORD, DocumentKind.COMMUNIQUE}

    @property
    def message(self) -> str:
        """What it is and what can be done, in one sentence for whoever loads files."""
        named = f"this is {self.kind.value}" + (f", {self.symbol}" if self.symbol else "")
        return f"{named}; {_ADVICE.get(self.kind, 'the file was left out')}"


_ADVICE = {
    DocumentKind.CORRIGENDUM: (
        "the file was left out: load the record, and correct its statements with the reason"
    ),
    DocumentKind.ADDENDUM: "the file was left out: load the record itself",
    DocumentKind.RESOLUTION: (
        "the file was left out: load the record of the meeting that adopted it"
    ),
    DocumentKind.OTHER_ORGAN: "the file was left out: only the Security Council is kept here",
}


def recognise_document(text: str) -> Recognised:
    """Tell what a text is by its first lines. Never raises.

    >>> recognise_document("United Nations A/57/PV.29\\nGeneral Assembly").kind.name
    'OTHER_ORGAN'
    """
    lines = [" ".join(line.split()) for line in text.split("\n")]
    head = [line for line in lines if line][:_LOOKED_AT]
    return _by_title(head) or _by_form(head)


def _by_title(head: Sequence[str]) -> Recognised | None:
    """Tell the kind of a text that names itself."""
    opening, first = "\n".join(head), "\n".join(head[:_TITLE_LINES])
    if other := _OTHER_ORGAN.search(first):
        return Recognised(DocumentKind.OTHER_ORGAN, other["symbol"])
    meeting = symbol_in(opening)
    if any(_CORRIGENDUM.search(line) for line in head[:_TITLE_LINES]):
        return Recognised(DocumentKind.CORRIGENDUM, meeting)
    if any(_ADDENDUM.search(line) for line in head[:_TITLE_LINES]):
        return Recognised(DocumentKind.ADDENDUM, meeting)
    return Recognised(DocumentKind.COMMUNIQUE, meeting) if _COMMUNIQUE.search(opening) else None


def _by_form(head: Sequence[str]) -> Recognised:
    """Tell the kind of a text by what stands in it."""
    opening, first = "\n".join(head), "\n".join(head[:_TITLE_LINES])
    if has_cover(head) or any(is_opening(line) for line in head):
        return Recognised(DocumentKind.RECORD, symbol_in(opening))
    if (resolution := _RESOLUTION.search(first)) and _ADOPTED.search(opening):
        return Recognised(DocumentKind.RESOLUTION, _canonical(resolution["symbol"]))
    if _LETTER.search(" ".join(head)):
        own = _OWN.search(first)
        return Recognised(DocumentKind.LETTER, _canonical(own.group()) if own else "")
    return Recognised(DocumentKind.UNKNOWN, symbol_in(opening))


def _canonical(symbol: str) -> str:
    try:
        return canonical(symbol)
    except SymbolError:
        return symbol
