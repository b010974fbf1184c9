"""Spelling: British and American forms of one word, and function words, which mark nothing.

The record is written in British spelling with -ize; readers quote it in the spelling of their
own. Rules give the other spellings of a folded word, right or not: what no statement has
finds nothing, and the index is asked before anything is added to a query.
"""

from __future__ import annotations

import re
from functools import lru_cache

FUNCTION_WORDS = frozenset(
    {
        *("a", "an", "and", "as", "at", "by", "for", "from", "in", "is", "it", "of", "on", "or"),
        *("that", "the", "this", "to", "was", "with"),
    }
)
"""Words that say nothing by themselves.

They are marked only beside a word that does: "women, peace and security", but not each "and"
of a statement.
"""

_OUR = (
    "arm|behavi|cand|clam|col|demean|endeav|fav|ferv|flav|glam|harb|hon|hum|lab|neighb|od|"
    "parl|ranc|rig|rum|sav|splend|succ|tum|val|vap|vig"
)
_DOUBLED = (
    "bevel|cancel|channel|counsel|dial|duel|equal|fuel|funnel|initial|label|level|marshal|"
    "model|panel|quarrel|rival|shovel|signal|spiral|total|travel|tunnel|unravel"
)
# A pattern, and what stands for it in the other spelling; each holds for a whole word.
_RULES = tuple(
    (re.compile(rf"{pattern}\Z"), other)
    for pattern, other in (
        (rf"(\w*?(?:{_OUR}))our(\w*)", r"\1or\2"),
        (rf"(\w*?(?:{_OUR}))or(\w*)", r"\1our\2"),
        (r"(\w{3,})is(e|ed|es|er|ers|ing|ation|ations|ational)", r"\1iz\2"),
        (r"(\w{3,})iz(e|ed|es|er|ers|ing|ation|ations|ational)", r"\1is\2"),
        (r"((?:anal|paral|catal)y)s(e|ed|es|ing)", r"\1z\2"),
        (r"((?:anal|paral|catal)y)z(e|ed|es|ing)", r"\1s\2"),
        (r"((?:\w*met|cent|theat|fib|lit|calib|spect|sab|lust|meag))re(d|s|)", r"\1er\2"),
        (r"(cent|theat|fib|lit|calib|spect|sab|lust|meag)er(s|)", r"\1re\2"),
        (r"(\w*met)er(s|)", r"\1re\2"),
        (r"centered", "centred"),
        (r"centred", "centered"),
        (r"centering", "centring"),
        (r"centring", "centering"),
        (r"((?:def|off|pret|lic)en)ce(s|d|less|)", r"\1se\2"),
        (r"((?:def|off|pret|lic)en)se(s|d|less|)", r"\1ce\2"),
        (r"practi[cs](e|es|ed|ing)", r"practis\1"),
        (r"practis(e|es|ed|ing)", r"practic\1"),
        (r"program(s|)", r"programme\1"),
        (r"programme(s|)", r"program\1"),
        (r"((?:dial|catal|anal|monol|epil|prol)og)ue(s|)", r"\1\2"),
        (r"((?:dial|catal|anal|monol|epil|prol)og)(s|)", r"\1ue\2"),
        (rf"({_DOUBLED})l(ed|ing|er|ers|or|ors)", r"\1\2"),
        (rf"({_DOUBLED})(ed|ing|er|ers|or|ors)", r"\1l\2"),
        (r"(fulfi|enro|insta|disti|appa|ski|wi)l(s|ment|ments|ful|fully|)", r"\1ll\2"),
        (r"(fulfi|enro|insta|disti|appa|ski|wi)ll(s|ment|ments|ful|fully|)", r"\1l\2"),
        (r"(judg|acknowledg|abridg)ement(s|)", r"\1ment\2"),
        (r"(judg|acknowledg|abridg)ment(s|)", r"\1ement\2"),
        (r"(\w*)man(?:oeuv)re(s|d|)", r"\1maneuver\2"),
        (r"(\w*)maneuver(s|)", r"\1manoeuvre\2"),
        (r"ageing", "aging"),
        (r"aging", "ageing"),
        (r"grey(s|)", r"gray\1"),
        (r"gray(s|)", r"grey\1"),
        (r"sceptic(\w*)", r"skeptic\1"),
        (r"skeptic(\w*)", r"sceptic\1"),
        (r"plough(\w*)", r"plow\1"),
        (r"plow(\w*)", r"plough\1"),
        (r"(p|encyclop|orthop|h|an)ae(\w+)", r"\1e\2"),
    )
)


@lru_cache(maxsize=50_000)
def other_spellings(word: str) -> tuple[str, ...]:
    """Return the other spellings that a folded word might have.

    >>> other_spellings("labour")
    ('labor',)
    """
    found = (form.sub(other, word) for form, other in _RULES if form.match(word))
    return tuple(dict.fromkeys(spelled for spelled in found if spelled != word))
