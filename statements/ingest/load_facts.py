"""Loads the reference facts: countries, organizations, their labels, Council terms.

What a curator has changed or removed is left as the curator left it: history tells which
rows those are, since loading writes under a context of its own. Done twice, it does
nothing the second time.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

import pghistory
from django.apps import apps
from django.db import models, transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from statements import facts
from statements.facts.labels import fold
from statements.models import CouncilTerm, Country, Label, Organization

from .rows import changed_fields, fields_of, take_over

_CONTEXT = "reference facts"
_Delegation = TypeVar("_Delegation", Country, Organization)


@transaction.atomic
def load_reference() -> dict[str, int]:
    """Bring the record up to the facts that come with this version.

    Returns how many rows of each noun were created or changed.
    """
    with pghistory.context(source=_CONTEXT):
        return {
            "countries": _load(Country, map(_country, facts.countries())) + _link_successors(),
            "organizations": _load(Organization, map(_organization, facts.organizations()))
            + _link_parents(),
            "labels": _load_labels(),
            "council terms": _load_terms(),
        }


def _country(fact: facts.CountryFact) -> Country:
    return Country(
        slug=fact.slug,
        name=fact.name,
        official_name=fact.official_name,
        alpha3=fact.alpha3,
        status=fact.status,
        regional_group=fact.regional_group,
        admitted=fact.admitted,
        ended=fact.ended,
    )


def _organization(fact: facts.OrganizationFact) -> Organization:
    return Organization(
        slug=fact.slug, name=fact.name, abbreviation=fact.abbreviation, kind=fact.kind
    )


def _load(model: type[_Delegation], rows: Iterable[_Delegation]) -> int:
    fields = fields_of(model, leave=("parent",))
    curated = _curated(model, "slug")
    known = {row.slug: row for row in model._default_manager.all()}
    # Ingest may have met the name before these facts knew it, and made a row for it.
    by_name = {row.name: row for row in known.values()}
    created: list[_Delegation] = []
    changed: list[_Delegation] = []
    for row in rows:
        if row.slug in curated:
            continue
        stored = known.get(row.slug) or by_name.get(row.name)
        if stored is None:
            created.append(row)
        elif changed_fields(stored, row, fields):
            take_over(stored, row, fields)
            changed.append(stored)
    model._default_manager.bulk_create(created)
    if changed:
        model._default_manager.bulk_update(changed, fields)
    return len(created) + len(changed)


def _curated(model: type[models.Model], key: str) -> set[Any]:
    return set(_by_hand(model).values_list(key, flat=True))


def _by_hand(model: type[models.Model]) -> models.QuerySet[models.Model]:
    """Events of the rows of `model` that somebody changed or deleted by hand."""
    events: type[models.Model] = apps.get_model(model._meta.app_label, f"{model.__name__}Event")
    return events._default_manager.filter(
        models.Q(pgh_context=None) | ~models.Q(pgh_context__metadata__source=_CONTEXT)
    )


def _link_successors() -> int:
    keys = dict(Country.objects.values_list("slug", "pk"))
    through = Country.successors.through
    links = {
        (keys[fact.slug], keys[successor])
        for fact in facts.countries()
        for successor in fact.successors
        if fact.slug in keys and successor in keys
    }
    missing = links - set(through._default_manager.values_list("from_country_id", "to_country_id"))
    through._default_manager.bulk_create(
        through(from_country_id=former, to_country_id=successor)
        for former, successor in sorted(missing)
    )
    return len(missing)


def _link_parents() -> int:
    parents = {fact.slug: fact.parent for fact in facts.organizations() if fact.parent}
    keys = dict(Organization.objects.values_list("slug", "pk"))
    changed = [
        body
        for body in Organization.objects.filter(slug__in=parents, parent=None)
        if parents[body.slug] in keys
    ]
    for body in changed:
        body.parent_id = keys[parents[body.slug]]
    if changed:
        Organization.objects.bulk_update(changed, ["parent"])
    return len(changed)


def _load_labels() -> int:
    countries = dict(Country.objects.values_list("slug", "pk"))
    bodies = dict(Organization.objects.values_list("slug", "pk"))
    labels: dict[str, Label] = {}
    for country in facts.countries():
        for printed in _names(country.name, country.official_name, country.aliases):
            if country.slug in countries:
                labels.setdefault(
                    fold(printed), Label(printed=printed, country_id=countries[country.slug])
                )
    for body in facts.organizations():
        for printed in _names(body.name, body.abbreviation, body.aliases):
            if body.slug in bodies:
                labels.setdefault(
                    fold(printed), Label(printed=printed, organization_id=bodies[body.slug])
                )
    known = set(Label.objects.values_list("key", flat=True)) | _curated(Label, "key")
    missing = {key: label for key, label in labels.items() if key and key not in known}
    for key, label in missing.items():
        label.key, label.reviewed = key, True
    Label.objects.bulk_create(missing.values())
    return len(missing)


def _names(name: str, other: str, aliases: Sequence[str]) -> list[str]:
    return [printed for printed in (name, other, *aliases) if printed]


def _load_terms() -> int:
    """Add the terms not known yet. One that overlaps a curator's is left out."""
    keys = dict(Country.objects.values_list("slug", "pk"))
    known: dict[int, list[DateRange]] = {}
    for country, period in CouncilTerm.objects.values_list("country_id", "period"):
        known.setdefault(country, []).append(period)
    removed = set(_by_hand(CouncilTerm).values_list("country_id", "period"))
    missing = [
        CouncilTerm(country_id=keys[fact.country], seat=fact.seat, period=period, note=fact.note)
        for fact in facts.council_terms()
        if fact.country in keys
        and (keys[fact.country], period := _period(fact)) not in removed
        and not any(_overlap(period, other) for other in known.get(keys[fact.country], ()))
    ]
    CouncilTerm.objects.bulk_create(missing)
    return len(missing)


def _period(fact: facts.TermFact) -> DateRange:
    after = fact.end + datetime.timedelta(days=1) if fact.end else None
    return DateRange(fact.start, after)


def _overlap(one: DateRange, other: DateRange) -> bool:
    return (other.upper is None or one.lower < other.upper) and (
        one.upper is None or other.lower < one.upper
    )
