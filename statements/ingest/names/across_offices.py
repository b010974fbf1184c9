"""Who may be one person in two offices: a delegate who became an envoy. Offered, never merged."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import combinations

from statements.ingest.names.identity.evidence import PLAUSIBLE_TERM, are_near, fits_title
from statements.transcripts.records import ReadingProblem

from .aliases_held import AliasesHeld, Delegation, HeldAlias

KIND = "same-person-in-two-offices"
_SHORTEST = 3  # letters of a family name that is rare enough to ask


def across_offices(
    aliases: AliasesHeld, slugs: Mapping[Delegation, str]
) -> Iterator[ReadingProblem]:
    """Yield a question for each two speakers of different delegations who may be one person.

    They bear the same full name within a plausible term; or the same family name and title, which
    in all the record only two delegations have, one of them an organization.
    """
    named: dict[str, list[HeldAlias]] = defaultdict(list)
    for row in aliases.by_number.values():
        if row.is_attested and not row.is_office and not row.holder and row.name.words:
            named[row.name.glued].append(row)
    asked: set[tuple[int | None, int | None]] = set()
    for glued, rows in sorted(named.items()):
        delegations = {row.delegation for row in rows}
        for one, other in combinations(sorted(rows, key=lambda row: _order(row, slugs)), 2):
            pair = (one.speaker, other.speaker)
            if one.delegation == other.delegation or one.speaker == other.speaker or pair in asked:
                continue
            if _may_be_one(one, other, len(delegations), len(glued)):
                asked.add(pair)
                yield _question(one, other, slugs)


def _may_be_one(one: HeldAlias, other: HeldAlias, delegations: int, letters: int) -> bool:
    a, b = one.form(), other.form()
    if not fits_title(a.name.gender, b.name.gender) or not are_near(a, b, PLAUSIBLE_TERM):
        return False
    if one.reviewed and other.reviewed:
        return False
    if a.name.is_full and not (a.name.is_titled and b.name.is_titled):
        return True
    is_of_body = one.delegation.country is None or other.delegation.country is None
    return is_of_body and delegations == 2 and letters >= _SHORTEST and a.name.is_titled


def _order(row: HeldAlias, slugs: Mapping[Delegation, str]) -> tuple[str, str, str]:
    return (slugs.get(row.delegation, ""), row.best_print, str(row.first))


def _question(one: HeldAlias, other: HeldAlias, slugs: Mapping[Delegation, str]) -> ReadingProblem:
    names = [
        f"“{row.best_print}” ({slugs.get(row.delegation, 'no delegation')})" for row in (one, other)
    ]
    reason = f"{names[0]} and {names[1]} may be one person in two offices."
    return ReadingProblem(KIND, file="", reason=reason)
