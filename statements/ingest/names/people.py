"""From printed names to speakers, through aliases and, where none fits, likeness."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from statements.facts.labels import scanned
from statements.models import Merge, Speaker, SpeakerAlias
from statements.models.speakers import speaker_key, speaker_slug
from statements.transcripts.records import ReadingProblem

from .likeness import SAME, Likeness, most_like
from .slugs import free_slug


class Delegation(NamedTuple):
    """For whom a statement is made: keys of a country or of an organization, or neither."""

    country: int | None = None
    organization: int | None = None


NOBODY = Delegation()

Named = tuple[str, Delegation]
"""A printed name and its delegation."""


@dataclass(frozen=True, slots=True)
class _Holder:
    """A speaker who holds an alias during a period of days, open where None."""

    speaker: int
    first: datetime.date | None
    after: datetime.date | None

    def on(self, day: datetime.date | None) -> bool:
        # A meeting without a date is taken for the first holder: a curator sees it queued.
        return day is None or (
            (self.first is None or self.first <= day) and (self.after is None or day < self.after)
        )


@dataclass(slots=True)
class Found:
    """The speaker of each name, how many are new, and who may be whom, for a curator."""

    speakers: dict[Named, int] = field(default_factory=dict)
    made: int = 0
    suggestions: list[ReadingProblem] = field(default_factory=list)


class People:
    """All aliases known to the record, held in memory for the length of a run."""

    def __init__(self, delegation_slugs: Mapping[Delegation, str]) -> None:
        self._delegation_slugs = delegation_slugs
        self._aliases: dict[tuple[str, Delegation], list[_Holder]] = defaultdict(list)
        self._shapes: dict[Delegation, dict[str, str]] = defaultdict(dict)
        self._printed: dict[tuple[str, Delegation], str] = {}
        for (
            printed,
            key,
            country,
            organization,
            period,
            speaker,
        ) in SpeakerAlias.objects.values_list(
            "printed", "key", "country_id", "organization_id", "period", "speaker_id"
        ):
            delegation = Delegation(country, organization)
            holder = _Holder(speaker, period.lower, period.upper)
            self._remember(printed, key, delegation, holder)
        # Links to a speaker who was merged away still lead somewhere: to the other one.
        self._slugs = set(Speaker.objects.values_list("slug", flat=True)) | set(
            Merge.objects.filter(undone_at=None).values_list("absorbed__slug", flat=True)
        )

    def find(self, names: Iterable[Named], day: datetime.date | None) -> Found:
        """Return the speakers of `names`, made where nobody fits. At most two queries.

        A name that only damage, or a title left out, tells from a known one is an alias of the
        same speaker; one
        that is merely like it is a new speaker and a suggestion.
        """
        found = Found()
        missing: dict[tuple[str, Delegation], list[str]] = defaultdict(list)
        for name, delegation in dict.fromkeys(names):
            speaker = self._holder(speaker_key(name), delegation, day)
            if speaker is None:
                missing[speaker_key(name), delegation].append(name)
            else:
                found.speakers[name, delegation] = speaker
        if missing:
            self._settle(missing, day, found)
        return found

    def _holder(self, key: str, delegation: Delegation, day: datetime.date | None) -> int | None:
        holders = self._aliases.get((key, delegation), ())
        return next((holder.speaker for holder in holders if holder.on(day)), None)

    def _settle(
        self,
        missing: Mapping[tuple[str, Delegation], list[str]],
        day: datetime.date | None,
        found: Found,
    ) -> None:
        like = {
            (key, delegation): likeness
            for key, delegation in missing
            if (likeness := most_like(key, self._shapes[delegation])) is not None
        }
        known: dict[tuple[str, Delegation], int] = {}
        new: dict[tuple[str, Delegation], Speaker] = {}
        for (key, delegation), printed in missing.items():
            likeness = like.get((key, delegation))
            if likeness is not None and likeness.confidence >= SAME:
                speaker = self._holder(likeness.key, delegation, day)
                if speaker is not None:
                    known[key, delegation] = speaker
                    continue
            elif likeness is not None:
                found.suggestions.append(self._suggestion(printed[0], delegation, likeness))
            new[key, delegation] = self._new(printed[0], delegation)
        Speaker.objects.bulk_create(new.values())
        known |= {place: speaker.pk for place, speaker in new.items()}
        SpeakerAlias.objects.bulk_create(
            SpeakerAlias(
                speaker_id=known[key, delegation],
                printed=printed[0][:150],
                key=key,
                country_id=delegation.country,
                organization_id=delegation.organization,
                period=self._free_period(key, delegation, day),
                confidence=1.0 if (key, delegation) in new else SAME,
            )
            for (key, delegation), printed in missing.items()
        )
        for (key, delegation), printed in missing.items():
            period = self._free_period(key, delegation, day)
            holder = _Holder(known[key, delegation], *period)
            self._remember(printed[0], key, delegation, holder)
            found.speakers.update({(name, delegation): holder.speaker for name in printed})
        found.made += len(new)

    def _new(self, name: str, delegation: Delegation) -> Speaker:
        slug = speaker_slug(name, self._delegation_slugs.get(delegation, ""))
        return Speaker(
            name=name[:150],
            slug=free_slug(slug, self._slugs),
            country_id=delegation.country,
            organization_id=delegation.organization,
        )

    def _suggestion(self, name: str, delegation: Delegation, likeness: Likeness) -> ReadingProblem:
        other = self._printed[likeness.key, delegation]
        whom = self._delegation_slugs.get(delegation, "no delegation")
        return ReadingProblem(
            "similar-speaker",
            file="",
            reason=f"“{name}” and “{other}” ({whom}) may be one person"
            f" (confidence {likeness.confidence:.2f}).",
        )

    def _remember(self, printed: str, key: str, delegation: Delegation, holder: _Holder) -> None:
        self._aliases[key, delegation].append(holder)
        self._shapes[delegation][key] = scanned(key)
        self._printed[key, delegation] = printed

    def _free_period(
        self, key: str, delegation: Delegation, day: datetime.date | None
    ) -> tuple[datetime.date | None, datetime.date | None]:
        """The longest period around `day` in which nobody holds the alias yet."""
        holders = self._aliases.get((key, delegation), ())
        if day is None:
            return None, None
        before = [h.after for h in holders if h.after is not None and h.after <= day]
        later = [h.first for h in holders if h.first is not None and h.first > day]
        return max(before, default=None), min(later, default=None)
