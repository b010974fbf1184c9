"""Which names are one person's, and which are not."""

from __future__ import annotations

import datetime

import pytest

from statements.ingest.names.identity.evidence import Form
from statements.ingest.names.identity.family_names import is_office, order_of, parsed, people_named
from statements.ingest.names.identity.identity import Doubt, Person, identify
from statements.ingest.names.identity.shown_name import shown_name, sort_name


def people(*printed: str, of: str = "estonia", years: tuple[int, ...] = ()) -> list[set[str]]:
    """Return the groups of names that are one person's, each name with its year if told."""
    return [{form.name.printed for form in person.forms} for person in _found(printed, of, years)]


def _forms(printed: tuple[str, ...], years: tuple[int, ...]) -> list[Form]:
    days = [datetime.date(year, 3, 1) for year in years or (2020,) * len(printed)]
    return [
        Form(number, parsed(name), day, day, is_office=is_office(name))
        for number, (name, day) in enumerate(zip(printed, days, strict=True))
    ]


def _found(printed: tuple[str, ...], of: str, years: tuple[int, ...]) -> list[Person]:
    return list(identify(_forms(printed, years), order_of(of)).people)


@pytest.mark.parametrize(
    ("printed", "of"),
    [
        (("Mr. Abarry", "Mr. Abdou Abarry", "Abdou Abarry"), "niger"),
        (
            ("Mr. Pecsteen de Buytswerve", "Marc Pecsteen de Buytswerve", "Marc Pecsteen de"),
            "belgium",
        ),
        (("Mr. Jürgenson", "Sven Jiirgenson", "Mr. Jiirgenson"), "estonia"),
        (("Mrs. Craft", "Ms. Kelly Craft", "Craft"), "united-states"),
        (("Mr. Dang", "Dang Dinh Quy"), "viet-nam"),
        (("Mr. Ishikane", "Ishikane Kimihiro", "Kimihiro Ishikane"), "japan"),
        (("Mr. Aguilar", "Mr. Aguilar Zinser"), "mexico"),
        (("Mr. Alotaibi", "Mansour Al-Otaibi"), "kuwait"),
        (("Lazarus Amayo", "Lazarus O. Amayo", "L. Amayo"), "kenya"),
        (("Mr. Liu J ieyi", "Mr. Liu Jieyi"), "china"),
        (("Mr. León González", "Mr. Leen Gonzalez"), "cuba"),
        (("Mr. Seck", "Mr. Seek"), "senegal"),
    ],
)
def test_one_person(printed: tuple[str, ...], of: str) -> None:
    assert people(*printed, of=of) == [set(printed)]


@pytest.mark.parametrize(
    ("printed", "of"),
    [
        (("Mr. Nebenzia", "Ms. Evstigneeva"), "russian-federation"),
        (("Mr. Smith", "Ms. Smith"), "united-kingdom"),
        (("John Smith", "Peter Smith"), "united-kingdom"),
        (("Mr. Dinh", "Dang Dinh Quy"), "viet-nam"),
        (("Mr. Martin", "Martin Griffiths"), "united-nations"),
        (("Mr. Hansen", "Mr. Hanson"), "norway"),
        (("Mr. Petersen", "Mr. Pedersen"), "denmark"),
        (("Mr. Li", "Mr. Liu Zhenmin"), "china"),
    ],
)
def test_two_people(printed: tuple[str, ...], of: str) -> None:
    assert len(people(*printed, of=of)) == 2


def test_a_name_that_fits_two_is_nobodys_and_is_asked_about() -> None:
    forms = _forms(("Mr. Smith", "John Smith", "Peter Smith"), ())
    found = identify(forms, order_of("united-kingdom"))
    assert len(found.people) == 3
    assert [(q.doubt, q.forms) for q in found.questions] == [(Doubt.SEVERAL, (0, 1, 2))]


def test_a_full_name_that_fits_a_man_and_a_woman_is_nobodys() -> None:
    assert len(people("Mr. Rugwabiza", "Ms. Rugwabiza", "Valentine Rugwabiza")) == 3


def test_a_family_name_decades_later_is_another_persons() -> None:
    assert len(people("Mr. Smith", "Mr. Smith", years=(1992, 2015))) == 2
    assert len(people("Mr. Smith", "John Smith", years=(1992, 2015))) == 2
    assert len(people("John Smith", "John Smith", years=(1992, 2015))) == 1


def test_what_a_curator_told_apart_stays_apart() -> None:
    one, other, fresh = _forms(("Mr. Kask", "Jaan Kask", "Kask"), ())
    one = Form(one.number, one.name, one.first, one.last, person=1)
    other = Form(other.number, other.name, other.first, other.last, person=2)
    found = identify([one, other, fresh], order_of("estonia"))
    assert {person.curated for person in found.people} == {1, 2, None}
    assert found.questions


def test_two_people_may_be_named_at_once() -> None:
    assert people_named("Mr. Nebenzia/Ms. Evstigneeva") == ["Mr. Nebenzia", "Ms. Evstigneeva"]


def test_the_name_shown_is_the_fullest_in_the_best_spelling() -> None:
    printed = {"Sven Jiirgenson": (1, 14), "Mr. Jiirgenson": (1, 18), "Mr. Jürgenson": (3, 1)}
    assert shown_name(printed) == "Mr. Sven Jürgenson"


@pytest.mark.parametrize(
    ("name", "of", "order"),
    [
        ("Mr. Sven Jürgenson", "estonia", "jurgenson sven"),
        ("Mr. Dang Dinh Quy", "viet-nam", "dang dinh quy"),
        ("Mrs. Karen Van Vlierberge", "belgium", "van vlierberge karen"),
        ("Luis Gallegos Chiriboga", "ecuador", "gallegos chiriboga luis"),
        ("Mr. Lazarus O. Amayo", "kenya", "amayo lazarus o"),
    ],
)
def test_order_is_by_family_name(name: str, of: str, order: str) -> None:
    assert sort_name(name, order_of(of), of) == order
