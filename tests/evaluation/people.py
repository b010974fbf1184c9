"""Who is whom, against people.tsv: every two printings of one delegation, one person's or not."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from statements.facts import fold

from .material import HERE, Row, rows
from .outcomes import Measure, Outcome, Verdict

TABLE = HERE / "people.tsv"

_TITLES = frozenset({"mr", "mrs", "ms", "miss", "dr", "sir", "dame"})


def measures() -> Iterator[Measure]:
    """Yield all pairs, then those of each kind. The archive must have been built."""
    found: dict[str, list[Outcome]] = defaultdict(list)
    for outcome, kind in judged(rows(TABLE)):
        found["people"].append(outcome)
        found[f"people, {kind}"].append(outcome)
    for name in sorted(found):
        yield Measure(name, tuple(found[name]))


def judged(table: list[Row]) -> Iterator[tuple[Outcome, str]]:
    """Yield each pair that is or was taken for one person, with the kind of likeness."""
    by_delegation: dict[str, list[Row]] = defaultdict(list)
    for row in table:
        by_delegation[row["delegation"]].append(row)
    for delegation, printings in by_delegation.items():
        speakers = speakers_of(delegation, printings)
        for one, other in combinations(range(len(printings)), 2):
            a, b = printings[one], printings[other]
            is_one = a["person"] == b["person"]
            was_one = speakers[one] is not None and speakers[one] == speakers[other]
            if is_one or was_one:
                verdict = Verdict.RIGHT if is_one and was_one else Verdict.MISSED
                if not is_one:
                    verdict = Verdict.EXTRA
                pair = f"{delegation}: {a['printed']} ({a['day']}), {b['printed']} ({b['day']})"
                yield Outcome(pair, verdict), kind_of(a["printed"], b["printed"])


def speakers_of(delegation: str, printings: list[Row]) -> list[int | None]:
    """Return the speaker whom the archive takes each printing for, None where it has none."""
    # Django is set up only when the archive is built.
    from statements.models import Label, SpeakerAlias  # noqa: PLC0415
    from statements.models.speakers import speaker_key  # noqa: PLC0415

    label = Label.objects.filter(key=fold(delegation)).first()
    if label is None:
        return [None] * len(printings)
    aliases = list(
        SpeakerAlias.objects.filter(country=label.country_id, organization=label.organization_id)
    )
    found: list[int | None] = []
    for row in printings:
        day, key = datetime.date.fromisoformat(row["day"]), speaker_key(row["printed"])
        found.append(
            next(
                (
                    alias.speaker_id
                    for alias in aliases
                    if alias.key == key
                    and (alias.period.lower is None or alias.period.lower <= day)
                    and (alias.period.upper is None or day < alias.period.upper)
                ),
                None,
            )
        )
    return found


def kind_of(one: str, other: str) -> str:
    """Return in what two printed names differ."""
    a, b = (_parted(name) for name in (one, other))
    if a[1] == b[1]:
        return "years apart" if a[0] == b[0] else "with and without title"
    short, long = sorted((a[1], b[1]), key=len)
    if len(short) < len(long) and set(short) <= set(long):
        return "family name and full name"
    if len(short) == len(long):
        return "spelt otherwise"
    return "otherwise"


def _parted(printed: str) -> tuple[str, tuple[str, ...]]:
    words = fold(printed).split()
    if len(words) > 1 and words[0] in _TITLES:
        return words[0], tuple(words[1:])
    return "", tuple(words)
