"""What speaks for two printed names of one delegation being one person's: rules, in words.

Only names, titles and days are weighed here, of two printings; `identity` decides what follows
where several people could be meant.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from .family_names import Name, Order
from .spelling import Same, Word, same_word

PLAUSIBLE_TERM = 10
"""Years between two printings of a family name beyond which they are not taken for one person."""
PLAUSIBLE_CAREER = 40
"""The same for a full name, which is borne by fewer."""

_SPACED = 6  # letters from which on a name divided otherwise is known again
_SLIP_BESIDE = 4  # letters of another word that is the same, before a slip is believed


class Rule(Enum):
    """Why two printings are taken for one person's: in words, and how surely (0 to 1)."""

    def __init__(self, words: str, confidence: float) -> None:
        self.words = words
        self.confidence = confidence

    SAME = "the same name, as printed elsewhere", 0.99
    OFFICE = "the same office", 0.98
    SPACED = "the same letters, divided otherwise", 0.97
    FULL_NAME = "title and family name of the full name", 0.96
    INITIALS = "the same name, with initials or a part left out", 0.95
    DAMAGED = "the same name but for what scanning does to letters", 0.95
    ORDER = "the same words in the other order", 0.94
    CUT_SHORT = "the beginning of the full name", 0.92
    SLIP = "the same name but for one letter, beside a word that is the same", 0.9
    CURATOR = "a curator's decision", 1.0


@dataclass(frozen=True)
class Form:
    """A name under which a delegation's people were printed, and its first and last day.

    `number` tells forms apart: one printing may be two people's, decades apart. `person` is the
    speaker to whom a curator gave it, None where nobody did.
    """

    number: int
    name: Name
    first: datetime.date | None = None
    last: datetime.date | None = None
    person: int | None = None
    is_office: bool = False
    variants: tuple[Name, ...] = ()
    """Other printings that differ in case and marks only."""

    @property
    def names(self) -> tuple[Name, ...]:
        return (self.name, *self.variants)


def relation(one: Form, other: Form, order: Order) -> Rule | None:
    """Return the rule by which two forms may be one person's, None where they may not."""
    if one.is_office or other.is_office:
        is_one = one.is_office and other.is_office and one.name.glued == other.name.glued
        return Rule.OFFICE if is_one else None
    if not fits_title(one.name.gender, other.name.gender):
        return None
    short, full = sorted((one, other), key=lambda form: (form.name.fullness, len(form.name.words)))
    rule = _by_words(short, full, order)
    if rule is None:
        return None
    surname_only = not short.name.is_full
    return (
        rule if are_near(one, other, PLAUSIBLE_TERM if surname_only else PLAUSIBLE_CAREER) else None
    )


def fits_title(one: str, other: str) -> bool:
    """Mr. and Ms. are never one; what tells no gender fits either."""
    return not one or not other or one == other


def are_near(one: Form, other: Form, years: int) -> bool:
    """Tell whether no more than `years` lie between the days of two forms."""
    if one.first is None or other.first is None or one.last is None or other.last is None:
        return True
    apart = max(one.first, other.first) - min(one.last, other.last)
    return apart.days <= years * 365.25


def is_like(one: Form, other: Form) -> bool:
    """Tell whether two family names differ in one letter only, which proves nothing."""
    a, b = one.name, other.name
    return (
        fits_title(a.gender, b.gender)
        and len(a.words) == len(b.words)
        and are_near(one, other, PLAUSIBLE_TERM)
        and all(same_word(x, y) for x, y in zip(a.words, b.words, strict=True))
    )


def _by_words(short: Form, full: Form, order: Order) -> Rule | None:
    best: Rule | None = None
    for one in short.names:
        for other in full.names:
            rule = _compared(one, other, order)
            if rule is not None and (best is None or rule.confidence > best.confidence):
                best = rule
    return best


def _compared(short: Name, full: Name, order: Order) -> Rule | None:
    if len(short.words) == len(full.words) and (rule := _spelt(short.words, full.words)):
        return rule
    if short.glued == full.glued and len(short.glued) >= _SPACED:
        return Rule.SPACED
    if order is Order.EITHER and _are_turned(short.words, full.words):
        return Rule.ORDER
    return _shortened(short, full, order) if len(short.words) <= len(full.words) else None


def _spelt(a: Sequence[Word], b: Sequence[Word]) -> Rule | None:
    """Compare names of equally many words, one by one."""
    same = [same_word(x, y) for x, y in zip(a, b, strict=True)]
    if [word.folded for word in a] == [word.folded for word in b]:
        return Rule.SAME
    return _misspelt(a, same) if all(same) else None


def _shortened(short: Name, full: Name, order: Order) -> Rule | None:
    """Compare a name with one of at least as many words."""
    a, b = short.words, full.words
    if (short.is_titled or len(a) == 1) and len(a) < len(b) and _is_family_name(a, b, full, order):
        return Rule.FULL_NAME
    if short.is_full and _leaves_out(a, b):
        return Rule.INITIALS
    if short.is_full and len(a) < len(b) and _begins(a, b):
        return Rule.CUT_SHORT
    return None


def _misspelt(words: Sequence[Word], same: Sequence[Same]) -> Rule | None:
    if Same.SLIP not in same:
        return Rule.DAMAGED
    beside = [word for word, how in zip(words, same, strict=True) if how is Same.YES]
    proved = any(len(word.shape) >= _SLIP_BESIDE for word in beside)
    return Rule.SLIP if proved and list(same).count(Same.SLIP) == 1 else None


def _are_turned(a: Sequence[Word], b: Sequence[Word]) -> bool:
    return len(a) == len(b) == 2 and a[0].shape == b[1].shape and a[1].shape == b[0].shape


def _is_family_name(
    family: Sequence[Word], words: Sequence[Word], full: Name, order: Order
) -> bool:
    """Tell whether `family`, printed alone, may stand for the longer name of `words`."""
    size = len(family)
    places = set() if order is Order.FAMILY_FIRST else {len(words) - size}
    if order in {Order.FAMILY_FIRST, Order.EITHER} or _is_called_first(full):
        places.add(0)
    if size > 1 or order is Order.TWO_FAMILY_NAMES:
        places.update(range(1, len(words) - size))
        if order is Order.TWO_FAMILY_NAMES and full.is_titled:
            places.add(0)  # "Mr. Aguilar" of "Mr. Aguilar Zinser"
    return any(
        all(same_word(x, y) >= Same.DAMAGED for x, y in zip(family, words[place:], strict=False))
        for place in places
    )


def _is_called_first(name: Name) -> bool:
    """Royalty and knights are called by their first name: "Prince Zeid", "King Philippe"."""
    return bool(
        {"prince", "princess", "king", "queen", "sheikh", "sheikha"} & set(name.title.split())
    )


def _leaves_out(a: Sequence[Word], b: Sequence[Word]) -> bool:
    """Tell whether `a` is `b` with initials or with words left out between the first and last."""
    if not _stands_for(a[0], b[0]) or same_word(a[-1], b[-1]) < Same.DAMAGED:
        return False
    rest = iter(b[1:])
    return all(any(_stands_for(word, other) for other in rest) for word in a[1:])


def _stands_for(word: Word, other: Word) -> bool:
    if word.is_initial or other.is_initial:
        return word.folded[:1] == other.folded[:1]
    return same_word(word, other) >= Same.DAMAGED


def _begins(a: Sequence[Word], b: Sequence[Word]) -> bool:
    return all(same_word(x, y) >= Same.DAMAGED for x, y in zip(a, b, strict=False))
