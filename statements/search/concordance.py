"""Concordance: every place where a query matches, with the words around it.

A result may be larger than can be read for a page. Then statements are drawn by lot, by a
seed that is told, and read to their end; what was read, found and held is told too.
"""

from __future__ import annotations

import datetime
import random
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Self

from . import schema
from .collocates import Collocate, Surroundings
from .hits import Selection, Source, draw, source

READ = 500
"""How many statements are read, at most. A result no larger is read to its end."""

ENOUGH = 200
"""Of a larger one so many are read at least, and more until there are `MOST_LINES` matches."""

MOST_LINES = 1_000
CONTEXT = 14
"""Words shown on either side of a match."""

NEIGHBOURS = 20


class Arrangement(StrEnum):
    """What lines are sorted by: the words after or before the match, the day, or who spoke."""

    RIGHT = "right"
    LEFT = "left"
    DATE = "date"
    COUNTRY = "country"


@dataclass(frozen=True, slots=True)
class Line:
    """One match. `before` and `after` are the text around it, in its paragraph.

    `left` and `right` are the words of these as the index holds them, nearest first;
    `start` is the character of the statement's text at which the match begins.
    """

    statement: Source
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
class Wish:
    """How a concordance shall be: its order, how many lines, the window for collocates.

    `left` and `right`, where set, keep the matches that have that word before or after
    them. Counts of neighbours and collocates are of all matches read all the same.
    """

    arrangement: Arrangement = Arrangement.RIGHT
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

    lines: tuple[Line, ...]
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


def concordance(selection: Selection, wish: Wish) -> Concordance:
    """Read what `selection` finds, or a draw from it, and line its matches up."""
    # A page that still asks for words has nothing to line up, and reads nothing.
    asked = bool(selection.question.text)
    found, addresses = draw(selection, READ, wish.seed) if asked else (selection.total, [])
    surroundings = Surroundings(wish.window)
    matches: list[_Match] = []
    silent = read = 0
    for address in addresses:
        if found > READ and read >= ENOUGH and len(matches) >= MOST_LINES:
            break
        read += 1
        text = _Text.read(source(selection.opened, address))
        places = selection.finder.places(text.words)
        silent += not places
        surroundings.add(text.words, places, text.starts)
        matches += (text.match(first, last) for first, last in places)
    kept = [match for match in matches if _fits(match, wish)]
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


@dataclass(frozen=True, slots=True)
class _Text:
    """A statement cut into words. `starts` are the first words of its paragraphs.

    Where a word stands costs as much to know as all words, and is asked of those shown:
    `tokens` are of the paragraphs that have them.
    """

    source: Source
    paragraphs: list[str]
    words: list[str]
    starts: list[int]
    tokens: dict[int, list[Any]] = field(default_factory=dict)

    @classmethod
    def read(cls, source: Source) -> Self:
        paragraphs = source.text.split("\n")
        words: list[str] = []
        starts = []
        for paragraph in paragraphs:
            starts.append(len(words))
            words += schema.cutter().analyze(paragraph)
        return cls(source, paragraphs, words, starts)

    def paragraph_of(self, word: int) -> int:
        """Return in which paragraph a word stands, counted from 0."""
        return bisect_right(self.starts, word) - 1

    def offset(self, paragraph: int) -> int:
        """Return the character at which a paragraph begins."""
        return sum(map(len, self.paragraphs[:paragraph])) + paragraph

    def token(self, paragraph: int, word: int) -> Any:
        """Return where a word stands in its paragraph."""
        if paragraph not in self.tokens:
            text = self.paragraphs[paragraph]
            self.tokens[paragraph] = schema.cutter().pre_tokenize(text).tokens
        return self.tokens[paragraph][word - self.starts[paragraph]]

    def match(self, first: int, last: int) -> _Match:
        """Return the match of words `first` to `last`, with its neighbours."""
        after = last + 1
        left = "" if first in self.starts else self.words[first - 1]
        right = "" if after in self.starts or after == len(self.words) else self.words[after]
        return _Match(self, first, last, left, right)


@dataclass(frozen=True, slots=True)
class _Match:
    """A match of which no line has been made: most are only counted."""

    text: _Text
    first: int
    last: int
    left: str
    right: str


def _line(match: _Match) -> Line:
    read, words, said = match.text, match.text.words, match.text.source.text
    paragraph, ending = read.paragraph_of(match.first), read.paragraph_of(match.last)
    opening = read.offset(paragraph)
    closing = read.offset(ending) if ending != paragraph else opening
    start = opening + read.token(paragraph, match.first).char_offset_from
    end = closing + read.token(ending, match.last).char_offset_to
    # The words around it, and where these begin and end: at a paragraph's own end at most.
    opens = read.starts[paragraph]
    closes = (*read.starts, len(words))[ending + 1]
    begin, stop = max(opens, match.first - CONTEXT), min(closes, match.last + 1 + CONTEXT)
    begin_at, stop_at = opening, closing + len(read.paragraphs[ending])
    if begin > opens:
        begin_at = opening + read.token(paragraph, begin).char_offset_from
    if stop < closes:
        stop_at = closing + read.token(ending, stop).char_offset_from
    return Line(
        statement=read.source,
        paragraph=paragraph + 1,
        start=start,
        before=said[begin_at:start],
        match=said[start:end],
        after=said[end:stop_at],
        left=tuple(reversed(words[begin : match.first])),
        right=tuple(words[match.last + 1 : stop]),
    )


def _fits(match: _Match, wish: Wish) -> bool:
    return wish.left in {"", match.left} and wish.right in {"", match.right}


def _place(line: Line) -> tuple[Any, ...]:
    """The order of lines between which nothing else decides: as they were said."""
    statement = line.statement
    date = statement.date or datetime.date.min
    return (date, statement.symbol, statement.number, line.start)


_KEYS: dict[Arrangement, Callable[[Line], tuple[Any, ...]]] = {
    Arrangement.RIGHT: lambda line: (line.right, line.left, _place(line)),
    Arrangement.LEFT: lambda line: (line.left, line.right, _place(line)),
    Arrangement.DATE: _place,
    Arrangement.COUNTRY: lambda line: (line.statement.delegation, _place(line)),
}


def _neighbours(words: Iterable[str]) -> tuple[Neighbour, ...]:
    counted = Counter(filter(None, words))
    first = sorted(counted.items(), key=lambda item: (-item[1], item[0]))[:NEIGHBOURS]
    return tuple(Neighbour(word, count) for word, count in first)
