"""How numbers, names and references are written."""

from __future__ import annotations

import datetime

import pytest
from django.template import Context, Template
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from statements.models import Country, Meeting, Organization, Speaker, Statement
from statements.templatetags.archive import shortened
from statements.writing.dates import write_day
from statements.writing.numbers import grouped
from statements.writing.references import reference, speaker_and_delegation
from statements.writing.slug_labels import spelled

JAPAN = Country(name="Japan")
BESSHO = Speaker(name="Mr. Bessho", country=JAPAN)
MEETING = Meeting(symbol="S/PV.7802", date=datetime.date(2016, 11, 7))


@pytest.mark.parametrize(
    ("number", "written"), [(7, "7"), (999, "999"), (1451, "1\u202f451"), (0, "0")]
)
def test_numbers_are_grouped_thinly(number: int, written: str) -> None:
    assert grouped(number) == written


@pytest.mark.parametrize(
    ("day", "form", "english", "french"),
    [
        (1, "j F Y", "1 November 2016", "1er novembre 2016"),
        (2, "j F Y", "2 November 2016", "2 novembre 2016"),
        (1, "F Y", "November 2016", "novembre 2016"),
        (11, "Y-m-d", "2016-11-11", "2016-11-11"),
    ],
)
def test_the_first_of_a_month_is_written_as_the_language_does(
    day: int, form: str, english: str, french: str
) -> None:
    written = Template("{{ day|date:form }}")
    context = Context({"day": datetime.date(2016, 11, day), "form": form})
    assert written.render(context) == english
    with override("fr"):
        assert written.render(context) == french


def test_what_is_no_date_is_written_as_nothing() -> None:
    assert Template("{{ day|date:'j F Y' }}").render(Context({"day": None})) == ""


def test_fields_and_kinds_are_spelled_as_words() -> None:
    assert spelled("presidential-statement") == "presidential statement"
    assert spelled("president_printed") == "president printed"
    assert spelled("security-council") == "Security Council"
    assert spelled("provision") == "part of the Charter"


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        (Statement(speaker=BESSHO, country=JAPAN), "Mr. Bessho (Japan)"),
        (Statement(speaker=BESSHO, organization=Organization(name="ICRC")), "Mr. Bessho (ICRC)"),
        (Statement(speaker=BESSHO), "Mr. Bessho"),
        (Statement(country=JAPAN, heading="x"), "Japan"),
        (Statement(heading="The representative of Japan"), "The representative of Japan"),
        (Statement(), "Speaker not named"),
    ],
)
def test_who_spoke_and_for_whom(statement: Statement, said: str) -> None:
    assert speaker_and_delegation(statement) == said


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        (
            Statement(meeting=MEETING, speaker=BESSHO, country=JAPAN),
            "S/PV.7802, statement of Mr. Bessho (Japan), 7 November 2016",
        ),
        (
            Statement(meeting=MEETING, number=4, heading="x"),
            "S/PV.7802, statement 4, 7 November 2016",
        ),
        (
            Statement(meeting=Meeting(symbol="S/2020/254"), country=JAPAN),
            "S/2020/254, statement of Japan",
        ),
    ],
)
def test_a_reference_begins_with_the_symbol(statement: Statement, said: str) -> None:
    assert reference(statement) == said


def test_a_day_is_written_in_the_language_of_the_page() -> None:
    first = datetime.date(2016, 5, 1)
    assert write_day(first) == "1 May 2016"
    with override("fr"):
        assert write_day(first) == "1er mai 2016"
    assert write_day(first) == "1 May 2016"


@given(text=st.text(max_size=12), most=st.integers(1, 12))
def test_a_text_is_shortened_to_what_there_is_room_for(text: str, most: int) -> None:
    told = shortened(text, most)
    assert told == text if len(text) <= most else told == text[: most - 1] + "…"
    assert len(told) <= most
