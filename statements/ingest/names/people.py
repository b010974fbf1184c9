"""From printed names to speakers: all names of a delegation are weighed together, again and again.

After each meeting those names are weighed anew of which something new is known, and of no others;
what follows is a function of all evidence held and of what curators decided, so that it does not
matter in which order the meetings came. Speakers that turn out to be one become one row, whose
former addresses lead on; one that turns out to be two is divided.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from django.db import transaction

from statements.ingest.names.identity.blocks import Blocks
from statements.ingest.names.identity.evidence import PLAUSIBLE_TERM
from statements.ingest.names.identity.family_names import order_of
from statements.ingest.names.identity.identity import Identities, Person, identify
from statements.models import Attestation, IngestRun, Source
from statements.models.speakers import lock_names, speaker_key
from statements.transcripts.records import ReadingProblem

from .across_offices import KIND, across_offices
from .aliases_held import NOBODY, AliasesHeld, Delegation, HeldAlias
from .changes import Changes
from .questions import QuestionsHeld
from .speakers_held import SpeakersHeld
from .write_people import version_of_names, write

__all__ = ["NOBODY", "Delegation", "Named", "People", "PrintedName", "Weighed"]

Named = tuple[str, Delegation]
"""A printed name and its delegation."""

_Attested = tuple[str, str, Delegation, str, int]
"""File, key, delegation, printed name and place."""


class PrintedName(NamedTuple):
    """A name as a file has it: for whom it stands there, and where (`Attestation.Place`)."""

    file: str
    printed: str
    delegation: Delegation
    place: int


@dataclass(slots=True)
class Weighed:
    """What came of a meeting's names: speakers made, questions for a curator."""

    made: int = 0
    questions: list[ReadingProblem] = field(default_factory=list)


class People:
    """All printed names and speakers known to the record, held in memory for a run.

    To be used inside a transaction, one meeting at a time. After a transaction was rolled back
    it must be made anew.
    """

    def __init__(
        self, delegation_slugs: Mapping[Delegation, str], run: IngestRun | None = None
    ) -> None:
        self.run = run
        self._delegation_slugs = delegation_slugs
        self._read()

    def _read(self) -> None:
        slugs = self._delegation_slugs
        self._aliases = AliasesHeld(slugs)
        self._speakers = SpeakersHeld()
        self._questions = QuestionsHeld(slugs)
        self._later: set[int] = set()
        self._blocks = Blocks()
        for row in self._aliases.by_number.values():
            self._file(row)
        self._version = version_of_names()

    def settle_all(self) -> Weighed:
        """Weigh everything held, as the rules now are, and put the record right."""
        with transaction.atomic():
            lock_names()
            if self._version != version_of_names():
                self._read()
            return self._settle(list(self._aliases.by_number), whole=True)

    def weigh(
        self,
        names: Sequence[PrintedName],
        day: datetime.date | None,
        sources: Iterable[Source] = (),
    ) -> Weighed:
        """Take up the names that the files of a meeting print; afterwards `find` knows them.

        `sources` are the meeting's sources held before under the names of these files: what they
        attested and is not printed any more is forgotten.
        """
        lock_names()
        if self._version != version_of_names():
            self._read()  # a curator has decided something meanwhile
            self._settle(list(self._aliases.by_number), whole=True)
        printed_now = {
            (name.file, speaker_key(name.printed), name.delegation, name.printed[:150], name.place)
            for name in names
        }
        former, misplaced = self._former(sources, day)
        gone = {pk for known, pk in former.items() if known not in printed_now}
        touched = self._forget(gone | misplaced)
        for _, key, delegation, printed, place in sorted(printed_now - former.keys(), key=str):
            if not key:
                continue
            row = self._aliases.place(key, delegation, printed, day)
            if row.number not in self._blocks:
                self._file(row)
            if self._is_news(row, printed, place, day):
                touched.add(row.number)
            else:
                self._later.add(row.number)
            row.attest(printed, place, day)
        return self._settle(touched)

    def finish(self) -> Weighed:
        """Weigh what could wait: names that were only met once more. To be called after a run.

        Where a run is interrupted, the next one begins with weighing everything.
        """
        with transaction.atomic():
            lock_names()
            weighed = self._settle(self._later)
            offices = across_offices(self._aliases, self._delegation_slugs)
            weighed.questions += self._questions.put_all(KIND, offices)
            self._questions.write(self.run)
            return weighed

    def _is_news(self, row: HeldAlias, printed: str, place: int, day: datetime.date | None) -> bool:
        """Tell whether a name met again may change who is who, not only how often it stands."""
        if row.speaker is None or place > row.prints.get(printed, (0, 0))[0]:
            return True
        if day is None or row.first is None or row.last is None or row.first <= day <= row.last:
            return False
        block = self._blocks.around([row.number])[0]
        days = [day]
        for number in block:
            other = self._aliases.by_number[number]
            days += [one for one in (other.first, other.last) if one is not None]
        # Within a plausible term no rule depends on the days.
        return (max(days) - min(days)).days > PLAUSIBLE_TERM * 365

    def find(self, name: Named, day: datetime.date | None) -> HeldAlias | None:
        """Return the alias, with its speaker, of a name that `weigh` has taken up."""
        printed, delegation = name
        return self._aliases.find(speaker_key(printed), delegation, day)

    def attest(
        self, names: Sequence[PrintedName], day: datetime.date | None, sources: Mapping[str, Source]
    ) -> None:
        """Keep what attests the names, once their sources are stored. One query."""
        rows = (
            Attestation(
                source=sources[file], alias_id=row.stored_key, printed=printed[:150], place=place
            )
            for file, printed, delegation, place in dict.fromkeys(names)
            if file in sources and (row := self.find((printed, delegation), day)) is not None
        )
        Attestation.objects.bulk_create(rows, ignore_conflicts=True)

    def _file(self, row: HeldAlias) -> None:
        self._blocks.add(row.number, row.name, row.delegation)

    def _former(
        self, sources: Iterable[Source], day: datetime.date | None
    ) -> tuple[dict[_Attested, int], set[int]]:
        """Return the keys of what the sources attested before, and of what went to a wrong alias.

        One query, none where there are no sources.
        """
        files = {source.pk: source.name for source in sources}
        if not files:
            return {}, set()
        found = Attestation.objects.filter(source__in=files).values_list(
            "source_id", "alias_id", "printed", "place", "pk"
        )
        rows = {row.pk: row for row in self._aliases.by_number.values()} if found else {}
        right: dict[_Attested, int] = {}
        misplaced: set[int] = set()
        for source, alias, printed, place, pk in found:
            row = rows.get(alias)
            if row is None or not self._aliases.is_right(row, day):
                misplaced.add(pk)
            else:
                right[files[source], row.key, row.delegation, printed, place] = pk
        return right, misplaced

    def _forget(self, attestations: set[int]) -> set[int]:
        """Take back what a source read anew does not print any more."""
        if not attestations:
            return set()
        gone = Attestation.objects.filter(pk__in=attestations)
        keys = set(gone.values_list("alias_id", flat=True))
        gone.delete()
        rows = [row for row in self._aliases.by_number.values() if row.pk in keys]
        self._aliases.reread(rows)
        return {row.number for row in rows}

    def _settle(self, touched: Iterable[int], *, whole: bool = False) -> Weighed:
        changes = Changes(self._aliases, self._speakers, self._delegation_slugs)
        numbers = [n for n in sorted(touched) if n in self._aliases.by_number]
        for number in numbers:
            self._join_stretches(number, changes)
        numbers = [n for n in numbers if n in self._aliases.by_number]
        asked: list[ReadingProblem] = []
        for block in self._blocks.around(numbers):
            rows = [self._aliases.by_number[number] for number in sorted(block)]
            rows = [row for row in rows if row.is_attested]
            found = self._identities(rows)
            changes.decide(_in_order(found.people), block)
            asked += self._questions.put(block, found.questions, self._aliases)
        if write(changes):
            self._version = version_of_names()
        self._questions.write(self.run, whole=whole)
        return Weighed(len(changes.made_speakers), asked)

    def _identities(self, rows: Sequence[HeldAlias]) -> Identities:
        if not rows:
            return Identities((), ())
        slug = self._delegation_slugs.get(rows[0].delegation, "")
        return identify((row.form() for row in rows), order_of(slug))

    def _join_stretches(self, number: int, changes: Changes) -> None:
        """Make one row of those of a name that its days have brought together."""
        row = self._aliases.by_number.get(number)
        while row is not None and (others := self._aliases.joined(row)):
            rows = sorted([row, *others], key=lambda one: (one.pk is None, one.number))
            row = rows[0]
            for other in rows[1:]:
                changes.absorb(row, other)
                self._blocks.remove(other.number)
        if row is not None:
            changes.set_periods(row)


def _in_order(people: Iterable[Person]) -> Iterator[Person]:
    """People whom a curator named first, then in the order in which their names came."""
    return iter(
        sorted(people, key=lambda p: (p.curated is None, min(form.number for form in p.forms)))
    )
