"""From names to rows: who is meant by a label, a printed name, a title or a symbol.

Resolution goes through labels and aliases, so that what a curator has decided holds for
every later ingest. What nothing fits is made, marked as not reviewed: an unknown name
never stops a run, and no two people are made one silently.
"""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable

from django.utils.text import slugify

from statements.facts import country_of, fold, organization_of, resolutions
from statements.models import AgendaItem, Document, IngestRun, Label, Organization
from statements.transcripts.records import ReadingProblem
from statements.transcripts.symbols import RESOLUTION, SECURITY_COUNCIL, Symbol, SymbolError
from statements.transcripts.symbols import parse as parse_symbol

from .people import NOBODY, Delegation, People
from .slugs import free_slug


class Resolver:
    """All names known to the record, held in memory for the length of one run.

    Each method takes everything of one kind that a meeting names and makes what is
    missing with a constant number of queries; `people` does so for speakers. After a
    transaction was rolled back, `reload` must be called: its rows are not there any more.
    """

    def __init__(self, run: IngestRun | None = None) -> None:
        self._run = run
        self.reload()

    def reload(self) -> None:
        """Read all names from the record anew, and weigh them as the rules now are."""
        self._labels = {
            key: Delegation(country, organization)
            for key, country, organization in Label.objects.values_list(
                "key", "country_id", "organization_id"
            )
        }
        self._delegation_slugs = self._read_delegation_slugs()
        self.people = People(self._delegation_slugs, self._run)
        self.suggestions = self.people.settle_all().questions
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

    def delegations(
        self, labels: Iterable[str]
    ) -> tuple[dict[str, Delegation], list[ReadingProblem]]:
        """Return whom each printed label belongs to, and a problem for each not yet known.

        A label that damage alone tells from a known one ("C6te d'Ivoire", S/PV.8743) becomes
        another of its owner's, to be reviewed. An unknown one becomes an organization of kind
        "other", for a curator to review.
        """
        wanted = {label: fold(label) for label in labels}
        unknown = {key: label for label, key in wanted.items() if key and key not in self._labels}
        damaged = {
            key: owner for key, label in unknown.items() if (owner := self._owner(label)) != NOBODY
        }
        unknown = {key: label for key, label in unknown.items() if key not in damaged}
        made = [
            Organization(
                name=label[:250], slug=free_slug(slugify(label)[:100], self._organization_slugs)
            )
            for label in unknown.values()
        ]
        if made:
            Organization.objects.bulk_create(made)
        owners = damaged | {
            key: Delegation(organization=body.pk) for key, body in zip(unknown, made, strict=True)
        }
        printed = {key: label for label, key in wanted.items()}
        if owners:
            Label.objects.bulk_create(
                Label(
                    printed=printed[key][:250],
                    key=key[:250],
                    country_id=owner.country,
                    organization_id=owner.organization,
                )
                for key, owner in owners.items()
            )
        self._labels |= owners
        self._delegation_slugs |= {Delegation(organization=body.pk): body.slug for body in made}
        problems = [
            ReadingProblem(
                "unknown-delegation",
                file="",
                reason=f"“{label}” is no known country or organization; it was taken for an"
                " organization.",
            )
            for label in unknown.values()
        ]
        return {label: self._labels.get(key, NOBODY) for label, key in wanted.items()}, problems

    def _owner(self, label: str) -> Delegation:
        """Return whose label this is but for its damage, as the facts have it."""
        fact = country_of(label) or organization_of(label)
        return self._labels.get(fold(fact.name), NOBODY) if fact else NOBODY

    def agenda_item(self, title: str) -> int | None:
        """Return the key of the agenda item with this title, made if it is new."""
        key = fold(title)
        if not key:
            return None
        if key not in self._agenda:
            item = AgendaItem.objects.create(
                title=title, key=key, slug=free_slug(slugify(title)[:100], self._agenda_slugs)
            )
            self._agenda[key] = item.pk
        return self._agenda[key]

    def drop_agenda_items(self, keys: Collection[int]) -> None:
        """Delete those of these agenda items on which no meeting is left.

        A title that is read otherwise than before, or that a curator corrected, leaves the item
        of the old reading behind.
        """
        if not keys:
            return
        left = dict(AgendaItem.objects.filter(pk__in=keys, meetings=None).values_list("pk", "slug"))
        AgendaItem.objects.filter(pk__in=left).delete()
        self._agenda = {title: key for title, key in self._agenda.items() if key not in left}
        self._agenda_slugs.difference_update(left.values())

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
        date=_adopted(parts),
    )


def _adopted(symbol: Symbol) -> datetime.date | None:
    """The day on which the Council adopted a resolution, if it is cited with its right year."""
    if (symbol.body, symbol.kind) != (SECURITY_COUNCIL, RESOLUTION):
        return None
    fact = resolutions().get(symbol.number)
    return fact.date if fact is not None and fact.date.year == symbol.year else None
