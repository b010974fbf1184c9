"""The glossary: abbreviations and the names that they stand for, each found by the other.

`glossary.csv` has a row for each pair; short names of countries are among them. Capitals of an
abbreviation matter only where its `case` is "exact", since in small letters it would be a
word of its own: WHO, CAR, SEA. Such a one finds its name but is not found by it: the index
knows no capitals, so every "who" would be the World Health Organization.
Words in quotation marks and single forms (`=WHO`) are never added to: they mean themselves.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from statements.facts.labels import fold
from statements.facts.tables import read_rows

from .tree import And, Node, Not, Or, Phrase, Word, conjunction, disjunction

_TABLE = Path(__file__).parent / "glossary.csv"


@dataclass(frozen=True, slots=True)
class GlossaryEntry:
    """One abbreviation and one name that it stands for."""

    abbreviation: str
    name: str
    exact_case: bool


@dataclass(frozen=True, slots=True)
class GlossaryAddition:
    """What was searched beside the words of a query: "R2P" and "responsibility to protect"."""

    written: str
    added: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Glossary:
    """The entries by the words they are known by, folded."""

    entries: tuple[GlossaryEntry, ...]
    names: dict[tuple[str, ...], tuple[GlossaryEntry, ...]]
    abbreviations: dict[tuple[str, ...], tuple[GlossaryEntry, ...]]
    longest: int

    def expansions(self, words: Sequence[str]) -> list[str]:
        """Return what else the words of a query stand for, as written; empty for nothing."""
        key = tuple(fold(" ".join(words)).split())
        added = [e.abbreviation for e in self.names.get(key, ()) if not e.exact_case]
        for entry in self.abbreviations.get(key, ()):
            if not entry.exact_case or "".join(words) == entry.abbreviation:
                added.append(entry.name)
        return list(dict.fromkeys(added))


@cache
def glossary() -> Glossary:
    """Return the glossary; raises `FactsError` for a malformed row."""
    return read_glossary(_TABLE)


def read_glossary(path: Path) -> Glossary:
    """Read a table of abbreviations; raises `FactsError` for a malformed row, or one twice."""
    names: dict[tuple[str, ...], list[GlossaryEntry]] = defaultdict(list)
    abbreviations: dict[tuple[str, ...], list[GlossaryEntry]] = defaultdict(list)
    entries: list[GlossaryEntry] = []
    for row in read_rows(path, ("abbreviation", "name", "case")):
        exact = row.choice("case", {"", "exact"}) == "exact"
        entry = GlossaryEntry(row.text("abbreviation"), row.text("name"), exact)
        if entry in entries:
            row.fail(f"“{entry.abbreviation}” stands for “{entry.name}” twice")
        entries.append(entry)
        names[tuple(fold(entry.name).split())].append(entry)
        abbreviations[tuple(fold(entry.abbreviation).split())].append(entry)
    return Glossary(
        tuple(entries),
        {words: tuple(found) for words, found in names.items()},
        {words: tuple(found) for words, found in abbreviations.items()},
        max((len(words) for words in (*names, *abbreviations)), default=0),
    )


def expand(tree: Node | None) -> tuple[Node | None, tuple[GlossaryAddition, ...]]:
    """Return a tree that also finds what its words stand for, and what was added to it."""
    additions: dict[GlossaryAddition, None] = {}
    expanded = _expanded(tree, additions) if tree is not None else None
    return expanded, tuple(additions)


def _expanded(node: Node, additions: dict[GlossaryAddition, None]) -> Node:
    match node:
        case Word():
            return _with_expansions([node], additions) or node
        case Not(part):
            return Not(_expanded(part, additions))
        case Or(parts):
            return disjunction(_expanded(part, additions) for part in parts) or node
        case And(parts):
            return conjunction(_runs(parts, additions)) or node
        case _:
            return node


def _runs(parts: Sequence[Node], additions: dict[GlossaryAddition, None]) -> Iterator[Node]:
    """Yield the parts of a conjunction; the longest runs of words that mean more come as one."""
    at = 0
    while at < len(parts):
        run = list(_words_from(parts, at))
        while run and (found := _with_expansions(run, additions)) is None:
            run.pop()
        if run and found is not None:
            yield found
            at += len(run)
        else:
            yield _expanded(parts[at], additions) if not isinstance(parts[at], Word) else parts[at]
            at += 1


def _words_from(parts: Sequence[Node], at: int) -> Iterator[Word]:
    for part in parts[at : at + glossary().longest]:
        if not isinstance(part, Word):
            return
        yield part


def _with_expansions(run: Sequence[Word], additions: dict[GlossaryAddition, None]) -> Node | None:
    written = [word.text for word in run]
    added = glossary().expansions(written)
    if not added:
        return None
    additions[GlossaryAddition(" ".join(written), tuple(added))] = None
    asked: Node = And(tuple(run)) if len(run) > 1 else run[0]
    return disjunction([asked, *map(Phrase, added)])
