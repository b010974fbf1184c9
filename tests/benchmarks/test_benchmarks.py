"""The benchmark at a few hundred statements: it runs, its contenders agree, its tables tell."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection
from pytest_django import Settings

from statements.models import Citation, Meeting, Statement
from statements.search.index import sync
from statements.search.language.question import Question
from statements.search.results.answer import answer

from . import loading, measuring, record, targets
from .contenders import Archive, Asked, Contender, Engine, PostgreSQL, SQLite
from .figures import Figures
from .report import report
from .timing import Timing, timed

HOW_MANY = 300


def test_the_same_seed_gives_the_same_record() -> None:
    first, second = (list(record.statements(20, seed=7)) for _ in range(2))
    assert first == second
    assert first != list(record.statements(20, seed=8))
    assert [said.date for said in first] == sorted(said.date for said in first)


def test_citations_stand_where_they_are_said_to() -> None:
    cited = [
        (said.paragraphs[citation.paragraph - 1], citation)
        for said in record.statements(20)
        for citation in said.citations
    ]
    assert cited
    for text, citation in cited:
        assert text[citation.start :].startswith(citation.printed)


@pytest.mark.django_db(transaction=True)
def test_contenders_answer_the_same(settings: Settings, tmp_path: Path) -> None:
    settings.ARCHIVE_INDEX = tmp_path / "index"
    call_command("load_facts", verbosity=0, stdout=measuring.Nowhere())
    loading.fill(record.statements(HOW_MANY), loading.Referred.begin(), lambda _: None)
    sync.rebuild()
    assert Statement.objects.count() == HOW_MANY
    assert Meeting.objects.exists()
    assert Citation.objects.exists()
    assert answer(Question(), sync.current()).total == HOW_MANY

    postgresql, sqlite = PostgreSQL(), SQLite(tmp_path / "fts5.sqlite3")
    postgresql.build()
    sqlite.build(lambda _: None)
    contenders: list[Contender] = [Archive(), Engine(), postgresql, sqlite]
    # No stop word in the phrase: PostgreSQL takes one of them for another.
    for one in (Asked("peace"), Asked('"human rights"'), Asked("peace", "afghanistan")):
        totals = [who.search(one) for who in contenders]
        assert len(set(totals)) == 1, (one, totals)
    figures = measuring.compared("common word", [Asked("peace")], contenders, 0)
    measured = {targets.AT: figures}
    lines = list(report(measured, targets.targets(measured)))
    assert sum("PostgreSQL" in line for line in lines) == 2
    assert measuring.caught_up(2).runs == 2
    with connection.cursor() as cursor:
        cursor.execute("DROP SCHEMA benchmark CASCADE")


def test_a_target_is_met_or_not() -> None:
    figures: Figures = {
        "common word: this archive": Timing(10, 20, 5),
        "common word: Tantivy alone": Timing(6, 7, 5),
        "common word: PostgreSQL": Timing(900, 950, 5),
        targets.PAGES_A_SECOND: 79.0,
    }
    judged = list(targets.targets({targets.AT: figures, targets.LARGE: figures}))
    assert [(round(one.seen, 1), one.is_met) for one in judged] == [
        (1.7, False),
        (90.0, False),
        (79.0, False),
        (1.1, True),
    ]
    assert any("90.0" in line and "no" in line for line in report({10: figures}, judged))


def test_timing_is_of_every_run() -> None:
    assert Timing.of([0.001, 0.002, 0.003]).median == 2
    assert timed([lambda: None, lambda: None, lambda: None], 0).runs == 3
