"""The words of a search marked in a statement: which they are, and where they stand."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

import django_filters
from django.http import QueryDict

from statements.models import Statement
from statements.pages.web.filters import complaints
from statements.search.index import sync
from statements.search.language.query_problems import QueryProblem
from statements.search.language.question import Question
from statements.search.matching.places import Finder
from statements.search.meaning.reading import read

from .pieces import Highlight, RepairedPiece, highlight_repairs


class HighlightFilter(django_filters.FilterSet):
    """Words to be marked: a search of which nothing but the words matters."""

    q = django_filters.CharFilter()
    glossary = django_filters.ChoiceFilter(choices=[("off", "Only the words as typed")])

    def __init__(self, data: QueryDict) -> None:
        super().__init__(data, queryset=Statement.objects.none())

    def question(self) -> Question:
        """Return what is asked; a value that makes no sense is left out."""
        self.is_valid()
        chosen = self.form.cleaned_data
        return Question(chosen.get("q") or "", glossary=chosen.get("glossary") != "off")


@dataclass(frozen=True, slots=True)
class Highlighter:
    """What shall be marked, and what was wrong with it.

    `query` is the query string that asks for it. `has_words` is False where a query has
    nothing but fields: what they ask for stands in no text.
    """

    text: str
    query: str
    finder: Finder
    has_words: bool
    problems: tuple[QueryProblem, ...]
    complaints: list[str]

    def highlights(self, texts: Sequence[str], after: int = 0) -> list[list[Highlight]]:
        """Return what is to be marked in each paragraph of a text; places count through all.

        They are counted from the one that follows `after`, the last of a text before. A place
        may go on in the next paragraph: it begins in one only.
        """
        # As the index holds a statement, so that a phrase is found here if it was found there.
        text = "\n".join(texts)
        starts = [0, *accumulate(len(each) + 1 for each in texts)]
        found: list[list[Highlight]] = [[] for _ in texts]
        last = 0
        for mark in self.finder.marks(text):
            at = bisect_right(starts, mark.start) - 1
            place = after + mark.place
            begin, first = mark.start, place != last
            while begin < mark.end:
                end = min(mark.end, starts[at + 1] - 1)
                if begin < end:
                    start = starts[at]
                    found[at].append(Highlight(begin - start, end - start, place, first))
                    first = False
                at += 1
                begin = starts[at]
            last = place
        return found

    def printed(self, pieces: Iterable[RepairedPiece]) -> tuple[RepairedPiece, ...]:
        """Mark a text as printed, where the words stand in it once it is repaired."""
        pieces = tuple(pieces)
        (highlights,) = self.highlights(["".join(piece.reading for piece in pieces)])
        return highlight_repairs(pieces, highlights)


def highlighter_for(asked: QueryDict) -> Highlighter | None:
    """Return what the query string of a statement asks to be marked, or None for nothing."""
    if not asked.get("q"):
        return None
    wish = HighlightFilter(asked)
    question = wish.question()
    reading = read(question.text, sync.current(), glossary=question.glossary)
    return Highlighter(
        text=question.text,
        query=question.query_string(),
        finder=Finder(reading.tree, reading.spellings),
        has_words=reading.has_words,
        problems=reading.problems,
        complaints=complaints(wish),
    )
