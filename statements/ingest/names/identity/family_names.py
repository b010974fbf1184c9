"""What a printed name says of a person: the title, and the words of the name itself.

"Mr. Pecsteen de Buytswerve", "Marc Pecsteen de Buytswerve" and "PECSTEEN DE BUYTSWERVE" have the
same family name; "Mr. Dang" has the first word of "Dang Dinh Quy" and "Mr. Heusgen" the last of
"Christoph Heusgen". Which word is the family name is never decided of one printing alone.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cached_property, lru_cache

from statements.facts.labels import fold

from .spelling import Word

MASCULINE, FEMININE, EITHER = "masculine", "feminine", ""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_MEN = _words(
    "mr messrs sir lord baron count viscount earl duke prince king emir sultan sheikh shaikh sheik"
    " monsignor msgr mgr archbishop bishop cardinal father rabbi imam dato datuk"
)
_WOMEN = _words(
    "mrs ms miss mme dame lady baroness countess princess queen sheikha shaikha sister begum daw"
    " chairwoman"
)
_ANYBODY = _words(
    "dr prof professor doctor judge justice general gen lieutenant major brigadier colonel col"
    " captain commander admiral marshal commissioner president vice deputy prime minister foreign"
    " senator chancellor governor prosecutor ambassador amb chairman chairperson reverend rev hon"
    " crown grand his her royal highness excellency majesty holiness eminence rear chief"
)
TITLES = {
    **dict.fromkeys(_MEN, MASCULINE),
    **dict.fromkeys(_WOMEN, FEMININE),
    **dict.fromkeys(_ANYBODY, EITHER),
}
# After one of these the name begins: "Ms. King" and "Ms. Prince" are names.
_PLAIN = _words("mr mrs ms miss messrs mme")

# Words that belong to the family name or join two, and are printed or left out at will.
_PARTICLES = _words(
    "de da do dos das del della di du des van von vom den der ten ter te zu y e of the la le les"
    " los las bin bint ibn ben d t"
)
# "Al-Otaibi" is printed "Alotaibi" as well.
_GLUED = _words("al el abd abdel abdul abu mc mac")

FAMILY_FIRST = _words("china viet-nam")
"""Delegations (their slugs) that always print the family name first."""

EITHER_FIRST = _words(
    "republic-of-korea democratic-peoples-republic-of-korea hungary japan cambodia singapore"
    " malaysia lao-peoples-democratic-republic mongolia ethiopia eritrea myanmar"
)
"""Those that print the name by which they call a person first or last: the family name in Korea,
the own name in Ethiopia, either in letters of Japan."""

TWO_FAMILY_NAMES = _words(
    "argentina bolivia chile colombia costa-rica cuba dominican-republic ecuador el-salvador"
    " equatorial-guinea guatemala honduras mexico nicaragua panama paraguay peru spain uruguay"
    " venezuela philippines brazil portugal angola mozambique"
)
"""Delegations whose people have two family names, of which the first may stand alone."""

_OFFICE = re.compile(
    r"(?:the )?(?:(?:acting|temporary|deputy|assistant|honorary|vice) )*"
    r"(?:president|secretary general|chairman|chairperson|chair|prosecutor|registrar|rapporteur"
    r"|presiding officer|under secretary general|high commissioner)"
)
_NAME_WORDS = re.compile(r"[^\W_]+(?:['’`´][^\W_]+)*")


class Order(Enum):
    """Which word of a full name may stand for all of it after a title."""

    FAMILY_LAST = "family name last"
    FAMILY_FIRST = "family name first"
    EITHER = "family name first or last"
    TWO_FAMILY_NAMES = "two family names"


def order_of(delegation: str) -> Order:
    """Return how the people of a delegation (its slug) are called."""
    if delegation in FAMILY_FIRST:
        return Order.FAMILY_FIRST
    if delegation in EITHER_FIRST:
        return Order.EITHER
    return Order.TWO_FAMILY_NAMES if delegation in TWO_FAMILY_NAMES else Order.FAMILY_LAST


@dataclass(frozen=True)
class Name:
    """A printed name. `words` has neither title nor particles; `title` is folded."""

    printed: str
    title: str
    gender: str
    words: tuple[Word, ...]
    prefix: str = ""
    """The title as printed: "Mr."."""
    parts: tuple[str, ...] = ()
    """All that follows the title, particles too, divided at spaces and hyphens."""
    places: tuple[tuple[int, int], ...] = ()
    """Where each of `words` begins and ends among `parts`."""
    cut: bool = False
    """It ends in a particle, so that something is missing: "Guillermo Fernandez De"."""

    @property
    def is_titled(self) -> bool:
        return bool(self.title)

    @property
    def untitled(self) -> str:
        """The name as printed, without its title."""
        return self.printed.removeprefix(self.prefix).strip()

    @cached_property
    def glued(self) -> str:
        """The name as a scanner sees it, without spaces: "Liu J ieyi" is "Liu Jieyi"."""
        return "".join(word.shape for word in self.words)

    @cached_property
    def fullness(self) -> int:
        """How much it says: two for each word, one for an initial."""
        return sum(1 if word.is_initial else 2 for word in self.words)

    @property
    def is_full(self) -> bool:
        """Whether a given name is likely to stand in it."""
        return len(self.words) > 1


def is_office(printed: str) -> bool:
    """Tell whether an office is printed instead of a name: "The President"."""
    return bool(_OFFICE.fullmatch(fold(printed)))


def people_named(printed: str) -> list[str]:
    """Return the names in a printed name: two for "Mr. Nebenzia/Ms. Evstigneeva" (S/PV.8770)."""
    return [name for part in printed.split("/") if fold(name := part.strip())]


@lru_cache(maxsize=50_000)
def parsed(printed: str) -> Name:
    """Return what a printed name says."""
    text = unicodedata.normalize("NFC", printed)
    found = [match for match in _NAME_WORDS.finditer(text) if fold(match.group())]
    parts = [match.group() for match in found]
    titles: list[str] = []
    while len(parts) > 1 and fold(parts[0]) in TITLES and (not titles or titles[-1] not in _PLAIN):
        titles.append(fold(parts.pop(0)))
    genders = {TITLES[title] for title in titles} - {EITHER}
    folded = [fold(part) for part in parts]
    if {"lord", "lady", "baroness", "baron"} & set(titles) and "of" in folded[1:]:
        folded = folded[: folded.index("of")]  # "Lord Ahmad of Wimbledon"
    places = _places(folded, _PARTICLES) or _places(folded, frozenset())
    return Name(
        printed,
        " ".join(titles),
        genders.pop() if len(genders) == 1 else EITHER,
        tuple(Word("".join(parts[first:after])) for first, after in places),
        prefix=text[: found[len(titles)].start()].strip() if titles else "",
        parts=tuple(parts),
        places=tuple(places),
        cut=len(folded) > 1 and folded[-1] in _PARTICLES - {"e", "y", "d", "t"},
    )


def _places(folded: Sequence[str], left_out: Collection[str]) -> list[tuple[int, int]]:
    """Return where the words of a name begin and end among its parts: "Al" goes to "Otaibi"."""
    places: list[tuple[int, int]] = []
    first: int | None = None
    for place, part in enumerate(folded):
        if part in left_out:
            continue
        if first is None:
            first = place
        if part not in _GLUED or place + 1 == len(folded):
            places.append((first, place + 1))
            first = None
    return places
