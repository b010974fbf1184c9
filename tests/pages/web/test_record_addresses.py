"""The address of a record is the one that its route would give."""

from __future__ import annotations

import pytest
from django.urls import reverse, set_script_prefix
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from statements.models.addresses import record_address


@given(st.text(min_size=1))
def test_an_address_is_that_of_the_route(record: str) -> None:
    named = record.replace(" ", "")
    if named and "\n" not in named:
        assert record_address(record) == reverse("record", args=[named])


@pytest.mark.parametrize(
    ("record", "address"),
    [
        ("S/PV.7802/12", "/S/PV.7802/12"),
        ("S/RES/2295 (2016)", "/S/RES/2295(2016)"),
        ("S/PV.3370 (Resumption 1)/2", "/S/PV.3370(Resumption1)/2"),
        ("//evil.example", "/%2F/evil.example"),
        ("a?b#c<", "/a%3Fb%23c%3C"),
    ],
)
def test_a_symbol_is_its_own_address(record: str, address: str) -> None:
    assert record_address(record) == address


def test_an_address_is_in_the_language_of_the_page() -> None:
    with override("fr"):
        assert record_address("S/PV.7802") == "/fr/S/PV.7802"
    assert record_address("S/PV.7802") == "/S/PV.7802"


def test_the_archive_may_stand_below_another_address() -> None:
    set_script_prefix("/archive/")
    try:
        assert record_address("S/PV.7802") == "/archive/S/PV.7802"
    finally:
        set_script_prefix("/")
