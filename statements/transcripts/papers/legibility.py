"""How far the text of a record can be trusted: 1 for one set in type, near 0 for a bad scan."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from statements.transcripts.restoration.words import is_closed_class, known

_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")
_ODD = re.compile(r"[\ufffd\ue000-\uf8ff\x00-\x08\x0b-\x1f\x7f-\x9f|~^\\{}<>¢¥¬¦]")
_ENGLISH = 0.3
"""English running text is nearly half articles, prepositions, pronouns; French a tenth."""
_ENOUGH = 200
"""Words before the share of known ones means something."""
_LOOKED_AT = 50_000
_FEW = 200
"""Characters of a page that has text; a blank page or one of a scan has fewer."""
_VERY_FEW = 20
_OTHERS = re.compile(
    r"(?:l[ea]s?|d[eu]s?|et|en|une?|qu[ei]|dans|pour|par|sur|aux?|est|el|los|y|del|con|por|se|su"
    r"|una|para)\Z"
)


def legibility(lines: Iterable[str], pages: Iterable[int] = ()) -> float:
    """Return the quality of a text, 0 to 1.

    It is the share of its words that are English words (names, which begin with a capital,
    and texts in other languages are not judged so), times that of characters that belong in
    a text, times the share of pages with text on them. `pages` has the number of
    characters on each page.
    """
    text = "\n".join(lines)
    odd = len(_ODD.findall(text))
    score = 1.0 - min(1.0, 10 * odd / max(len(text), 1))
    # Counted first and judged then: a word is said five times in a record, on average.
    words = Counter(_WORD.findall(text)[:_LOOKED_AT])
    lower = {word: n for word, n in words.items() if word.islower() and word.isascii()}
    if sum(lower.values()) >= _ENOUGH and not _is_other_language(lower):
        listed = known()
        plain = {word: n for word, n in lower.items() if "'" not in word}
        english = sum(n for word, n in plain.items() if word in listed)
        score *= english / max(sum(plain.values()), 1)
    counts = list(pages)
    inner = counts[1:-1] or counts
    if inner:
        # An excerpt of a page or two may be short, and is none the worse.
        few = _FEW if len(counts) > len(inner) else _VERY_FEW
        score *= sum(count >= few for count in inner) / len(inner)
    return round(score if text.strip() else 0.0, 4)


def _is_other_language(lower: Mapping[str, int]) -> bool:
    closed = sum(n for word, n in lower.items() if is_closed_class(word))
    other = sum(n for word, n in lower.items() if _OTHERS.match(word))
    return closed < _ENGLISH * sum(lower.values()) and other > closed
