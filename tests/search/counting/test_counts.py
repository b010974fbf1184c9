"""Every count, of results, facets and trends, equals one made by reading the record through.

`Asked` is a query and what it should fit, told in plain Python over plain texts: it knows
nothing of the engine, nor of how a query is read.
"""

from __future__ import annotations

import datetime
import random
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from django.utils.text import slugify
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django import Settings

from statements.search.index.sync import current
from statements.search.language.question import FACETS, Question
from statements.search.results.facets import UNCOUNTED
from statements.search.studies.trends import count_trends
from tests.conftest import Stand
from tests.factories import make_statement
from tests.search.answers import answered, facets_of

pytestmark = pytest.mark.django_db

FORMS = {"reforms": "reform", "reformed": "reform", "threats": "threat", "wars": "war"}
WORDS = [*FORMS, "reform", "threat", "war", "peace", "law", "counter-terrorism", "d’amitié"]
COUNTRIES = {"Japan": "japan", "France": "france", "Côte d'Ivoire": "cote-divoire"}
REGIONS = {"Japan": "asia-pacific", "France": "western-european-others", "Côte d'Ivoire": "african"}
AGENDAS = ["The situation in Mali", "Threats to peace", ""]
SPEAKERS = ["Mr. Bessho", "Ms. Law", ""]
DOCUMENTS = ["S/RES/1325 (2000)", "S/2016/235"]


@dataclass(frozen=True)
class Said:
    """One statement of the record, in the simplest form."""

    text: str
    country: str
    organization: str
    speaker: str
    agenda: str
    date: datetime.date
    language: str
    procedural: bool
    cites: tuple[str, ...]

    def values(self, facet: str) -> list[str]:
        delegation = COUNTRIES.get(self.country) or slugify(self.organization)
        role = "non-member" if self.country else "un" if self.organization else "other"
        return {
            "country": [COUNTRIES[self.country]] if self.country else [],
            "org": [slugify(self.organization)] if self.organization else [],
            "speaker": [slugify(f"{self.speaker} {delegation}")] if self.speaker else [],
            "year": [str(self.date.year)],
            "agenda": [slugify(self.agenda)] if self.agenda else [],
            "lang": [self.language.lower()] if self.language else [],
            "role": [role],
            "region": [REGIONS[self.country]] if self.country else [],
            "type": ["procedural" if self.procedural else "substantive"],
            "cites": [symbol.replace(" ", "") for symbol in self.cites],
        }[facet]

    def inflected(self) -> list[list[str]]:
        return [words(self.text), words(self.agenda)]

    def names(self) -> list[list[str]]:
        return [words(self.speaker), words(self.country or self.organization)]


def words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", text.lower())
    return re.findall("[a-z0-9]+", "".join(c for c in plain if not unicodedata.combining(c)))


def base(found: Sequence[str]) -> list[str]:
    return [FORMS.get(word, word) for word in found]


def has_run(found: Sequence[str], run: Sequence[str]) -> bool:
    return any(list(found[at : at + len(run)]) == list(run) for at in range(len(found)))


def are_near(found: Sequence[str], pair: Sequence[str], distance: int) -> bool:
    one, other = ([at for at, word in enumerate(found) if word == each] for each in pair)
    return any(0 < abs(a - b) <= distance + 1 for a in one for b in other)


Fits = Callable[[Said], bool]


@dataclass(frozen=True)
class Asked:
    query: str
    fits: Fits


def word(text: str) -> Asked:
    run = words(text)
    return Asked(
        text,
        lambda said: (
            any(has_run(base(field), base(run)) for field in said.inflected())
            or any(has_run(field, run) for field in said.names())
        ),
    )


def phrase(texts: list[str]) -> Asked:
    run = [part for text in texts for part in words(text)]
    return Asked(
        f'"{" ".join(texts)}"',
        lambda said: any(has_run(field, run) for field in (*said.inflected(), *said.names())),
    )


def exact(text: str) -> Asked:
    return Asked(f"={text}", phrase([text]).fits)


def near(one: str, other: str, distance: int) -> Asked:
    pair = base([one, other])
    return Asked(
        f'"{one} {other}"~{distance}',
        lambda said: any(are_near(base(field), pair, distance) for field in said.inflected()),
    )


def beginning(text: str) -> Asked:
    return Asked(
        f"{text}*",
        lambda said: any(
            one.startswith(text) for field in (*said.inflected(), *said.names()) for one in field
        ),
    )


def of(facet: str, name: str, values: list[tuple[str, str]]) -> Asked:
    """A field with values as they are written, each with what it is in the record."""
    written = ",".join(text for text, _ in values)
    slugs = {slug for _, slug in values}
    return Asked(f"{name}:{written}", lambda said: bool(slugs & set(said.values(facet))))


def since(day: datetime.date) -> Asked:
    return Asked(f"after:{day}", lambda said: said.date > day)


def until(day: datetime.date) -> Asked:
    return Asked(f"before:{day}", lambda said: said.date < day)


def every(parts: list[Asked]) -> Asked:
    return Asked(
        " ".join(f"({part.query})" for part in parts), lambda s: all(p.fits(s) for p in parts)
    )


def either(parts: list[Asked]) -> Asked:
    return Asked(
        " OR ".join(f"({part.query})" for part in parts), lambda s: any(p.fits(s) for p in parts)
    )


def without(part: Asked) -> Asked:
    return Asked(f"-({part.query})", lambda said: not part.fits(said))


def some(*pairs: tuple[str, str]) -> st.SearchStrategy[list[tuple[str, str]]]:
    return st.lists(st.sampled_from(pairs), min_size=1, max_size=2, unique=True)


plain = st.sampled_from([one for one in WORDS if one.isalpha() and one.isascii()])
some_word = st.sampled_from([*WORDS, "Mali", "Japan", "d'Ivoire", "bessho", "absent"])
days = st.dates(datetime.date(2014, 12, 1), datetime.date(2017, 2, 1))
leaves: st.SearchStrategy[Asked] = st.one_of(
    some_word.map(word),
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(phrase),
    plain.map(exact),
    st.tuples(plain, plain, st.integers(1, 4))
    .filter(lambda drawn: base(drawn[:1]) != base(drawn[1:2]))
    .map(lambda drawn: near(*drawn)),
    st.sampled_from(["re", "thr", "wa", "ja", "be"]).map(beginning),
    some(("Japan", "japan"), ("france", "france"), ('"Ivory Coast"', "cote-divoire")).map(
        lambda values: of("country", "country", values)
    ),
    some(("ocha", "ocha")).map(lambda values: of("org", "org", values)),
    some(("2015", "2015"), ("2016", "2016")).map(lambda values: of("year", "year", values)),
    some(("procedural", "procedural"), ("substantive", "substantive")).map(
        lambda values: of("type", "is", values)
    ),
    some(("un", "un"), ("non-member", "non-member"), ("other", "other")).map(
        lambda values: of("role", "role", values)
    ),
    some(("1325", "S/RES/1325(2000)"), ("S/2016/235", "S/2016/235")).map(
        lambda values: of("cites", "cites", values)
    ),
    some(("french", "french"), ("Arabic", "arabic")).map(lambda v: of("lang", "lang", v)),
    days.map(since),
    days.map(until),
)


def joined(parts: st.SearchStrategy[Asked]) -> st.SearchStrategy[Asked]:
    several = st.lists(parts, min_size=2, max_size=3)
    return st.one_of(several.map(every), several.map(either), parts.map(without))


queries = st.recursive(leaves, joined, max_leaves=5)


def said_at_random(drawn: random.Random) -> Said:
    country, organization = drawn.choice(
        [*((name, "") for name in COUNTRIES), ("", "OCHA"), ("", "")]
    )
    return Said(
        text=" ".join(drawn.choice(WORDS) for _ in range(drawn.randint(1, 9))),
        country=country,
        organization=organization,
        speaker=drawn.choice(SPEAKERS),
        agenda=drawn.choice(AGENDAS),
        date=datetime.date(2014, 12, 1) + datetime.timedelta(drawn.randrange(800)),
        language=drawn.choice(["", "French", "Arabic"]),
        procedural=drawn.random() < 0.3,
        cites=tuple(symbol for symbol in DOCUMENTS if drawn.random() < 0.3),
    )


def drawn() -> list[Said]:
    chance = random.Random(20161107)
    return [said_at_random(chance) for _ in range(40)]


def make_record() -> None:
    for number, said in enumerate(drawn()):
        make_statement(**vars(said), symbol=f"S/PV.{7000 + number}")


@pytest.fixture(scope="module")
def _standing(stand: Stand) -> Path:
    return stand(make_record)


@pytest.fixture
def record(db: None, _standing: Path, settings: Settings) -> list[Said]:
    settings.ARCHIVE_INDEX = _standing
    settings.ARCHIVE_INDEX_INTERVAL = 3600.0  # nothing changes while a test asks
    return drawn()


choices = st.fixed_dictionaries(
    {},
    optional={
        "country": some(("japan", ""), ("france", "")),
        "year": some(("2015", ""), ("2016", "")),
        "type": some(("procedural", "")),
        "cites": some(("S/2016/235", "")),
    },
).map(lambda chosen: {facet: tuple(v for v, _ in values) for facet, values in chosen.items()})


def fits(said: Said, chosen: dict[str, tuple[str, ...]], leaving_out: str = "") -> bool:
    return all(
        set(values) & set(said.values(facet))
        for facet, values in chosen.items()
        if facet != leaving_out
    )


many = settings(
    max_examples=2 * settings().max_examples,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)


@many
@given(asked=queries, chosen=choices)
def test_results_and_facets(
    record: list[Said], asked: Asked, chosen: dict[str, tuple[str, ...]]
) -> None:
    question = Question(asked.query, glossary=False, **chosen)  # type: ignore[arg-type]
    results, shown = answered(question), facets_of(question, 1_000)
    assert results.problems == ()
    found = [said for said in record if asked.fits(said)]
    assert results.total == sum(fits(said, chosen) for said in found)
    for facet in shown:
        wide = [said for said in found if fits(said, chosen, leaving_out=facet.key)]
        counted = Counter(value for said in wide for value in said.values(facet.key))
        absent = dict.fromkeys(chosen.get(facet.key, ()), 0)
        assert {one.value: one.count for one in facet.buckets} == absent | counted
    assert {facet.key for facet in shown} >= set(FACETS) - set(UNCOUNTED)


@many
@given(asked=st.lists(queries, min_size=1, max_size=3), chosen=choices)
def test_trends(record: list[Said], asked: list[Asked], chosen: dict[str, tuple[str, ...]]) -> None:
    within = [said for said in record if fits(said, chosen)]
    whole = replace(Question(glossary=False), **chosen)  # type: ignore[arg-type]
    found = count_trends(current(), whole, [one.query for one in asked])
    years = {said.date.year for said in within}
    assert len(found.periods) == (max(years) - min(years) + 1 if years else 0)
    for one, series in zip(asked, found.series, strict=True):
        assert series.total == sum(one.fits(said) for said in within)
        for period, point in zip(found.periods, series.points, strict=True):
            of_year = [said for said in within if str(said.date.year) == period.label]
            assert point.statements == sum(one.fits(said) for said in of_year)
            assert point.of_statements == len(of_year)
            assert point.of_words == sum(len(said.text.split()) for said in of_year)
