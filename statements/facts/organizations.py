"""Organizations and offices whose representatives speak to the Council.

The long tail of those that spoke once or twice is not here: ingest makes a record of
each as it meets it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from .aliases import file_aliases, labels_of, read_aliases
from .labels import LabelIndex
from .tables import DIRECTORY, FactRow, read_rows

UNITED_NATIONS = "United Nations"
"""The name of the organization whose officials brief the Council."""
ORGANIZATION_KINDS = frozenset({"un", "regional", "agency", "ngo", "other"})
_COLUMNS = ("slug", "name", "abbreviation", "kind", "parent")
_NAME_AND_ABBREVIATION = re.compile(r"(?P<name>[^()]+)\((?P<short>[^()]+)\)\s*")


@dataclass(frozen=True, slots=True)
class OrganizationFact:
    """One organization.

    `kind` is "un" (an organ, office, fund, programme, mission or tribunal of the United
    Nations), "agency" (specialized and related agencies), "regional" (organizations and
    groups of states of a region), "ngo", or "other" (other intergovernmental bodies,
    courts, movements). `parent` is the slug of the body it belongs or reports to; it and
    `abbreviation` may be empty. `aliases` are its labels beyond `name` and
    `abbreviation`.
    """

    slug: str
    name: str
    abbreviation: str
    kind: str
    parent: str
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OrganizationTables:
    """The two tables of organizations, read and checked against each other."""

    by_slug: dict[str, OrganizationFact]
    index: LabelIndex[OrganizationFact]


def organizations() -> tuple[OrganizationFact, ...]:
    """Return every organization, by slug."""
    return tuple(_tables().by_slug.values())


def organization_of(label: str) -> OrganizationFact | None:
    """Return the organization that `label` names, by name, abbreviation or alias.

    >>> organization_of("World Food Programme (WFP)") == organization_of("WFP")
    True
    """
    index = _tables().index
    found = index.find(label)
    if found is None and (both := _NAME_AND_ABBREVIATION.fullmatch(label)):
        found = index.find(both["name"])
        return found if found == index.find(both["short"]) else None
    return found


def read_organizations(directory: Path) -> OrganizationTables:
    """Read `organizations.csv` and `organization_aliases.csv` in `directory`.

    Raises `FactsError` for a malformed row, a slug used twice, a parent that is not
    there, or a label that would mean two organizations.
    """
    by_slug: dict[str, OrganizationFact] = {}
    index: LabelIndex[OrganizationFact] = LabelIndex()
    rows: list[FactRow] = []
    aliases = read_aliases(directory / "organization_aliases.csv", "organization")
    for row in read_rows(directory / "organizations.csv", _COLUMNS):
        fact = OrganizationFact(
            slug=row.text("slug"),
            name=row.text("name"),
            abbreviation=row.optional("abbreviation"),
            kind=row.choice("kind", ORGANIZATION_KINDS),
            parent=row.optional("parent"),
            aliases=labels_of(row.text("slug"), aliases),
        )
        if fact.slug in by_slug:
            row.fail(f"slug “{fact.slug}” is used twice")
        for label in filter(None, (fact.name, fact.abbreviation)):
            try:
                index.add(label, fact)
            except ValueError as error:
                row.fail(str(error))
        by_slug[fact.slug] = fact
        rows.append(row)
    for row in rows:
        parent = row.optional("parent")
        if parent and (parent not in by_slug or parent == row.text("slug")):
            row.fail(f"“{parent}” cannot be its parent")
    file_aliases(aliases, by_slug, index)
    return OrganizationTables(by_slug, index)


@cache
def _tables() -> OrganizationTables:
    return read_organizations(DIRECTORY)
