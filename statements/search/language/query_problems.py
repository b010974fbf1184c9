"""`QueryProblem`: what is wrong with a query, and at which of its characters."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class QueryProblem:
    """What is wrong: one plain sentence for the reader, and the first character meant (from 0).

    `length` is how many characters are meant; 0 where something is missing.
    """

    message: str
    position: int
    length: int = field(default=1, compare=False)
