"""Statements like one statement: which, and why."""

from __future__ import annotations

from typing import Any

import pytest

from statements.models import Statement
from statements.search.index import sync
from statements.search.studies.similar import (
    DelegationScope,
    SimilarStatements,
    similar_without_waiting,
    statements_similar_to,
)
from tests.factories import make_statement

pytestmark = pytest.mark.django_db

MADE = "Zeppelins over Atlantis carry turnips to the glaciers of the moon."
NEARLY = "So zeppelins above Atlantis carried turnips to glaciers on a moon."
CITED = "S/RES/2295 (2016)"


@pytest.fixture(autouse=True)
def _index(db: None, index: object) -> None:
    for number in range(16):
        turnips = " And turnips." if number < 4 else ""
        make_statement(
            f"Peace and security for all in case {number}.{turnips}",
            symbol=f"S/PV.{9000 + number}",
            country="Kenya",
        )


def made(text: str = MADE, symbol: str = "S/PV.7802", **how: Any) -> Statement:
    return make_statement(text, symbol=symbol, **{"country": "Japan", **how})


def like(statement: Statement, **how: Any) -> SimilarStatements:
    found = statements_similar_to(sync.current(), statement.pk, **how)
    assert found is not None
    return found


def test_one_that_is_nearly_the_same_comes_first_with_the_words_that_both_have() -> None:
    one = made()
    made(NEARLY, "S/PV.7900", country="France")
    first, *others = like(one).elsewhere
    assert first.record == "S/PV.7900/1"
    assert set(first.words) == {"Zeppelins", "Atlantis", "carry", "glaciers", "moon", "turnips"}
    assert first.words[-1] == "turnips"
    assert first.delegation == "France"
    assert first.score > max(other.score for other in others)
    assert all(other.words == ("turnips",) for other in others)


def test_a_word_is_told_as_it_is_printed_and_shared_in_any_form() -> None:
    one = made("Zeppelins fly. ZEPPELINS fly. ZEPPELINS.")
    made("One zeppelin.", "S/PV.7900")
    (first,) = like(one).elsewhere
    assert first.words == ("ZEPPELINS",)


def test_a_document_that_both_cite_is_a_reason_and_a_rare_one_weighs_more() -> None:
    one = made("Nothing in common.", cites=[CITED, "S/2016/1"])
    made("Other words.", "S/PV.7900", cites=[CITED])
    for number in range(8):
        made("More words.", f"S/PV.{7910 + number}", cites=["S/2016/1"])
    first, second, *_ = like(one).elsewhere
    assert first.record == "S/PV.7900/1"
    assert first.cites == (("S/RES/2295(2016)", CITED),)
    assert second.cites == (("S/2016/1", "S/2016/1"),)
    assert first.words == ()


def test_those_of_the_same_meeting_stand_apart() -> None:
    one = made()
    made(NEARLY)
    made(NEARLY, "S/PV.7900")
    assert like(one).here == ()
    found = like(one, at_the_meeting=3)
    assert [each.record for each in found.here] == ["S/PV.7802/2"]
    assert "S/PV.7802" not in {each.symbol for each in found.elsewhere}


def test_only_the_same_delegation_or_only_others_may_be_asked_for() -> None:
    one = made()
    made(NEARLY, "S/PV.7900", country="Japan")
    made(NEARLY, "S/PV.7901", country="France")
    same = like(one, within=DelegationScope.SAME).elsewhere
    assert [each.record for each in same] == ["S/PV.7900/1"]
    others = like(one, within=DelegationScope.OTHERS).elsewhere
    assert others[0].record == "S/PV.7901/1"
    assert "Japan" not in {each.delegation for each in others}


def test_without_a_delegation_there_is_no_same_one() -> None:
    one = made(country="")
    made(NEARLY, "S/PV.7900", country="")
    assert like(one).delegation == ""
    assert like(one).elsewhere[0].record == "S/PV.7900/1"
    assert like(one, within=DelegationScope.SAME).elsewhere == ()


def test_the_conduct_of_a_meeting_is_like_no_statement() -> None:
    one = made()
    made(NEARLY, "S/PV.7900", procedural=True)
    assert "S/PV.7900" not in {each.symbol for each in like(one).elsewhere}
    procedural = made(MADE, "S/PV.7901", procedural=True)
    assert [each.symbol for each in like(procedural).elsewhere] == ["S/PV.7900"]


@pytest.mark.parametrize("text", ["", "Peace and security for all in case 2016.", "A b c 1 2 3 –"])
def test_where_nothing_is_characteristic_nothing_is_alike(text: str) -> None:
    found = like(made(text))
    assert found.elsewhere == ()


def test_the_number_listed_is_bounded() -> None:
    one = made()
    assert len(like(one, size=2).elsewhere) == 2
    assert like(one).elsewhere == like(one).elsewhere


def test_the_page_of_a_statement_neither_waits_for_the_index_nor_needs_it(
    django_assert_num_queries: Any,
) -> None:
    one = made()
    with django_assert_num_queries(0):
        assert similar_without_waiting(one.pk) is None
    sync.current()
    late = made(NEARLY, "S/PV.7900")
    with django_assert_num_queries(0):
        found = similar_without_waiting(one.pk)
        assert found is not None
        assert "S/PV.7900" not in {each.symbol for each in found.elsewhere}
        assert similar_without_waiting(late.pk) is None
    sync.current()
    found = similar_without_waiting(one.pk)
    assert found is not None
    assert found.elsewhere[0].record == "S/PV.7900/1"
