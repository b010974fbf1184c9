"""Countries and organizations by their names in the other official languages.

`countries.csv` beside this module has the short names that the United Nations uses and
those met beside them. Every name leads to the country of `statements.facts`, whose English
name a `ParsedStatement` carries whatever the language of its record.

An Arabic name may come with its pieces in another order, because extractors put runs of a
line in the order in which they were painted ("ائرالجز" for "الجزائر", S/PV.9642). The letters
are all there, and no two countries have the same ones: so they are compared sorted.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Collection
from functools import cache, lru_cache
from pathlib import Path

from statements.facts import (
    CountryFact,
    OrganizationFact,
    country,
    country_of,
    organization_of,
    organizations,
)
from statements.facts.tables import read_rows

CODES = ("fr", "es", "ru", "zh", "ar")
_ARTICLES = ("la ", "le ", "les ", "l’", "l'", "el ", "los ", "las ")
_LETTERS_ALIKE = str.maketrans(
    {"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ё": "е"}
)
_ENDINGS_ALIKE = str.maketrans({"ى": "ي", "ة": "ه"})


@lru_cache(maxsize=8192)
def fold(label: str) -> str:
    """Return the letters of a label alone: no case, accents, spaces or punctuation."""
    spread = unicodedata.normalize("NFKD", label.casefold().translate(_LETTERS_ALIKE))
    letters = "".join(letter for letter in spread if letter.isalpha() and letter != "ـ")
    return letters.translate(_LETTERS_ALIKE)


@lru_cache(maxsize=8192)
def letters(label: str) -> str:
    """Return the letters of an Arabic label in alphabetical order, hamzas told apart.

    Without them Albania and Japan would have the same letters.
    """
    whole = unicodedata.normalize("NFKC", label).translate(_ENDINGS_ALIKE)
    return "".join(sorted(letter for letter in whole if letter.isalpha() and letter != "ـ"))


@lru_cache(maxsize=4096)
def country_in(language: str, label: str) -> CountryFact | None:
    """Return the country that `label` names in a language; None where it names none."""
    plain = " ".join(label.split()).strip(" .,;:،。、；：")
    if not plain:
        return None
    if language == "en":
        return country_of(plain)
    names = _names(language)
    if slug := names.get(fold(plain)):
        return country(slug)
    lowered = plain.casefold()
    for article in _ARTICLES:
        if lowered.startswith(article) and (slug := names.get(fold(plain[len(article) :]))):
            return country(slug)
    if language == "ar" and (slug := _anagrams().get(letters(plain))):
        return country(slug)
    return None


@lru_cache(maxsize=1024)
def organization_in(language: str, label: str) -> OrganizationFact | None:
    """Return the organization that `label` names in a language, or in English."""
    if fact := organization_of(label):
        return fact
    slug = _organizations().get((language, fold(label)))
    return _organizations_by_slug()[slug] if slug else None


def subset_of(text: str, slugs: Collection[str]) -> tuple[str, ...] | None:
    """Return which of these countries a scrambled Arabic list names, all letters used.

    None unless exactly one choice among `slugs` accounts for every letter of `text`.
    """
    target = Counter(letters(text))
    if not target:
        return ()
    candidates = [
        (slug, Counter(letters(name)))
        for slug in sorted(slugs)
        for name in spellings("ar").get(slug, ())
        if not Counter(letters(name)) - target
    ]
    # Long names first: they fail soonest.
    candidates.sort(key=lambda item: (-sum(item[1].values()), item[0]))
    found: set[tuple[str, ...]] = set()
    steps = 0

    def search(index: int, rest: Counter[str], taken: tuple[str, ...]) -> None:
        nonlocal steps
        steps += 1
        if steps > _MOST_STEPS or len(found) > 1:
            return
        if not rest:
            found.add(tuple(sorted(taken)))
            return
        if index == len(candidates):
            return
        slug, need = candidates[index]
        if slug not in taken and not need - rest:
            search(index + 1, rest - need, (*taken, slug))
        search(index + 1, rest, taken)

    search(0, target, ())
    return next(iter(found)) if len(found) == 1 and steps <= _MOST_STEPS else None


_MOST_STEPS = 60_000
"""Fifteen members make 32,768 choices; a list that takes longer is no list of members."""


@cache
def _organizations() -> dict[tuple[str, str], str]:
    rows = read_rows(Path(__file__).parent / "organizations.csv", ("slug", *CODES))
    return {
        (language, fold(spelling)): row.text("slug")
        for row in rows
        for language in CODES
        for spelling in row.text(language).split("|")
    }


@cache
def _organizations_by_slug() -> dict[str, OrganizationFact]:
    return {fact.slug: fact for fact in organizations()}


@cache
def spellings(language: str) -> dict[str, tuple[str, ...]]:
    """Return the names of every country in a language, by slug, the official one first."""
    rows = read_rows(Path(__file__).parent / "countries.csv", ("slug", *CODES))
    return {row.text("slug"): tuple(row.text(language).split("|")) for row in rows}


@cache
def _names(language: str) -> dict[str, str]:
    if language not in CODES:
        return {}
    names: dict[str, str] = {}
    for slug, spelled in spellings(language).items():
        for spelling in spelled:
            if names.setdefault(fold(spelling), slug) != slug:
                raise ValueError(f"countries.csv: “{spelling}” means two countries")
    return names


@cache
def _anagrams() -> dict[str, str]:
    keys: dict[str, str] = {}
    for slug, spelled in spellings("ar").items():
        for spelling in spelled:
            if keys.setdefault(letters(spelling), slug) != slug:
                raise ValueError(f"countries.csv: the letters of “{spelling}” make two countries")
    return keys
