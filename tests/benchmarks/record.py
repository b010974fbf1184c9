"""An invented record with the shape of a real one: who spoke when, where, on what, citing what.

Meetings come in their order of time, over eighty years, whatever their number. A delegation
has the same few speakers for some years and then others, and documents are cited most while
they are new: so values of a facet stand together as they do in a real record. Half of all
citations are of a few documents that are cited for decades (in the corpus of 1,451 statements
a third of 1,659 citations is of ten documents, half of 32, of 385 in all). The same seed gives
the same statements. What they refer to (speakers, agenda items, documents) are numbers; `loading`
knows which rows these are.
"""

from __future__ import annotations

import datetime
import random
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from .words import Writer

SEED = 1946
COUNTRIES = 190
ORGANIZATIONS = 110
SPEAKERS_AT_A_TIME = 3
YEARS_OF_A_SPEAKER = 4
ITEMS = 700
DOCUMENTS = 20_000

PROCEDURAL = 0.25
"""Share of the turns that only conduct the meeting."""

LANGUAGES = ("", "English", "French", "Russian", "Chinese", "Arabic", "Spanish")
_LANGUAGE_WEIGHTS = (40, 30, 13, 5, 4, 4, 4)

_FIRST, _LAST = datetime.date(1946, 1, 17), datetime.date(2025, 12, 31)
_TERMS = (_LAST.year - _FIRST.year) // YEARS_OF_A_SPEAKER + 1
SPEAKERS = (COUNTRIES + ORGANIZATIONS) * _TERMS * SPEAKERS_AT_A_TIME

# Meetings have as many turns as these, at least, at most and most often.
_TURNS = (2, 60, 14)
_CITING_PARAGRAPHS = 0.25

# Half of the citations are of so many documents, the second half as often as the first, the
# third a third as often. They are of all times.
_OF_THE_LASTING = 0.5
_LASTING = 200
_APART = 7_919


class Cited(NamedTuple):
    """One citation: the number of its document, and where it stands in the text."""

    document: int
    paragraph: int
    start: int
    printed: str


class _Place(NamedTuple):
    """Where a statement stands: its meeting, the day and item of that, and its number in it."""

    meeting: int
    date: datetime.date
    agenda_item: int
    number: int


class Said(NamedTuple):
    """One statement. `delegation` counts countries, and after them organizations."""

    meeting: int
    date: datetime.date
    agenda_item: int
    number: int
    speaker: int
    delegation: int
    language: str
    procedural: bool
    words: int
    paragraphs: list[str]
    citations: list[Cited]


def document_symbol(number: int) -> str:
    """Return the symbol of a document, which is also what stands in the text."""
    year = _FIRST.year + number * (_LAST.year - _FIRST.year) // DOCUMENTS
    if number % 7 == 0:
        return f"S/RES/{1 + number // 7} ({year})"
    return f"S/{year}/{1 + number % 1_000}" if year > 1993 else f"S/{10_000 + number}"


def delegation_of(speaker: int) -> int:
    """Return for whom a speaker speaks."""
    return speaker // (_TERMS * SPEAKERS_AT_A_TIME)


def statements(how_many: int, seed: int = SEED) -> Iterator[Said]:
    """Yield `how_many` statements."""
    chance = random.Random(seed)
    writer = Writer(chance)
    subjects = [writer.subject() for _ in range(ITEMS)]
    span = (_LAST - _FIRST).days
    made = meeting = 0
    while made < how_many:
        meeting += 1
        # More was said in later years, and a few items are on the agenda again and again.
        date = _FIRST + datetime.timedelta(int(span * (made / how_many) ** 0.6))
        item = int(ITEMS * chance.random() ** 3)
        for number in range(1, 1 + min(int(chance.triangular(*_TURNS)), how_many - made)):
            place = _Place(meeting, date, item, number)
            yield _statement(place, chance, writer, subjects[item])
            made += 1


def _statement(
    place: _Place, chance: random.Random, writer: Writer, subject: Sequence[str]
) -> Said:
    meeting, date, item, number = place
    procedural = chance.random() < PROCEDURAL
    written = writer.paragraphs(writer.length(procedural=procedural), subject)
    share = 0.0 if procedural else _CITING_PARAGRAPHS
    paragraphs, citations = _citing(written, share, date, chance)
    delegation = _delegation(chance)
    term = (date.year - _FIRST.year) // YEARS_OF_A_SPEAKER
    deputy = int(SPEAKERS_AT_A_TIME * chance.random() ** 2)
    return Said(
        meeting=meeting,
        date=date,
        agenda_item=item,
        number=number,
        speaker=(delegation * _TERMS + term) * SPEAKERS_AT_A_TIME + deputy,
        delegation=delegation,
        language=chance.choices(LANGUAGES, _LANGUAGE_WEIGHTS)[0],
        procedural=procedural,
        words=sum(len(paragraph.split()) for paragraph in paragraphs),
        paragraphs=paragraphs,
        citations=citations,
    )


def _delegation(chance: random.Random) -> int:
    """Return who speaks: nine times of ten a country, and a few of them again and again."""
    if chance.random() < 0.1:
        return COUNTRIES + int(ORGANIZATIONS * chance.random() ** 2)
    return int(COUNTRIES * chance.random() ** 2.4)


def _citing(
    written: list[str], share: float, date: datetime.date, chance: random.Random
) -> tuple[list[str], list[Cited]]:
    """Return paragraphs with citations at the end of some."""
    newest = DOCUMENTS * (date - _FIRST).days / (_LAST - _FIRST).days
    paragraphs: list[str] = []
    citations: list[Cited] = []
    for place, said in enumerate(written, 1):
        text = said
        if chance.random() < share:
            document = _cited(newest, chance)
            printed = document_symbol(document)
            text = f"{said} As it says in "
            citations.append(Cited(document, place, len(text), printed))
            text = f"{text}{printed}."
        paragraphs.append(text)
    return paragraphs, citations


def _cited(newest: float, chance: random.Random) -> int:
    """Return the number of a document of which there have been `newest` so far."""
    if chance.random() < _OF_THE_LASTING:
        rank = int(_LASTING ** chance.random())
        document = rank * _APART % DOCUMENTS
        if document <= newest:
            return document
    return max(0, int(newest - chance.expovariate(1 / 700)))
