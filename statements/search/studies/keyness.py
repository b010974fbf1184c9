"""How much more often a word occurs in one set of words than in another.

The log-likelihood ratio G² of the 2 × 2 table (this word or another, one set or the other)
says how sure a difference is; the log ratio, the binary logarithm of how many times more
frequent the word is, says how large. A G² of 6.63 or 10.83 would come about by chance in
one case of a hundred or a thousand, if words were drawn independently of one another.
"""

from __future__ import annotations

import math

# Stands for no occurrence at all, so that the ratio of frequencies is finite.
_NONE = 0.5


def log_likelihood(one: int, of_one: int, other: int, of_other: int) -> float:
    """Return G² of a word that is `one` of `of_one` words, and `other` of `of_other`.

    Never negative; 0 where both sets have it equally often, or where one is empty.
    """
    whole = of_one + of_other
    with_word = one + other
    without = whole - with_word
    found = (
        _part(one, of_one * with_word, whole)
        + _part(other, of_other * with_word, whole)
        + _part(of_one - one, of_one * without, whole)
        + _part(of_other - other, of_other * without, whole)
    )
    return max(0.0, 2 * found)


def _part(count: int, sums: int, whole: int) -> float:
    """Return the part of one cell, `sums` being that of its row times that of its column."""
    return count * math.log(count * whole / sums) if count else 0.0


def log_ratio(one: int, of_one: int, other: int, of_other: int) -> float:
    """Return how many times its frequency doubles from the second set to the first.

    Where it does not occur at all in one of them, half an occurrence is taken instead; 0
    where one of the sets is empty.
    """
    if not of_one or not of_other:
        return 0.0
    return math.log2(((one or _NONE) / of_one) / ((other or _NONE) / of_other))
