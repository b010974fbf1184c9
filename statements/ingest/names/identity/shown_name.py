"""The name under which a person is shown, and by which people are put in order.

It is the fullest name attested, each of its words in the spelling best attested among all names of
the person, after the title met most: "Mr. Sven Jürgenson" of "Sven Jiirgenson" and "Mr. Jürgenson".
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from statements.facts.labels import fold

from .family_names import Name, Order, parsed
from .spelling import Same, Word, same_word

Weight = tuple[int, int]
"""How well a printing is attested: the rank of its best witness, and how often it stands."""

_LETTERS = re.compile(r"[^\W\d_]+(?:['’`´][^\W\d_]+)*")
_SET_APART = re.compile(r"\b([A-Z]) ([a-z]{2,})")  # "Mr. Liu J ieyi" (S/PV.7138)
_ONE_FAMILY_NAME = frozenset({"philippines", "brazil", "portugal", "angola", "mozambique"})


def shown_name(printed: Mapping[str, Weight]) -> str:
    """Return the best name of somebody who was printed in these ways. At least one is needed."""
    names = [parsed(text) for text in sorted(printed)]
    weights: dict[str, Weight] = {}
    for name in names:
        rank, times = weights.get(name.untitled, (0, 0))
        own = printed[name.printed]
        weights[name.untitled] = (max(rank, own[0]), times + own[1])
    names.sort(key=lambda name: name.untitled)
    fullest = max(names, key=lambda name: (*_merit(name), *weights[name.untitled]))
    for name in names:
        # "Liu J ieyi" only seems to say more than "Liu Jieyi".
        if name.glued == fullest.glued and len(name.words) < len(fullest.words):
            fullest = name
    title = fullest.prefix
    if not title or fullest.title in _COMMON:
        title = _title(names, printed) or title
    return f"{title} {respelt(fullest, printed)}".strip()[:150]


def _merit(name: Name) -> tuple[bool, int, int]:
    return (not name.cut, name.fullness, sum(word.is_marked for word in name.words))


def respelt(name: Name, printed: Mapping[str, Weight]) -> str:
    """Return a name without its title, each word in the best spelling of the printed names."""
    spellings = [
        (word, printed[other.printed])
        for other in map(parsed, sorted(printed))
        for word in other.words
    ]
    text = _SET_APART.sub(r"\1\2", name.untitled)
    words = {word.folded for word in name.words}
    return _LETTERS.sub(
        lambda found: (
            _best(found.group(), spellings) if fold(found.group()) in words else found.group()
        ),
        text,
    )


_COMMON = frozenset({"mr", "mrs", "ms", "miss"})


def _title(names: Sequence[Name], printed: Mapping[str, Weight]) -> str:
    """Return the title met most, as printed; "" where there is none."""
    times: Counter[str] = Counter()
    for name in names:
        if name.title in _COMMON:
            times[name.prefix] += printed[name.printed][1]
    return max(sorted(times), key=lambda title: times[title], default="")


def _best(printed: str, spellings: Sequence[tuple[Word, Weight]]) -> str:
    """Return the best spelling of a word: with its marks, by the best witnesses, most often."""
    own = Word(printed)
    if own.is_initial:
        return printed
    weights: dict[str, Weight] = {}
    for word, weight in spellings:
        if word.printed == printed or same_word(word, own) >= Same.DAMAGED:
            rank, times = weights.get(word.printed, (0, 0))
            weights[word.printed] = (max(rank, weight[0]), times + weight[1])
    marked = {text: weight for text, weight in weights.items() if Word(text).is_marked}
    found = marked or weights
    return max(sorted(found), key=lambda text: found[text], default=printed)


def sort_name(name: str, order: Order, delegation: str, others: Sequence[str] = ()) -> str:
    """Return a name as it is put in order: the family name folded, then the rest.

    `others` are the other names of the person: one that has a title and less of the name tells
    which of its words is the family name.
    """
    full = parsed(name)
    if not full.words:
        return fold(name)[:160]
    start, size = _family_place(full, order, delegation, others)
    first, last = full.places[start][0], full.places[start + size - 1][1]
    folded = [fold(part) for part in full.parts]
    while first > 0 and folded[first - 1] in _LEADING:
        first -= 1
    return " ".join((*folded[first:last], *folded[:first], *folded[last:]))[:160]


# Particles under which a family name is put in order: "Van Vlierberge" stands under V.
_LEADING = frozenset(
    ("de", "da", "do", "dos", "di", "du", "van", "von", "der", "den", "la", "le", "ben", "bin")
)


def _family_place(
    full: Name, order: Order, delegation: str, others: Sequence[str]
) -> tuple[int, int]:
    """Return at which word of a name the family name begins, and of how many words it is."""
    count = len(full.words)
    for other in sorted(map(parsed, others), key=lambda name: (len(name.words), name.printed)):
        size = len(other.words)
        if not other.is_titled or size >= count:
            continue
        for place in (count - size, *range(count - size)):
            pairs = zip(other.words, full.words[place:], strict=False)
            if all(same_word(one, two) >= Same.DAMAGED for one, two in pairs):
                return place, size
    if order is Order.FAMILY_FIRST:
        return 0, 1
    if order is Order.TWO_FAMILY_NAMES and delegation not in _ONE_FAMILY_NAME:
        # "Mr. Singer Weisinger" is a family name; of "Jose Singer Weisinger" the first word is not.
        size = 2 if count > 2 else count if full.is_titled else 1
        return count - size, size
    return max(count - 1, 0), 1
