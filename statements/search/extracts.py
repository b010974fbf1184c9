"""The extract of a statement: the place that answers the question best, its words marked."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from . import schema
from .query import Spellings, Words, stems
from .spotting import Spot, Spotter
from .tree import Node, Phrase, Prefix, Term, Word, wanted

LENGTH = 280
"""Characters of an extract: two lines, or three on a narrow page."""

_LEAD = 90
_WINDOW = 40

# A point after these ends no sentence: "Mr. Griffiths", "para. 6".
_NO_END = "".join(
    rf"(?<!\b{word})" for word in ("Mr", "Mrs", "Ms", "Dr", "St", "No", "para", "paras", "p", "pp")
)
_SENTENCE_END = re.compile(rf"(?:{_NO_END}\.|[!?…])[\"'”’)\]]*\s+|\n+")
_SPACE = re.compile(r"\s+")

# Of a longer text only so many characters before and after the best place are cut into words.
_CUT_BEFORE = LENGTH
_CUT_AFTER = 2 * LENGTH

# Words that say nothing by themselves. They are marked only beside a word that does:
# "women, peace and security", but not each "and" of a statement.
_FUNCTION_WORDS = frozenset(
    {
        "a",
        "an",
        "and",
        "as",
        "at",
        "by",
        "for",
        "from",
        "in",
        "is",
        "it",
        "of",
        "on",
        "or",
        "that",
        "the",
        "this",
        "to",
        "was",
        "with",
    }
)


class Fragment(NamedTuple):
    """A piece of plain text, and whether it is a match to be marked."""

    text: str
    marked: bool


@dataclass(frozen=True, slots=True)
class _Pattern:
    term: int
    words: Words
    prefix: bool = False

    def matches(self, found: Sequence[str], at: int) -> bool:
        """Tell whether the pattern, whose first word stands at `at`, goes on from there."""
        words = found[at : at + len(self.words)]
        if not self.prefix:
            return tuple(words) == self.words
        return (
            len(words) == len(self.words)
            and tuple(words[:-1]) == self.words[:-1]
            and words[-1].startswith(self.words[-1])
        )


class Match(NamedTuple):
    """A match of one term of a query: its first and its last word, counted from 0."""

    first: int
    last: int
    term: int


class Extractor:
    """Makes the extracts for one query, a tree as `language.parse` gives it."""

    def __init__(self, tree: Node | None, spellings: Spellings) -> None:
        self._stemmed: dict[str, list[_Pattern]] = defaultdict(list)
        self._exact: dict[str, list[_Pattern]] = defaultdict(list)
        self._prefixes: list[_Pattern] = []
        self._weak: set[int] = set()
        for number, term in enumerate(dict.fromkeys(wanted(tree))):
            self._add(number, term, spellings)
        self._spotter = Spotter(tree, spellings, self._weak)

    def _add(self, number: int, term: Term, spellings: Spellings) -> None:
        match term:
            case Word(text):
                if text.lower() in _FUNCTION_WORDS:
                    self._weak.add(number)
                for words in map(stems, spellings.of(text)):
                    self._stemmed[words[0]].append(_Pattern(number, words))
            case Phrase(text):
                for words in spellings.of_phrase(text):
                    self._exact[words[0]].append(_Pattern(number, words))
            case Prefix(text):
                for words in spellings.of(text)[:1]:
                    pattern = _Pattern(number, words, prefix=True)
                    if len(words) == 1:
                        self._prefixes.append(pattern)
                    else:
                        self._exact[words[0]].append(pattern)

    def extract(self, text: str) -> tuple[Fragment, ...]:
        """Return the best place in a statement's text, about `LENGTH` characters of it.

        The first sentences where no word of the query occurs.
        """
        start, end = self._part(text)
        tokens = schema.cutter().pre_tokenize(text[start:end]).tokens
        matches = self.matches([token.text for token in tokens])
        spans = [
            (
                start + tokens[match.first].char_offset_from,
                start + tokens[match.last].char_offset_to,
            )
            for match in matches
        ]
        if not spans:
            return tuple(_cut(text, 0, _end(text, 0, 0), []))
        best = _best(matches)
        begin = _begin(text, spans[best][0])
        return tuple(_cut(text, begin, _end(text, begin, spans[best][1]), spans))

    def _part(self, text: str) -> tuple[int, int]:
        """Return from where to where a text holds its best place: of a short one, all of it."""
        whole = (0, len(text))
        if len(text) <= _CUT_BEFORE + _CUT_AFTER:
            return whole
        spots = self._spotter.spots(text)
        if spots is None:
            return whole
        place = spots[_best(spots)].start if spots else 0
        start = text.rfind(" ", 0, max(0, place - _CUT_BEFORE)) + 1
        end = text.find(" ", place + _CUT_AFTER)
        return start, end if end >= 0 else len(text)

    def matches(self, words: list[str]) -> list[Match]:
        """List the matches in the folded words of a text, by their first words."""
        found = list(_find(self._exact, words)) if self._exact else []
        if self._stemmed:
            found += _find(self._stemmed, list(map(schema.stem, words)))
        for pattern in self._prefixes:
            found += (
                Match(at, at, pattern.term)
                for at, word in enumerate(words)
                if word.startswith(pattern.words[0])
            )
        return self._without_weak(sorted(found))

    def _without_weak(self, matches: list[Match]) -> list[Match]:
        """Leave out function words beside which no other word of the query stands."""
        strong = [match for match in matches if match.term not in self._weak]
        if not strong:
            return matches
        beside = {match.first - 1 for match in strong} | {match.last + 1 for match in strong}
        return [m for m in matches if m.term not in self._weak or m.first in beside]


def _find(patterns: dict[str, list[_Pattern]], words: Sequence[str]) -> Iterator[Match]:
    for at in [at for at, word in enumerate(words) if word in patterns]:
        for pattern in patterns[words[at]]:
            if pattern.matches(words, at):
                yield Match(at, at + len(pattern.words) - 1, pattern.term)


def _best(matches: Sequence[Match | Spot]) -> int:
    """Return the match with which the best place begins: most terms, nearest together."""
    best, best_score = 0, (0, 0, 0)
    terms: Counter[int] = Counter()
    # How many of the matches of a place follow right on the one before.
    follows = [False] + [
        match.first == before.last + 1 and match.term != before.term
        for before, match in pairwise(matches)
    ]
    together = end = 0
    for start, first in enumerate(matches):
        while end < len(matches) and matches[end].last <= max(first.first + _WINDOW, first.last):
            terms[matches[end].term] += 1
            together += follows[end] and end > start
            end += 1
        score = (len(terms), together, end - start)
        if score > best_score:
            best, best_score = start, score
        terms[first.term] -= 1
        if not terms[first.term]:
            del terms[first.term]
        together -= follows[start + 1] if start + 1 < end else 0
    return best


def _begin(text: str, match: int) -> int:
    """Return where to begin, so that a match is seen in its sentence or after some words."""
    earliest = max(0, match - _LEAD)
    ends = [end.end() for end in _SENTENCE_END.finditer(text, earliest, match)]
    if ends:
        return ends[-1]
    if earliest == 0:
        return 0
    space = _SPACE.search(text, match - _LEAD // 2, match)
    return space.end() if space else match


def _end(text: str, begin: int, least: int) -> int:
    """Return where to end: at a space, and not before `least`."""
    end = max(begin + LENGTH, least)
    if end >= len(text):
        return len(text)
    space = max(text.rfind(" ", begin, end), text.rfind("\n", begin, end))
    return space if space > max(begin, least) else end


def _cut(text: str, begin: int, end: int, spans: Sequence[tuple[int, int]]) -> Iterator[Fragment]:
    if begin > 0:
        yield Fragment("… ", marked=False)
    at = begin
    for start, stop in spans:
        if start >= at and stop <= end:
            if start > at:
                yield _fragment(text[at:start], marked=False)
            yield _fragment(text[start:stop], marked=True)
            at = stop
    if at < end:
        yield _fragment(text[at:end], marked=False)
    if end < len(text):
        yield Fragment(" …", marked=False)


def _fragment(text: str, *, marked: bool) -> Fragment:
    return Fragment(_SPACE.sub(" ", text), marked)
