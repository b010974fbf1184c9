"""From names to rows: who is meant by a label, a printed name, a title or a symbol.

Resolution goes through labels and aliases, so that what a curator has decided holds for
every later ingest. What nothing fits is made, marked as not reviewed: an unknown name
never stops a run, and no two people are made one silently.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from django.utils.text import slugify

from statements.facts.labels import fold
from statements.models import (
    AgendaItem,
    Document,
    Label,
    Merge,
    Organization,
    Speaker,
    SpeakerAlias,
)
from statements.models.speakers import speaker_key, speaker_slug
from statements.transcripts.records import Problem
from statements.transcripts.symbols import SymbolError
from statements.transcripts.symbols import parse as parse_symbol


class Delegation(NamedTuple):
    """For whom a statement is made: keys of a country or of an organization, or neither."""

    country: int | None = None
    organization: int | None = None


NOBODY = Delegation()


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


class Resolver:
    """All names known to the record, held in memory for the length of one run.

    Each method takes everything of one kind that a meeting names and makes what is
    missing with a constant number of queries. After a transaction was rolled back,
    `reload` must be called: rows made in it are not there any more.
    """

    def __init__(self) -> None:
        self.reload()

    def reload(self) -> None:
        """Read all names from the record anew."""
        self._labels = {
            key: Delegation(country, organization)
            for key, country, organization in Label.objects.values_list(
                "key", "country_id", "organization_id"
            )
        }
        self._delegation_slugs = self._read_delegation_slugs()
        self._aliases: dict[tuple[str, Delegation], list[_Holder]] = defaultdict(list)
        for key, country, organization, period, speaker in SpeakerAlias.objects.values_list(
            "key", "country_id", "organization_id", "period", "speaker_id"
        ):
            self._aliases[key, Delegation(country, organization)].append(
                _Holder(speaker, period.lower, period.upper)
            )
        # Links to a speaker who was merged away still lead somewhere: to the other one.
        self._speaker_slugs = set(Speaker.objects.values_list("slug", flat=True)) | set(
            Merge.objects.filter(undone_at=None).values_list("absorbed__slug", flat=True)
        )
        self._organization_slugs = set(Organization.objects.values_list("slug", flat=True))
        self._agenda = dict(AgendaItem.objects.values_list("key", "pk"))
        self._agenda_slugs = set(AgendaItem.objects.values_list("slug", flat=True))
        self._documents = dict(Document.objects.values_list("symbol", "pk"))

    @staticmethod
    def _read_delegation_slugs() -> dict[Delegation, str]:
        countries = Label.objects.filter(country__isnull=False).values_list(
            "country_id", "country__slug"
        )
        bodies = Organization.objects.values_list("pk", "slug")
        return {Delegation(country=pk): slug for pk, slug in countries} | {
            Delegation(organization=pk): slug for pk, slug in bodies
        }

    def delegations(self, labels: Iterable[str]) -> tuple[dict[str, Delegation], list[Problem]]:
        """Return whom each printed label belongs to, and a problem for each not yet known.

        An unknown label becomes an organization of kind "other", for a curator to review.
        """
        wanted = {label: fold(label) for label in labels}
        unknown = {key: label for label, key in wanted.items() if key and key not in self._labels}
        made = [
            Organization(
                name=label[:250], slug=_free(slugify(label)[:100], self._organization_slugs)
            )
            for label in unknown.values()
        ]
        if made:
            Organization.objects.bulk_create(made)
            Label.objects.bulk_create(
                Label(printed=body.name, key=key[:250], organization=body)
                for key, body in zip(unknown, made, strict=True)
            )
        for key, body in zip(unknown, made, strict=True):
            belongs = Delegation(organization=body.pk)
            self._labels[key] = belongs
            self._delegation_slugs[belongs] = body.slug
        problems = [
            Problem(
                "unknown-delegation",
                file="",
                reason=f"“{label}” is no known country or organization; it was taken for an"
                " organization.",
            )
            for label in unknown.values()
        ]
        return {label: self._labels.get(key, NOBODY) for label, key in wanted.items()}, problems

    def speakers(
        self, names: Iterable[tuple[str, Delegation]], day: datetime.date | None
    ) -> tuple[dict[tuple[str, Delegation], int], int]:
        """Return the key of each speaker by printed name and delegation, and how many are new."""
        found: dict[tuple[str, Delegation], int] = {}
        missing: dict[tuple[str, Delegation], list[str]] = defaultdict(list)
        for name, delegation in dict.fromkeys(names):
            holders = self._aliases.get((speaker_key(name), delegation), ())
            holder = next((holder for holder in holders if holder.on(day)), None)
            if holder is None:
                missing[speaker_key(name), delegation].append(name)
            else:
                found[name, delegation] = holder.speaker
        made = [
            Speaker(
                name=printed[0][:150],
                slug=_free(
                    speaker_slug(printed[0], self._delegation_slugs.get(delegation, "")),
                    self._speaker_slugs,
                ),
                country_id=delegation.country,
                organization_id=delegation.organization,
            )
            for (_, delegation), printed in missing.items()
        ]
        if made:
            Speaker.objects.bulk_create(made)
            SpeakerAlias.objects.bulk_create(
                SpeakerAlias(
                    speaker=speaker,
                    printed=speaker.name,
                    key=key,
                    country_id=delegation.country,
                    organization_id=delegation.organization,
                    period=self._free_period(key, delegation, day),
                )
                for ((key, delegation), _), speaker in zip(missing.items(), made, strict=True)
            )
        for ((key, delegation), printed), speaker in zip(missing.items(), made, strict=True):
            first, after = self._free_period(key, delegation, day)
            self._aliases[key, delegation].append(_Holder(speaker.pk, first, after))
            found.update({(name, delegation): speaker.pk for name in printed})
        return found, len(made)

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

    def agenda_item(self, title: str) -> int | None:
        """Return the key of the agenda item with this title, made if it is new."""
        key = fold(title)
        if not key:
            return None
        if key not in self._agenda:
            item = AgendaItem.objects.create(
                title=title, key=key, slug=_free(slugify(title)[:100], self._agenda_slugs)
            )
            self._agenda[key] = item.pk
        return self._agenda[key]

    def documents(self, symbols: Iterable[str]) -> dict[str, int]:
        """Return the key of each document by canonical symbol, made if it is new."""
        wanted = set(symbols)
        made = [_document(symbol) for symbol in sorted(wanted) if symbol not in self._documents]
        if made:
            Document.objects.bulk_create(made)
            self._documents.update({document.symbol: document.pk for document in made})
        return {symbol: self._documents[symbol] for symbol in wanted}


def _document(symbol: str) -> Document:
    try:
        parts = parse_symbol(symbol)
    except SymbolError:
        return Document(symbol=symbol, body="other", kind="document")
    return Document(
        symbol=symbol,
        body=parts.body,
        kind=parts.kind,
        number=parts.number or None,
        # A misprinted year stays in the symbol, and is not taken for a fact.
        year=parts.year if 1946 <= parts.year <= 2200 else None,
        session=parts.session,
    )


def _free(slug: str, taken: set[str]) -> str:
    """Return `slug`, numbered where it is taken already, and take it."""
    slug = slug or "unnamed"
    candidate, number = slug, 1
    while candidate in taken:
        number += 1
        candidate = f"{slug}-{number}"
    taken.add(candidate)
    return candidate
