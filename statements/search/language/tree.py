"""The tree of a query: its words, phrases, fields and operators, and how they are written.

`parser.parse_query` makes trees of text and `write_query` makes text of trees, so that
`parse_query(write_query(tree)).tree == tree` for every tree parsed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

QUOTATION_MARKS = '"“”„«»＂'
"""The marks that open or close a phrase or a value, each as good as another."""

UNQUOTED_VALUE = re.compile(rf"(?!\()(?:[^\s,(){QUOTATION_MARKS}]|\([^\s,(){QUOTATION_MARKS}]*\))+")
"""A value that needs no quotation marks; it may hold brackets: S/RES/2295(2016)."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word in any of its forms. It may hold marks: "counter-terrorism", "S/PV.7802"."""

    text: str


@dataclass(frozen=True, slots=True)
class Exact:
    """A word in this form only."""

    text: str


@dataclass(frozen=True, slots=True)
class Prefix:
    """Words that begin with `text`."""

    text: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words exactly as they stand, one after the other; one space between them."""

    text: str


@dataclass(frozen=True, slots=True)
class Near:
    """Two or more words in any form and order, with at most `distance` others between them."""

    text: str
    distance: int


@dataclass(frozen=True, slots=True)
class Field:
    """A condition on one field, as in `country:japan,france`: any of the values may hold.

    `start` and `length` tell where it stood in the query; they are no part of its meaning.
    """

    name: str
    values: tuple[str, ...]
    start: int = field(default=0, compare=False)
    length: int = field(default=1, compare=False)


@dataclass(frozen=True, slots=True)
class Not:
    """What `part` does not match."""

    part: Node


@dataclass(frozen=True, slots=True)
class And:
    """What all of two or more `parts` match."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """What any of two or more `parts` matches."""

    parts: tuple[Node, ...]


SearchTerm = Word | Prefix | Phrase
Leaf = SearchTerm | Exact | Near | Field
Node = Leaf | Not | And | Or


def conjunction(parts: Iterable[Node]) -> Node | None:
    """Join parts that must all match; None where there are none."""
    flat: list[Node] = []
    for part in parts:
        flat.extend(part.parts if isinstance(part, And) else [part])
    return And(tuple(flat)) if len(flat) > 1 else next(iter(flat), None)


def disjunction(parts: Iterable[Node]) -> Node | None:
    """Join parts of which one must match; None where there are none."""
    flat: list[Node] = []
    for part in parts:
        flat.extend(part.parts if isinstance(part, Or) else [part])
    return Or(tuple(flat)) if len(flat) > 1 else next(iter(flat), None)


def negation(part: Node) -> Node:
    """Return what `part` does not match; the negation of a negation is its part."""
    return part.part if isinstance(part, Not) else Not(part)


def write_query(node: Node | None) -> str:
    """Return the query that is read as `node`, in its plainest spelling."""
    match node:
        case None:
            return ""
        case Not(part):
            return f"-{_bracketed(part)}"
        case And(parts) | Or(parts):
            return (" OR " if isinstance(node, Or) else " ").join(map(_bracketed, parts))
        case _:
            return _leaf(node)


def _leaf(leaf: Leaf) -> str:
    match leaf:
        case Word(text):
            return text
        case Exact(text):
            return f"={text}"
        case Prefix(text):
            return f"{text}*"
        case Phrase(text):
            return f'"{text}"'
        case Near(text, distance):
            return f'"{text}"~{distance}'
        case Field(name, values):
            return f"{name}:{','.join(map(write_value, values))}"


def write_value(value: str) -> str:
    """Return the value of a field as it is written: in quotation marks where it needs them."""
    return value if UNQUOTED_VALUE.fullmatch(value) else f'"{value}"'


def _bracketed(node: Node) -> str:
    return f"({write_query(node)})" if isinstance(node, And | Or) else write_query(node)


def matching_terms(node: Node | None) -> Iterator[SearchTerm]:
    """Yield the terms that a match may show: all but those under a negation.

    A word in one form is a phrase of one word; words near one another are words.
    """
    match node:
        case And(parts) | Or(parts):
            for part in parts:
                yield from matching_terms(part)
        case Word() | Prefix() | Phrase():
            yield node
        case Exact(text):
            yield Phrase(text)
        case Near(text):
            yield from map(Word, text.split())
        case _:
            return


def fields_in(node: Node | None) -> Iterator[Field]:
    """Yield every field of a tree, in the order in which it was written."""
    match node:
        case And(parts) | Or(parts):
            for part in parts:
                yield from fields_in(part)
        case Not(part):
            yield from fields_in(part)
        case Field():
            yield node
        case _:
            return
