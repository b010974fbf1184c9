"""Concordance: every place where a query matches, with the words around it.

A result may be larger than can be read for a page. Then statements are drawn by lot, by a
seed that is told, and read to their end; what was read, found and held is told too.
"""

from __future__ import annotations

import datetime
import random
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NamedTuple

from statements.search.matching.matches import Place
from statements.search.matching.words import Paragraphs, cut, parted

from .collocates import Collocate, CollocateCounts
from .selection import Selection, StatementText, sample_statements, statement_text

MAX_STATEMENTS_READ = 500
"""How many statements are read, at most. A result no larger is read to its end."""

MIN_STATEMENTS_READ = 200
"""Of a larger one so many are read at least, and more until there are `MATCHES_SOUGHT` matches."""

MATCHES_SOUGHT = 1_000
CONTEXT_WORDS = 14
"""Words shown on either side of a match."""

MAX_NEIGHBOURS = 20


class LineOrder(StrEnum):
    """What lines are sorted by: the words after or before the match, the day, or who spoke."""

    RIGHT = "right"
    LEFT = "left"
    DATE = "date"
    COUNTRY = "country"


class ConcordanceLine(NamedTuple):
    """One match. `before` and `after` are the text around it, in its paragraph.

    `left` and `right` are the words of these as the index holds them, nearest first;
    `start` is the character of the statement's text at which the match begins.
    """

    statement: StatementText
    paragraph: int
    start: int
    before: str
    match: str
    after: str
    left: tuple[str, ...]
    right: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A word and how many matches have it right before or after them."""

    word: str
    count: int


@dataclass(frozen=True, slots=True)
class ConcordanceOptions:
    """How a concordance shall be: its order, how many lines, the window for collocates.

    `left` and `right`, where set, keep the matches that have that word before or after
    them. Counts of neighbours and collocates are of all matches read all the same.
    """

    arrangement: LineOrder = LineOrder.RIGHT
    lines: int = 200
    window: int = 5
    seed: int = 1
    left: str = ""
    right: str = ""


@dataclass(frozen=True, slots=True)
class Concordance:
    """Lines, and what they are of: `kept` matches fit the neighbours wished for, of
    `matches` in the `read` of `found` statements, of `held` in the archive.

    `silent` statements of those read have the words in a name or title only.
    """

    lines: tuple[ConcordanceLine, ...]
    kept: int
    matches: int
    read: int
    found: int
    held: int
    silent: int
    lefts: tuple[Neighbour, ...]
    rights: tuple[Neighbour, ...]
    collocates: tuple[Collocate, ...]
    words_near: int
    words_elsewhere: int

    @property
    def is_whole(self) -> bool:
        """Whether all statements found were read."""
        return self.read == self.found


def concordance(
    selection: Selection, wish: ConcordanceOptions, *, collocates: bool = True
) -> Concordance:
    """Read what `selection` finds, or a draw from it, and line its matches up.

    Without `collocates` no words are counted but the neighbours, which spares a quarter of the
    time.
    """
    # A page that still asks for words has nothing to line up, and reads nothing.
    asked = bool(selection.question.text)
    found, addresses = (
        sample_statements(selection, MAX_STATEMENTS_READ, wish.seed)
        if asked
        else (selection.total, [])
    )
    surroundings = CollocateCounts(wish.window)
    matches: list[_Match] = []
    silent = read = 0
    for address in addresses:
        if (
            found > MAX_STATEMENTS_READ
            and read >= MIN_STATEMENTS_READ
            and len(matches) >= MATCHES_SOUGHT
        ):
            break
        read += 1
        statement = statement_text(selection.opened, address)
        words, paragraphs = cut(statement.text)
        places = selection.finder.places(words)
        silent += not places
        if collocates:
            surroundings.add(words, places, paragraphs.starts)
        matches += _matches(statement, words, paragraphs, places)
    chosen = wish.left or wish.right
    kept = [match for match in matches if _fits(match, wish)] if chosen else matches
    shown = kept
    if len(kept) > wish.lines:
        shown = random.Random(wish.seed).sample(kept, wish.lines)
    return Concordance(
        lines=tuple(sorted(map(_line, shown), key=_KEYS[wish.arrangement])),
        kept=len(kept),
        matches=len(matches),
        read=read,
        found=found,
        held=selection.opened.searcher.num_docs,
        silent=silent,
        lefts=_neighbours(match.left for match in matches),
        rights=_neighbours(match.right for match in matches),
        collocates=tuple(surroundings.collocates()),
        words_near=surroundings.words_near,
        words_elsewhere=surroundings.words_elsewhere,
    )


class _Match(NamedTuple):
    """A match of which no line has been made: many are only counted."""

    statement: StatementText
    paragraphs: Paragraphs
    first: int
    last: int
    left: str
    right: str


def _matches(
    statement: StatementText, words: list[str], paragraphs: Paragraphs, places: Iterable[Place]
) -> Iterator[_Match]:
    """Yield the matches of a statement, with their neighbours."""
    bounds = {*paragraphs.starts, len(words)}
    for first, last in places:
        left = "" if first in bounds else words[first - 1]
        right = "" if last + 1 in bounds else words[last + 1]
        yield _Match(statement, paragraphs, first, last, left, right)


def _line(match: _Match) -> ConcordanceLine:
    statement, (starts, ends, shapes), first, last, *_ = match
    paragraph, ending = bisect_right(starts, first) - 1, bisect_right(starts, last) - 1
    # What is left of a paragraph from a word on tells how far before its end the word stands.
    shown, ahead = shapes[paragraph], first - starts[paragraph]
    if ahead > CONTEXT_WORDS:
        shown, ahead = parted(shown, ahead - CONTEXT_WORDS)[1], CONTEXT_WORDS
    left, matched = parted(shown, ahead)
    finished = matched
    if ending != paragraph:
        finished = parted(shapes[ending], last - starts[ending])[1]
    elif last != first:
        finished = parted(matched, last - first)[1]
    word, _, following = finished.partition(" ")
    right, beyond = parted(following, CONTEXT_WORDS)
    begin, start = ends[paragraph] - len(shown), ends[paragraph] - len(matched)
    end, stop = ends[ending] - len(finished) + len(word), ends[ending] - len(beyond)
    said = statement.text
    return ConcordanceLine(
        statement=statement,
        paragraph=paragraph + 1,
        start=start,
        before=said[begin:start],
        match=said[start:end],
        after=said[end:stop],
        left=tuple(reversed(left)),
        right=tuple(right),
    )


def _fits(match: _Match, wish: ConcordanceOptions) -> bool:
    return wish.left in {"", match.left} and wish.right in {"", match.right}


def _place(line: ConcordanceLine) -> tuple[Any, ...]:
    """The order of lines between which nothing else decides: as they were said."""
    statement = line.statement
    date = statement.date or datetime.date.min
    return (date, statement.symbol, statement.number, line.start)


_KEYS: dict[LineOrder, Callable[[ConcordanceLine], tuple[Any, ...]]] = {
    LineOrder.RIGHT: lambda line: (line.right, line.left, _place(line)),
    LineOrder.LEFT: lambda line: (line.left, line.right, _place(line)),
    LineOrder.DATE: _place,
    LineOrder.COUNTRY: lambda line: (line.statement.delegation, _place(line)),
}


def _neighbours(words: Iterable[str]) -> tuple[Neighbour, ...]:
    counted = Counter(filter(None, words))
    first = sorted(counted.items(), key=lambda item: (-item[1], item[0]))[:MAX_NEIGHBOURS]
    return tuple(Neighbour(word, count) for word, count in first)
