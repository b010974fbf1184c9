"""The speakers and documents that most statements have, chosen when an index is built.

Each statement holds the first of them that it has in a field of its own (`schema.FREQUENT`), which
is counted quickly, as its values are few, and the rest in another (`schema.MORE_FREQUENT`):
`counting.top_values` is the door to what is counted so, and has the figures. Which are chosen
decides nothing but how quick that is. An index keeps to its choice as long as it lasts, so that
what is added to it later is counted alike.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Self

from django.db.models import Count, QuerySet

from statements.models import Citation, Statement

CHOSEN = {"speaker": 1_000, "cites": 128}
"""How many values of a facet are chosen."""

# Of a record that is smaller every value is soon counted; a larger one chooses anew when it is
# so many times as large as when it chose last.
_SMALL = 20_000
_GROWTH = 4

_FILE = "frequent_values.json"


@dataclass(frozen=True, slots=True)
class FrequentValues:
    """The keys chosen, by the names of the facets, from a record of so many statements."""

    statements: int
    speaker: frozenset[int]
    cites: frozenset[int]

    @classmethod
    def choose(cls) -> Self:
        """Choose them from the record as it is. Costs three queries."""
        speeches, citations = Statement.objects.exclude(speaker=None), Citation.objects.all()
        return cls(
            statements=Statement.objects.count(),
            speaker=_most(speeches, "speaker", Count("pk"), CHOSEN["speaker"]),
            cites=_most(citations, "document", Count("statement", distinct=True), CHOSEN["cites"]),
        )

    @classmethod
    def read(cls, generation: Path) -> Self | None:
        """Read those of an index; None where there are none that can be read."""
        try:
            kept = json.loads((generation / _FILE).read_text(encoding="utf-8"))
            return cls(
                statements=int(kept["statements"]),
                speaker=frozenset(map(int, kept["speaker"])),
                cites=frozenset(map(int, kept["cites"])),
            )
        except (FileNotFoundError, ValueError, TypeError, KeyError):
            return None

    def write(self, generation: Path) -> None:
        """Write them beside an index, before it serves."""
        kept = asdict(self) | {"speaker": sorted(self.speaker), "cites": sorted(self.cites)}
        (generation / _FILE).write_text(json.dumps(kept), encoding="utf-8")

    def are_outgrown(self, statements: int) -> bool:
        """Tell whether the record has grown so far that others may be frequent in it by now."""
        return statements > max(_SMALL, _GROWTH * self.statements)

    def among(self, keys: dict[str, list[int]]) -> dict[str, list[int]]:
        """Return those chosen among the keys of each facet that a statement has."""
        return {
            "speaker": [key for key in keys["speaker"] if key in self.speaker],
            "cites": [key for key in keys["cites"] if key in self.cites],
        }


def _most(rows: QuerySet[Any], key: str, number: Count, wanted: int) -> frozenset[int]:
    most = rows.values(key).annotate(number=number).order_by("-number", key)
    return frozenset(most.values_list(key, flat=True)[:wanted])
