"""Loading the reference facts."""

from __future__ import annotations

import datetime

import pytest

from statements import facts
from statements.ingest.load_facts import load_reference
from statements.models import CouncilTerm, Country, Label, Organization

pytestmark = pytest.mark.django_db

# A context of history lasts as long as its transaction, so these commit as a curator would.
committing = pytest.mark.django_db(transaction=True)

FOUNDING_DAY = datetime.date(2016, 11, 7)


def test_every_fact_is_loaded() -> None:
    load_reference()
    assert Country.objects.count() == len(facts.countries())
    assert Organization.objects.count() == len(facts.organizations())
    assert CouncilTerm.objects.count() == len(facts.council_terms())


def test_loading_twice_does_nothing_the_second_time() -> None:
    load_reference()
    assert set(load_reference().values()) == {0}


def test_successors_are_linked() -> None:
    load_reference()
    assert Country.objects.get(slug="soviet-union").successors.filter(name="Russian Federation")


@committing
def test_what_a_curator_renamed_keeps_its_name() -> None:
    load_reference()
    country = Country.objects.get(slug="japan")
    country.name = "Japan, as corrected"
    country.save()
    load_reference()
    country.refresh_from_db()
    assert country.name == "Japan, as corrected"


@committing
def test_a_label_the_curator_removed_stays_away() -> None:
    load_reference()
    Label.objects.get(key="uk").delete()
    load_reference()
    assert not Label.objects.filter(key="uk").exists()


@committing
def test_a_term_the_curator_removed_stays_away() -> None:
    load_reference()
    CouncilTerm.objects.get(country__slug="japan", period__contains=FOUNDING_DAY).delete()
    load_reference()
    assert not CouncilTerm.objects.filter(
        country__slug="japan", period__contains=FOUNDING_DAY
    ).exists()


def test_the_council_of_the_founding_statement() -> None:
    load_reference()
    assert CouncilTerm.objects.filter(period__contains=FOUNDING_DAY).count() == 15


def test_an_organization_that_ingest_made_first_is_taken_over() -> None:
    made = Organization.objects.create(name="African Union", slug="african-union-2")
    load_reference()
    made.refresh_from_db()
    assert (made.slug, made.kind) == ("african-union", "regional")
