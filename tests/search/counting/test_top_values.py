"""The top values of facets, those of very many values counted by key: as counted by name."""

from __future__ import annotations

from pathlib import Path

import pytest
from tantivy import Query

from statements.search.counting import top_values
from statements.search.index import sync
from tests.factories import cite, make_statement

pytestmark = pytest.mark.django_db

EVERYTHING = Query.all_query()


@pytest.fixture(autouse=True)
def _index(db: None, index: Path) -> None:
    """Of sixty documents the first is cited most, the second less, all others once."""
    for times in range(3):
        statement = make_statement(speaker=f"Mr. {times}")
        for number in range(60 if times == 0 else 3 - times):
            cite(statement, f"S/RES/{number + 1} (2000)", place=number)


def test_the_first_are_counted_by_key_as_by_name() -> None:
    opened = sync.current()
    named = sorted(
        top_values.every(opened, EVERYTHING, ["cites"])["cites"], key=lambda one: (-one[2], one[1])
    )
    keyed = top_values.top(opened, EVERYTHING, ["cites"], 2)["cites"]
    assert sorted(keyed.counts, key=lambda one: -one[2]) == named[:2]
    assert keyed.counts[0] == ("S/RES/1(2000)", "S/RES/1 (2000)", 3)
    assert keyed.more == len(named) - 2 == 58


def test_of_too_many_with_the_same_count_some_are_named() -> None:
    found = top_values.top(sync.current(), EVERYTHING, ["cites"], 10)["cites"]
    assert [count for _, _, count in found.counts] == [3, 2] + [1] * 8
    assert found.more == 50


def test_what_is_chosen_is_counted_whatever_its_place() -> None:
    chosen = ["S/RES/60(2000)", "S/RES/1(2000)", "S/RES/99(2000)"]
    found = top_values.top(sync.current(), EVERYTHING, ["cites"], 2, chosen)["cites"]
    assert [one for one in found.counts if one[0] in chosen] == [
        ("S/RES/1(2000)", "S/RES/1 (2000)", 3),
        ("S/RES/60(2000)", "S/RES/60 (2000)", 1),
    ]
    assert len(found.counts) + (found.more or 0) == 60


def test_by_name_equals_stand_together_and_the_rest_are_counted() -> None:
    for country in ("Japan", "France", "China", "Mali", "Mali"):
        make_statement(country=country)
    opened = sync.current()
    found = top_values.top(opened, EVERYTHING, ["country"], 1, ["china"])["country"]
    first, *others = found.counts
    assert first == ("mali", "Mali", 2)
    assert (others, found.more) == ([("china", "China", 1)], 2)
    # Which of equals comes first is for the label to say, so all of them are returned.
    equals = top_values.top(opened, EVERYTHING, ["country"], 2)["country"]
    assert len(equals.counts) == 4
    assert equals.more == 0


def test_a_whole_facet_has_every_value() -> None:
    for country in ("Japan", "France", "China", "Mali", "Mali"):
        make_statement(country=country)
    found = top_values.top(sync.current(), EVERYTHING, ["country"], 1, whole=["country"])
    assert (len(found["country"].counts), found["country"].more) == (4, 0)


def test_many_others_are_not_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(top_values, "_REST_COUNTED_UP_TO", 5)
    assert top_values.top(sync.current(), EVERYTHING, ["cites"], 2)["cites"].more is None


def test_a_name_is_that_of_the_index_opened() -> None:
    opened = sync.current()
    first = top_values.top(opened, EVERYTHING, ["speaker"], 5)["speaker"]
    assert top_values.top(opened, EVERYTHING, ["speaker"], 5)["speaker"] == first
    assert {label for _, label, _ in first.counts} == {"Mr. 0", "Mr. 1", "Mr. 2"}
