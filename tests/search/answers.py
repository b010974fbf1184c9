"""Questions put to the index, and the answers in few words."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from statements.search.index import sync
from statements.search.language.question import Question
from statements.search.meaning.reading import read
from statements.search.results import facets
from statements.search.results.answer import Hit, Results, answer, every
from statements.search.results.facets import Facet


def answered(question: Question) -> Results:
    return answer(question, sync.current())


def everything(question: Question) -> list[Hit]:
    return list(every(question, sync.current()))


def ask(text: str = "", **choices: Any) -> Results:
    return answered(Question(text, **choices))


def facets_of(question: Question, shown: int) -> list[Facet]:
    """Return the facets with so many values of each, where there are as many."""
    opened = sync.current()
    reading = read(question.text, opened, glossary=question.glossary)
    counted = facets.count(opened, reading, question, shown).facets
    return list(facets.listed(opened, counted, question, shown))


def find(text: str = "", **choices: Any) -> list[str]:
    """Return the addresses of the statements found: ["S/PV.7802/1"]."""
    return [hit.record for hit in ask(text, **choices).hits]


def first(text: str = "", **choices: Any) -> Hit:
    return ask(text, **choices).hits[0]


def facet(key: str, text: str = "", **choices: Any) -> Facet:
    return next(facet for facet in ask(text, **choices).facets if facet.key == key)


def counts(key: str, text: str = "", **choices: Any) -> dict[str, int]:
    """Return how many results have each value of a facet."""
    return {bucket.value: bucket.count for bucket in facet(key, text, **choices).buckets}


def extract(text: str) -> str:
    """Return the first hit's extract, what is marked in square brackets."""
    return "".join(
        f"[{fragment.text}]" if fragment.marked else fragment.text
        for fragment in first(text).extract
    )


def contents(folder: Path) -> list[str]:
    """Return the names of what lies in a folder."""
    return sorted(entry.name for entry in folder.iterdir())
