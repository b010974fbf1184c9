"""What follows for the rows of aliases and speakers from who is who, decided before it is written.

A speaker's row goes to the person who still bears the name of which its address was made; a person
without a row gets a new one, or the address back that was once made of the name.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from statements.ingest.names.identity.family_names import order_of
from statements.ingest.names.identity.identity import Person
from statements.ingest.names.identity.shown_name import Weight, respelt, shown_name, sort_name
from statements.models.speakers import speaker_slug

from .aliases_held import AliasesHeld, Delegation, HeldAlias
from .speakers_held import HeldSpeaker, SpeakersHeld


class Changes:
    """The changes of one transaction: what `write_people` writes."""

    def __init__(
        self,
        aliases: AliasesHeld,
        speakers: SpeakersHeld,
        delegation_slugs: Mapping[Delegation, str],
    ) -> None:
        self.aliases = aliases
        self.speakers = speakers
        self.made_speakers: list[HeldSpeaker] = []
        self.changed_speakers: dict[int, HeldSpeaker] = {}
        self.absorbed_speakers: dict[int, HeldSpeaker] = {}
        self.given: dict[int, tuple[HeldAlias, HeldSpeaker]] = {}
        self.changed_aliases: dict[int, HeldAlias] = {}
        self.absorbed_aliases: dict[int, HeldAlias] = {}
        self.addresses: list[tuple[str, HeldAlias]] = []
        self._slugs = delegation_slugs

    def absorb(self, kept: HeldAlias, other: HeldAlias) -> None:
        """Make two rows of one name one: their days are near enough for that now."""
        days = [day for day in (kept.first, other.first) if day]
        kept.first = min(days, default=None)
        kept.last = max((day for day in (kept.last, other.last) if day), default=None)
        for printed, (rank, times) in other.prints.items():
            before = kept.prints.get(printed, (0, 0))
            kept.prints[printed] = (max(rank, before[0]), times + before[1])
        kept.addresses += other.addresses
        self.aliases.drop(other)
        if other.pk is not None:
            self.absorbed_aliases[other.pk] = kept
        self.changed_aliases[kept.number] = kept

    def set_periods(self, row: HeldAlias) -> None:
        """Divide all days among the rows of a name."""
        for number, (lower, upper) in self.aliases.periods(row).items():
            one = self.aliases.by_number[number]
            if (one.lower, one.upper) != (lower, upper):
                one.lower, one.upper = lower, upper
                self.changed_aliases[number] = one

    def decide(self, people: Iterable[Person], block: set[int]) -> None:
        """Give the names of a block to the speakers whose they are."""
        persons = [
            (person, [self.aliases.by_number[form.number] for form in person.forms])
            for person in people
        ]
        owned = self._owned(persons, block)
        for place, (person, rows) in enumerate(persons):
            speaker = self._kept(person, rows, owned[place])
            for row in rows:
                self._give(row, speaker, person)
            self._name(speaker, rows)

    def _owned(
        self, persons: list[tuple[Person, list[HeldAlias]]], block: set[int]
    ) -> list[list[int]]:
        """Return for each person the speakers' rows that are this person's and nobody else's."""
        owned: list[list[int]] = [[] for _ in persons]
        held = {row.speaker for _, rows in persons for row in rows if row.speaker is not None}
        for speaker in sorted(held):
            slug = self.speakers.by_key[speaker].slug
            elsewhere = [
                row
                for row in self.aliases.of_speaker(speaker)
                if row.number not in block and row.is_attested
            ]
            claims = []
            for place, (person, rows) in enumerate(persons):
                own = [row for row in rows if row.speaker == speaker]
                if own:
                    named = any(slug in row.addresses for row in own)
                    first = min(row.number for row in own)
                    claims.append((person.curated != speaker, not named, first, place))
            curated, named, _, place = min(claims)
            if elsewhere and curated and (named or any(row.reviewed for row in elsewhere)):
                continue  # it is the row of somebody in another block
            owned[place].append(speaker)
        return owned

    def _kept(self, person: Person, rows: list[HeldAlias], owned: list[int]) -> HeldSpeaker:
        if person.curated is not None:
            kept = self.speakers.by_key[person.curated]
        elif owned:
            held = [self.speakers.by_key[key] for key in owned]
            kept = min(
                held,
                key=lambda one: (not one.reviewed, self._is_damaged(one.slug, rows), one.pk or 0),
            )
        else:
            kept = HeldSpeaker(slug="", name="")
            self.made_speakers.append(kept)
        gone = [key for key in owned if key != kept.pk and self._may_go(key, rows)]
        self.absorbed_speakers.update(dict.fromkeys(gone, kept))
        self._address(kept, rows)
        self.speakers.standing -= {self.speakers.by_key[key].slug for key in gone} - {kept.slug}
        return kept

    def _may_go(self, speaker: int, rows: list[HeldAlias]) -> bool:
        numbers = {row.number for row in rows}
        return all(
            row.number in numbers or not row.is_attested for row in self.aliases.of_speaker(speaker)
        )

    def _address(self, speaker: HeldSpeaker, rows: list[HeldAlias]) -> None:
        """Give a speaker an address, a better one where it was made of a damaged name."""
        if speaker.slug and (speaker.reviewed or not self._is_damaged(speaker.slug, rows)):
            return
        absorbed = {
            self.speakers.by_key[key].slug
            for key, kept in self.absorbed_speakers.items()
            if kept is speaker
        }
        standing = self.speakers.standing
        former = sorted(
            (not speaker.slug and row.name.fullness * -1, slug)
            for row in rows
            for slug in row.addresses
            if (slug in absorbed or slug not in standing) and not self._is_damaged(slug, rows)
        )
        if former:
            slug = former[0][1]
        else:
            row = max(rows, key=lambda one: (one.name.fullness, not self._is_misspelt(one, rows)))
            slug = self.speakers.new_slug(self._slug_of(respelt(row.name, _prints(rows)), row))
            row.addresses.append(slug)
            self.addresses.append((slug, row))
        standing.discard(speaker.slug)
        standing.add(slug)
        speaker.slug = slug
        if speaker.pk is not None:
            self.changed_speakers[speaker.pk] = speaker

    def _is_damaged(self, slug: str, rows: list[HeldAlias]) -> bool:
        """Tell whether an address was made of a name that is better known in another spelling."""
        for row in rows:
            if slug in row.addresses:
                own = self._slug_of(row.name.untitled, row)
                made = slug == own or slug.removeprefix(f"{own}-").isdigit()
                return made and self._is_misspelt(row, rows)
        return False

    def _is_misspelt(self, row: HeldAlias, rows: list[HeldAlias]) -> bool:
        if row.holder:
            return False
        name = row.name
        own = name.untitled
        best = respelt(name, _prints(rows))
        return own != best and self._slug_of(own, row) != self._slug_of(best, row)

    def _slug_of(self, name: str, row: HeldAlias) -> str:
        return speaker_slug(name, self._slugs.get(row.delegation, ""))

    def _give(self, row: HeldAlias, speaker: HeldSpeaker, person: Person) -> None:
        why = person.evidence.get(row.number)
        evidence, confidence = "", 1.0
        if why is not None and not row.reviewed:
            beside = self.aliases.by_number[why.beside]
            evidence = f"{why.rule.words}: “{beside.best_print}”"[:250]
            confidence = why.rule.confidence
        if row.reviewed:
            evidence, confidence = row.evidence, row.confidence
        printed = row.printed if row.reviewed else row.best_print
        now = (evidence, confidence, printed)
        if now != (row.evidence, row.confidence, row.printed):
            row.evidence, row.confidence, row.printed = now
            self.changed_aliases[row.number] = row
        if row.pk is None or speaker.pk is None or row.speaker != speaker.pk:
            self.given[row.number] = (row, speaker)

    def _name(self, speaker: HeldSpeaker, rows: list[HeldAlias]) -> None:
        elsewhere = self.aliases.of_speaker(speaker.pk) if speaker.pk is not None else ()
        every = {row.number: row for row in (*elsewhere, *rows) if row.is_attested}
        prints = _prints(every.values())
        name = speaker.name if speaker.reviewed else shown_name(prints)
        slug = self._slugs.get(rows[0].delegation, "")
        order = sort_name(name, order_of(slug), slug, sorted(prints))
        if (name, order) != (speaker.name, speaker.sort_name):
            speaker.name, speaker.sort_name = name, order
            if speaker.pk is not None:
                self.changed_speakers[speaker.pk] = speaker


def _prints(rows: Iterable[HeldAlias]) -> dict[str, Weight]:
    """Return all printings of some rows with their weight."""
    found: dict[str, Weight] = {}
    for row in rows:
        for printed, (rank, times) in row.weights().items():
            before = found.get(printed, (0, 0))
            found[printed] = (max(rank, before[0]), times + before[1])
    return found
