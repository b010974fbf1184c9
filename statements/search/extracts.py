"""The extract of a statement: the place that answers the question best, its words marked."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from . import schema
from .matches import Match, Matcher, merged
from .query import Spellings
from .spotting import Spot, Spotter
from .tree import Node

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
_CUT_BEFORE = LENGTH // 2
_CUT_AFTER = LENGTH + _LEAD


class Fragment(NamedTuple):
    """A piece of plain text, and whether it is a match to be marked."""

    text: str
    marked: bool


@dataclass(frozen=True, slots=True)
class Position:
    """Where the words of an extract stand: the first of them in `paragraph` of `paragraphs`.

    `page` is the page of the record on which that paragraph begins, where it is known, and
    `depth` how far into the text the word stands, in per cent.
    """

    paragraph: int
    paragraphs: int
    page: int | None
    depth: float


@dataclass(frozen=True, slots=True)
class Extract:
    """The best place of a text; `position` is None where no word of the query occurs."""

    fragments: tuple[Fragment, ...]
    position: Position | None


class Extractor:
    """Makes the extracts for one query, a tree as `reading.read` gives it."""

    def __init__(self, tree: Node | None, spellings: Spellings) -> None:
        self._matcher = Matcher(tree, spellings)
        self._spotter = Spotter(tree, spellings)

    def extract(self, text: str, pages: Sequence[int] = ()) -> Extract:
        """Return the best place in a statement's text, about `LENGTH` characters of it.

        Paragraphs are the lines of `text`, and `pages` those on which they begin, 0 where
        that is not known. The first sentences are returned where no word occurs.
        """
        offset, end = self._part(text)
        tokens = schema.cutter().pre_tokenize(text[offset:end]).tokens
        matches = self._matcher.matches([token.text for token in tokens])
        if not matches:
            return Extract(tuple(_cut(text, 0, _end(text, 0, 0), [])), None)
        spans = [
            (offset + tokens[first].char_offset_from, offset + tokens[last].char_offset_to)
            for first, last in merged(place for match in matches for place in match.places)
        ]
        best = matches[_best(matches)]
        start = offset + tokens[best.first].char_offset_from
        stop = offset + tokens[best.last].char_offset_to
        begin = _begin(text, start)
        shown = tuple(_cut(text, begin, _end(text, begin, stop), spans))
        return Extract(shown, _position(text, start, pages))

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


def _position(text: str, start: int, pages: Sequence[int]) -> Position:
    before = text.count("\n", 0, start)
    return Position(
        paragraph=before + 1,
        paragraphs=before + 1 + text.count("\n", start),
        page=(pages[before] or None) if before < len(pages) else None,
        depth=round(100 * start / len(text), 1),
    )


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
