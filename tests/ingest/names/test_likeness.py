"""How like two names are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statements.facts.labels import scanned
from statements.ingest.names.likeness import SAME, most_like


def _like(key: str, *known: str) -> tuple[str, float] | None:
    found = most_like(key, {other: scanned(other) for other in known})
    return (found.key, found.confidence) if found else None


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("mr jiirgenson", "mr jurgenson"),
        ("mr bencosme castafios", "mr bencosme castanos"),
        ("mr 0wada", "mr owada"),
        ("mr liu jieyi", "mr llu jieyi"),
    ],
)
def test_damage_joins_two_names(printed: str, meant: str) -> None:
    assert _like(printed, meant, "mr somebody else") == (meant, SAME)


def test_a_full_name_without_its_title_is_the_same() -> None:
    assert _like("nicolas de riviere", "mr nicolas de riviere") == ("mr nicolas de riviere", SAME)
    assert _like("ms anne gueguen", "anne gueguen") == ("anne gueguen", SAME)
    assert _like("gueguen", "ms gueguen") != ("ms gueguen", SAME)
    assert _like("mr kim ju", "ms kim ju") is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("mr auvaeart", "mr auvaart"),
        ("nicolas de riviere", "mr de riviere"),
        ("mr popolizio bardeles", "mr popolizio bardales"),
    ],
)
def test_likeness_is_only_suggested(one: str, other: str) -> None:
    found = _like(one, other)
    assert found is not None
    assert found[0] == other
    assert 0 < found[1] < SAME


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("mr smith", "ms smith"),
        ("mr li", "mr liu"),
        ("mr bessho", "mr yoshikawa"),
        ("mr wang min", "mr zhang jun"),
    ],
)
def test_two_people_are_not_alike(one: str, other: str) -> None:
    assert _like(one, other) is None


@given(st.text(), st.lists(st.text(), max_size=5))
def test_no_name_raises(key: str, known: list[str]) -> None:
    found = most_like(key, {other: scanned(other) for other in known})
    assert found is None or (found.key in known and 0 < found.confidence <= SAME)
