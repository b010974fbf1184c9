from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statements.transcripts.citing.citations import contradicted, find
from statements.transcripts.symbols import canonical, parse
from tests.evaluation.material import rows

ARTICLE_51 = "Charter, Article 51"


def cited(*paragraphs: str) -> list[tuple[str, str]]:
    return [(citation.symbol, citation.pinpoint) for citation in find(paragraphs)]


@pytest.mark.parametrize(
    ("text", "symbols"),
    [
        ("Article 51 of the Charter of the United Nations", [ARTICLE_51]),
        ("article 51 of the United Nations Charter", [ARTICLE_51]),
        ("Article 24of the Charter", ["Charter, Article 24"]),
        ("Articles 2 and 51 of our Charter", ["Charter, Article 2", ARTICLE_51]),
        (
            "Articles 10, 11 and 22 of the Charter",
            ["Charter, Article 10", "Charter, Article 11", "Charter, Article 22"],
        ),
        ("principles of the Charter, especially Article 1, and", ["Charter, Article 1"]),
        ("the right to self-defence under Article 51.", [ARTICLE_51]),
        ("Chapter VI of the Charter", ["Charter, Chapter VI"]),
        ("Chapters VI and VII", ["Charter, Chapter VI", "Charter, Chapter VII"]),
        ("a Chapter VII resolution", ["Charter, Chapter VII"]),
        ("Chapter VIL of the Charter", ["Charter, Chapter VII"]),
        (
            "Article 54 of Chapter VIII of the Charter",
            ["Charter, Article 54", "Charter, Chapter VIII"],
        ),
    ],
)
def test_provisions_of_the_charter(text: str, symbols: list[str]) -> None:
    assert [symbol for symbol, _ in cited(text)] == symbols


@pytest.mark.parametrize(
    "text",
    [
        "article 56 of the Fourth Geneva Convention",
        "Article 10, paragraph 1, of the Statute of the International Court of Justice",
        "Article 5 of the Washington Treaty",
        "Article 4 of the Charter of the Organization of American States",
        "Article 112 of the Charter",
        "Chapter IV of the report",
        "Chapter VII of the draft report",
        "Chapter XX of the Charter",
        "rule 62 of the provisional rules of procedure",
        "rule 19 of the Rules of the Road",
    ],
)
def test_articles_of_other_treaties(text: str) -> None:
    assert cited(text) == []


def test_an_article_cited_once_in_full_is_the_same_one_later() -> None:
    assert cited("Article 41 of the Charter applies.", "Under Article 41 we may act.") == [
        ("Charter, Article 41", ""),
        ("Charter, Article 41", ""),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Article 2, paragraph 4, of the Charter", ("Charter, Article 2", "paragraph 4")),
        ("paragraph 4 of Article 2 of the Charter", ("Charter, Article 2", "paragraph 4")),
        ("Article 2 (4) of the Charter", ("Charter, Article 2", "(4)")),
        ("rule 37 of the Council's provisional rules of procedure", ("S/96/Rev.7", "rule 37")),
        ("Rule 36 of the provisional rules of procedure", ("S/96/Rev.7", "rule 36")),
        ("rules 37 and 39", ("S/96/Rev.7", "rules 37 and 39")),
        ("paragraph 97 of his report (S/2020/545)", ("S/2020/545", "paragraph 97")),
        ("section C of resolution 687 (1991)", ("S/RES/687 (1991)", "section C")),
    ],
)
def test_places(text: str, expected: tuple[str, str]) -> None:
    assert cited(text) == [expected]


@pytest.mark.parametrize(
    ("text", "symbols"),
    [
        ("General Assembly resolution 3314 (X XIX)", ["A/RES/3314 (XXIX)"]),
        ("resolution 194 (IID)", ["A/RES/194 (III)"]),
        ("resolutions 194 and 242", ["A/RES/194 (III)", "S/RES/242 (1967)"]),
        ("the Human Rights Council in its resolution 31/36", ["A/HRC/RES/31/36"]),
        ("resolution 2017/5 of the Economic and Social Council", ["E/RES/2017/5"]),
        ("House of Representatives resolution 326", []),
        ("League of Arab States resolution 8522 (2020)", []),
        ("(S/PVI888, p. 8)", ["S/PV.1888"]),
        ("(S$/2020/525)", ["S/2020/525"]),
        ("(4/74/19, para. 132)", ["A/74/19"]),
        ("(A/HRC/43/ CRP.6)", ["A/HRC/43/CRP.6"]),
        ("resolution 2216 (2215)", ["S/RES/2216 (2215)"]),
        ("S/Agenda/4644", ["S/AGENDA/4644"]),
        ("S/PV.4625 and Resumption 1", ["S/PV.4625", "S/PV.4625 (Resumption 1)"]),
        ("678 (1990) and 687.", ["S/RES/678 (1990)", "S/RES/687 (1991)"]),
        ("resolution 242 and 338.", ["S/RES/242 (1967)", "S/RES/338 (1973)"]),
    ],
)
def test_rarer_forms(text: str, symbols: list[str]) -> None:
    assert [symbol for symbol, _ in cited(text)] == symbols


def test_ibid_is_the_document_given_in_brackets_before() -> None:
    text = (
        '"Yes" (S/2020/545, para. 10). Under resolution 2254 (2015) they "may" (ibid., para. 47).'
    )
    assert cited(text, "“Now” (ibid.).") == [
        ("S/2020/545", "para. 10"),
        ("S/RES/2254 (2015)", ""),
        ("S/2020/545", "para. 47"),
        ("S/2020/545", ""),
    ]
    assert cited("(ibid.)") == []


def test_a_wrong_year_is_told_from_a_right_one() -> None:
    assert contradicted("S/RES/2254 (2004)") == 2015
    assert contradicted("S/RES/2254 (2015)") is None
    assert contradicted("S/RES/2254") is None
    assert contradicted("S/2020/254") is None
    assert contradicted("nothing") is None


def test_the_years_known_to_be_wrong_are_told(shared_data: Path) -> None:
    for row in rows(shared_data / "gold" / "citation_year_mismatches.tsv"):
        symbol = f"S/RES/{row['resolution']} ({row['cited_year']})"
        assert contradicted(symbol) == int(row["true_year"])
    faulty = (shared_data / "gold" / "faulty_citations_in_records.tsv").read_text("utf-8")
    cited_as = [line.partition("\t")[2] for line in faulty.splitlines()]
    resolutions = [canonical(symbol) for symbol in cited_as if symbol.startswith("S/RES/")]
    assert len(resolutions) == 54
    assert all(contradicted(symbol) for symbol in resolutions)


def test_the_charter_has_symbols_and_pages() -> None:
    assert canonical("charter,article51") == ARTICLE_51
    assert parse(ARTICLE_51).url == "https://www.un.org/en/about-us/un-charter/chapter-7"
    assert parse("Charter, Chapter VIII").url.endswith("chapter-8")
    assert parse("Charter, Article 111").url.endswith("chapter-19")


@given(st.text(alphabet=" ArticlesChapters0123456789VIX,.()ofthean/§", max_size=300))
def test_no_text_raises_and_every_span_is_what_it_says(text: str) -> None:
    for citation in find([text]):
        assert text[citation.start : citation.end] == citation.printed
        assert canonical(citation.symbol) == citation.symbol
