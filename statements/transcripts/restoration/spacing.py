"""Spaces lost from whole lines: "theRiyadhagreement.However,clashesoverrecentdays".

A line justified so tightly that its spaces are narrow comes out of some PDF tools without
any (one line in some hundreds of the 2020 records as text; S/PV.8706 (Resumption 1) lost a
speaker's heading so). The spaces are put back where the likeliest words end, by the
frequencies in the list that `words` reads.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files
from math import log10

from .edits import Edit
from .words import known

_LONGEST_PRINTED = 26
"""Characters without a space that a line of running text can have ("counter-terrorism")."""
_TOO_LONG = 400
_TOKEN = re.compile(
    r"[A-Z]/[A-Z0-9][\w./]*\w|(?:https?://|www\.)\S+|\S+@\S+|\d+(?:[.,:/]\d+)*(?:st|nd|rd|th)?"
    r"|(?:(?![A-Z]/[A-Z0-9])[^\W\d_])+|\S"
)
_CASE = re.compile(r"(?<=[^\W\d_A-Z])(?=[A-Z])")
_TIGHT_BEFORE = frozenset("([“\"‘-’'/")
"""Characters that nothing parts from what follows them."""
_TIGHT_AFTER = frozenset(")]”,.;:!?-’'/%")
_LONGEST_WORD = 22
_LETTER, _NAME_LETTER = 1.2, 0.7
"""What a letter of an unknown word costs, as a power of ten, and one of a name."""
_SHORTENED = frozenset({"p", "a", "e", "i", "g"})


LOST_SPACE = "lost-space"


def respaced(text: str) -> Iterator[Edit]:
    """Yield the edits that put spaces back into the lines of `text` that have lost theirs."""
    start = 0
    for line in text.split("\n"):
        for place in lost_spaces(line):
            yield Edit(start + place, start + place, " ", LOST_SPACE)
        start += len(line) + 1


def has_lost_spaces(line: str) -> bool:
    """Whether a line, stripped, has lost the spaces between its words."""
    return (
        _LONGEST_PRINTED < len(line) <= _TOO_LONG
        and " " not in line
        and not any(character.isspace() for character in line)
        and sum(map(str.isalpha, line)) > 0.4 * len(line)
        and "://" not in line
        and "@" not in line
    )


def lost_spaces(line: str) -> tuple[int, ...]:
    """Return the places in `line`, in order, where a space is to be put back.

    They are empty for a line that has its spaces. `line` is English; a name that is no
    word of the list is kept whole where it can be.
    """
    if not has_lost_spaces(line):
        return ()
    found: list[int] = []
    tokens = list(_tokens(line))
    for index, (start, token) in enumerate(tokens):
        before = tokens[index - 1][1] if index else ""
        earlier = tokens[index - 2][1] if index > 1 else ""
        if index and _is_parted(earlier, before, token):
            found.append(start)
        if token.isalpha():
            at = start
            if before in {"’", "'"} and earlier.isalpha() and not earlier.endswith("s"):
                at += _ending(token)
                if start < at < start + len(token):
                    found.append(at)
            for word in _words(line[at : start + len(token)])[:-1]:
                at += len(word)
                found.append(at)
    return tuple(sorted(set(found)))


def _tokens(line: str) -> Iterator[tuple[int, str]]:
    for match in _TOKEN.finditer(line):
        at = match.start()
        for part in _CASE.split(match.group()) if match.group().isalpha() else [match.group()]:
            yield at, part
            at += len(part)


def _is_parted(earlier: str, before: str, token: str) -> bool:
    """Whether a space stood between two tokens."""
    if before in {"’", "'"}:
        return token.isalpha() and (not earlier.isalpha() or earlier.endswith("s"))
    if before == "." and token[0].islower() and earlier in _SHORTENED:
        return False
    if before == "." and token[0].isdigit():
        return earlier.isalpha()
    return before[-1] not in _TIGHT_BEFORE and token[0] not in _TIGHT_AFTER


def _ending(token: str) -> int:
    """Return how many letters after an apostrophe belong to the word before it."""
    if token[0] != "s":
        return 0
    with_it, without = _cost(token), _cost(token[1:]) if len(token) > 1 else 0.0
    return 1 if without <= with_it else 0


def _words(run: str) -> list[str]:
    """Return the likeliest words that a run of letters is made of."""
    return _likeliest(run)[1]


def _cost(run: str) -> float:
    return _likeliest(run)[0]


def _likeliest(run: str) -> tuple[float, list[str]]:
    """Return the words that together are the least unlikely, and how unlikely they are."""
    best: list[tuple[float, int]] = [(0.0, 0)]  # by where a word ends: the cost, its start
    lower, capital = run.lower(), run[:1].isupper()
    for end in range(1, len(run) + 1):
        starts = range(max(0, end - _LONGEST_WORD), end)
        costs = (
            (best[start][0] + _word_cost(lower[start:end], capital and start == 0), start)
            for start in starts
        )
        best.append(min(costs))
    words: list[str] = []
    end = len(run)
    while end:
        start = best[end][1]
        words.append(run[start:end])
        end = start
    return best[-1][0], words[::-1]


def _word_cost(word: str, is_name: bool) -> float:
    """Return how unlikely a word is, as a power of ten; a name may be any letters."""
    frequency = _frequencies().get(word)
    if frequency is not None and (len(word) > 1 or word in {"a", "i"}):
        return _total() - log10(frequency)
    if word in known() and len(word) > 1:
        return _total() - 3
    return _total() + (_NAME_LETTER if is_name and len(word) > 2 else _LETTER) * len(word)


@lru_cache(maxsize=1)
def _frequencies() -> dict[str, int]:
    text = (files("symspellpy") / "frequency_dictionary_en_82_765.txt").read_text("utf-8-sig")
    pairs = (line.split(" ") for line in text.splitlines())
    return {pair[0]: int(pair[1]) for pair in pairs if len(pair) > 1 and pair[1].isdigit()}


@lru_cache(maxsize=1)
def _total() -> float:
    return log10(sum(_frequencies().values()))
