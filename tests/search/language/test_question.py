from __future__ import annotations

from dataclasses import fields, replace
from urllib.parse import parse_qs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statements.search.language.question import FACETS, Grouping, Question, Sort


def test_every_facet_is_a_field() -> None:
    assert set(FACETS) <= {field.name for field in fields(Question)}


def test_choosing_a_value() -> None:
    assert Question(country=("japan",)).toggled("country", "chad").country == ("chad", "japan")


def test_choosing_a_value_again_lets_it_go() -> None:
    assert Question(country=("japan",)).toggled("country", "japan") == Question()


def test_another_choice_begins_at_the_first_page() -> None:
    assert Question(page=3).toggled("year", "2016").page == 1


def test_another_order_begins_at_the_first_page() -> None:
    assert Question(page=3).with_sort(Sort.OLDEST).page == 1


@given(
    st.builds(
        Question,
        text=st.sampled_from(["", "peace & war"]),
        country=st.lists(st.sampled_from(["japan", "chad", "-"])).map(tuple),
        year=st.lists(st.sampled_from(["2015", "2016"])).map(tuple),
        cites=st.lists(st.sampled_from(["S/RES/2295(2016)", "A=1&b"])).map(tuple),
        start=st.sampled_from(["", "2014"]),
        sort=st.sampled_from(Sort),
        explain=st.booleans(),
        page=st.integers(1, 3),
    ),
    st.sampled_from(["country", "year", "cites", "meeting"]),
    st.sampled_from(["japan", "-", "2016", "Cote d'Ivoire", "S/RES/2295(2016)", ""]),
)
def test_the_address_of_a_choice_is_that_of_the_question_it_makes(
    question: Question, facet: str, value: str
) -> None:
    expected = question.toggled(facet, value).query_string()
    assert question.toggles(facet)(value) == expected


def test_a_question_narrowed_to_one_value_asks_for_all_else_too_from_its_first_page() -> None:
    question = Question("peace", country=("japan",), agenda=("haiti",), group=Grouping.MEETING)
    for deep in (replace(question, page=7), question.with_after("20.4")):
        narrowed = deep.narrowed("agenda", "mali")
        assert narrowed.query_string() == "q=peace&country=japan&agenda=mali"


def test_letting_one_facet_go() -> None:
    question = Question(country=("japan",), year=("2016",))
    assert question.without("country") == Question(year=("2016",))


def test_letting_all_facets_go_keeps_the_words() -> None:
    question = Question("peace", country=("japan",), year=("2016",))
    assert question.without() == Question("peace")


def test_no_condition_is_an_empty_query_string() -> None:
    assert Question().query_string() == ""


def test_the_query_string_has_one_order() -> None:
    question = Question("peace", year=("2017", "2016"), country=("japan",), page=2)
    assert question.query_string() == "q=peace&country=japan&year=2016&year=2017&page=2"


def test_a_symbol_stays_readable() -> None:
    assert Question(cites=("S/RES/2295(2016)",)).query_string() == "cites=S/RES/2295(2016)"


@pytest.mark.parametrize(
    ("question", "written"),
    [
        (Question("peace", sort=Sort.RELEVANCE), "q=peace"),
        (Question("peace", sort=Sort.NEWEST), "q=peace&sort=newest"),
        (Question(sort=Sort.NEWEST), ""),
        (Question(sort=Sort.RELEVANCE), ""),
        (Question(sort=Sort.OLDEST), "sort=oldest"),
    ],
)
def test_only_an_order_that_was_chosen_is_written(question: Question, written: str) -> None:
    assert question.query_string() == written


def test_an_unknown_facet_is_refused() -> None:
    with pytest.raises(KeyError):
        Question().selected("text")


@given(st.text(), st.lists(st.text(min_size=1), max_size=5))
def test_the_query_string_says_it_all(text: str, values: list[str]) -> None:
    question = Question(text, agenda=tuple(values))
    said = parse_qs(question.query_string())
    assert Question(said.get("q", [""])[0], agenda=tuple(said.get("agenda", []))) == question


def test_letters_that_came_apart_are_put_together() -> None:
    assert Question("Ju\u0308rgenson").text == "Jürgenson"
