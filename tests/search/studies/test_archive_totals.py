"""The totals of an archive are those of a search for everything."""

from __future__ import annotations

from pathlib import Path

import pytest

from statements.search.index.sync import current
from statements.search.language.question import Question
from statements.search.studies.archive_totals import archive_totals
from tests.factories import make_statement
from tests.search.answers import ask, facets_of

pytestmark = pytest.mark.django_db


@pytest.mark.usefixtures("db")
@pytest.mark.parametrize("size", [1, 2, 100])
def test_it_is_what_a_search_for_everything_finds(index: Path, size: int) -> None:
    for country, cited in (("Japan", 1), ("Japan", 2), ("France", 2), ("Kenya", 3), ("Chad", 3)):
        make_statement(country=country, cites=[f"S/2016/{cited}"], speaker=f"Mr. {country}")
    make_statement(country="Japan", procedural=True)
    facets = {facet.key: facet for facet in facets_of(Question(), size)}
    found = archive_totals(current(), size)
    assert found.statements == ask().total == 6
    assert found.countries == facets["country"]
    assert found.documents == facets["cites"].buckets
    assert (found.countries.buckets[0].label, found.countries.total) == ("Japan", 4)


def test_nothing_held_is_told_as_nothing(index: Path) -> None:
    found = archive_totals(current(), 10)
    assert (found.statements, found.countries.total, found.documents) == (0, 0, ())
