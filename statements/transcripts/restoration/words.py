"""Which strings of letters are English words, and where two words ran together.

The list is the frequency dictionary that ships with `symspellpy` (82,765 words, British
and American spelling): only the file is used. Words that the Council uses and the list
lacks are added here; they are the ones that would otherwise look like two words run
together.

Two words are taken apart only when the whole is unknown and one of the two belongs to
the small closed classes of English: articles, prepositions, pronouns, auxiliaries. Two
content words are left alone, because the Council coins compounds ("peacebuilding",
"drawdown") faster than any list can follow.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


_COUNCIL_WORDS = _listed(
    """
    accompli alia apolitical asymmetrical asocial atemporal ahistorical aspatial
    coronavirus deconfliction facto fait hoc inter onboarding onsite onscreen
    peacebuilding peacebuilder peacebuilders quo sheathe sheathed sheathes soothe todays
    """
)

# Closed-class words that stand first in a run-together pair, with the shortest second
# half each may have. Words that are also prefixes ("in", "on", "under", "over", "be")
# are not here, or only before another closed-class word.
_FIRST = {
    "of": 3,
    "the": 4,
    "a": 4,
    "to": 4,
    "and": 4,
    "that": 3,
    "this": 3,
    "these": 3,
    "those": 3,
    "which": 3,
    "who": 4,
    "whose": 4,
    "our": 4,
    "their": 3,
    "its": 4,
    "is": 5,
    "are": 5,
    "was": 5,
    "were": 5,
    "has": 4,
    "have": 4,
    "had": 5,
    "with": 4,
    "from": 4,
    "for": 5,
    "we": 4,
    "will": 4,
    "would": 4,
    "should": 4,
    "could": 4,
    "must": 4,
    "can": 5,
    "such": 4,
    "between": 3,
    "through": 3,
    "all": 5,
    "by": 5,
    "on": 7,
    "as": 6,
    "not": 5,
    "but": 4,
}

# … and those that stand second. Suffixes of English ("or", "an", "is", "able", "ward") are
# not here.
_SECOND = {
    "of": 3,
    "the": 3,
    "that": 3,
    "and": 4,
    "to": 4,
    "in": 6,
    "on": 4,
    "with": 4,
    "from": 4,
    "by": 5,
    "for": 4,
    "has": 4,
    "have": 4,
    "will": 4,
    "which": 3,
    "who": 4,
    "our": 5,
    "their": 3,
    "its": 5,
    "this": 4,
    "these": 3,
    "those": 3,
    "remain": 5,
    "must": 5,
    "not": 4,
}

_CLOSED = _listed(
    """
    a about after against all also although am an and any are as at be because been before
    between both but by can could did do does during each even every for from had has have
    he her his how i if in into is it its just let may might more most much must my no nor
    not of on only or other our over shall she should since so some such than that the
    their them then there these they this those through to too under until up upon us very
    was we well were what when where which while who whom whose why will with within
    without would you your
    """
)

# What may follow a hyphen that belongs to the word before it alone: "troop- and
# police-contributing", "short- to medium-term".
_AFTER_SUSPENDED = _listed(
    """
    a an and as at but by for from if in including is not of on or nor rather than that the
    then to versus was which who with
    """
)

_A_PRIVATIVE = ("ic", "ical", "ically", "ism")
"""Greek adjectives take a- for "not": "apolitical" is one word, "aresult" is two."""

_LONGEST = 40
"""Letters in the longest token worth taking apart."""

# What may follow a capital I that lost its space: "Iwould".
_AFTER_I = _listed(
    """
    also am ask began believe call can cannot commend congratulate could did express give had
    have hope join must need now offer reiterate repeat say shall should take thank think
    turn urge want was welcome will wish would
    """
)


@lru_cache(maxsize=1)
def known() -> frozenset[str]:
    """Return every word known, in lower case; read once a process, when first asked for."""
    text = (files("symspellpy") / "frequency_dictionary_en_82_765.txt").read_text("utf-8-sig")
    listed = {line.split(" ", 1)[0] for line in text.splitlines()}
    return frozenset(word for word in listed if len(word) > 1) | _COUNCIL_WORDS | {"a", "i"}


def is_closed_class(word: str) -> bool:
    """Whether `word` is an article, preposition, pronoun, auxiliary or conjunction."""
    return word in _CLOSED


def is_suspended(following: str) -> bool:
    """Whether `following`, after a hyphen and a space, shows the hyphen to be suspended."""
    return following in _AFTER_SUSPENDED


@lru_cache(maxsize=65536)
def split_glued(token: str) -> tuple[str, str] | None:
    """Return the two words that `token` is made of, or `None` to leave it alone.

    "ofpeacekeepers" gives ("of", "peacekeepers"), "ofKorea" ("of", "Korea"), "Iwould"
    ("I", "would"), "staffwho" ("staff", "who"). `token` is a run of ASCII letters. A token
    with more than one reading is left alone.
    """
    words = known()
    if len(token) > _LONGEST or token.lower() in words:
        return None
    if not token.islower():
        return _split_at_capital(token)
    readings = {
        (token[:at], token[at:]) for at in range(1, len(token)) if _is_pair(token[:at], token[at:])
    }
    return readings.pop() if len(readings) == 1 else None


def _is_pair(first: str, second: str) -> bool:
    words = known()
    if first not in words or second not in words:
        return False
    if first in _CLOSED and second in _CLOSED:
        return True
    if len(second) >= _FIRST.get(first, len(second) + 1):
        return first != "a" or not second.endswith(_A_PRIVATIVE)
    return len(first) >= _SECOND.get(second, len(first) + 1)


def _split_at_capital(token: str) -> tuple[str, str] | None:
    if token[0] == "I" and token[1:] in _AFTER_I:
        return "I", token[1:]
    at = next((i for i, letter in enumerate(token) if i and letter.isupper()), 0)
    first, second = token[:at], token[at:]
    plain = first.islower() and second[1:].islower()
    if plain and (first in _FIRST or first in _SECOND or first in {"in", "at", "for"}):
        return first, second
    return None
