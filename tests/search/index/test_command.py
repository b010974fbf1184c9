from __future__ import annotations

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from statements.models import Statement
from tests.factories import make_statement
from tests.search.answers import ask

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _record(transactional_db: None, index: Path) -> None:
    make_statement("Peace.")


def printed(*arguments: str) -> str:
    out = StringIO()
    call_command("index", *arguments, stdout=out)
    return out.getvalue().strip()


def test_it_builds_what_is_not_there() -> None:
    assert printed() == "1 statement indexed."


def test_it_catches_up() -> None:
    ask()
    for _ in range(2):
        make_statement("War.")
    assert printed() == "2 statements indexed."


def test_it_does_nothing_where_nothing_is_to_do() -> None:
    ask()
    assert printed() == "0 statements indexed."


def test_it_rebuilds() -> None:
    ask()
    assert printed("--rebuild") == "1 statement indexed."


def test_it_checks() -> None:
    ask()
    assert printed("--check") == "Index and record agree."


def test_it_fails_when_index_and_record_differ() -> None:
    ask()
    key = Statement.objects.get().pk
    Statement.objects.update(language="French")
    with pytest.raises(CommandError, match=rf"^Index and record differ: 1 stale \({key}\)$"):
        printed("--check")


def test_it_names_only_some_of_many() -> None:
    for _ in range(9):
        make_statement("War.")
    with pytest.raises(CommandError, match=r": 10 missing \(\d+, \d+, \d+, \d+, \d+, …\)$"):
        printed("--check")


def test_it_does_one_thing_at_a_time() -> None:
    with pytest.raises(CommandError, match="not allowed"):
        printed("--check", "--rebuild")
