"""Lists of names: parted where that leaves known names, and nowhere else."""

from __future__ import annotations

from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statements.facts import CountryFact, countries, country_of
from statements.transcripts.languages.names.countries import country_in
from statements.transcripts.name_lists import names_in


def named(text: str, language: str = "en") -> list[str]:
    known = partial(country_in, language)
    return [one if isinstance(one, str) else one.name for one in names_in(text, known)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "China, United Kingdom of Great Britain and Northern Ireland and United States",
            ["China", "United Kingdom", "United States"],
        ),
        ("en", "Bosnia and Herzegovina and Mali.", ["Bosnia and Herzegovina", "Mali"]),
        ("en", "France; and Trinidad and Tobago", ["France", "Trinidad and Tobago"]),
        ("en", "Atlantis and France", ["Atlantis and France"]),
        ("fr", "Chine, Mali et États-Unis d'Amérique", ["China", "Mali", "United States"]),
        ("es", "Francia y Estados Unidos de América", ["France", "United States"]),
        ("ru", "Китай, Франция и Мали", ["China", "France", "Mali"]),
        ("zh", "中国、法国和马里", ["China", "France", "Mali"]),
        ("en", "", []),
    ],
)
def test_a_list_is_parted_at_its_last_and(language: str, text: str, expected: list[str]) -> None:
    assert named(text, language) == expected


MEMBERS = st.lists(st.sampled_from(countries()), min_size=1, max_size=15, unique=True)


@given(MEMBERS)
def test_what_was_joined_is_parted_again(members: list[CountryFact]) -> None:
    names = [member.name for member in members]
    joined = " and ".join([", ".join(names[:-1]), names[-1]] if names[:-1] else names)
    assert list(names_in(joined, country_of)) == members
