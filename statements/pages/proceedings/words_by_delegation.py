"""How the floor was shared at a meeting: what each delegation said, in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext

from statements.models import Statement
from statements.writing.numbers import bar_percent


@dataclass(frozen=True, slots=True)
class Portion:
    """What one delegation said. `length` is in per cent of the greatest portion."""

    label: str
    href: str
    statements: int
    words: int
    length: float


def portions_of(statements: Iterable[Statement]) -> list[Portion]:
    """Return the portion of each delegation, the greatest first.

    What only conducted the meeting is one portion of its own, the last: it is not said
    for the country of whoever presides. Who speaks for no delegation is counted alone.
    """
    held: dict[tuple[str, str], tuple[int, int]] = {}
    conduct = turns = 0
    for statement in statements:
        if statement.procedural:
            conduct, turns = conduct + statement.word_count, turns + 1
            continue
        whose = _whose(statement)
        number, words = held.get(whose, (0, 0))
        held[whose] = number + 1, words + statement.word_count
    longest = max([conduct, *(words for _, words in held.values())])
    found = [
        Portion(label, href, number, words, bar_percent(words, longest))
        for (label, href), (number, words) in sorted(
            held.items(), key=lambda item: (-item[1][1], item[0])
        )
    ]
    if turns:
        label = gettext("Conducting the meeting")
        found.append(Portion(label, "", turns, conduct, bar_percent(conduct, longest)))
    return found


def _whose(statement: Statement) -> tuple[str, str]:
    for one in (statement.country, statement.organization, statement.speaker):
        if one is not None:
            return one.name, one.get_absolute_url()
    return statement.heading or gettext("Speaker not named"), ""
