"""The extract of a statement: the place that answers the question best, its words marked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from statements.search.index import schema
from statements.search.language.tree import Node
from statements.search.meaning.query import Spellings

from .matches import Matcher, Place, merged
from .quick_matches import Occurrence, QuickMatcher

LENGTH = 280
"""Characters of an extract: two lines, or three on a narrow page."""

_LEAD = 90

# The best place has the most terms in so many characters: some forty words.
_WINDOW = 240

# Words that follow one another have no more than this between them: ", " or a hyphen.
_JOINT = 2

# A point after these ends no sentence: "Mr. Griffiths", "para. 6".
_NO_END = "".join(
    rf"(?<!\b{word}\.)"
    for word in ("Mr", "Mrs", "Ms", "Dr", "St", "No", "para", "paras", "p", "pp")
)
# It begins with what is rare in a text: so most of one is passed over at once.
_SENTENCE_END = re.compile(rf"[.!?…\n](?:(?<=\n)\n*|{_NO_END}[\"'”’)\]]*\s+)")
_SPACE = re.compile(r"\s+")


class Fragment(NamedTuple):
    """A piece of plain text, and whether it is a match to be marked."""

    text: str
    marked: bool


class Position(NamedTuple):
    """Where the words of an extract stand: the first of them in `paragraph` of `paragraphs`.

    `page` is the page of the record on which that paragraph begins, where it is known, and
    `depth` how far into the text the word stands, in per cent.
    """

    paragraph: int
    paragraphs: int
    page: int | None
    depth: float


class Extract(NamedTuple):
    """The best place of a text; `position` is None where no word of the query occurs."""

    fragments: tuple[Fragment, ...]
    position: Position | None


class Extractor:
    """Makes the extracts for one query, a tree as `reading.read` gives it."""

    def __init__(self, tree: Node | None, spellings: Spellings) -> None:
        self._matcher = Matcher(tree, spellings)
        self._quick_matcher = QuickMatcher(tree, spellings)

    def extract(self, text: str, pages: Sequence[int] = ()) -> Extract:
        """Return the best place in a statement's text, about `LENGTH` characters of it.

        Paragraphs are the lines of `text`, and `pages` those on which they begin, 0 where
        that is not known. The first sentences are returned where no word occurs.
        """
        occurrences, marks = self._occurrences(text)
        if not occurrences:
            return Extract(tuple(_cut(text, 0, _end(text, 0, 0), [])), None)
        start, stop, _ = occurrences[_best(occurrences)]
        begin = _begin(text, start)
        end = _end(text, begin, stop)
        shown = _cut(text, begin, end, merged(_within(marks, begin, end)))
        return Extract(tuple(shown), _position(text, start, pages))

    def _occurrences(self, text: str) -> tuple[list[Occurrence], list[Place]]:
        """Return where terms stand in a text, and what to mark, each from its start to its stop."""
        occurrences = self._quick_matcher.matches(text)
        if occurrences is not None:
            return occurrences, [(start, stop) for start, stop, _ in occurrences]
        tokens = schema.cutter().pre_tokenize(text).tokens
        matches = self._matcher.matches([token.text for token in tokens])

        def place(first: int, last: int) -> Place:
            return tokens[first].char_offset_from, tokens[last].char_offset_to

        marked = merged(words for match in matches for words in match.places)
        occurrences = [(*place(match.first, match.last), match.term) for match in matches]
        return occurrences, [place(*words) for words in marked]


def _position(text: str, start: int, pages: Sequence[int]) -> Position:
    before = text.count("\n", 0, start)
    return Position(
        paragraph=before + 1,
        paragraphs=before + 1 + text.count("\n", start),
        page=(pages[before] or None) if before < len(pages) else None,
        depth=round(100 * start / len(text), 1),
    )


def _best(occurrences: Sequence[Occurrence]) -> int:
    """Return the occurrence with which the best place begins: most terms, nearest together."""
    best, best_score = 0, (0, 0, 0)
    terms: dict[int, int] = {}
    # How many of the occurrences of a place follow right on the one before.
    follows = [False] + [
        occurrence[0] - before[1] <= _JOINT and occurrence[2] != before[2]
        for before, occurrence in pairwise(occurrences)
    ]
    together = end = 0
    for at, (start, stop, first) in enumerate(occurrences):
        latest = max(start + _WINDOW, stop)
        while end < len(occurrences) and occurrences[end][1] <= latest:
            term = occurrences[end][2]
            terms[term] = terms.get(term, 0) + 1
            together += follows[end] and end > at
            end += 1
        score = (len(terms), together, end - at)
        if score > best_score:
            best, best_score = at, score
        terms[first] -= 1
        if not terms[first]:
            del terms[first]
        together -= follows[at + 1] if at + 1 < end else 0
    return best


def _within(places: Iterable[Place], begin: int, end: int) -> Iterator[Place]:
    """Yield the places that lie between `begin` and `end`."""
    return (place for place in places if place[0] >= begin and place[1] <= end)


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


def _cut(text: str, begin: int, end: int, marks: Sequence[Place]) -> Iterator[Fragment]:
    if begin > 0:
        yield Fragment("… ", marked=False)
    at = begin
    for start, stop in marks:
        if start > at:
            yield Fragment(_evenly(text[at:start]), marked=False)
        yield Fragment(_evenly(text[start:stop]), marked=True)
        at = stop
    if at < end:
        yield Fragment(_evenly(text[at:end]), marked=False)
    if end < len(text):
        yield Fragment(" …", marked=False)


def _evenly(text: str) -> str:
    """Return a text with one space wherever it has some, as `_SPACE.sub(" ", text)` would."""
    words = " ".join(text.split())
    return f"{' ' * text[0].isspace()}{words}{' ' * text[-1].isspace()}" if words else " "
