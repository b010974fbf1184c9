from __future__ import annotations

import datetime
import json
from pathlib import Path

import pytest
from pytest_django import DjangoAssertNumQueries, Settings

from statements.search.language.question import Question, Sort
from statements.search.language.tokenizer import MAX_QUERY_LENGTH
from statements.search.results.answer import answer_as_dict
from tests.factories import make_statement
from tests.search.answers import ask, find, first

pytestmark = pytest.mark.django_db


@pytest.fixture
def two(db: None, index: Path) -> None:
    make_statement(
        "Asymmetric threats.", number=12, country="Japan", capacity="President of the Council"
    )
    make_statement(
        "Thank you.",
        symbol="SPECIMEN/PV.3",
        number=1,
        speaker="Ms. Doe",
        organization="OCHA",
        date=datetime.date(2019, 1, 1),
        language="French",
        procedural=True,
    )


@pytest.mark.usefixtures("two")
def test_a_hit_holds_all_that_a_line_shows() -> None:
    hit = first("threats")
    shown = (hit.symbol, hit.number, hit.date, hit.speaker, hit.speaker_slug, hit.capacity)
    assert shown == (
        "S/PV.7802",
        12,
        datetime.date(2016, 11, 7),
        "Mr. Bessho",
        "bessho-japan",
        "President of the Council",
    )


@pytest.mark.usefixtures("two")
def test_a_hit_tells_for_whom_it_was() -> None:
    hit = first("threats")
    assert (hit.delegation, hit.delegation_slug, hit.delegation_kind) == (
        "Japan",
        "japan",
        "country",
    )


@pytest.mark.usefixtures("two")
def test_a_hit_tells_what_kind_it_is() -> None:
    hit = first("thank")
    assert (hit.delegation_kind, hit.language, hit.procedural, hit.specimen, hit.word_count) == (
        "organization",
        "French",
        True,
        True,
        2,
    )


@pytest.mark.usefixtures("two")
def test_without_a_question_all_come_the_newest_first() -> None:
    assert find() == ["SPECIMEN/PV.3/1", "S/PV.7802/12"]


def test_an_empty_record_has_an_answer(db: None, index: Path) -> None:
    assert (ask().total, ask("peace").hits, ask().pages) == (0, (), 0)


def test_a_statement_without_anything_known_is_found(db: None, index: Path) -> None:
    make_statement("Hear, hear.", symbol="S/2020/254", speaker="", date=None, agenda="")
    assert (first("hear").date, first("hear").speaker, first("hear").agenda) == (None, "", "")


@pytest.fixture
def seven(db: None, index: Path) -> None:
    for number in range(1, 8):
        make_statement(number=number)


@pytest.mark.usefixtures("seven")
def test_pages_follow_on_each_other() -> None:
    pages = [find(page=page, size=3) for page in (1, 2, 3)]
    assert [record for page in pages for record in page] == [
        f"S/PV.7802/{number}" for number in range(1, 8)
    ]


@pytest.mark.usefixtures("seven")
def test_the_last_page_is_known() -> None:
    assert ask(size=3).pages == 3


@pytest.mark.usefixtures("seven")
def test_a_page_past_the_last_is_empty_and_knows_the_total() -> None:
    results = ask(page=99, size=3)
    assert (results.hits, results.total) == ((), 7)


@pytest.mark.usefixtures("seven")
def test_numbered_pages_end_at_a_depth(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("statements.search.results.cursors.DEPTH", 4)
    results = ask(page=2, size=3)
    assert (len(results.hits), results.total, results.pages) == (1, 7, 2)


@pytest.mark.usefixtures("two")
def test_every_choice_can_be_taken_off() -> None:
    results = ask("threats", country=("japan",), year=("2016", "2019"))
    assert [(chosen.label, chosen.query) for chosen in results.filters] == [
        ("Japan", "q=threats&year=2016&year=2019"),
        ("2019", "q=threats&country=japan&year=2016"),
        ("2016", "q=threats&country=japan&year=2019"),
    ]


@pytest.mark.usefixtures("two")
def test_the_answer_as_json() -> None:
    answer = json.loads(json.dumps(answer_as_dict(ask("threats (", country=("japan",)))))
    assert (answer["question"], answer["problem"], answer["total"], answer["results"]) == (
        {
            "q": "threats (",
            "filters": [{"facet": "country", "value": "japan"}],
            "from": "",
            "to": "",
            "sort": "relevance",
            "group": None,
            "page": 1,
            "query": "q=threats%20(&country=japan",
        },
        {"message": "This bracket is never closed.", "position": 8, "length": 1},
        1,
        [
            {
                "id": first("threats").id,
                "record": "S/PV.7802/12",
                "symbol": "S/PV.7802",
                "number": 12,
                "date": "2016-11-07",
                "speaker": "Mr. Bessho",
                "speaker_slug": "bessho-japan",
                "delegation": "Japan",
                "delegation_slug": "japan",
                "delegation_kind": "country",
                "capacity": "President of the Council",
                "agenda": "Maintenance of international peace and security",
                "agenda_slug": "maintenance-of-international-peace-and-security",
                "language": "",
                "procedural": False,
                "specimen": False,
                "word_count": 2,
                "extract": [
                    {"text": "Asymmetric ", "marked": False},
                    {"text": "threats", "marked": True},
                    {"text": ".", "marked": False},
                ],
                "position": {"paragraph": 1, "paragraphs": 1, "page": None, "depth": 57.9},
                "reason": None,
            }
        ],
    )


@pytest.mark.usefixtures("two")
def test_the_facets_in_json() -> None:
    (country,) = [facet for facet in answer_as_dict(ask())["facets"] if facet["key"] == "country"]
    assert country == {
        "key": "country",
        "label": "Country",
        "buckets": (
            {
                "value": "japan",
                "label": "Japan",
                "count": 1,
                "selected": False,
                "query": "country=japan",
            },
        ),
        "more": 0,
    }


@pytest.mark.usefixtures("two")
def test_a_search_asks_the_record_nothing_when_it_has_just_asked(
    settings: Settings, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    ask()
    settings.ARCHIVE_INDEX_INTERVAL = 60.0
    with django_assert_num_queries(0):
        ask("threats", country=("japan",))


@pytest.mark.parametrize(
    "text",
    [
        " ".join(f"counter-terrorism{n} peace-keeping" for n in range(25)),
        '"' + "the council's " * 24 + '"',
        "(" * MAX_QUERY_LENGTH,
        "-" * MAX_QUERY_LENGTH,
        "te* " * 50,
        "the OR " * 50,
    ],
)
def test_no_query_is_slow(two: None, settings: Settings, text: str) -> None:
    """`tests/guard.py` measures each."""
    ask(text)
    settings.ARCHIVE_INDEX_INTERVAL = 60.0
    assert ask(text, sort=Sort.RELEVANCE).question.text == text.strip()[:1_001]


def test_a_page_is_not_too_large() -> None:
    assert Question(size=10**9).size == 200
