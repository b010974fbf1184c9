from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.db.models import Count, Q
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tantivy import Query, Searcher

from statements.models import Statement
from statements.search.index import sync
from statements.search.index.index_cache import Memory
from statements.search.index.sync import current
from statements.search.language.question import FACETS, Grouping, Question, Sort
from statements.search.meaning.index_values import facet_value_label
from statements.search.results.groups import group as grouped
from tests.factories import make_statement
from tests.search.answers import answered, counts, facet, facets_of, find

pytestmark = pytest.mark.django_db


class Counting:
    """A searcher that counts how often it is asked to count."""

    def __init__(self, searcher: Searcher) -> None:
        self._searcher = searcher
        self.aggregations = 0

    def aggregate(self, query: Query, asked: dict[str, Any]) -> Any:
        self.aggregations += 1
        return self._searcher.aggregate(query, asked)


@pytest.fixture(autouse=True)
def _index(db: None, index: Path) -> None: ...


@pytest.fixture
def record(_index: None) -> None:
    make_statement("Peace.", country="Japan", cites=["S/RES/2295 (2016)", "S/RES/1325 (2000)"])
    make_statement("Peace.", country="Japan", language="Japanese", cites=["S/RES/2295 (2016)"])
    make_statement("War.", country="France", speaker="Mr. Delattre", procedural=True)
    make_statement(
        "Peace and war.",
        symbol="S/PV.8699",
        date=datetime.date(2019, 12, 30),
        organization="OCHA",
        speaker="Mr. Lowcock",
        agenda="The situation in Mali",
    )


COUNTED = [
    ("country", {"japan": 2, "france": 1}),
    ("org", {"ocha": 1}),
    ("speaker", {"bessho-japan": 2, "delattre-france": 1, "lowcock-ocha": 1}),
    ("year", {"2019": 1, "2016": 3}),
    (
        "agenda",
        {"maintenance-of-international-peace-and-security": 3, "the-situation-in-mali": 1},
    ),
    ("lang", {"japanese": 1}),
    ("role", {"non-member": 3, "un": 1}),
    ("region", {"asia-pacific": 2, "western-european-others": 1}),
    ("type", {"substantive": 3, "procedural": 1}),
    ("cites", {"S/RES/2295(2016)": 2, "S/RES/1325(2000)": 1}),
]


@pytest.mark.usefixtures("record")
def test_what_is_counted() -> None:
    for key, expected in COUNTED:
        assert list(counts(key).items()) == list(expected.items())


@pytest.mark.usefixtures("record")
def test_counts_follow_the_words() -> None:
    assert counts("country", "war") == {"france": 1}


@pytest.mark.usefixtures("record")
def test_counts_follow_other_facets() -> None:
    assert counts("country", cites=("S/RES/1325(2000)",)) == {"japan": 1}


@pytest.mark.usefixtures("record")
def test_counts_leave_out_their_own_choice() -> None:
    assert counts("country", country=("france",)) == {"japan": 2, "france": 1}


@pytest.mark.usefixtures("record")
def test_several_values_of_a_facet_are_any_of_them() -> None:
    assert len(find(country=("france", "japan"))) == 3


@pytest.mark.usefixtures("record")
def test_several_facets_are_all_of_them() -> None:
    assert find(country=("japan",), lang=("japanese",)) == ["S/PV.7802/2"]


@pytest.mark.usefixtures("record")
def test_a_value_has_a_label() -> None:
    labels = [bucket.label for bucket in facet("speaker").buckets]
    assert labels == ["Mr. Bessho (Japan)", "Mr. Delattre (France)", "Mr. Lowcock (OCHA)"]


@pytest.mark.usefixtures("record")
def test_a_value_has_a_link_that_chooses_it() -> None:
    assert facet("country", "peace").buckets[0].query == "q=peace&country=japan"


@pytest.mark.usefixtures("record")
def test_a_chosen_value_has_a_link_that_lets_it_go() -> None:
    assert facet("country", "peace", country=("japan",)).selected[0].query == "q=peace"


@pytest.mark.usefixtures("record")
def test_a_chosen_value_without_results_keeps_its_label() -> None:
    (chosen,) = facet("country", "bessho", country=("france",)).selected
    assert (chosen.label, chosen.count) == ("France", 0)


@pytest.mark.usefixtures("record")
def test_of_meetings_those_chosen_are_counted() -> None:
    chosen = ("S/PV.7802", "S/PV.8699", "S/PV.1")
    assert counts("meeting", meeting=chosen) == {"S/PV.7802": 3, "S/PV.8699": 1, "S/PV.1": 0}
    assert facet("meeting", meeting=chosen).more == 0


@pytest.mark.usefixtures("record")
def test_many_labels_are_counted_once() -> None:
    counted = Counting(sync.current().searcher)
    opened = replace(sync.current(), searcher=counted, memory=Memory())  # type: ignore[arg-type]
    symbols = ["S/RES/2295(2016)", "S/RES/1325(2000)", *(f"S/RES/{n}(1999)" for n in range(48))]
    labels = [facet_value_label(opened, "cites", symbol) for symbol in symbols]
    assert labels[:3] == ["S/RES/2295 (2016)", "S/RES/1325 (2000)", "S/RES/0(1999)"]
    assert counted.aggregations == 1


def test_a_value_that_nothing_has_is_shown_as_asked() -> None:
    (chosen,) = facet("country", country=("atlantis",)).selected
    assert (chosen.label, chosen.count) == ("atlantis", 0)


@pytest.mark.usefixtures("record")
def test_the_first_values_are_shown_and_the_others_counted() -> None:
    shown = next(f for f in facets_of(Question(), 1) if f.key == "speaker")
    assert ([b.value for b in shown.buckets], shown.more) == (["bessho-japan"], 2)


@pytest.mark.usefixtures("record")
def test_what_is_chosen_is_always_shown() -> None:
    question = Question(speaker=("lowcock-ocha",))
    shown = next(f for f in facets_of(question, 1) if f.key == "speaker")
    assert [b.value for b in shown.buckets] == ["bessho-japan", "lowcock-ocha"]


# Counted once more, by the record itself.

CONDITIONS = {
    "country": "country__slug__in",
    "org": "organization__slug__in",
    "speaker": "speaker__slug__in",
    "year": "meeting__date__year__in",
    "lang": "language__in",
    "type": "procedural__in",
    "cites": "citations__document__symbol__in",
}
VALUES: dict[str, list[str]] = {
    "country": ["japan", "france", "atlantis"],
    "org": ["ocha"],
    "speaker": ["bessho-japan", "lowcock-ocha"],
    "year": ["2016", "2019"],
    "lang": ["french", "japanese"],
    "type": ["procedural", "substantive"],
    "cites": ["S/RES/2295(2016)", "S/RES/1325(2000)"],
}
chosen = st.fixed_dictionaries(
    {key: st.lists(st.sampled_from(values), max_size=2) for key, values in VALUES.items()}
)
statements = st.lists(
    st.fixed_dictionaries(
        {
            "country": st.sampled_from(["Japan", "France", ""]),
            "date": st.sampled_from([datetime.date(2016, 11, 7), datetime.date(2019, 1, 1)]),
            "language": st.sampled_from(["", "French", "Japanese"]),
            "procedural": st.booleans(),
            "cites": st.sets(st.sampled_from(["S/RES/2295 (2016)", "S/RES/1325 (2000)"])),
        }
    ),
    max_size=12,
)


def recorded(choices: dict[str, list[str]], leaving_out: str = "") -> Q:
    """Return the condition on the record that a choice of facets stands for."""
    condition = Q()
    for key, values in choices.items():
        meant: list[object] = [value.replace("(", " (") for value in values]
        if key == "lang":
            meant = [value.capitalize() for value in values]
        if key == "type":
            meant = [value == "procedural" for value in values]
        if values and key != leaving_out:
            matching = Statement.objects.filter(**{CONDITIONS[key]: meant})
            condition &= Q(pk__in=matching.values("pk"))
    return condition


def counted(key: str, choices: dict[str, list[str]]) -> dict[str, int]:
    field = CONDITIONS[key].removesuffix("__in")
    rows = Statement.objects.filter(recorded(choices, key)).order_by().values_list(field)
    found = {value: number for value, number in rows.annotate(Count("pk", distinct=True)) if value}
    return {str(value).replace(" ", ""): number for value, number in found.items()}


@settings(
    max_examples=settings().max_examples // 2,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
@given(rows=statements, choices=chosen)
def test_counts_are_those_of_the_record(
    rows: list[dict[str, object]], choices: dict[str, list[str]]
) -> None:
    Statement.objects.all().delete()
    for number, row in enumerate(rows):
        symbol = f"S/PV.{row['date']:%Y}"
        speaker = f"Mr. {number % 2}"
        make_statement(symbol=symbol, number=number, speaker=speaker, **row)  # type: ignore[arg-type]
    results = answered(Question(**choices))  # type: ignore[arg-type]
    shown = {facet.key: facet for facet in results.facets}
    ours = {
        key: {bucket.value: bucket.count for bucket in shown[key].buckets if bucket.count}
        for key in ("country", "speaker", "year", "cites")
    }
    theirs = {key: counted(key, choices) for key in ours}
    assert (results.total, ours) == (
        Statement.objects.filter(recorded(choices)).count(),
        theirs,
    )


hostile = st.text(max_size=60) | st.text(alphabet='ab"*()-ORNTD \0\ud800', max_size=60)


# The record stays as it is: it is only searched.
UNCHANGED = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]


@settings(deadline=None, suppress_health_check=UNCHANGED)
@given(
    text=hostile,
    facets=st.dictionaries(st.sampled_from(FACETS), st.lists(hostile, max_size=2)),
    others=st.fixed_dictionaries(
        {
            "sort": st.sampled_from(Sort),
            "group": st.sampled_from([None, *Grouping]),
            "page": st.integers(-(10**30), 10**30),
            "start": hostile,
            "end": hostile,
            "after": hostile,
        }
    ),
)
def test_nothing_asked_makes_it_fail(
    record: None, text: str, facets: dict[str, list[str]], others: dict[str, object]
) -> None:
    question = Question(text, explain=True, **facets, **others)  # type: ignore[arg-type]
    results, opened = answered(question), current()
    assert 0 <= results.total <= 4
    if question.group is not None:
        assert 0 <= grouped(results, question.group, opened).total <= 4
