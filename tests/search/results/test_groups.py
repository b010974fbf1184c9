from __future__ import annotations

import datetime
import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from pytest_django import Settings

from statements.search.index import schema, sync
from statements.search.language.question import Grouping, Question, Sort
from statements.search.results import groups
from statements.search.results.answer import Hit, answer
from statements.search.results.groups import Groups, group
from tests.factories import make_statement
from tests.search.answers import ask, everything

pytestmark = pytest.mark.django_db

DAYS = (datetime.date(2016, 11, 7), datetime.date(2019, 12, 30))


@pytest.fixture(autouse=True)
def record(db: None, index: Path, settings: Settings) -> None:
    """Two meetings, two countries, an organization, and one of whom nothing is known."""
    first, second = (
        {"symbol": symbol, "date": day}
        for symbol, day in zip(("S/PV.7802", "S/PV.8699"), DAYS, strict=True)
    )
    make_statement("Peace.", country="Japan", **first)  # type: ignore[arg-type]
    make_statement("Peace and peace and peace.", country="Japan", **second)  # type: ignore[arg-type]
    make_statement("War, not peace.", country="Japan", **first)  # type: ignore[arg-type]
    make_statement("Peace, today.", country="France", speaker="Mr. Delattre", **second)  # type: ignore[arg-type]
    make_statement("Peace in our time.", organization="OCHA", speaker="Mr. Lowcock", **second)  # type: ignore[arg-type]
    make_statement("Peace in the year of the council.", speaker="", **first)  # type: ignore[arg-type]
    ask()
    settings.ARCHIVE_INDEX_INTERVAL = 60.0


def grouped(by: Grouping, text: str = "", **asked: object) -> Groups:
    opened = sync.current()
    question = Question(text, group=by, **asked)  # type: ignore[arg-type]
    return group(answer(question, opened), by, opened)


def values(found: Groups) -> list[str]:
    return [one.value for one in found.groups]


def test_whoever_is_unknown_is_in_no_group_however_well_it_fits() -> None:
    make_statement("Zeal, zeal and zeal.", speaker="")
    make_statement("There is zeal in what is done with it here.", country="France")
    sync.current(insist=True)
    found = grouped(Grouping.DELEGATION, "zeal")
    assert (values(found), found.alone) == (["france"], 1)


def test_a_group_has_its_name_its_number_and_its_best() -> None:
    japan = grouped(Grouping.DELEGATION, "peace").groups[0]
    assert (japan.facet, japan.value, japan.label, japan.count) == ("country", "japan", "Japan", 3)
    assert japan.hits[0].record == "S/PV.8699/1"


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        (Sort.NEWEST, ["japan", "france", "ocha"]),
        (Sort.OLDEST, ["japan", "france", "ocha"]),
        (Sort.LONGEST, ["japan", "ocha", "france"]),
        (Sort.LARGEST, ["japan", "france", "ocha"]),
    ],
)
def test_groups_come_as_their_first_hits_do(sort: Sort, expected: list[str]) -> None:
    assert values(grouped(Grouping.DELEGATION, "peace", sort=sort)) == expected


def test_the_largest_meeting_comes_first_where_that_is_asked() -> None:
    found = grouped(Grouping.MEETING, "is:substantive -war -year", sort=Sort.LARGEST)
    assert [(one.value, one.count) for one in found.groups] == [("S/PV.8699", 3), ("S/PV.7802", 1)]


def test_by_relevance_groups_come_as_their_best_hits_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(groups, "_STEP", 1)
    seen = dict.fromkeys(hit.speaker_slug for hit in everything(Question("peace")))
    assert values(grouped(Grouping.SPEAKER, "peace")) == [slug for slug in seen if slug]


def test_statements_in_no_group_are_counted() -> None:
    assert [grouped(by).alone for by in Grouping] == [0, 1, 1]


def test_nothing_found_has_no_groups() -> None:
    found = grouped(Grouping.MEETING, "xylophone")
    assert (found.total, found.pages, found.alone, found.groups) == (0, 0, 0, ())


def test_groups_have_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(groups, "GROUPS_PER_PAGE", 2)
    pages = [grouped(Grouping.DELEGATION, "peace", page=page) for page in (1, 2, 3)]
    assert [len(page.groups) for page in pages] == [2, 1, 0]
    assert pages[0].pages == 2
    assert len({value for page in pages for value in values(page)}) == 3


def test_no_group_is_ranked_for_a_page_past_the_last(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schema, "line_of", None)  # whatever ranks groups reads lines
    found = grouped(Grouping.SPEAKER, "peace", page=1_000_000)
    assert (found.total, found.alone, found.groups) == (3, 1, ())


def test_groups_as_json() -> None:
    body = json.loads(json.dumps(groups.as_dict(grouped(Grouping.MEETING, "war"))))
    assert (body["by"], body["total"], body["groups"][0]["query"]) == (
        "meeting",
        1,
        "q=war&meeting=S/PV.7802",
    )


@hypothesis_settings(
    max_examples=hypothesis_settings().max_examples // 2,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    by=st.sampled_from(Grouping),
    sort=st.sampled_from(Sort),
    text=st.sampled_from(["", "peace", "peace -war", "country:japan", "today OR year"]),
    country=st.sampled_from([(), ("japan",), ("france", "japan")]),
)
def test_counts_are_exact_and_each_link_leads_to_as_many(
    by: Grouping, sort: Sort, text: str, country: tuple[str, ...]
) -> None:
    found = grouped(by, text, country=country, sort=sort)
    assert sum(one.count for one in found.groups) + found.alone == ask(text, country=country).total
    keys: dict[Grouping, Callable[[Hit], str]] = {
        Grouping.MEETING: lambda hit: hit.symbol.replace(" ", ""),
        Grouping.DELEGATION: lambda hit: hit.delegation_slug,
        Grouping.SPEAKER: lambda hit: hit.speaker_slug,
    }
    theirs = Counter(keys[by](hit) for hit in everything(Question(text, country=country)))
    assert {one.value: one.count for one in found.groups} == {k: n for k, n in theirs.items() if k}
    for one in found.groups:
        assert ask(text, **{"country": country, one.facet: (one.value,)}).total == one.count
