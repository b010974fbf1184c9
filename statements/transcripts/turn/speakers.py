"""Who speaks in a statement: what its heading and the table beside it say together.

The heading is first: it is what was printed. The table names the person behind an
office, the affiliation of a briefer, and everything of a written statement, which has no
heading at all.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from statements.facts import country_of, organization_of
from statements.transcripts.records import StatementMetadata

from .headings import Heading
from .presidency import PRESIDENT, PRESIDENT_CAPACITY, presides

_UNNAMED = "unknown"
"""What the corpus writes where its makers found no name."""

_OFFICES_OF_SECRETARIAT = frozenset({"the secretary-general", "the deputy secretary-general"})
_CAPITAL_AFTER_APOSTROPHE = re.compile(r"(?<=[A-Za-z]{2}['’])[A-Z](?=[a-z])")
_DIGITS_READ_FOR_LETTERS = str.maketrans("650181", "osolbl")


@dataclass(frozen=True, slots=True)
class TurnSpeaker:
    """The speaker of a statement, named as the sources name them."""

    speaker: str
    country: str = ""
    organization: str = ""
    affiliation: str = ""
    capacity: str = ""
    presides: bool = False
    ambiguous: bool = False


def who_speaks(heading: Heading | None, metadata: StatementMetadata) -> TurnSpeaker:
    """Return who speaks; `speaker` is empty where neither source tells.

    "The President" becomes the person whom the table names, speaking as President of the
    Security Council. Where the table names two ("Mr. Nebenzia/Mr. Polyanskiy", S/PV.8764)
    the office stays and the answer is marked ambiguous.
    """
    office = heading.name if heading else ""
    named = _name(metadata.speaker)
    by_office = presides(office)
    in_the_chair = by_office or (not office and metadata.participant == PRESIDENT)
    ambiguous = in_the_chair and "/" in named
    if ambiguous:
        named = ""
    speaker = (named or office) if by_office else (office or named)
    if not speaker and in_the_chair:
        speaker = PRESIDENT
    tabled = metadata.country.strip()
    if not tabled and office.casefold() in _OFFICES_OF_SECRETARIAT:
        tabled = "United Nations"
    affiliation, country, organization = _affiliation(
        heading.affiliation if heading else "", tabled
    )
    return TurnSpeaker(
        speaker=speaker,
        country=country,
        organization=organization,
        affiliation=affiliation,
        capacity=" ".join(metadata.capacity.split()) or (PRESIDENT_CAPACITY * in_the_chair),
        presides=by_office,
        ambiguous=ambiguous,
    )


def _name(label: str) -> str:
    """Undo what tables do to names: doubled apostrophes, "Ra'Ad" for "Ra'ad"."""
    name = " ".join(label.replace("''", "'").split())
    if name.casefold() == _UNNAMED:
        return ""
    return _CAPITAL_AFTER_APOSTROPHE.sub(lambda letter: letter.group().lower(), name)


@lru_cache(maxsize=4096)
def _affiliation(printed: str, tabled: str) -> tuple[str, str, str]:
    """Return the label to keep, and the country or the organization that it names.

    A printed label that no fact knows ("C6te d'Ivoire", S/PV.8743) yields to the table,
    and is an organization where the table is silent too.
    """
    tabled = tabled.replace("''", "'")
    for label in filter(None, (printed, tabled)):
        for spelling in (label, label.translate(_DIGITS_READ_FOR_LETTERS)):
            if country := country_of(spelling):
                return printed or tabled, country.name, ""
            if organization := organization_of(spelling):
                return printed or tabled, "", organization.name
    label = printed or tabled
    return label, "", label
