"""Which names must be weighed together: those that some rule might join, and no others.

Weighing all names of a delegation for each new one would be quadratic. Two names are neighbours
where the last word of one stands in the other, but for one letter; blocks are what hangs together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable

from .family_names import Name

Place = tuple[Hashable, Hashable]


class Blocks:
    """Names by the words under which another name may look for them, apart for each delegation."""

    def __init__(self) -> None:
        self._asking: dict[Place, set[int]] = defaultdict(set)
        self._answering: dict[Place, set[int]] = defaultdict(set)
        self._keys: dict[int, tuple[frozenset[Place], frozenset[Place]]] = {}

    def add(self, number: int, name: Name, delegation: Hashable) -> None:
        """File a name under its number."""
        whole = (delegation, f" {name.glued}")
        last = name.words[-1].neighbours if name.words else frozenset()
        asks = frozenset({whole, *((delegation, key) for key in last)})
        answers = frozenset(
            {whole, *((delegation, key) for word in name.words for key in word.neighbours)}
        )
        self._keys[number] = (asks, answers)
        for key in asks:
            self._asking[key].add(number)
        for key in answers:
            self._answering[key].add(number)

    def __contains__(self, number: int) -> bool:
        return number in self._keys

    def remove(self, number: int) -> None:
        """Forget a name."""
        asks, answers = self._keys.pop(number, (frozenset(), frozenset()))
        for key in asks:
            self._asking[key].discard(number)
        for key in answers:
            self._answering[key].discard(number)

    def around(self, numbers: Iterable[int]) -> list[set[int]]:
        """Return the blocks in which these names are, each once."""
        blocks: list[set[int]] = []
        seen: set[int] = set()
        for number in numbers:
            if number in seen or number not in self._keys:
                continue
            block = {number}
            open_numbers = [number]
            while open_numbers:
                asks, answers = self._keys[open_numbers.pop()]
                for keys, index in ((asks, self._answering), (answers, self._asking)):
                    for key in keys:
                        fresh = index[key] - block if key in index else set()
                        block |= fresh
                        open_numbers += fresh
            seen |= block
            blocks.append(block)
        return blocks
