"""Other labels of a country or organization: long, short, former and damaged ones.

A table of aliases has three columns: the label, the slug of what it means, and a note
for those who keep the table, on when the label was in use or where it is met.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TypeVar

from .labels import LabelIndex
from .tables import FactRow, read_rows

_Fact = TypeVar("_Fact")


def read_aliases(path: Path, noun: str) -> dict[str, list[FactRow]]:
    """Return the rows of the table at `path`, by slug; `noun` names the column of slugs."""
    aliases: dict[str, list[FactRow]] = {}
    for row in read_rows(path, ("alias", noun, "note")):
        aliases.setdefault(row.text(noun), []).append(row)
    return aliases


def labels_of(slug: str, aliases: Mapping[str, list[FactRow]]) -> tuple[str, ...]:
    """Return the labels that `aliases` holds for `slug`, in the order of the table."""
    return tuple(row.text("alias") for row in aliases.get(slug, ()))


def file_aliases(
    aliases: Mapping[str, list[FactRow]], facts: Mapping[str, _Fact], index: LabelIndex[_Fact]
) -> None:
    """File each alias in `index` under the one of `facts` that its slug stands for.

    Raises `FactsError` for an unknown slug, or for a label that `index` could not tell
    from that of another fact.
    """
    for slug, rows in aliases.items():
        for row in rows:
            if slug not in facts:
                row.fail(f"there is no “{slug}” for it to mean")
            try:
                index.add(row.text("alias"), facts[slug])
            except ValueError as error:
                row.fail(str(error))
