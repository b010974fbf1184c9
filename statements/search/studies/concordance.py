"""Concordance: every place where a query matches, with the words around it.

A result may be larger than can be read for a page. Then statements are drawn by lot, by a
seed that the reader is shown, and read whole; how many were read, found and are in the
archive is shown too.
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
"""Statements that are read, at most. A result no larger is read whole."""

MIN_STATEMENTS_READ = 200
"""Statements of a larger result that are read even where `MATCHES_SOUGHT` are found sooner."""

MATCHES_SOUGHT = 1_000
"""Matches after which no further statement of a larger result is read."""

CONTEXT_WORDS = 14
"""Words of context on either side of a match, at most."""

MAX_NEIGHBOURS = 20
"""Words listed that stand right before the matches, at most, and as many after them."""


class LineOrder(StrEnum):
    """What lines are sorted by: the words after or before the match, the day, or who spoke."""

    RIGHT = "right"
    LEFT = "left"
    DATE = "date"
    COUNTRY = "country"


class ConcordanceLine(NamedTuple):
    """One match with its contexts: the text before and after it, in its paragraph.

    `left_words` and `right_words` are the words of the contexts, folded as in the index, the
    nearest to the match first. `paragraph` counts from 1; `start` is the character of the
    statement's text, from 0, at which the match begins.
    """

    statement: StatementText
    paragraph: int
    start: int
    left_context: str
    match: str
    right_context: str
    left_words: tuple[str, ...]
    right_words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A word, and how many matches it stands right before (or right after)."""

    word: str
    count: int


@dataclass(frozen=True, slots=True)
class ConcordanceOptions:
    """The options of a concordance: order, number of lines, window of words for collocates.

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

    `without_match` statements of those read have the words in a name or title only.
    """

    lines: tuple[ConcordanceLine, ...]
    kept: int
    matches: int
    read: int
    found: int
    held: int
    without_match: int
    left_neighbours: tuple[Neighbour, ...]
    right_neighbours: tuple[Neighbour, ...]
    collocates: tuple[Collocate, ...]
    words_near: int
    words_elsewhere: int

    @property
    def is_whole(self) -> bool:
        """Whether all statements found were read."""
        return self.read == self.found


def concordance(
    selection: Selection, options: ConcordanceOptions, *, collocates: bool = True
) -> Concordance:
    """Read what `selection` finds, or a draw from it, and line its matches up.

    Without `collocates` no words are counted but the neighbours, which spares a quarter of the
    time.
    """
    # A page that still asks for words has nothing to line up, and reads nothing.
    asked = bool(selection.question.text)
    found, addresses = (
        sample_statements(selection, MAX_STATEMENTS_READ, options.seed)
        if asked
        else (selection.total, [])
    )
    collocate_counts = CollocateCounts(options.window)
    matches: list[_Match] = []
    without_match = read = 0
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
        without_match += not places
        if collocates:
            collocate_counts.add(words, places, paragraphs.starts)
        matches += _matches(statement, words, paragraphs, places)
    chosen = options.left or options.right
    kept = [match for match in matches if _fits(match, options)] if chosen else matches
    shown = kept
    if len(kept) > options.lines:
        shown = random.Random(options.seed).sample(kept, options.lines)
    return Concordance(
        lines=tuple(sorted(map(_line, shown), key=_KEYS[options.arrangement])),
        kept=len(kept),
        matches=len(matches),
        read=read,
        found=found,
        held=selection.opened.searcher.num_docs,
        without_match=without_match,
        left_neighbours=_neighbours(match.left for match in matches),
        right_neighbours=_neighbours(match.right for match in matches),
        collocates=tuple(collocate_counts.collocates()),
        words_near=collocate_counts.words_near,
        words_elsewhere=collocate_counts.words_elsewhere,
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
    text = statement.text
    return ConcordanceLine(
        statement=statement,
        paragraph=paragraph + 1,
        start=start,
        left_context=text[begin:start],
        match=text[start:end],
        right_context=text[end:stop],
        left_words=tuple(reversed(left)),
        right_words=tuple(right),
    )


def _fits(match: _Match, options: ConcordanceOptions) -> bool:
    return options.left in {"", match.left} and options.right in {"", match.right}


def _place(line: ConcordanceLine) -> tuple[Any, ...]:
    """Return the key that sorts lines by day, and within it as they were said."""
    statement = line.statement
    date = statement.date or datetime.date.min
    return (date, statement.symbol, statement.number, line.start)


_KEYS: dict[LineOrder, Callable[[ConcordanceLine], tuple[Any, ...]]] = {
    LineOrder.RIGHT: lambda line: (line.right_words, line.left_words, _place(line)),
    LineOrder.LEFT: lambda line: (line.left_words, line.right_words, _place(line)),
    LineOrder.DATE: _place,
    LineOrder.COUNTRY: lambda line: (line.statement.delegation, _place(line)),
}


def _neighbours(words: Iterable[str]) -> tuple[Neighbour, ...]:
    counted = Counter(filter(None, words))
    first = sorted(counted.items(), key=lambda item: (-item[1], item[0]))[:MAX_NEIGHBOURS]
    return tuple(Neighbour(word, count) for word, count in first)
