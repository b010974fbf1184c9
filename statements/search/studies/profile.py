"""`Profile`: what the statements of one country, speaker or agenda item are about.

Counts follow how much is said: whoever speaks often speaks often on everything. So a year
also has the share of all its statements, unless these are too few, and an agenda item is
characteristic only where it is spoken on more than in all other statements, by a difference
that chance hardly explains.
"""

from __future__ import annotations

from dataclasses import dataclass

from statements.search.counting import top_values
from statements.search.counting.top_values import CountedValue
from statements.search.index.sync import Opened
from statements.search.language.question import Question

from .comparison import MIN_LOG_LIKELIHOOD, ComparedValue, CountsByValue, compare_values
from .selection import select
from .trends import MIN_STATEMENTS_FOR_SHARE

MIN_STATEMENTS_ON_ITEM = 3
"""Statements on an agenda item that is listed as characteristic, at least."""

_OWN = ("year", "agenda", "cites", "speaker", "country", "org")
_WHOLE = ("year", "agenda", "country")


@dataclass(frozen=True, slots=True)
class ProfileYear:
    """How many `statements` there are in one year, of `held` that the archive has of it."""

    label: str
    statements: int
    held: int

    @property
    def share(self) -> float | None:
        """Per cent of the statements held of the year; None where these are too few."""
        return 100 * self.statements / self.held if self.held >= MIN_STATEMENTS_FOR_SHARE else None


@dataclass(frozen=True, slots=True)
class ValueCount:
    """A value that some of the statements have, and how many."""

    value: str
    label: str
    statements: int


@dataclass(frozen=True, slots=True)
class Profile:
    """What `total` statements are, of `held` that the archive has of the same type.

    `years` reach from the first to the last that the archive has statements of, without a hole.
    `characteristic_agenda` are the agenda items spoken on more than in all other statements,
    the surest first; all other lists begin with what most statements have. `all_countries` are
    the countries that made any statement of that type in the archive.
    """

    question: Question
    total: int
    held: int
    years: tuple[ProfileYear, ...]
    characteristic_agenda: tuple[ComparedValue, ...]
    agenda: tuple[ValueCount, ...]
    cites: tuple[ValueCount, ...]
    speakers: tuple[ValueCount, ...]
    countries: tuple[ValueCount, ...]
    organizations: tuple[ValueCount, ...]
    all_countries: tuple[ValueCount, ...]

    @property
    def undated(self) -> int:
        """The statements of meetings whose date is not known."""
        return self.total - sum(year.statements for year in self.years)


def profile(opened: Opened, question: Question) -> Profile:
    """Return the profile of what `question` finds among all of its type. Two passes.

    A question with a `type` is set against the statements of that type alone.
    """
    own, whole = select(question, opened), select(Question(type=question.type), opened)
    counted = top_values.every(opened, own.query, _OWN)
    beside = top_values.every(opened, whole.query, _WHOLE)
    total, held = own.total, whole.total
    return Profile(
        question=question,
        total=total,
        held=held,
        years=_years(counted["year"], beside["year"]),
        characteristic_agenda=_characteristic(counted["agenda"], beside["agenda"], total, held),
        agenda=_values(counted["agenda"]),
        cites=_values(counted["cites"]),
        speakers=_values(counted["speaker"]),
        countries=_values(counted["country"]),
        organizations=_values(counted["org"]),
        all_countries=tuple(sorted(_values(beside["country"]), key=lambda one: one.label)),
    )


def _values(counts: list[CountedValue]) -> tuple[ValueCount, ...]:
    values = (ValueCount(*counted) for counted in counts)
    return tuple(sorted(values, key=lambda one: (-one.statements, one.label)))


def _years(own: list[CountedValue], whole: list[CountedValue]) -> tuple[ProfileYear, ...]:
    counted = {int(year): count for year, _, count in own}
    held = {int(year): count for year, _, count in whole}
    if not held:
        return ()
    return tuple(
        ProfileYear(str(year), counted.get(year, 0), held.get(year, 0))
        for year in range(min(held), max(held) + 1)
    )


def _characteristic(
    own: list[CountedValue], whole: list[CountedValue], total: int, held: int
) -> tuple[ComparedValue, ...]:
    counted = _labelled(own)
    rest = {key: count - counted.get(key, 0) for key, count in _labelled(whole).items()}
    return tuple(
        item
        for item in compare_values(counted, rest, (total, held - total))
        if item.lead > 0
        and item.one >= MIN_STATEMENTS_ON_ITEM
        and item.log_likelihood >= MIN_LOG_LIKELIHOOD
    )


def _labelled(counts: list[CountedValue]) -> CountsByValue:
    return {(value, label): count for value, label, count in counts}
