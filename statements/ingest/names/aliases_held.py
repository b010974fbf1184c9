"""All printed names known to the record, in memory for the length of a run, with their evidence."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count
from typing import NamedTuple

from django.db.models import Count, Max, Min

from statements.facts import secretary_general_on
from statements.ingest.names.identity.evidence import PLAUSIBLE_CAREER, PLAUSIBLE_TERM, Form
from statements.ingest.names.identity.family_names import Name, is_office, parsed
from statements.ingest.names.identity.shown_name import Weight
from statements.models import Attestation, SpeakerAddress, SpeakerAlias


class Delegation(NamedTuple):
    """For whom a statement is made: keys of a country or of an organization, or neither."""

    country: int | None = None
    organization: int | None = None


NOBODY = Delegation()

Day = datetime.date | None
_SECRETARY_GENERAL = frozenset({"secretary general", "the secretary general"})
_UNITED_NATIONS = frozenset({"united-nations", ""})


@dataclass(slots=True, eq=False)
class HeldAlias:
    """A row of aliases: a printed name of a delegation, in a period that no other row shares.

    `first` and `last` are the days on which it is attested, `prints` its spellings with their
    weight. `pk` is None until it is stored, `speaker` until it is settled whose it is.
    """

    number: int
    key: str
    delegation: Delegation
    printed: str
    pk: int | None = None
    speaker: int | None = None
    first: Day = None
    last: Day = None
    lower: Day = None
    upper: Day = None
    reviewed: bool = False
    confidence: float = 1.0
    evidence: str = ""
    prints: dict[str, Weight] = field(default_factory=dict)
    addresses: list[str] = field(default_factory=list)
    """The address parts of speakers that were made of this name."""
    holder: str = ""
    """The name of the Secretary-General of these days, where only the office is printed."""

    @property
    def stored_key(self) -> int:
        """The key of the row, which must be stored."""
        assert self.pk is not None
        return self.pk

    @property
    def years(self) -> int:
        """How far apart two days may lie on which it is one person's name."""
        return PLAUSIBLE_CAREER if self.name.is_full or self.is_office else PLAUSIBLE_TERM

    @property
    def name(self) -> Name:
        return parsed(self.holder or self.printed)

    @property
    def is_office(self) -> bool:
        return not self.holder and is_office(self.printed)

    @property
    def is_attested(self) -> bool:
        """Whether any source held has it. One that none has any more is no evidence."""
        return bool(self.prints) or self.reviewed

    @property
    def best_print(self) -> str:
        """The printing best attested; all of them differ in case and marks only."""

        def merit(text: str) -> tuple[object, ...]:
            return (sum(word.is_marked for word in parsed(text).words), self.prints[text], text)

        return max(self.prints, key=merit, default=self.printed)

    def weights(self) -> dict[str, Weight]:
        """The printings that name a person, with their weight."""
        own = {} if self.holder else self.prints or {self.printed: (0, 0)}
        return {**own, **({self.holder: (0, 1)} if self.holder else {})}

    def form(self) -> Form:
        """The row as it is weighed."""
        printed = self.best_print
        others = tuple(parsed(text) for text in sorted(self.prints) if text != printed)
        return Form(
            self.number,
            self.name if self.holder else parsed(printed),
            self.first,
            self.last,
            person=self.speaker if self.reviewed else None,
            is_office=self.is_office,
            variants=() if self.holder else others,
        )

    def attest(self, printed: str, place: int, day: Day) -> None:
        """Add one printing."""
        rank, times = self.prints.get(printed, (0, 0))
        self.prints[printed] = (max(rank, place), times + 1)
        if day is not None:
            self.first = min(self.first or day, day)
            self.last = max(self.last or day, day)

    def holds(self, day: Day) -> bool:
        """Tell whether the row's period has a day."""
        return day is None or (
            (self.lower is None or self.lower <= day) and (self.upper is None or day < self.upper)
        )

    def reaches(self, day: Day) -> bool:
        """Tell whether a day is near enough to those on which the name is attested."""
        if day is None or self.first is None or self.last is None:
            return True
        apart = max(self.first - day, day - self.last)
        return apart.days <= self.years * 365.25


class AliasesHeld:
    """The rows, found by key and delegation."""

    def __init__(self, slugs: Mapping[Delegation, str]) -> None:
        self._slugs = slugs
        self._numbers = count()
        self.by_number: dict[int, HeldAlias] = {}
        self.by_name: dict[tuple[str, Delegation], list[HeldAlias]] = defaultdict(list)
        self.by_speaker: dict[int, set[int]] = defaultdict(set)
        evidence = _evidence()
        addresses: dict[int, list[str]] = defaultdict(list)
        for slug, pk in SpeakerAddress.objects.order_by("slug").values_list("slug", "alias_id"):
            addresses[pk].append(slug)
        for row in SpeakerAlias.objects.order_by("pk").values_list(
            "pk", "printed", "key", "country_id", "organization_id", "period", "speaker_id",
            "reviewed", "confidence", "evidence",
        ):  # fmt: skip
            pk, printed, key, country, organization, period, speaker, reviewed, sure, why = row
            alias = self._add(key, Delegation(country, organization), printed)
            alias.pk, alias.lower, alias.upper = pk, period.lower, period.upper
            alias.reviewed, alias.confidence, alias.evidence = reviewed, sure, why
            if pk in evidence:
                alias.prints, alias.first, alias.last = evidence[pk]
            alias.addresses = addresses.get(pk, [])
            holders = {self._holder(alias, day) for day in (alias.first, alias.last)}
            alias.holder = holders.pop() if len(holders) == 1 else ""
            self.give(alias, speaker)

    def find(self, key: str, delegation: Delegation, day: Day) -> HeldAlias | None:
        """Return the row that has this name on this day."""
        return next(
            (row for row in self.by_name.get((key, delegation), ()) if row.holds(day)), None
        )

    def place(self, key: str, delegation: Delegation, printed: str, day: Day) -> HeldAlias:
        """Return the row to which a name printed on `day` belongs, made if there is none.

        Of one name as many rows are kept as there are stretches of days too far apart for one
        person. Rows that a day brings together are for `joined` to find.
        """
        rows = self.by_name[key, delegation]
        for row in rows:
            if row.reviewed and row.holds(day):
                return row
        holder = self._holder_on(key, delegation, day)
        near = [
            row
            for row in rows
            if not row.reviewed
            and row.holder == holder
            and row.reaches(day)
            and not self._is_barred(row, day)
        ]
        if near:
            return min(near, key=lambda row: (str(row.first), row.number))
        row = self._add(key, delegation, printed)
        row.holder = holder
        return row

    def joined(self, row: HeldAlias) -> list[HeldAlias]:
        """Return other rows of the same name that the days of `row` now reach."""
        return [
            other
            for other in self.by_name[row.key, row.delegation]
            if other is not row
            and not other.reviewed
            and other.holder == row.holder
            and (row.reaches(other.first) or row.reaches(other.last))
            and not self._is_barred(row, other.first)
        ]

    def periods(self, row: HeldAlias) -> dict[int, tuple[Day, Day]]:
        """Return the period of each row of one name that nobody reviewed, by number.

        Each begins on the day on which it is first attested, the first one before all days; and
        leaves what curators gave to others.
        """
        rows = self.by_name[row.key, row.delegation]
        own = sorted(
            (one for one in rows if not one.reviewed), key=lambda one: str(one.first or "")
        )
        fixed = [one for one in rows if one.reviewed]
        found: dict[int, tuple[Day, Day]] = {}
        for place, one in enumerate(own):
            day = one.first
            lowers = [f.upper for f in fixed if f.upper and day and f.upper <= day]
            uppers = [f.lower for f in fixed if f.lower and (day is None or f.lower > day)]
            if place and day is not None:
                lowers.append(day)
            if place + 1 < len(own) and (following := own[place + 1].first) is not None:
                uppers.append(following)
            found[one.number] = (max(lowers, default=None), min(uppers, default=None))
        return found

    def drop(self, row: HeldAlias) -> None:
        """Forget a row that became one with another."""
        del self.by_number[row.number]
        self.by_name[row.key, row.delegation].remove(row)
        if row.speaker is not None:
            self.by_speaker[row.speaker].discard(row.number)

    def give(self, row: HeldAlias, speaker: int) -> None:
        """Give a row to a speaker."""
        if row.speaker is not None:
            self.by_speaker[row.speaker].discard(row.number)
        row.speaker = speaker
        self.by_speaker[speaker].add(row.number)

    def of_speaker(self, speaker: int) -> Iterator[HeldAlias]:
        """Yield the rows of a speaker."""
        for number in sorted(self.by_speaker.get(speaker, ())):
            yield self.by_number[number]

    def reread(self, rows: Collection[HeldAlias]) -> None:
        """Read the evidence of some rows from the record again: a source has lost a name."""
        evidence = _evidence([row.pk for row in rows if row.pk is not None])
        for row in rows:
            row.prints, row.first, row.last = evidence.get(row.pk or 0, ({}, None, None))

    def _add(self, key: str, delegation: Delegation, printed: str) -> HeldAlias:
        row = HeldAlias(next(self._numbers), key, delegation, printed)
        self.by_number[row.number] = row
        self.by_name[key, delegation].append(row)
        return row

    def _is_barred(self, row: HeldAlias, day: Day) -> bool:
        """Tell whether a curator's period lies between the days of a row and another day."""
        if day is None or row.first is None or row.last is None:
            return False
        first, last = min(row.first, day), max(row.last, day)
        return any(
            other.reviewed
            and (other.lower is None or other.lower <= last)
            and (other.upper is None or other.upper > first)
            for other in self.by_name[row.key, row.delegation]
        )

    def is_right(self, row: HeldAlias, day: Day) -> bool:
        """Tell whether a row may have been given a name printed on `day`, as things now are."""
        return row.reviewed or (row.holds(day) and row.holder == self._holder(row, day))

    def _holder(self, row: HeldAlias, day: Day) -> str:
        return self._holder_on(row.key, row.delegation, day)

    def _holder_on(self, key: str, delegation: Delegation, day: Day) -> str:
        """Return who was Secretary-General, if the office is what is printed."""
        if key not in _SECRETARY_GENERAL or day is None:
            return ""
        if self._slugs.get(delegation, "") not in _UNITED_NATIONS:
            return ""
        fact = secretary_general_on(day)
        return fact.name if fact else ""


def _evidence(
    aliases: Iterable[int] | None = None,
) -> dict[int, tuple[dict[str, Weight], Day, Day]]:
    """Return what attests each alias: printings with weight, first and last day. One query."""
    rows = (
        Attestation.objects.all()
        if aliases is None
        else Attestation.objects.filter(alias__in=aliases)
    )
    found: dict[int, tuple[dict[str, Weight], Day, Day]] = {}
    for pk, printed, place, times, first, last in (
        rows.order_by()
        .values_list("alias_id", "printed")
        .annotate(
            Max("place"), Count("pk"), Min("source__meeting__date"), Max("source__meeting__date")
        )
    ):
        prints, earliest, latest = found.get(pk, ({}, None, None))
        prints[printed] = (place, times)
        days = [day for day in (earliest, latest, first, last) if day]
        found[pk] = (prints, min(days, default=None), max(days, default=None))
    return found
