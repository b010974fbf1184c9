"""The speakers that a text names, and other values by their names, however these are spelt.

A name is known by its words; where one of them is in no name, by what scanning does to
letters ("Jürgenson" stands in records as "Jiirgenson"), then by a slip of the reader's
("Heusgan"). A speaker of whom records print the surname only is found by the whole name too.
"""

from __future__ import annotations

from rapidfuzz import process
from rapidfuzz.distance import OSA

from statements.facts.labels import fold, shape
from statements.models.speakers import TITLES
from statements.search.index.sync import Opened
from statements.transcripts.restoration.words import known

from .index_values import IndexValue, IndexValues

MAX_SPEAKERS_NAMED = 3
"""Speakers returned for one name, at most."""

_MAX_WORDS = 5
_MIN_LETTERS_TO_CORRECT = 5
_MIN_LETTERS_FOR_TWO_DIFFERENCES = 7
_MIN_LETTERS_FOR_ONE_DIFFERENCE = 4
_FORMS_OF_ADDRESS = TITLES | {
    *("amb", "ambassador", "president", "minister", "foreign", "secretary", "professor"),
    *("excellency", "mme"),
}
# What records leave out of a name as often as they print it; so they do with initials.
_PARTICLES = frozenset(
    {"al", "el", "bin", "ibn", "ben", "de", "da", "del", "di", "der", "van", "von", "of", "the"}
)
# A word of more statements than this is no name misspelt.
_MAX_STATEMENTS_OF_A_SLIP = 10


def speakers_named(name: str, opened: Opened) -> list[IndexValue]:
    """Return the speakers that `name`, a folded text, may be; those of most statements first."""
    asked = [word for word in name.split() if word not in _FORMS_OF_ADDRESS]
    if not asked or len(asked) > _MAX_WORDS:
        return []
    words = frozenset(_as_in_index(word, opened) for word in asked)
    values = IndexValues(opened)
    named = [entry for entry in values.with_words("speaker", words) if words & _name_words(entry)]
    telling = [word for word in asked if len(word) > 1 and word not in _PARTICLES]
    if not named and len(telling) < len(asked):
        return speakers_named(" ".join(telling), opened)
    if not named and len(asked) > 1:
        *given, surname = (_as_in_index(word, opened) for word in asked)
        named = [
            entry
            for entry in values.with_words("speaker", frozenset({surname}))
            if _is_named(_name_words(entry) - _PARTICLES - {surname}, given)
        ]
        # "Samantha Power" is more than the "Ms. Power" of the records; "soft power" is not.
        if named and any(_is_known(word, opened) and word in known() for word in asked[:-1]):
            return []
    return named[:MAX_SPEAKERS_NAMED]


def nearest_value(name: str, field: str, opened: Opened) -> IndexValue | None:
    """Return the value of a field whose whole label is spelt nearly like a folded text."""
    if len(name) < _MIN_LETTERS_TO_CORRECT or _is_known(name, opened):
        return None
    labels = {entry.folded: entry for entry in IndexValues(opened).entries(field)}
    found = _nearest(name, list(labels))
    return labels[found] if found else None


def _name_words(entry: IndexValue) -> frozenset[str]:
    """Return the words of a speaker's name itself, without the delegation and forms of address."""
    return frozenset(fold(entry.label.partition(" (")[0]).split()) - _FORMS_OF_ADDRESS


def _is_named(words: frozenset[str], given: list[str]) -> bool:
    """Tell whether whatever is printed beside a surname is given too, or nearly so.

    Records print "Mrs. Rodrigues-Birkett" of Carolyn Rodrigues-Birkett, and the corpus "Jiri
    Luik" of Jüri Luik.
    """
    return all(any(_is_nearly(word, one) for one in given) for word in words)


def _is_nearly(word: str, other: str) -> bool:
    return word == other or (
        len(word) >= _MIN_LETTERS_FOR_ONE_DIFFERENCE and OSA.distance(word, other) <= 1
    )


def _as_in_index(word: str, opened: Opened) -> str:
    values = IndexValues(opened)
    if values.with_words("speaker", frozenset({word})):
        return word
    names = values.words("speaker")
    if scanned := names.get(shape(word)):
        return scanned
    if len(word) < _MIN_LETTERS_TO_CORRECT or _is_known(word, opened):
        return word
    return _nearest(word, list(names.values())) or word


def _is_known(word: str, opened: Opened) -> bool:
    return opened.searcher.doc_freq("body_exact", word) >= _MAX_STATEMENTS_OF_A_SLIP


def _nearest(word: str, others: list[str]) -> str | None:
    allowed = 2 if len(word) >= _MIN_LETTERS_FOR_TWO_DIFFERENCES else 1
    found = process.extractOne(word, others, scorer=OSA.distance, score_cutoff=allowed)
    return found[0] if found else None
