"""What was wrong with a query, told in one plain sentence, and where."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class QueryProblem:
    """What was wrong: one plain sentence, and the character where (from 0).

    `length` is how many characters are meant; 0 where something is missing.
    """

    message: str
    position: int
    length: int = field(default=1, compare=False)
