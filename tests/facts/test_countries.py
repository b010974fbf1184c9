"""The table of countries is whole, and a label finds its country."""

import re
from collections import Counter

import pytest

from statements.facts import countries, country, country_of, fold, organization_of, organizations


def test_members_observers_and_groups_are_complete() -> None:
    members = [fact for fact in countries() if fact.status == "member"]
    assert Counter(fact.regional_group for fact in members) == {
        "african": 54,
        "asia-pacific": 54,
        "eastern-european": 23,
        "latin-american-caribbean": 33,
        "western-european-others": 29,
    }
    observers = {fact.slug for fact in countries() if fact.status == "observer"}
    assert observers == {"holy-see", "palestine"}


def test_admissions_by_year_are_those_of_the_growth_of_membership() -> None:
    """The years in which many were admitted: 1992 took membership from 166 to 179."""
    admitted = [f.admitted for f in countries() if f.status == "member" and f.admitted]
    # Of the 51 original members two are no more: Czechoslovakia and Yugoslavia.
    assert sum(day.year == 1945 for day in admitted) == 49
    assert sum(day.year == 1955 for day in admitted) == 16
    assert sum(day.year == 1960 for day in admitted) == 17
    assert sum(day.year == 1992 for day in admitted) == 13
    assert max(admitted) == country("south-sudan").admitted


def test_slugs_are_made_of_names() -> None:
    for fact in countries():
        assert fact.slug == fold(re.sub(r"\(.*\)", "", fact.name)).replace(" ", "-")


def test_countries_come_by_slug() -> None:
    slugs = [fact.slug for fact in countries()]
    assert slugs == sorted(set(slugs))


def test_only_former_countries_have_successors_and_all_have_one() -> None:
    for fact in countries():
        assert bool(fact.successors) == (fact.status == "former")
        for slug in fact.successors:
            assert fact.ended is not None
            successor = country(slug)
            assert successor.ended is None or successor.ended > fact.ended


def test_no_alias_says_what_a_name_says_already() -> None:
    """So that every label, folded, can be a unique key of the archive."""
    names = [{fold(fact.name), fold(fact.official_name)} for fact in countries()]
    labels = [fold(alias) for fact in countries() for alias in fact.aliases]
    labels += [label for both in names for label in both]
    assert [label for label, times in Counter(labels).items() if times > 1] == []


def test_no_organization_alias_says_what_a_name_says_already() -> None:
    names = [{fold(f.name), fold(f.abbreviation)} - {""} for f in organizations()]
    labels = [fold(alias) for fact in organizations() for alias in fact.aliases]
    labels += [label for both in names for label in both]
    assert [label for label, times in Counter(labels).items() if times > 1] == []


def test_no_label_means_a_country_and_an_organization() -> None:
    for fact in countries():
        for label in (fact.name, fact.official_name, *fact.aliases):
            assert country_of(label) == fact
            assert organization_of(label) is None
    for body in organizations():
        for label in filter(None, (body.name, body.abbreviation, *body.aliases)):
            assert organization_of(label) == body
            assert country_of(label) is None


@pytest.mark.parametrize(
    ("label", "slug"),
    [
        ("UK", "united-kingdom"),
        ("United States Of America", "united-states"),
        ("USSR", "soviet-union"),
        ("Burma", "myanmar"),
        ("The former Yugoslav Republic of Macedonia", "north-macedonia"),
        ("Byelorussian SSR", "belarus"),
        ("Upper Volta", "burkina-faso"),
        ("Congo (Leopoldville)", "democratic-republic-of-the-congo"),
        ("Congo", "congo"),
        ("Zaire", "zaire"),
        ("Federal Republic of Yugoslavia", "yugoslavia"),
        ("Serbia and Montenegro", "serbia-and-montenegro"),
        ("Republic of Viet-Nam", "republic-of-viet-nam"),
        ("Viet-Nam", "viet-nam"),
        ("South Korea", "republic-of-korea"),
        ("DPRK", "democratic-peoples-republic-of-korea"),
        ("the Netherlands", "netherlands"),
        ("Iran, Islamic Republic of", "iran"),
        ("Islamic Republic of Iran", "iran"),
        ("State of Palestine", "palestine"),
        ("Saint Vincent and Grenadines", "saint-vincent-and-the-grenadines"),
        ("C6te d'Ivoire", "cote-divoire"),
        ("Tiirkiye", "turkiye"),
        ("Republic ofKorea", "republic-of-korea"),
        ("El] Salvador", "el-salvador"),
        ("lraq", "iraq"),
    ],
)
def test_a_label_finds_its_country(label: str, slug: str) -> None:
    found = country_of(label)
    assert found is not None
    assert found.slug == slug


@pytest.mark.parametrize("label", ["", "UN", "Ireland And Mexico", "Korea", "Individual", "the"])
def test_what_names_no_country_finds_none(label: str) -> None:
    assert country_of(label) is None


@pytest.mark.parametrize(
    ("label", "slug"),
    [
        ("UN", "united-nations"),
        ("EU", "european-union"),
        ("League of the Arab States", "league-of-arab-states"),
        ("African Unity", "organization-of-african-unity"),
        ("Organization Of The Islamic Conference", "organization-of-islamic-cooperation"),
        ("UNICEF", "unicef"),
        ("United Nations Children\u2019s Fund", "unicef"),
        ("Interpol", "interpol"),
        ("ICJ", "international-court-of-justice"),
    ],
)
def test_a_label_finds_its_organization(label: str, slug: str) -> None:
    found = organization_of(label)
    assert found is not None
    assert found.slug == slug


def test_every_parent_leads_to_the_top() -> None:
    parents = {fact.slug: fact.parent for fact in organizations()}
    for slug in parents:
        seen, place = set[str](), slug
        while place:
            assert place not in seen, f"{slug} is its own ancestor"
            seen.add(place)
            place = parents[place]


def test_an_unknown_slug_is_an_error() -> None:
    with pytest.raises(KeyError):
        country("atlantis")
